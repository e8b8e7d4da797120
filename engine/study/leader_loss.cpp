#include "engine/study/leader_loss.h"

#include <algorithm>

#include "engine/cluster/chance.h"

namespace study {

namespace {

using cluster::Settings;
using cluster::Ways;

/// What a trial draws beside what its cluster draws.
enum class Choice : std::uint64_t { Cluster, CrashPoint, Failed, ClockRate };

std::uint64_t draw(std::uint64_t seed, Choice choice, std::uint64_t n) {
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
  const auto purpose = static_cast<std::uint64_t>(choice) + 1;
  return cluster::mix(cluster::mix(seed + kStep * purpose) + kStep * (n + 1));
}

/// S<first>, S<first + 1>, ..., S<last>.
std::vector<ServerId> serversFrom(std::uint64_t first, std::uint64_t last) {
  std::vector<ServerId> servers;
  for (; first <= last; ++first) servers.push_back(ServerId{first});
  return servers;
}

// --- LeaderCrash

struct Leading {
  ServerId leader;
  raft::Term term;
};

/// Elects a leader among those that are up, which commits its first entry.
std::optional<Leading> elect(Lab& lab) {
  lab.order(cluster::Campaign{ServerId{1}});
  Leading leading;
  const auto committed = lab.await(lab.now() + std::chrono::hours(1), [&](const trace::Event& e) {
    const auto* changed = std::get_if<raft::RoleChanged>(&e.body);
    if (changed && changed->role == raft::RoleName::Leader) leading = {e.server, changed->term};
    return std::holds_alternative<raft::CommitAdvanced>(e.body);
  });
  if (!committed) return std::nullopt;
  return leading;
}

// The laggards were down when the leader's first entry came. They hear it from now on, but it hears
// nothing from them: so it waits for the answer to what it sent first, and sends no entry again.
void bringBack(Lab& lab, const std::vector<ServerId>& laggards, ServerId leader) {
  if (laggards.empty()) return;
  lab.order(cluster::Cut{{laggards, {leader}}, Ways::One});
  for (const ServerId laggard : laggards) lab.order(cluster::Restart{laggard});
}

/// Each clock goes as much too fast or too slow as is drawn.
void setClocks(Lab& lab, const Settings& settings, std::uint32_t driftPpm, std::uint64_t seed) {
  for (const ServerId id : serversFrom(1, settings.servers)) {
    const std::uint64_t off =
        draw(seed, Choice::ClockRate, id.value) % (2 * std::uint64_t{driftPpm} + 1);
    trace::ClockState clock;
    clock.driftPpm = static_cast<std::int32_t>(off) - static_cast<std::int32_t>(driftPpm);
    if (clock.driftPpm != 0) lab.order(cluster::SetClock{id, clock});
  }
}

/// nullopt: somebody else wanted to lead meanwhile.
std::optional<Leaderless> crashLeader(const Settings& settings, const LeaderCrash& loss,
                                      std::uint64_t seed) {
  constexpr int kHeartbeatsBefore = 4;
  Lab lab(settings);
  setClocks(lab, settings, loss.clockDriftPpm, seed);
  const auto laggards = serversFrom(settings.servers - loss.laggards + 1, settings.servers);
  for (const ServerId laggard : laggards) lab.order(cluster::Crash{laggard});
  const auto leading = elect(lab);
  if (!leading) return std::nullopt;
  bringBack(lab, laggards, leading->leader);
  const auto interval = static_cast<std::uint64_t>(settings.heartbeatInterval.count());
  const auto point = static_cast<Duration::rep>(draw(seed, Choice::CrashPoint, 0) % interval);
  const Instant crash =
      lab.now() + kHeartbeatsBefore * settings.heartbeatInterval + Duration(point);
  const auto disturbed = lab.await(crash, [](const trace::Event& e) {
    return std::holds_alternative<raft::RoleChanged>(e.body);
  });
  if (disturbed) return std::nullopt;
  lab.order(cluster::Crash{leading->leader});
  return Leaderless{std::move(lab), leading->term, settings.servers - 1};
}

// --- ColdStart

/// S1's log stays empty, S2 gets one entry, S3 two, ... The last server leads and loses the others
/// one by one, with an entry after each.
raft::Term differLogs(Lab& lab, const Settings& settings) {
  constexpr Duration kQuick = std::chrono::microseconds(1);
  const Duration pause = std::chrono::milliseconds(1) + settings.links.latencyMax +
                         4 * settings.processing +
                         4 * (settings.disks.writeLatency + settings.disks.syncMax);
  const auto pass = [&] { lab.run(lab.now() + pause); };
  const ServerId last{settings.servers};
  const auto links = [&](Duration least, Duration most) {
    lab.order(cluster::SetLink{.from = {},
                               .to = {},
                               .latencyMin = least,
                               .latencyMax = most,
                               .lossPpm = {},
                               .duplicatePpm = {},
                               .reorderPpm = {},
                               .spikePpm = {},
                               .spike = {}});
  };
  links(kQuick, kQuick);
  lab.order(cluster::Campaign{last});
  raft::Term term;
  lab.await(lab.now() + pause, [&](const trace::Event& e) {
    const auto* changed = std::get_if<raft::RoleChanged>(&e.body);
    if (changed) term = changed->term;
    return changed && changed->role == raft::RoleName::Leader;
  });
  for (ServerId lost{1}; lost < last; ++lost) {
    lab.order(cluster::Cut{{{last}, {lost}}, Ways::Both});
    if (lost.value > 1)
      lab.order(cluster::Submit{
          .operation = kv::Put{"x", "1"}, .via = last, .client = 0, .timeout = {}, .retries = {}});
    pass();
  }
  lab.order(cluster::Heal{});
  links(settings.links.latencyMin, settings.links.latencyMax);
  return term;
}

/// `count` of the servers, each choice as likely as the others (Fisher and Yates).
std::vector<ServerId> drawServers(std::uint64_t seed, std::uint64_t servers, std::uint64_t count) {
  std::vector<ServerId> order = serversFrom(1, servers);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::swap(order[i], order[i + draw(seed, Choice::Failed, i) % (servers - i)]);
  }
  order.resize(count);
  return order;
}

Leaderless startCold(const Settings& settings, const ColdStart& loss, std::uint64_t seed) {
  const auto failed = drawServers(seed, settings.servers, loss.failed);
  const auto isFailed = [&](ServerId id) {
    return std::find(failed.begin(), failed.end(), id) != failed.end();
  };
  Lab lab(settings);
  if (loss.logs == Logs::Same) {
    for (const ServerId id : failed) lab.order(cluster::Crash{id});
    return {std::move(lab), raft::Term{}, settings.servers - loss.failed};
  }
  const raft::Term term = differLogs(lab, settings);
  const auto all = serversFrom(1, settings.servers);
  for (const ServerId id : all) lab.order(cluster::Crash{id});
  // Whatever was on its way is gone by then.
  lab.run(lab.now() + std::chrono::seconds(1));
  lab.skipEvents();
  for (const ServerId id : all) {
    if (!isFailed(id)) lab.order(cluster::Restart{id});
  }
  return {std::move(lab), term, settings.servers - loss.failed};
}

/// One attempt, with chances of its own.
struct Lose {
  Settings settings;
  std::uint64_t seed;

  std::optional<Leaderless> operator()(const LeaderCrash& loss) const {
    return crashLeader(settings, loss, seed);
  }
  std::optional<Leaderless> operator()(const ColdStart& loss) const {
    return startCold(settings, loss, seed);
  }
};

}  // namespace

std::optional<Leaderless> loseLeader(const ElectionPlan& plan, std::uint64_t seed) {
  constexpr std::uint64_t kAttempts = 100;
  for (std::uint64_t i = 0; i < kAttempts; ++i) {
    const std::uint64_t chances = i == 0 ? seed : draw(seed, Choice::Cluster, i);
    Settings settings = plan.settings;
    settings.seed = draw(chances, Choice::Cluster, 0);
    auto lost = std::visit(Lose{settings, chances}, plan.loss);
    if (lost) return lost;
  }
  return std::nullopt;
}

}  // namespace study
