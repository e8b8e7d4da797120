#include "engine/planning/patterns.h"

#include <bit>

#include "engine/planning/fault_table.h"
#include "engine/study/lab.h"

namespace planning {

namespace {

using raft::ServerId;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kRetries = 40;
constexpr ServerId kFirstLeader{1};
/// Acknowledged before the crash, and tried after it.
const kv::Put kBefore{"x", "before"};
const kv::Put kAfter{"x", "after"};

cluster::Settings settingsOf(std::uint32_t servers, std::uint64_t seed) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = seed;
  settings.reads = server::Reads::WithoutLog;
  settings.clientTimeout = kAnswerPatience;
  settings.clientRetries = kRetries;
  return settings;
}

/// What the client is told in the end.
trace::OperationFinished ask(study::Lab& lab, const kv::Operation& operation, ServerId via) {
  lab.skipEvents();
  lab.order(cluster::Submit{operation, via, 0, {}, {}});
  const auto end =
      lab.await(lab.now() + kAnswerPatience + seconds(1), [](const trace::Event& event) {
        return std::holds_alternative<trace::OperationFinished>(event.body);
      });
  return end ? std::get<trace::OperationFinished>(end->body) : trace::OperationFinished{};
}

bool isOk(const trace::OperationFinished& finished) {
  return finished.outcome == trace::Outcome::Ok;
}

bool lead(study::Lab& lab) {
  lab.order(cluster::Campaign{kFirstLeader});
  const auto leads = lab.await(lab.now() + seconds(1), [](const trace::Event& event) {
    const auto* changed = std::get_if<raft::RoleChanged>(&event.body);
    return changed && changed->role == raft::RoleName::Leader;
  });
  return leads && leads->server == kFirstLeader;
}

ServerId firstUp(const Pattern& pattern) {
  const auto first = static_cast<std::uint64_t>(std::countr_one(pattern.down));
  return first < pattern.servers ? ServerId{first + 1} : kFirstLeader;
}

}  // namespace

std::uint32_t Pattern::downCount() const { return static_cast<std::uint32_t>(std::popcount(down)); }

std::vector<ServerId> Pattern::downServers() const {
  std::vector<ServerId> ids;
  for (std::uint32_t i = 0; i < servers; ++i) {
    if ((down >> i & 1) != 0) ids.push_back(ServerId{i + 1});
  }
  return ids;
}

std::vector<Pattern> groupedPatterns(std::uint32_t servers) {
  std::vector<Pattern> patterns;
  for (std::uint32_t followers = 0; followers < servers; ++followers) {
    // The last followers are down: S1 leads.
    const std::uint64_t last = (std::uint64_t{1} << followers) - 1;
    const std::uint64_t down = last << (servers - followers);
    const std::uint64_t ways = choose(servers - 1, followers);
    patterns.push_back({servers, down, ways});
    patterns.push_back({servers, down | 1, ways});
  }
  return patterns;
}

std::vector<Pattern> allPatterns(std::uint32_t servers) {
  std::vector<Pattern> patterns;
  for (std::uint64_t down = 0; down < std::uint64_t{1} << servers; ++down) {
    patterns.push_back({servers, down, 1});
  }
  return patterns;
}

Tried tryPattern(const Pattern& pattern, std::uint64_t seed) {
  study::Lab lab(settingsOf(pattern.servers, seed));
  Tried tried;
  if (!lead(lab) || !isOk(ask(lab, kBefore, kFirstLeader))) return tried;
  tried.staged = true;
  // Everybody hears that it is committed.
  lab.run(lab.now() + milliseconds(200));
  for (const ServerId id : pattern.downServers()) lab.order(cluster::Crash{id});
  tried.wrote = isOk(ask(lab, kAfter, firstUp(pattern)));
  const auto read = ask(lab, kv::Get{kBefore.key}, firstUp(pattern));
  tried.read = isOk(read);
  // A write that waits may happen once the servers are back, so either value is right then.
  const std::string& last = tried.wrote ? kAfter.value : kBefore.value;
  tried.fresh = tried.read && read.result.value == last;
  for (const ServerId id : pattern.downServers()) lab.order(cluster::Restart{id});
  const auto later = ask(lab, kv::Get{kBefore.key}, kFirstLeader);
  const bool kept =
      later.result.value == kAfter.value || (!tried.wrote && later.result.value == kBefore.value);
  tried.recovered = isOk(later) && kept;
  return tried;
}

std::string contradiction(const Pattern& pattern, const Tried& tried) {
  const std::string of = std::to_string(pattern.downCount()) + " of " +
                         std::to_string(pattern.servers) + " down, leader " +
                         (pattern.leader() == Leader::Up ? "up" : "down") + ": ";
  const bool works = sizeRow(pattern.servers).works(pattern.downCount());
  if (!tried.staged) return of + "there was no leader to begin with";
  if (works && !tried.wrote) return of + "a write should have been answered and was not";
  if (works && !tried.read) return of + "a read should have been answered and was not";
  if (works && !tried.fresh) return of + "a read was told an old value";
  if (!works && tried.wrote) return of + "a write should have waited and was answered";
  if (!works && tried.read) return of + "a read should have waited and was answered";
  if (!tried.recovered) return of + "what was acknowledged was not there once all were back";
  return {};
}

}  // namespace planning
