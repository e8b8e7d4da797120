// A world in which a cluster lives: virtual time (the Lab) or real sockets and disks (Live). What
// stands above it (scenarios, the app) knows only this.
// Thread rule: one thread steps a world; interrupt() alone may be called from any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/cluster/command.h"
#include "engine/trace/event.h"

namespace cluster {

enum class WorldKind : std::uint8_t { Lab, Live };

/// How fast Live's clock runs against the wall clock, in parts per million (1'000'000 = 1x, at
/// most). 0 stops it. The Lab ignores it: its time is moved by whoever steps it.
using RatePpm = std::uint32_t;

class World {
 public:
  virtual ~World() = default;

  virtual WorldKind kind() const = 0;
  virtual const Settings& settings() const = 0;
  virtual Instant now() const = 0;

  /// Lets at most one thing happen (one arrival, one timer, one disk completion), not later than
  /// `limit`. Returns false when nothing more happens up to `limit`; now() == limit then (Live: or
  /// when interrupted, or while its clock stands still). Live waits in real time.
  virtual bool step(Instant limit) = 0;

  /// Acts now, after everything else that happens at now(). Returns an error sentence if the
  /// command makes no sense here (no such server, already stopped, ...); nothing has happened then.
  virtual std::string execute(const Command& command) = 0;

  /// Records an event that is not the cluster's own (a note, an expectation, a violation).
  virtual trace::EventId record(trace::Body body) = 0;

  /// Moves the events since the last call to the end of `into`.
  virtual void drain(std::vector<trace::Event>& into) = 0;

  /// An independent copy of this instant (Lab), or nullptr where there is none (Live).
  virtual std::unique_ptr<World> fork() const = 0;

  virtual void setRate(RatePpm) {}
  /// Makes a waiting step() return soon.
  virtual void interrupt() {}
};

}  // namespace cluster
