// What acts by itself on a branch: chaos, or a rolling restart. It acts at instants of the run, so
// what it does depends on no frame and no thread.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include "app/session/requests.h"
#include "engine/nemesis/nemesis.h"
#include "engine/nemesis/rolling.h"
#include "engine/scenario/run.h"

namespace session {

class Driver {
 public:
  /// REQUIRES: what is not Rest.
  Driver(const Routine& what, scenario::Run& run);

  const Routine& routine() const { return routine_; }
  /// kNever once it has ended.
  Instant nextAt() const;
  /// Does what is due; what took effect. REQUIRES: the run is at nextAt(), or later.
  std::vector<cluster::Command> act(scenario::Run& run);
  bool ended() const { return nextAt() == raft::kNever; }

 private:
  using Doer = std::variant<nemesis::Nemesis, nemesis::RollingRestart>;
  static Doer doerOf(const Routine& what, scenario::Run& run);

  Routine routine_;
  Doer doer_;
};

/// Repairs everything that is not as it was; what took effect.
std::vector<cluster::Command> repair(scenario::Run& run);

}  // namespace session
