// Between a person and the speed of the Live world: while a program outside waits for the cluster,
// a speed that would stretch a commit beyond a second of its time, and a pause, ask first. Thread
// rule: GUI thread. Invariant: nothing is asked in the Lab, nor for a faster speed.
#pragma once

#include "app/session/outside_calls.h"
#include "app/session/session.h"

namespace session {

class SpeedQuestion : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(session::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// Servers that a client outside listens to, whether it calls them or not.
  Q_PROPERTY(QList<int> listened READ listened WRITE setListened NOTIFY listenedChanged)
  Q_PROPERTY(bool open READ open NOTIFY changed)
  /// What it would mean, with the numbers.
  Q_PROPERTY(QString words READ words NOTIFY changed)
  Q_PROPERTY(QString yes READ yes NOTIFY changed)
  Q_PROPERTY(QString no READ no NOTIFY changed)

 public:
  /// What a client would have to wait for a commit, in its own time, before anybody is asked.
  static constexpr double kStretchMostMs = 1000;

  explicit SpeedQuestion(QObject* parent = nullptr) : QObject(parent) {}

  Session* session() const { return session_; }
  void setSession(Session* session);
  const QList<int>& listened() const { return listened_; }
  void setListened(const QList<int>& servers);
  bool open() const { return !words_.isEmpty(); }
  QString words() const { return words_; }
  QString yes() const;
  QString no() const;

  /// Sets the speed, or asks.
  Q_INVOKABLE void pick(double speed);
  /// Plays, or pauses, or asks.
  Q_INVOKABLE void toggle();
  /// What was asked about is done.
  Q_INVOKABLE void goOn();
  Q_INVOKABLE void keep();

 signals:
  void sessionChanged();
  void listenedChanged();
  void changed();

 private:
  enum class About : std::uint8_t { Speed, Pause };
  void ask(About about, const QString& words);
  OutsideCalls calls() const;

  Session* session_{nullptr};
  QList<int> listened_;
  About about_{About::Speed};
  double wanted_{0};
  QString words_;
};

}  // namespace session
