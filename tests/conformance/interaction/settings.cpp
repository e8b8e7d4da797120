#include "tests/conformance/interaction/settings.h"

#include <functional>
#include <limits>
#include <map>

namespace conformance {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

/// As in the scripts' environment: no limits, short timeouts, the older rules where there is a
/// choice.
NodeSettings defaults() {
  NodeSettings settings;
  raft::Config& config = settings.config;
  config.electionTimeoutMin = kElectionTicks * kTick;
  config.electionTimeoutMax = (2 * kElectionTicks - 1) * kTick;
  config.heartbeatInterval = kTick;
  config.maxEntriesPerAppend = kNoLimit;
  config.maxBytesPerAppend = kNoLimit;
  config.inflight = {kNoLimit, kNoLimit};
  config.maxUncommittedBytes = kNoLimit;
  config.maxApplyBytes = kNoLimit;
  config.askForVotes = raft::AskForVotes::AtOnce;
  config.answerStale = raft::AnswerStale::AsEtcd;
  config.stepDownOnRemoval = raft::StepDownOnRemoval::No;
  config.rules.broken = raft::Rule::NewIdAfterLoss;
  settings.start.lastIncludedTerm = raft::Term{1};
  return settings;
}

std::optional<std::uint64_t> one(const Argument& argument) {
  return argument.values.size() == 1 ? numberOf(argument.values.front()) : std::nullopt;
}

raft::ServerSet servers(const Argument& argument) {
  raft::ServerSet out;
  for (const std::string& value : argument.values) {
    out.insert(raft::ServerId{numberOf(value).value_or(0)});
  }
  return out;
}

using Set = std::function<void(NodeSettings&, std::uint64_t)>;

const std::map<std::string, Set>& numbers() {
  static const std::map<std::string, Set> table = {
      {"index", [](NodeSettings& s, std::uint64_t n) { s.start.lastIncludedIndex.value = n; }},
      {"inflight", [](NodeSettings& s, std::uint64_t n) { s.config.inflight.appends = n; }},
      {"max-inflight-bytes", [](NodeSettings& s, std::uint64_t n) { s.config.inflight.bytes = n; }},
      {"max-size-per-msg",
       [](NodeSettings& s, std::uint64_t n) { s.config.maxBytesPerAppend = n; }},
      {"max-committed-size-per-ready",
       [](NodeSettings& s, std::uint64_t n) { s.config.maxApplyBytes = n; }},
      {"max-uncommitted-size",
       [](NodeSettings& s, std::uint64_t n) { s.config.maxUncommittedBytes = n; }},
  };
  return table;
}

const std::map<std::string, std::function<void(NodeSettings&)>>& switches() {
  static const std::map<std::string, std::function<void(NodeSettings&)>> table = {
      {"prevote", [](NodeSettings& s) { s.config.preVote = true; }},
      {"checkquorum", [](NodeSettings& s) { s.config.checkQuorum = true; }},
      {"async-storage-writes",
       [](NodeSettings& s) {
         s.storage = Storage::Asynchronous;
         s.config.applyWhen = raft::ApplyWhen::CommittedAndDurable;
       }},
      {"disable-conf-change-validation",
       [](NodeSettings& s) { s.config.validateMembership = raft::ValidateMembership::No; }},
      {"step-down-on-removal",
       [](NodeSettings& s) { s.config.stepDownOnRemoval = raft::StepDownOnRemoval::Yes; }},
  };
  return table;
}

/// What is wrong with the argument; nullopt: it is set.
std::optional<std::string> set(NodeSettings& settings, const Argument& argument) {
  const std::string& key = argument.key;
  if (key == "voters") {
    settings.start.configuration.voters = servers(argument);
  } else if (key == "learners") {
    settings.start.configuration.learners = servers(argument);
  } else if (key == "content" && argument.values.size() == 1) {
    settings.start.state = raft::Payload(argument.values.front());
  } else if (key == "read-only" && argument.values == std::vector<std::string>{"lease-based"}) {
    settings.config.readMode = raft::ReadMode::Lease;
  } else if (key == "read-only" && argument.values == std::vector<std::string>{"safe"}) {
    settings.config.readMode = raft::ReadMode::ReadIndex;
  } else if (const auto number = numbers().find(key); number != numbers().end() && one(argument)) {
    number->second(settings, *one(argument));
  } else if (const auto word = switches().find(key); word != switches().end()) {
    if (argument.values == std::vector<std::string>{"true"}) word->second(settings);
  } else {
    return "unknown setting " + key;
  }
  return std::nullopt;
}

}  // namespace

std::variant<NodeSettings, std::string> settingsOf(const std::vector<Argument>& arguments) {
  NodeSettings settings = defaults();
  for (const Argument& argument : arguments) {
    if (auto why = set(settings, argument)) return *std::move(why);
  }
  const raft::Snapshot& start = settings.start;
  const bool empty = !start.lastIncludedIndex && start.configuration == raft::Configuration{} &&
                     start.state.bytes().empty();
  if (!empty && start.lastIncludedIndex.value <= 1) {
    return "index must be specified as > 1 due to bootstrap";
  }
  return settings;
}

}  // namespace conformance
