#include "engine/study/healing.h"

#include <algorithm>

#include "engine/cluster/local_clock.h"

namespace study {

using trace::ServerStatus;
using trace::ServerView;

namespace {

constexpr Duration kLook{std::chrono::milliseconds(250)};
/// The nemesis uses lower ones.
constexpr kv::ClientId kHealingClient = 64;
constexpr Duration kAsk{std::chrono::seconds(1)};

bool livingMajority(const Trial& trial, const raft::ServerSet& voters) {
  const auto living =
      std::count_if(voters.begin(), voters.end(), [&](ServerId id) { return !trial.gone(id); });
  return voters.empty() || static_cast<std::size_t>(living) * 2 > voters.size();
}

bool livingMajorities(const Trial& trial, const raft::Configuration& configuration) {
  return livingMajority(trial, configuration.voters) &&
         livingMajority(trial, configuration.outgoing);
}

bool isLiveMember(const Trial& trial, const ServerView& server) {
  return trial.configuration().contains(server.id) && !trial.gone(server.id);
}

/// A member may still follow a configuration from before the last change, and need its majority.
bool promised(const Trial& trial) {
  const auto& all = trial.view().servers();
  return livingMajorities(trial, trial.configuration()) &&
         std::all_of(all.begin(), all.end(), [&](const ServerView& s) {
           return !isLiveMember(trial, s) || livingMajorities(trial, s.configuration);
         });
}

/// A voter has not heard of the last change: it may wait for somebody who may not lead any more.
bool stranded(const Trial& trial) {
  const raft::Configuration& newest = trial.configuration();
  const auto& all = trial.view().servers();
  const bool outsider = std::any_of(all.begin(), all.end(), [&](const ServerView& s) {
    return s.configuration == newest && !newest.isVoter(s.id) && !trial.gone(s.id);
  });
  return outsider && std::any_of(all.begin(), all.end(), [&](const ServerView& s) {
           return newest.isVoter(s.id) && !trial.gone(s.id) && s.configuration != newest;
         });
}

/// In force, or still followed by a member that lags.
bool needed(const Trial& trial, ServerId id) {
  const auto& all = trial.view().servers();
  return trial.configuration().contains(id) ||
         std::any_of(all.begin(), all.end(), [&](const ServerView& s) {
           return isLiveMember(trial, s) && s.configuration.contains(id);
         });
}

/// Members run; who was removed is switched off once nobody needs it (thesis 4.2.3).
void tendServers(Trial& trial) {
  for (ServerId id{1}; id.value <= trial.view().size(); ++id) {
    const ServerView& server = trial.view().server(id);
    if (server.incarnation == 0 || trial.gone(id)) continue;
    if (server.status == ServerStatus::Paused) trial.execute(cluster::Resume{id});
    const bool running = trial.view().server(id).running();
    if (needed(trial, id) && !running) trial.execute(cluster::Restart{id});
    if (!needed(trial, id) && running) trial.execute(cluster::Crash{id});
  }
}

void mend(Trial& trial) {
  const cluster::Settings& header = trial.settings();
  trial.execute(cluster::Heal{});
  trial.execute(cluster::SetLink{
      {}, {}, header.links.latencyMin, header.links.latencyMax, 0, 0, 0, 0, Duration{0}});
  trial.execute(cluster::SetDisk{
      {}, header.disks.writeLatency, header.disks.syncMin, header.disks.syncMax, false, false});
  for (ServerId id{1}; id.value <= trial.view().size(); ++id) {
    // A clock goes right from now on: it jumps to nowhere.
    const trace::ClockState clock = trial.view().server(id).clock;
    if (clock.driftPpm == 0) continue;
    trial.execute(cluster::SetClock{id, {0, cluster::toLocal(clock, trial.now()) - trial.now()}});
  }
  tendServers(trial);
}

bool converged(const Trial& trial) {
  const trace::ClusterView& view = trial.view();
  return std::all_of(view.servers().begin(), view.servers().end(), [&](const ServerView& s) {
    return !isLiveMember(trial, s) || s.lastApplied == view.committed();
  });
}

/// How far the members have worked off what they had to do when the faults ended. With one small
/// message at a time a long backlog takes longer than the patience, and is no standstill.
class Backlog {
 public:
  explicit Backlog(const trace::ClusterView& view) {
    for (const ServerView& server : view.servers()) {
      most_ = std::max(most_, server.log.lastIndex().value);
    }
  }
  /// True if it became smaller since the last look: a bounded number of times.
  bool shrinks(const trace::ClusterView& view) {
    std::uint64_t now = 0;
    for (const ServerView& server : view.servers()) {
      now += std::min(most_, server.commitIndex.value);
    }
    const bool shrinks = now > done_;
    done_ = std::max(now, done_);
    return shrinks;
  }

 private:
  std::uint64_t most_{0};
  std::uint64_t done_{0};
};

/// Waits until `done` is true; false if nothing moves for too long or something is found.
template <class Done, class Meanwhile>
bool await(Trial& trial, Backlog& backlog, const Done& done, const Meanwhile& meanwhile) {
  Instant end = trial.now() + kPatience;
  while (!trial.finding() && trial.now() < end) {
    if (done()) return true;
    meanwhile();
    tendServers(trial);
    trial.advance(trial.now() + kLook);
    if (backlog.shrinks(trial.view())) end = trial.now() + kPatience;
  }
  return !trial.finding() && done();
}

/// A put that is answered, asked for again and again.
bool writes(Trial& trial, Backlog& backlog) {
  Instant nextAsk = trial.now();
  const std::size_t before = trial.history().operations.size();
  const auto written = [&] {
    const auto& all = trial.history().operations;
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                       [](const auto& o) { return o.answer == check::Answer::Ok; });
  };
  const auto ask = [&] {
    if (trial.now() < nextAsk) return;
    nextAsk = trial.now() + kAsk;
    cluster::Submit submit;
    submit.operation = kv::Put{"healed", std::to_string(trial.history().operations.size())};
    submit.client = kHealingClient;
    submit.timeout = kAsk - kLook;
    submit.retries = 2;
    trial.execute(submit);
  };
  return await(trial, backlog, written, ask);
}

Healed broken(Trial& trial, Wrong what, std::string sentence) {
  if (!trial.finding() && !promised(trial)) return Healed::NoQuorum;
  if (!trial.finding() && stranded(trial)) return Healed::Stranded;
  trial.found(what, "Progress", std::move(sentence));
  return Healed::Broken;
}

}  // namespace

Healed heal(Trial& trial) {
  mend(trial);
  Backlog backlog(trial.view());
  const auto nothing = [] {};
  const auto led = [&] { return trial.view().leader().value != 0; };
  if (!await(trial, backlog, led, nothing)) {
    return broken(trial, Wrong::Leader, "Every fault is over, and for 20 s nobody leads.");
  }
  if (!writes(trial, backlog)) {
    return broken(trial, Wrong::Write, "Every fault is over, and for 20 s no write succeeds.");
  }
  if (!await(
          trial, backlog, [&] { return converged(trial); }, nothing)) {
    return broken(trial, Wrong::Convergence,
                  "Every fault is over, and after 20 s a live member has not caught up.");
  }
  return Healed::Works;
}

}  // namespace study
