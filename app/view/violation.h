// The guarantee that a cluster without one of its rules broke: what, when, and what led to it. In a
// run that a search found it is known before the playhead comes there.
// Thread rule: GUI thread.
#pragma once

#include "app/view/moment.h"
#include "app/view/row_model.h"
#include "app/view/story.h"

namespace view {

/// What a search has found in the run that is shown.
struct Awaited {
  QString name;
  QString sentence;
  QString found;  ///< how, in a sentence
  trace::Instant at{};
};

class Violation : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(bool shown READ shown NOTIFY changed)
  /// The playhead is at it or beyond.
  Q_PROPERTY(bool happened READ happened NOTIFY changed)
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  /// The rule that is off, and where it is written.
  Q_PROPERTY(QString rule READ rule NOTIFY changed)
  Q_PROPERTY(QString found READ found NOTIFY changed)
  /// 0 while the run has not come there.
  Q_PROPERTY(int event READ eventId NOTIFY changed)
  /// What led to it, oldest first: event, time, words.
  Q_PROPERTY(view::RowModel* steps READ steps CONSTANT)

 public:
  /// Sentences before it at most.
  static constexpr std::size_t kStepsMost = 6;

  explicit Violation(QObject* parent = nullptr);

  bool shown() const { return !headline_.isEmpty(); }
  bool happened() const { return happened_; }
  QString headline() const { return headline_; }
  QString sentence() const { return sentence_; }
  QString rule() const { return rule_; }
  QString found() const { return awaited_ ? awaited_->found : QString(); }
  int eventId() const { return static_cast<int>(event_.value); }
  RowModel* steps() { return &steps_; }

  /// The run now shown was found by a search; nullopt: it was not.
  void await(std::optional<Awaited> what);
  void show(const Moment& moment);

 signals:
  void changed();
  /// The playhead came to what a search had found.
  void arrived();

 private:
  void seek(const trace::Trace& trace);
  void tell(const Moment& moment);
  void tellSteps(const trace::Trace& trace);
  void clear();

  std::optional<Awaited> awaited_;
  const trace::Trace* read_{nullptr};  ///< compared only
  trace::EventId readTo_;
  trace::Instant readAt_{};
  trace::EventId event_;
  bool happened_{false};
  bool arrived_{false};
  QString headline_;
  QString sentence_;
  QString rule_;
  RowModel steps_;
};

}  // namespace view
