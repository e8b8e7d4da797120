// Were the clients told the truth? Judged by the committed log, which says in which order commands
// took effect: a model replays it, and every answer must be the model's.
// Thread rule: pure functions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/trace/event.h"

namespace simulation {

/// A client's command and what it was told; times are event numbers.
struct Asked {
  kv::Command command;
  std::uint64_t startedAt{0};
  std::uint64_t finishedAt{0};  ///< 0: never
  trace::Outcome outcome{trace::Outcome::Unknown};
  kv::Result result;
};

/// The first answer that is a lie, as a sentence; "" if there is none:
/// Ok: the command is in the log up to `committed`, with the result a single store would give, and
/// behind every command that was answered before it was asked. Failed: it is not in the log.
std::string firstLie(const std::vector<Asked>& asked, const raft::Entries& log,
                     raft::Index committed);

}  // namespace simulation
