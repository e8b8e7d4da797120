// What can be wrong with one server, its disk and its clock, and the commands that make it so.
// Thread rule: pure.
#pragma once

#include "app/session/dials.h"
#include "engine/cluster/command.h"
#include "engine/cluster/settings.h"
#include "engine/trace/view.h"

namespace session {

/// What is typed or chosen at a dial: of a switch 0 or 1, of a range two numbers.
using Typed = std::vector<double>;

/// What an act is made of and called; a problem instead: what is wrong with what was typed.
struct Turn {
  std::vector<cluster::Command> commands;
  QString words;
  QString problem;
};

/// `now`: the playhead, since a clock that drifts is off by more and more.
std::vector<Dial> serverDials(const trace::ServerView& server, const cluster::Settings& settings,
                              raft::Instant now);
/// Nothing for what is so already.
Turn turnServer(const trace::ServerView& server, const QString& key, const Typed& typed,
                raft::Instant now);

/// "" or why these are no times: `from` and `to` are milliseconds.
QString wrongTimes(double from, double to);
/// "0.5 to 1 ms".
QString rangeWords(double from, double to);
double msOf(raft::Duration time);
raft::Duration timeOf(double ms);

}  // namespace session
