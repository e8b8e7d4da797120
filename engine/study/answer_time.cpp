#include "engine/study/answer_time.h"

#include <algorithm>
#include <cmath>

#include "engine/study/lab.h"

namespace study {

namespace {

using cluster::Settings;
using Times = std::vector<Duration>;

/// Quantiles that stand for a distribution.
constexpr int kGrid = 40;
constexpr int kBisections = 40;
/// After so many timeouts without a leader there will be none.
constexpr int kElectionsMost = 40;

/// The middles of kGrid equal parts.
Times uniform(Duration least, Duration most) {
  Times times;
  for (int i = 0; i < kGrid; ++i) times.push_back(least + (most - least) * (2 * i + 1) / 2 / kGrid);
  return times;
}

/// All sums, in order.
Times sums(const Times& a, const Times& b) {
  Times all;
  for (const Duration x : a) {
    for (const Duration y : b) all.push_back(x + y);
  }
  std::sort(all.begin(), all.end());
  return all;
}

double shareBy(const Times& sorted, Duration t) {
  const auto end = std::upper_bound(sorted.begin(), sorted.end(), t);
  return static_cast<double>(end - sorted.begin()) / static_cast<double>(sorted.size());
}

/// The chance of k or more of n.
double atLeast(std::uint32_t n, std::uint32_t k, double p) {
  double chance = 0;
  double ways = 1;  // C(n, i)
  for (std::uint32_t i = 0; i <= n; ++i) {
    if (i >= k) chance += ways * std::pow(p, i) * std::pow(1 - p, n - i);
    ways = ways * (n - i) / (i + 1);
  }
  return chance;
}

/// When the majority is there.
class Majority {
 public:
  Majority(std::uint32_t servers, Times own, Times follower)
      : servers_(servers), own_(std::move(own)), follower_(std::move(follower)) {}

  Times quantiles() const {
    Times times;
    for (int i = 0; i < kGrid; ++i) times.push_back(at((i + 0.5) / kGrid));
    return times;
  }

 private:
  double share(Duration t) const {
    const std::uint32_t majority = servers_ / 2 + 1;
    const double own = shareBy(own_, t);
    const double each = shareBy(follower_, t);
    return own * atLeast(servers_ - 1, majority - 1, each) +
           (1 - own) * atLeast(servers_ - 1, majority, each);
  }
  Duration at(double wanted) const {
    Duration low{0};
    Duration high = std::max(own_.back(), follower_.back());
    for (int i = 0; i < kBisections && low + Duration(1) < high; ++i) {
      const Duration middle = low + (high - low) / 2;
      (share(middle) >= wanted ? high : low) = middle;
    }
    return high;
  }

  std::uint32_t servers_;
  Times own_;
  Times follower_;
};

/// Written and synced, once the message was handled.
Times diskOf(const Settings& of) {
  // Without the rule nobody waits for it.
  if (!of.rules.holds(raft::Rule::DurableAck)) return {Duration{0}};
  return uniform(of.disks.writeLatency + of.disks.syncMin,
                 of.disks.writeLatency + of.disks.syncMax);
}

Times linkOf(const Settings& of) { return uniform(of.links.latencyMin, of.links.latencyMax); }

bool written(const Settings& of, Asked asked) {
  return asked == Asked::Write || of.reads == server::Reads::ThroughLog;
}
bool alone(const Settings& of, Asked asked) {
  return !written(of, asked) && of.readMode == raft::ReadMode::Lease;
}

Times majorityQuantiles(const Settings& of, Asked asked) {
  const bool onDisk = written(of, asked);
  const Times none{Duration{0}};
  // Handled by the follower, and its answer by the leader.
  const Duration handled = 2 * of.processing;
  Times follower = sums(sums(linkOf(of), linkOf(of)), onDisk ? diskOf(of) : none);
  for (Duration& time : follower) time += handled;
  return Majority(of.servers, onDisk ? diskOf(of) : none, std::move(follower)).quantiles();
}

/// Until the client has its answer; nullopt: it has none, or no good one.
std::optional<Duration> askOnce(Lab& lab, const Settings& settings, Asked asked,
                                raft::ServerId leader) {
  const kv::Operation what =
      asked == Asked::Read ? kv::Operation{kv::Get{"x"}} : kv::Operation{kv::Put{"x", "1"}};
  lab.skipEvents();
  const raft::Instant began = lab.now();
  lab.order(cluster::Submit{what, leader, 0, {}, {}});
  const auto end = lab.await(began + settings.clientTimeout + std::chrono::seconds(1),
                             [](const trace::Event& e) {
                               return std::holds_alternative<trace::OperationFinished>(e.body);
                             });
  if (!end) return std::nullopt;
  const auto& finished = std::get<trace::OperationFinished>(end->body);
  if (finished.outcome != trace::Outcome::Ok) return std::nullopt;
  return end->at - began;
}

}  // namespace

Distribution majorityTime(const Settings& settings, Asked asked) {
  return Distribution(alone(settings, asked) ? Times{} : majorityQuantiles(settings, asked));
}

Distribution answerTime(const Settings& settings, Asked asked) {
  Times times = sums(linkOf(settings), linkOf(settings));
  for (Duration& time : times) time += settings.processing;
  if (!alone(settings, asked)) times = sums(times, majorityQuantiles(settings, asked));
  return Distribution(std::move(times));
}

std::vector<Duration> answerTimes(const Settings& settings, Asked asked, std::uint64_t seed,
                                  std::uint32_t count) {
  Settings seeded = settings;
  seeded.seed = seed;
  Lab lab(seeded);
  raft::ServerId leader;
  const auto committed = lab.await(
      lab.now() + kElectionsMost * settings.electionTimeoutMax, [&](const trace::Event& e) {
        const auto* changed = std::get_if<raft::RoleChanged>(&e.body);
        const bool leads = changed && changed->role == raft::RoleName::Leader;
        if (leads) leader = e.server;
        return std::holds_alternative<raft::CommitAdvanced>(e.body);
      });
  std::vector<Duration> times;
  if (!committed) return times;
  // A lease begins with the answers to the first heartbeats.
  lab.run(lab.now() + 2 * (settings.heartbeatInterval + settings.links.latencyMax));
  for (std::uint32_t i = 0; i < count; ++i) {
    // Each at another phase of the heartbeats.
    lab.run(lab.now() + settings.heartbeatInterval * (i % 7 + 1) / 7);
    if (const auto time = askOnce(lab, settings, asked, leader)) times.push_back(*time);
  }
  return times;
}

}  // namespace study
