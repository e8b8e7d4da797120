// The clients' operations up to the playhead and what to think of them, for QML and the painter.
// Thread rule: GUI thread; checks run in the background.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/background.h"
#include "app/view/moment.h"
#include "app/view/verdicts.h"

namespace view {

/// "c1: put x=5, ok after 36 ms, asked S2".
QString sentenceOf(const trace::OperationView& operation, trace::Instant now);

class HistoryView : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Views")
  Q_PROPERTY(Ruling ruling READ ruling NOTIFY changed)
  /// "Linearizable".
  Q_PROPERTY(QString words READ words NOTIFY changed)
  /// "23 operations explained by one order", or why there is none.
  Q_PROPERTY(QString reason READ reason NOTIFY changed)
  /// The event at which the guilty operation was answered; 0: none is guilty.
  Q_PROPERTY(int guiltyEvent READ guiltyEvent NOTIFY changed)
  Q_PROPERTY(int guilty READ guilty NOTIFY changed)
  /// The operation chosen, and the one under the pointer; 0: none.
  Q_PROPERTY(int chosen READ chosen WRITE setChosen NOTIFY pointed)
  Q_PROPERTY(int hovered READ hovered WRITE setHovered NOTIFY pointed)
  /// Operations on this key are lit; "": all.
  Q_PROPERTY(QString key READ key WRITE setKey NOTIFY pointed)

 public:
  enum Ruling { Nothing, Fine, Checking, Broken, Undecided, Incomplete };
  Q_ENUM(Ruling)

  explicit HistoryView(QObject* parent = nullptr) : QObject(parent) {}

  void setBackground(Background background) { background_ = std::move(background); }

  Ruling ruling() const { return ruling_; }
  QString words() const;
  QString reason() const { return reason_; }
  int guiltyEvent() const;
  int guilty() const;
  int chosen() const { return chosen_; }
  void setChosen(int operation);
  int hovered() const { return hovered_; }
  void setHovered(int operation);
  QString key() const { return key_; }
  void setKey(const QString& key);

  Q_INVOKABLE QString describe(int operation) const;
  /// The operation called before (-1) or after (1) another; from 0: the last one.
  Q_INVOKABLE int next(int operation, int step) const;
  /// The event of its call; 0: unknown.
  Q_INVOKABLE int callOf(int operation) const;
  Q_INVOKABLE double calledAt(int operation) const;
  Q_INVOKABLE QString keyOf(int operation) const;

  void show(const Moment& moment);

  // For the painter.
  const ClientHistory& history() const { return history_; }
  trace::EventId now() const { return now_; }
  /// nullptr unless the ruling is Broken.
  const Contradicted* contradiction() const;

 signals:
  void changed();
  void pointed();
  /// There is more to read: show the moment again.
  void asked();

 private:
  void judge();
  const ClientOperation* find(int operation) const;
  QString reasonOf() const;

  Background background_{doAtOnce};
  ClientHistory history_;
  Verdicts verdicts_;
  trace::EventId now_;
  trace::Instant time_{};
  Ruling ruling_{Nothing};
  trace::OperationId guilty_;  ///< while Broken; kept when the operation is given up
  QString reason_;
  QString key_;
  int chosen_{0};
  int hovered_{0};
};

}  // namespace view
