// What the lesson's pane shows: the sight of the present step, in QML's words. Texts are styled: a
// term of the glossary is a link to its name.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "engine/lesson/runner.h"

namespace lessons {

class Page : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Lessons")
  Q_PROPERTY(State state READ state NOTIFY changed)
  Q_PROPERTY(QString lesson READ lesson NOTIFY changed)
  /// From 1.
  Q_PROPERTY(int step READ step NOTIFY changed)
  Q_PROPERTY(int steps READ steps NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(QString look READ look NOTIFY changed)
  Q_PROPERTY(QStringList heldBack READ heldBack NOTIFY changed)
  Q_PROPERTY(QStringList terms READ terms NOTIFY changed)
  Q_PROPERTY(QString question READ question NOTIFY changed)
  Q_PROPERTY(QStringList choices READ choices NOTIFY changed)
  /// From 0; -1: none yet.
  Q_PROPERTY(int chosen READ chosen NOTIFY changed)
  Q_PROPERTY(int right READ right NOTIFY changed)
  Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
  Q_PROPERTY(QString task READ task NOTIFY changed)
  Q_PROPERTY(QStringList goals READ goals NOTIFY changed)
  Q_PROPERTY(QList<bool> reached READ reached NOTIFY changed)
  Q_PROPERTY(QString progress READ progress NOTIFY changed)
  Q_PROPERTY(QStringList hints READ hints NOTIFY changed)
  Q_PROPERTY(int hintsLeft READ hintsLeft NOTIFY changed)
  Q_PROPERTY(QString said READ said NOTIFY changed)
  Q_PROPERTY(QString done READ done NOTIFY changed)
  Q_PROPERTY(int tries READ tries NOTIFY changed)

 public:
  /// Showing: what the lesson does is being played in the window.
  enum State {
    Showing,
    Reading,
    Watching,
    Asking,
    Deciding,
    Explained,
    Working,
    Reached,
    Finished
  };
  Q_ENUM(State)

  using QObject::QObject;

  enum class Shown { Yes, NotYet };
  /// `shown`: the window has come to where the lesson stands.
  void show(const QString& lesson, const lesson::Sight& sight, Shown shown);

  State state() const { return state_; }
  QString lesson() const { return lesson_; }
  int step() const { return static_cast<int>(sight_.step) + 1; }
  int steps() const { return static_cast<int>(sight_.steps); }
  QString title() const;
  QString text() const;
  QString look() const;
  QStringList heldBack() const;
  QStringList terms() const;
  QString question() const;
  QStringList choices() const;
  int chosen() const;
  int right() const;
  QString explanation() const;
  QString task() const;
  QStringList goals() const;
  QList<bool> reached() const;
  QString progress() const;
  QStringList hints() const;
  int hintsLeft() const { return static_cast<int>(sight_.hintsLeft); }
  QString said() const;
  QString done() const;
  int tries() const { return static_cast<int>(sight_.tries); }

 signals:
  void changed();
  /// A question is open that was not.
  void questionAsked();

 private:
  bool asks() const { return state_ != Showing; }

  QString lesson_;
  State state_{Showing};
  lesson::Sight sight_;
};

}  // namespace lessons
