// "Why?": the chain of events that led to one, and the rule behind it.
// Thread rule: explain is pure; the object belongs to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/row_model.h"
#include "app/view/rules.h"
#include "engine/trace/trace.h"

namespace view {

struct WhyStep {
  trace::EventId event;
  QString text;
};

struct Answer {
  std::vector<WhyStep> steps;  ///< oldest first, the event itself last
  Rule rule;
};

/// Steps shown at most: the root and the last ones.
inline constexpr std::size_t kWhySteps = 7;

/// REQUIRES: the event is held by the trace.
Answer explain(const trace::Trace& trace, trace::EventId event);

/// The open item of the feed: steps {event, text}, rule, section.
class Why : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  /// The event asked about; 0 closes.
  Q_PROPERTY(int event READ eventId WRITE setEvent NOTIFY eventChanged)
  Q_PROPERTY(view::RowModel* steps READ steps CONSTANT)
  Q_PROPERTY(QString rule READ rule NOTIFY changed)
  Q_PROPERTY(QString section READ section NOTIFY changed)

 public:
  explicit Why(QObject* parent = nullptr);
  int eventId() const { return event_; }
  void setEvent(int event);
  Q_INVOKABLE void close() { setEvent(0); }
  RowModel* steps() { return &steps_; }
  QString rule() const { return rule_.text; }
  QString section() const { return rule_.section; }

  /// Answers if the question is new.
  void show(const trace::Trace& trace, bool otherPast);

 signals:
  void eventChanged();
  void changed();
  /// The answer needs a moment: show it.
  void asked();

 private:
  void answer(Answer answer);

  int event_{0};
  int answered_{0};
  RowModel steps_;
  Rule rule_;
};

}  // namespace view
