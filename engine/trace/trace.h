// The events of one branch, with checkpoints. A copy is cheap and shares every full segment, so a
// branch is a copy that was cut at its fork and grew otherwise.
// Thread rule: a value; copies on different threads may be used at the same time.
// Laws: viewAt(k) equals the fold of events 1..k; a branch shares its past.
#pragma once

#include <memory>
#include <vector>

#include "engine/trace/event.h"
#include "engine/trace/view.h"

namespace trace {

class Trace {
 public:
  /// REQUIRES: e.id is the next one.
  void append(Event e);

  bool empty() const { return lastId().value == 0; }
  EventId lastId() const;
  /// Events up to here were given up to keep the memory budget; 0 if none.
  EventId droppedThrough() const;
  /// REQUIRES: droppedThrough() < id <= lastId().
  const Event& at(EventId id) const;
  /// The last event at or before `t`; 0 if there is none. Among events that were given up: the last
  /// one that has a checkpoint.
  EventId lastAtOrBefore(Instant t) const;
  /// The view after event `id` (0: before everything). Cost: one checkpoint copy and a short fold.
  /// Among events that were given up: the nearest checkpoint before it.
  ClusterView viewAt(EventId id) const;
  /// The branch that shares events 1..id with this one. REQUIRES: droppedThrough() <= id <=
  /// lastId(), or restartAt(id) == id.
  Trace prefix(EventId id) const;
  /// The last event up to `id` from which a branch can go on: `id` itself unless it was given up,
  /// else one that has a checkpoint. REQUIRES: id <= lastId().
  EventId restartAt(EventId id) const;
  /// Keeps at most about `bytes` of events and checkpoints: the oldest events go first. Of what was
  /// given up, at most kCheckpointsMost checkpoints stay, evenly spread.
  void setBudget(std::size_t bytes);
  /// Events and checkpoints.
  std::size_t bytes() const;
  static constexpr std::size_t kCheckpointsMost = 256;

  /// What several branches hold together, what they share counted once.
  static std::size_t bytesOf(const std::vector<const Trace*>& traces);
  /// The oldest events of all of them are given up until they hold at most `bytes` together, or
  /// nothing is left to give up. The last of them is the one that is looked at: a quarter is its
  /// own as long as the others have anything to give. Returns bytesOf(traces).
  static std::size_t keepWithin(const std::vector<Trace*>& traces, std::size_t bytes);

 private:
  struct Segment {
    EventId first;
    Instant from{};  ///< of its first event
    std::size_t bytes{0};
    std::shared_ptr<const ClusterView> before;  ///< nullptr: given up with the events
    std::vector<Event> events;                  ///< empty once given up
  };
  static constexpr std::size_t kSegment = 1024;

  /// The full segment that holds `id`. REQUIRES: id is before open_.first.
  const Segment& segmentOf(EventId id) const;
  const Segment& checkpointOf(EventId id) const;
  void close();
  void keepBudget();
  void dropOldest();
  void thinCheckpoints();

  std::vector<std::shared_ptr<const Segment>> full_;
  Segment open_{EventId{1}, {}, 0, std::make_shared<const ClusterView>(), {}};
  std::size_t dropped_{0};      ///< full segments given up, from the oldest on
  std::size_t checkpoints_{0};  ///< of those given up
  std::size_t bytes_{0};
  std::size_t budget_{~std::size_t{0}};
};

}  // namespace trace
