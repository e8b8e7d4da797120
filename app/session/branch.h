// One branch as the GUI knows it: its events so far, its tape, and what the user did in it.
// Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/session/requests.h"
#include "engine/scenario/condition.h"
#include "engine/trace/tape.h"
#include "engine/trace/trace.h"
#include "engine/trace/view.h"

namespace session {

/// Kept in memory of all branches together, in bytes: events, checkpoints, tapes, operations, and
/// the commands from which the engine computes them anew.
inline constexpr std::size_t kTraceBudget = std::size_t{768} * 1024 * 1024;

struct Branch {
  QString name;
  BranchId parent{-1};
  Instant forkAt{};
  trace::Trace trace;
  trace::ClusterView edge;  ///< after the last event
  trace::Tape tape;
  Instant now{};          ///< how far it is computed
  bool gone{false};       ///< deleted: can be computed anew
  bool forgotten{false};  ///< its events are not in memory
  std::uint64_t met{0};   ///< breakpoints that the engine met here
  std::vector<SpeedAt> speeds;
  /// One gesture of the user: in words, and what would undo it (Live). `at` is the playhead until
  /// the engine says when it took effect.
  struct Gesture {
    GestureId id{0};
    Instant at{};
    QString words;
    std::vector<cluster::Command> inverse;
  };
  std::vector<Gesture> gestures;
  Routine routine;        ///< what acts by itself
  scenario::Calls calls;  ///< what clients asked and were told
  std::size_t held{0};    ///< bytes that the engine keeps of it

  void append(trace::Event event);
  /// Gives back what it holds in memory.
  void forget();
  /// Live: of more calls than fit into `bytes` the older half goes.
  void keepCallsWithin(std::size_t bytes);
  /// Beside its trace.
  std::size_t sideBytes() const;
  /// The part of `parent` that a branch forked after event `shared` has in common with it.
  static Branch forkedFrom(const Branch& parent, trace::EventId shared);
};

}  // namespace session
