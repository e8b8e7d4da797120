// What the GUI thread asks of the engine thread, and what comes back. Only values cross.
// Thread rule: plain values.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/session/watch.h"
#include "engine/cluster/world.h"
#include "engine/nemesis/profile.h"
#include "engine/scenario/script.h"
#include "engine/trace/event.h"

namespace session {

using raft::Duration;
using raft::Instant;

/// Branches are numbered from 0 (the run as opened) in order of their making.
using BranchId = int;
/// What the user did in one go, of one or several commands. 0: it cannot be undone.
using GestureId = std::uint64_t;

/// A new world with one branch, 0, that plays the script.
struct Open {
  cluster::WorldKind kind{cluster::WorldKind::Lab};
  scenario::Script script;
};
/// Lab: compute branch up to `until` (never further); Live: let it run.
struct RunTo {
  BranchId branch{0};
  Instant until{};
  /// Breakpoints of this branch that the asker knows to have been met: of an older wish, made
  /// before the last one was, nothing is done.
  std::uint64_t metKnown{0};
};
/// Act at the branch's horizon. The rest of a script that still plays is set aside.
struct Act {
  BranchId branch{0};
  std::vector<cluster::Command> commands;
  GestureId gesture{0};
};
/// Branch `made` shares `parent`'s past up to `at` (all of that instant included).
struct Fork {
  BranchId parent{0};
  BranchId made{0};
  Instant at{};
  /// The asker has no events of the parent between this one and `at` any more: they come anew.
  std::optional<trace::EventId> shared;
};
/// Branch `made` does all that `parent` did but its last gesture; both stand at the same instant.
struct Undo {
  BranchId parent{0};
  BranchId made{0};
  GestureId gesture{0};
  std::optional<trace::EventId> shared;  ///< as with Fork
};
/// Lab: all that the branch holds in memory goes; what was done in it stays known.
struct Forget {
  BranchId branch{0};
};
/// Computes a forgotten branch anew, all of its events; or a new one, from a script.
struct Recall {
  BranchId branch{0};
  std::optional<scenario::Script> script;
};
/// Compute until this comes true or happens, not beyond `limit`.
struct RunToNext {
  BranchId branch{0};
  scenario::Condition what;
  Instant limit{};
};
/// Breakpoints: every branch stops where one of them comes true.
struct Break {
  std::vector<WatchPoint> points;
};
/// Compute the next instant at which anything happens, not beyond `limit`.
struct RunStep {
  BranchId branch{0};
  Instant limit{};
};
struct Halt {
  BranchId branch{0};
};

/// Seeded faults and their repairs, until it is stopped.
struct Chaos {
  std::uint64_t seed{0};
  nemesis::Intensity intensity{nemesis::Intensity::Medium};
  friend bool operator==(const Chaos&, const Chaos&) = default;
};
/// One server after the other, until all are back.
struct Rolling {
  friend bool operator==(const Rolling&, const Rolling&) = default;
};
/// Ends what acts by itself; after chaos everything is repaired.
struct Rest {
  friend bool operator==(const Rest&, const Rest&) = default;
};
using Routine = std::variant<Rest, Chaos, Rolling>;

/// From now on somebody acts by himself on this branch, at instants that no frame decides.
struct Drive {
  BranchId branch{0};
  Routine what;
};
/// Live: how fast its clock runs.
struct SetRate {
  cluster::RatePpm rate{0};
};
/// The branch as a scenario, for saving and sharing.
struct AskScript {
  BranchId branch{0};
  std::string title;
};

using Request = std::variant<Open, RunTo, Act, Fork, Undo, Forget, Recall, RunToNext, Break,
                             RunStep, Halt, Drive, SetRate, AskScript>;

/// A speed the script asked for, from that instant on.
struct SpeedAt {
  Instant at{};
  double speed{1.0};
};

/// How a RunToNext or RunStep ended.
struct Found {
  bool found{false};
  Instant at{};
};

/// A breakpoint came true, and there the branch stopped.
struct Met {
  int point{0};
  trace::EventId event;
  Instant at{};
  std::uint64_t number{0};  ///< the how manieth of this branch
};

/// When a gesture took effect, and how many of its commands did.
struct Acted {
  GestureId gesture{0};
  Instant at{};
  std::size_t commands{0};
};

/// What a routine did at one instant; a rolling restart goes on under one gesture.
struct Driven {
  GestureId gesture{0};
  Instant at{};
  std::vector<cluster::Command> commands;
  Routine by;  ///< Rest: the repairs at its end
};

/// News of one branch. All fields but `branch` and `now` may be empty.
struct Batch {
  BranchId branch{0};
  /// Grows with each Open: batches of an earlier world are stale.
  std::uint64_t world{0};
  std::vector<trace::Event> events;
  Instant now{};
  /// Bytes that the engine keeps of the branch, about; without copies of the world, whose number is
  /// bounded.
  std::size_t held{0};
  std::vector<SpeedAt> speeds;
  /// With the first batch of a branch made by Fork or Undo: the last event it shares with its
  /// parent.
  std::optional<trace::EventId> sharedThrough;
  bool recalled{false};  ///< the branch's events come anew, from the first on
  std::optional<Found> found;
  std::optional<Acted> acted;
  std::vector<Driven> driven;
  /// What acts by itself from `now` on: it began, ended, or came along into a new branch.
  std::optional<Routine> routine;
  std::optional<Met> met;
  std::string scriptText;  ///< answer to AskScript
  std::string notice;      ///< a sentence for the person: what could not be done, and why
  bool scriptEnded{false};
  bool noWorld{false};  ///< it could not be made; `notice` says why
};

}  // namespace session
