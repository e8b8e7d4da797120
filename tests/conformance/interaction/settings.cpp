#include "tests/conformance/interaction/settings.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

namespace conformance {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
/// Far from where indexes and ticks could overflow.
constexpr std::uint64_t kMost = 1'000'000'000;

using Wrong = std::optional<std::variant<BadSetting, RefusedSetting>>;

Wrong bad(std::string why) { return BadSetting{std::move(why)}; }

/// As in the scripts' environment: no limits, short timeouts, the older rules where there is a
/// choice.
NodeSettings defaults() {
  NodeSettings settings;
  raft::Config& config = settings.config;
  config.electionTimeoutMin = kElectionTicks * kTick;
  config.heartbeatInterval = kTick;
  config.maxEntriesPerAppend = kNoLimit;
  config.maxBytesPerAppend = kNoLimit;
  config.inflight = {kNoLimit, kNoLimit};
  config.maxUncommittedBytes = kNoLimit;
  config.maxApplyBytes = kNoLimit;
  config.applyWhen = raft::ApplyWhen::CommittedAndDurable;
  config.askForVotes = raft::AskForVotes::AtOnce;
  config.answerStale = raft::AnswerStale::AsEtcd;
  config.whenDiskStalls = raft::WhenDiskStalls::Stay;
  config.stepDownOnRemoval = raft::StepDownOnRemoval::No;
  config.rules.broken = raft::Rule::NewIdAfterLoss;
  settings.start.lastIncludedTerm = raft::Term{1};
  return settings;
}

std::size_t orNoLimit(std::uint64_t bytes) { return bytes == 0 ? kNoLimit : bytes; }

Wrong addServers(const Argument& argument, raft::ServerSet& servers) {
  for (const std::string& value : argument.values) {
    const auto id = numberOf(value);
    if (!id || *id == 0) return bad("no node's number: " + value);
    servers.insert(raft::ServerId{*id});
  }
  return std::nullopt;
}

using SetNumber = std::function<void(NodeSettings&, std::uint64_t)>;

const std::map<std::string, SetNumber>& numbers() {
  using S = NodeSettings;
  using N = std::uint64_t;
  static const std::map<std::string, SetNumber> table = {
      {"index", [](S& s, N n) { s.start.lastIncludedIndex.value = n; }},
      {"inflight", [](S& s, N n) { s.config.inflight.appends = n; }},
      {"max-inflight-bytes", [](S& s, N n) { s.config.inflight.bytes = orNoLimit(n); }},
      {"max-size-per-msg", [](S& s, N n) { s.config.maxBytesPerAppend = n; }},
      {"max-committed-size-per-ready", [](S& s, N n) { s.config.maxApplyBytes = orNoLimit(n); }},
      {"max-uncommitted-size", [](S& s, N n) { s.config.maxUncommittedBytes = orNoLimit(n); }},
      {"election-tick", [](S& s, N n) { s.config.electionTimeoutMin = kTick * n; }},
      {"heartbeat-tick", [](S& s, N n) { s.config.heartbeatInterval = kTick * n; }},
  };
  return table;
}

using SetSwitch = std::function<void(NodeSettings&, bool)>;

const std::map<std::string, SetSwitch>& switches() {
  using S = NodeSettings;
  using raft::ApplyWhen;
  using raft::StepDownOnRemoval;
  using raft::ValidateMembership;
  static const std::map<std::string, SetSwitch> table = {
      {"prevote", [](S& s, bool on) { s.config.preVote = on; }},
      {"checkquorum", [](S& s, bool on) { s.config.checkQuorum = on; }},
      {"async-storage-writes",
       [](S& s, bool on) { s.storage = on ? Storage::Asynchronous : Storage::Synchronous; }},
      {"async-storage-writes-nonlocal-quorum",
       [](S& s, bool on) {
         s.config.applyWhen = on ? ApplyWhen::Committed : ApplyWhen::CommittedAndDurable;
       }},
      {"disable-conf-change-validation",
       [](S& s, bool on) {
         s.config.validateMembership = on ? ValidateMembership::No : ValidateMembership::Yes;
       }},
      {"step-down-on-removal",
       [](S& s, bool on) {
         s.config.stepDownOnRemoval = on ? StepDownOnRemoval::Yes : StepDownOnRemoval::No;
       }},
  };
  return table;
}

Wrong setReadOnly(NodeSettings& settings, const std::string& value) {
  if (value == "lease-based") {
    settings.config.readMode = raft::ReadMode::Lease;
  } else if (value == "safe") {
    settings.config.readMode = raft::ReadMode::ReadIndex;
  } else {
    return RefusedSetting{"invalid read-only option " + conformance::quoted(value)};
  }
  return std::nullopt;
}

Wrong set(NodeSettings& settings, const Argument& argument) {
  const std::string& key = argument.key;
  if (key == "voters") return addServers(argument, settings.start.configuration.voters);
  if (key == "learners") return addServers(argument, settings.start.configuration.learners);
  if (argument.values.size() != 1) return bad("one value is missing: " + key);
  const std::string& value = argument.values.front();
  if (key == "read-only") return setReadOnly(settings, value);
  if (key == "content") {
    settings.start.state = raft::Payload(value);
  } else if (const auto number = numbers().find(key); number != numbers().end()) {
    const auto n = numberOf(value);
    if (!n || *n > kMost) return bad("no number that " + key + " could be: " + value);
    number->second(settings, *n);
  } else if (const auto word = switches().find(key); word != switches().end()) {
    const auto on = truthOf(value);
    if (!on) return bad(key + " is neither true nor false: " + value);
    word->second(settings, *on);
  } else {
    return bad("unknown setting " + key);
  }
  return std::nullopt;
}

Wrong checked(const NodeSettings& settings) {
  const raft::Config& config = settings.config;
  const raft::Configuration& members = settings.start.configuration;
  if (config.inflight.appends == 0) return bad("inflight must be greater than 0");
  if (config.heartbeatInterval <= raft::Duration{0}) return bad("heartbeat-tick must not be 0");
  if (config.electionTimeoutMin <= config.heartbeatInterval) {
    return bad("election-tick must be greater than heartbeat-tick");
  }
  if (config.readMode == raft::ReadMode::Lease && !config.checkQuorum) {
    return bad("read-only=lease-based needs checkquorum=true");
  }
  const bool both = std::any_of(members.voters.begin(), members.voters.end(),
                                [&](auto id) { return members.learners.contains(id); });
  if (both) return bad("a node is both voter and learner");
  const bool empty = !settings.start.lastIncludedIndex && members == raft::Configuration{} &&
                     settings.start.state.bytes().empty();
  if (!empty && settings.start.lastIncludedIndex.value <= 1) {
    return RefusedSetting{"index must be specified as > 1 due to bootstrap"};
  }
  return std::nullopt;
}

}  // namespace

std::variant<NodeSettings, BadSetting, RefusedSetting> settingsOf(
    const std::vector<Argument>& arguments) {
  NodeSettings settings = defaults();
  Wrong wrong;
  for (std::size_t k = 0; k < arguments.size() && !wrong; ++k) {
    wrong = set(settings, arguments[k]);
  }
  if (!wrong) wrong = checked(settings);
  if (wrong) {
    if (auto* refused = std::get_if<RefusedSetting>(&*wrong)) return std::move(*refused);
    return std::get<BadSetting>(*std::move(wrong));
  }
  // A node that writes in step with its outputs has written all that it applies.
  if (settings.storage == Storage::Synchronous) {
    settings.config.applyWhen = raft::ApplyWhen::Committed;
  }
  // Drawn as there: from the least up to less than twice as many ticks.
  settings.config.electionTimeoutMax = 2 * settings.config.electionTimeoutMin - kTick;
  return settings;
}

}  // namespace conformance
