// The sentences of a branch up to the playhead, kept so that moving on tells only what is new and
// moving back tells nothing again.
// Thread rule: a value; one thread at a time.
// Law: what is told does not depend on how the playhead came to where it is, as long as it lies
// within kReach events of the oldest sentence told.
#pragma once

#include <span>
#include <vector>

#include "app/view/narration.h"
#include "engine/trace/trace.h"

namespace view {

class Story {
 public:
  /// How many events before the playhead are read at most after a jump.
  static constexpr std::uint64_t kReach = 100'000;
  /// Sentences kept; the oldest go first.
  static constexpr std::size_t kKept = 1'000;

  /// Brings the story to event `now` of `trace`. Returns true if the past was replaced by another.
  bool bring(const trace::Trace& trace, trace::EventId now);
  /// Oldest first, up to the event last brought to.
  std::span<const Sentence> told() const { return {told_.data(), shown_}; }
  /// Changes whenever told() does.
  std::uint64_t version() const { return version_; }

 private:
  bool stillTrue(const trace::Trace& trace) const;
  void keepShared(const trace::Trace& trace);
  void goTo(const trace::Trace& trace, trace::EventId id);
  void restart(const trace::Trace& trace, trace::EventId now);
  void readTo(const trace::Trace& trace, trace::EventId end);
  void read(const trace::Trace& trace, const trace::Event& event, trace::EventId end);
  void readLink(const trace::Trace& trace, const trace::Event& event, const trace::LinkState& was,
                trace::EventId end);
  void add(Sentence sentence, const trace::Event& source);
  bool cutsThroughOne(trace::EventId now) const;
  void showUpTo(trace::EventId now);

  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  std::vector<Sentence> told_;
  std::vector<trace::Event> sources_;  ///< the event of each sentence: another branch has others
  std::size_t shown_{0};
  trace::ClusterView view_;
  trace::Event lastRead_;
  trace::EventId from_;  ///< told_ holds every sentence after this event
  /// The links that changed at the instant last read, and the first event of them.
  std::vector<LinkNews> links_;
  trace::EventId linksFirst_;
  trace::Instant linksAt_{};
  std::uint64_t version_{0};
  trace::EventId shownAt_;
};

}  // namespace view
