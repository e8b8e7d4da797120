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
  /// lastId().
  Trace prefix(EventId id) const;
  /// Keeps at most about `bytes` of events: the oldest segments go first, their checkpoints stay.
  void setBudget(std::size_t bytes);
  std::size_t bytes() const;

 private:
  struct Segment {
    EventId first;
    Instant from{};  ///< of its first event
    std::size_t bytes{0};
    std::shared_ptr<const ClusterView> before;
    std::vector<Event> events;  ///< empty once given up
  };
  static constexpr std::size_t kSegment = 1024;

  /// The full segment that holds `id`. REQUIRES: id is before open_.first.
  const Segment& segmentOf(EventId id) const;
  void close();
  void keepBudget();

  std::vector<std::shared_ptr<const Segment>> full_;
  Segment open_{EventId{1}, {}, 0, std::make_shared<const ClusterView>(), {}};
  std::size_t dropped_{0};  ///< full segments given up, from the oldest on
  std::size_t bytes_{0};
  std::size_t budget_{~std::size_t{0}};
};

}  // namespace trace
