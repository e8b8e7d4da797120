// "Why?": the chain of events that led to one event, or to what is so now (why_state.h), and the
// rule behind it.
// Thread rule: explain is pure; the object belongs to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <memory>

#include "app/view/moment.h"
#include "app/view/row_model.h"
#include "app/view/rules.h"
#include "engine/trace/trace.h"

namespace view {

struct StateAnswer;
struct StateQuestion;

struct WhyStep {
  trace::EventId event;
  QString text;
  friend bool operator==(const WhyStep&, const WhyStep&) = default;
};

struct Answer {
  std::vector<WhyStep> steps;  ///< oldest first, the event itself last
  Rule rule;
};

/// Steps shown at most: the root and the last ones.
inline constexpr std::size_t kWhySteps = 7;

/// REQUIRES: the event is held by the trace.
Answer explain(const trace::Trace& trace, trace::EventId event);

/// The open item of the feed, or the open question about a state: steps {event, text}, rule,
/// section. One of the two at a time. The answer about a state is computed anew as the run moves.
class Why : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  /// The event asked about; 0 closes.
  Q_PROPERTY(int event READ eventId WRITE setEvent NOTIFY eventChanged)
  Q_PROPERTY(view::RowModel* steps READ steps CONSTANT)
  Q_PROPERTY(QString rule READ rule NOTIFY changed)
  Q_PROPERTY(QString section READ section NOTIFY changed)
  /// The question about a state, as it is true now; empty: none is open.
  Q_PROPERTY(QString question READ question NOTIFY changed)
  Q_PROPERTY(QStringList facts READ facts NOTIFY changed)
  /// The server that the question is about, to be looked at meanwhile; 0: none.
  Q_PROPERTY(int server READ server NOTIFY changed)

 public:
  explicit Why(QObject* parent = nullptr);
  ~Why() override;
  int eventId() const { return event_; }
  void setEvent(int event);
  Q_INVOKABLE void close();
  /// what: "role", "term", "commit", "log".
  Q_INVOKABLE void askServer(int server, const QString& what);
  /// server: whose cell was pressed, or 0.
  Q_INVOKABLE void askEntry(int server, int index);
  Q_INVOKABLE void askLeader();
  Q_INVOKABLE void askOperation(int operation);
  Q_INVOKABLE void askMessage(int message);
  /// A step of the chain was pressed.
  Q_INVOKABLE void go(int event) { Q_EMIT picked(event); }
  RowModel* steps() { return &steps_; }
  QString rule() const { return rule_.text; }
  QString section() const { return rule_.section; }
  QString question() const;
  QStringList facts() const;
  int server() const;

  /// Answers if the question is new.
  void show(const trace::Trace& trace, bool otherPast);
  /// Answers the question about a state, if one is open.
  void showState(const Moment& moment);

 signals:
  void eventChanged();
  void changed();
  /// The answer needs a moment: show it.
  void asked();
  /// The playhead shall go to this event.
  void picked(int event);

 private:
  void ask(const StateQuestion& question);
  void answer(Answer answer);
  void setSteps(const std::vector<WhyStep>& steps);

  int event_{0};
  int answered_{0};
  std::unique_ptr<StateQuestion> question_;
  std::unique_ptr<StateAnswer> state_;
  RowModel steps_;
  Rule rule_;
};

}  // namespace view
