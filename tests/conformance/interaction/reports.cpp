// The commands that show something.
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

std::string stateName(raft::ProgressState state) {
  switch (state) {
    case raft::ProgressState::Probe:
      return "StateProbe";
    case raft::ProgressState::Replicate:
      return "StateReplicate";
    case raft::ProgressState::Snapshot:
      return "StateSnapshot";
  }
  return {};
}

std::string shownPeer(const raft::Progress& peer, const raft::Raft& leader) {
  std::string out = stateName(peer.state) + " match=" + std::to_string(peer.matchIndex.value) +
                    " next=" + std::to_string(peer.nextIndex.value);
  if (leader.configuration().isLearner(peer.peer)) out += " learner";
  if (peer.mustWait()) out += " paused";
  if (peer.pendingSnapshot) out += " pendingSnap=" + std::to_string(peer.pendingSnapshot.value);
  if (!peer.recentActive) out += " inactive";
  if (!peer.inflight.empty()) {
    out += " inflight=" + std::to_string(peer.inflight.size());
    if (peer.full(leader.config().inflight)) out += "[full]";
  }
  return out;
}

}  // namespace

Failure Environment::logLevel(const Arguments& arguments) {
  if (arguments.empty()) return bad("which level?");
  return setLogLevel(arguments.front().key);
}

// The log's own lines are no part of the protocol: a level only says whether anything is shown.
Failure Environment::setLogLevel(const std::string& level) {
  static constexpr std::array<std::string_view, 6> kLevels = {"debug", "info",  "warn",
                                                              "error", "fatal", "none"};
  std::string lower;
  std::transform(level.begin(), level.end(), std::back_inserter(lower),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (std::find(kLevels.begin(), kLevels.end(), lower) == kLevels.end()) {
    return "log levels must be either of [DEBUG INFO WARN ERROR FATAL NONE]";
  }
  output_ = lower == "none" ? Output::Hidden : Output::Shown;
  return std::nullopt;
}

void Environment::writeLog(const Node& node) {
  const raft::Entries& log = node.disk().log();
  if (log.empty()) {
    write("log is empty: first index=" + std::to_string(log.firstIndex().value) +
          ", last index=" + std::to_string(log.lastIndex().value));
  } else {
    writeEach(log.slice(log.firstIndex(), log.size()));
  }
}

Failure Environment::raftLog(const Arguments& arguments) {
  return withFirst(arguments, [this](Node& node) -> Failure {
    writeLog(node);
    return std::nullopt;
  });
}

Failure Environment::raftState(const Arguments&) {
  for (const Node& node : nodes_) {
    const raft::Raft& raft = node.raft();
    const bool voter = raft.configuration().isVoter(raft.id());
    write(std::to_string(raft.id().value) + ": " + nameOf(raft.roleName()) +
          (voter ? " (Voter)" : " (Non-Voter)") +
          " Term:" + std::to_string(raft.currentTerm().value) +
          " Lead:" + std::to_string(raft.leader().value) + "\n");
  }
  return std::nullopt;
}

Failure Environment::status(const Arguments& arguments) {
  return withFirst(arguments, [this](Node& node) -> Failure {
    const auto* leader = std::get_if<raft::Leader>(&node.raft().role());
    if (!leader) return std::nullopt;
    for (const raft::Progress& peer : leader->progress) {
      write(std::to_string(peer.peer.value) + ": " + shownPeer(peer, node.raft()) + "\n");
    }
    return std::nullopt;
  });
}

}  // namespace conformance
