// One branch being played: a world, the view after its last event, the checks after every event, and
// the commands given so far (which, with the settings, are the branch: Run::script gives it as text).
//
// A branch can be forked at any instant: Run keeps copies of the world at intervals and replays the
// few commands since the nearest one. Same build, same script, same events.
// Thread rule: one thread at a time.
#pragma once

#include <memory>

#include "engine/check/invariants.h"
#include "engine/cluster/world.h"
#include "engine/scenario/script.h"
#include "engine/trace/view.h"

namespace scenario {

class Run {
 public:
  explicit Run(std::unique_ptr<cluster::World> world);

  cluster::World& world() { return *world_; }
  Instant now() const { return world_->now(); }
  /// After the last event that has happened (drained or not).
  const trace::ClusterView& view() const { return view_; }

  /// As World::step; afterwards every new event has been checked, and a broken guarantee recorded as
  /// trace::Violated.
  bool step(Instant limit);
  /// Steps until now() == limit. Live: or until interrupted.
  void advance(Instant limit);
  /// Executes and remembers the command. Returns an error sentence or "".
  std::string execute(const cluster::Command& command);
  trace::EventId record(trace::Body body);
  /// Moves the events since the last call to the end of `into`.
  void drain(std::vector<trace::Event>& into);
  /// Events still to be drained start after this one.
  trace::EventId drainedThrough() const;

  std::uint64_t violations() const;

  /// A run that has done exactly what this one had done by `at` (all of that instant included), and
  /// no command after it. nullptr for Live. Its first drained event is the first after the fork.
  std::unique_ptr<Run> fork(Instant at) const;
  /// True while a fork at any instant is possible (Lab).
  bool canFork() const;

  /// This branch as a scenario: header, every command `at` its time, and a final run to now().
  Script script() const;

 private:
  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  // (belongs to whoever writes scenario)
};

}  // namespace scenario
