// One branch as the GUI knows it: its events so far, its tape, and what the user did in it.
// Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/session/requests.h"
#include "engine/trace/tape.h"
#include "engine/trace/trace.h"
#include "engine/trace/view.h"

namespace session {

/// Events kept in memory for one branch, in bytes.
inline constexpr std::size_t kTraceBudget = std::size_t{768} * 1024 * 1024;

struct Branch {
  QString name;
  BranchId parent{-1};
  Instant forkAt{};
  trace::Trace trace;
  trace::ClusterView edge;  ///< after the last event
  trace::Tape tape;
  Instant now{};         ///< how far it is computed
  bool gone{false};      ///< deleted: kept so that it can be brought back
  std::uint64_t met{0};  ///< breakpoints that the engine met here
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
  Routine routine;                       ///< what acts by itself
  std::vector<trace::Event> operations;  ///< starts and ends of the clients' operations

  void append(trace::Event event);
  /// The part of `parent` that a branch forked after event `shared` has in common with it.
  static Branch forkedFrom(const Branch& parent, trace::EventId shared);
};

}  // namespace session
