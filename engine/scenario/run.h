// One branch being played: a world, the view after its last event, the checks after every event,
// and the commands given so far (which, with the settings, are the branch: Run::script gives it as
// text).
//
// A branch can be forked at any instant: Run keeps copies of the world at intervals and replays the
// few commands since the nearest one. Same build, same script, same events.
// Rule: what is done at time T acts after everything at T that happened before it.
// Thread rule: one thread at a time.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "engine/check/invariants.h"
#include "engine/cluster/world.h"
#include "engine/scenario/condition.h"
#include "engine/scenario/packed.h"
#include "engine/scenario/script.h"
#include "engine/trace/view.h"

namespace scenario {

/// Events between two copies of the world at first. Of more than kCopiesMost one goes, so that they
/// lie at most twice as far apart in the older part as in the newer, and ever further. A copy of
/// five servers weighs up to 0.8 MB.
inline constexpr std::uint64_t kCopyEvery = 4096;
inline constexpr std::size_t kCopiesMost = 20;

class Run {
 public:
  explicit Run(std::unique_ptr<cluster::World> world);

  cluster::World& world() { return *world_; }
  Instant now() const { return world_->now(); }
  /// After the last event that has happened (drained or not).
  const trace::ClusterView& view() const { return view_; }

  /// As World::step; afterwards every new event has been checked, and a broken guarantee recorded
  /// as trace::Violated.
  bool step(Instant limit);
  /// Steps until now() == limit. Live: or until interrupted.
  void advance(Instant limit);
  /// Executes and remembers the command, after everything else that happens at now(). Returns an
  /// error sentence or "".
  std::string execute(const cluster::Command& command);
  /// Records and remembers an event that is not the cluster's own, after everything else at now().
  trace::EventId record(trace::Body body);
  /// Moves the events since the last call to the end of `into`.
  void drain(std::vector<trace::Event>& into);
  /// Events still to be drained start after this one.
  trace::EventId drainedThrough() const { return drainedThrough_; }

  std::uint64_t violations() const { return violations_; }
  /// The events of the last step, execute or record, drained or not.
  const std::vector<trace::Event>& lastEvents() const { return last_; }
  /// What clients asked and were told so far; Live: of very many the later ones.
  const Calls& calls() const { return calls_; }
  /// What it remembers beside its copies of the world, about: commands and calls, which grow with
  /// the run.
  std::size_t bytes() const;
  /// Lets everything happen that still happens at now(). Live: nothing.
  void settle();

  /// A run that has done exactly what this one had done by `at` (all of that instant included), and
  /// no command after it. nullptr for Live. Its first drained event is the first after the fork;
  /// with `shared`, the first after that event, if it lies before the fork.
  std::unique_ptr<Run> fork(Instant at, std::optional<trace::EventId> shared = {}) const;
  /// A run that has done all that this one did but its last `count` commands, and stands at the
  /// same instant. nullptr for Live, or with fewer commands. Its first drained event is the first
  /// after what both share, or after `shared`, as with fork.
  std::unique_ptr<Run> withoutLastCommands(std::size_t count,
                                           std::optional<trace::EventId> shared = {}) const;
  /// True while a fork at any instant is possible (Lab).
  bool canFork() const { return !copies_.empty(); }

  /// The events after which it keeps a copy of the world, by time. Empty for Live.
  std::vector<trace::EventId> copiedAt() const;

  /// This branch as a scenario: header, every command `at` its time, and a final run to now().
  Script script() const;

 private:
  /// What somebody did, and when; with the settings this is the branch.
  struct Act {
    Instant at{};
    std::variant<PackedCommand, std::shared_ptr<const trace::Body>> what;
  };
  /// An instant from which the run can be repeated.
  struct Copy {
    std::unique_ptr<const cluster::World> world;
    trace::ClusterView view;
    check::Invariants invariants;
    std::uint64_t violations{0};
    std::size_t acts{0};  ///< how many had been done
  };

  Run() = default;
  void absorb();
  void remember(Act act);
  void repeat(const Act& act);
  std::unique_ptr<Run> from(const Copy& copy) const;
  void share(std::optional<trace::EventId> through);
  void keepCopy();
  void dropCopy();
  std::shared_ptr<const Copy> copyNow() const;

  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  check::Invariants invariants_;
  std::uint64_t violations_{0};
  std::deque<Act> acts_;
  std::size_t actBytes_{0};
  std::vector<trace::Event> first_;  ///< what was before the first copy
  Calls calls_;
  std::vector<trace::Event> last_;
  bool lastDrained_{false};            ///< last_ has been drained
  std::vector<trace::Event> pending_;  ///< earlier than last_, not drained
  trace::EventId drainedThrough_;
  /// By time, the first at the start; immutable, so branches share them. Empty in Live.
  std::vector<std::shared_ptr<const Copy>> copies_;
  std::uint64_t copyEvery_{kCopyEvery};
};

}  // namespace scenario
