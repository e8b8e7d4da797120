// Lessons for QML: the list, the one that is open, and what the learner does in it. The session is
// not known here: signals ask for it, and lesson_link.h tells what it shows.
// Thread rule: GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>
#include <QUrl>

#include "app/lessons/class_table.h"
#include "app/lessons/guide.h"
#include "app/lessons/lesson_list.h"
#include "app/lessons/page.h"
#include "app/lessons/practice.h"
#include "engine/lesson/play.h"

namespace lessons {

class Lessons : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(lessons::LessonList* list READ list CONSTANT)
  Q_PROPERTY(lessons::Page* page READ page CONSTANT)
  Q_PROPERTY(lessons::Practice* practice READ practice CONSTANT)
  Q_PROPERTY(lessons::ClassTable* table READ table CONSTANT)
  Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
  Q_PROPERTY(QString folder READ folder NOTIFY openChanged)
  /// A sentence when the shown run is not the lesson's any more, or the lesson's file is mistaken.
  Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged)
  /// The shown run is not the lesson's: showAgain() or restart() brings it back.
  Q_PROPERTY(bool aside READ aside NOTIFY troubleChanged)
  /// The pane's width in the window, in pixels; 0: there is none.
  Q_PROPERTY(double room MEMBER room_ NOTIFY roomChanged)

 public:
  explicit Lessons(lesson::NewWorld newLab, QObject* parent = nullptr);

  LessonList* list() { return &list_; }
  Page* page() { return &page_; }
  Practice* practice() { return &practice_; }
  ClassTable* table() { return &table_; }
  bool isOpen() const { return guide_ != nullptr; }
  QString folder() const { return folder_; }
  QString trouble() const { return !mistake_.isEmpty() ? mistake_ : away_ + refused_; }
  bool aside() const { return !away_.isEmpty(); }
  double room() const { return room_; }
  /// REQUIRES: isOpen().
  const Guide& guide() const { return *guide_; }

  /// Other lessons than those of the program. The list is read anew.
  void setShelf(const QString& folder);
  /// Where progress is kept. Without it, it is kept in memory only.
  void keepRecords(const QString& file);

  Q_INVOKABLE void readList() { list_.read(shelf_, records_); }
  /// Opens a lesson of the list; one that is mistaken is not opened, and trouble() says why.
  Q_INVOKABLE void start(const QString& folder);
  Q_INVOKABLE void leave();
  Q_INVOKABLE void answer(int choice, int confidence);
  Q_INVOKABLE void hint();
  Q_INVOKABLE void goOn();
  Q_INVOKABLE void restart();
  Q_INVOKABLE void back();
  Q_INVOKABLE void skip();
  /// The lesson's run comes back into the window, where it stood.
  Q_INVOKABLE void showAgain();
  /// The lesson after this one, or "".
  Q_INVOKABLE QString next() const { return list_.folderAfter(folder_); }
  Q_INVOKABLE QString definition(const QString& term) const;
  Q_INVOKABLE QString source(const QString& term) const;
  /// "" or a sentence.
  Q_INVOKABLE QString exportProgress(const QUrl& file) const {
    return records_.exportTo(file.toLocalFile());
  }

  /// A lesson's worksheet and its teacher's notes as a PDF; "" or a sentence.
  Q_INVOKABLE QString saveWorksheet(const QString& folder, const QUrl& file) const;

  // For the link with the session.
  /// The window plays what the lesson does, and has not come to its end.
  bool showing() const { return showing_; }
  void arrived();
  void follow(Instant at);
  void take(const scenario::Script& branch);
  /// Another run was opened.
  void setAside();

 signals:
  void openChanged();
  void troubleChanged();
  void roomChanged();
  /// Show guide().showing(), from its beginning or at once where it stands.
  void showAsked();
  void playAsked();
  void pauseAsked();
  /// Something else is held back now: the window shall be drawn anew.
  void viewStale();
  /// What was just done is not to be: the lesson's run shall be shown again, soon.
  void refused();
  /// The list shall be opened.
  void listAsked();

 private:
  enum class Play { Shown, AtOnce };
  std::shared_ptr<const lesson::Lesson> readOpen();
  void close();
  void begin(std::shared_ptr<const lesson::Lesson> lesson, std::size_t step);
  void show(Play play);
  void refresh();
  void record();
  void watch();
  void reload();
  void say(QString mistake, QString away);

  lesson::NewWorld newLab_;
  QString shelf_;
  Records records_;
  LessonList list_;
  Page page_;
  Practice practice_;
  ClassTable table_;
  QString folder_;
  QString mistake_;
  QString away_;
  QString refused_;  ///< something was done while a question is open
  double room_{0};
  lesson::Glossary glossary_;
  std::unique_ptr<Guide> guide_;
  bool showing_{false};
  std::size_t recorded_{0};
  QElapsedTimer sinceRecord_;
  QFileSystemWatcher files_;
  QTimer changes_;  ///< an editor writes a file in several goes
};

}  // namespace lessons
