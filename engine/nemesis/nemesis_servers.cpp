// Processes, clocks and disks.
#include <algorithm>

#include "engine/cluster/local_clock.h"
#include "engine/nemesis/nemesis.h"

namespace nemesis {

namespace {
/// raft::Config::clockDriftPpm is what two clocks may differ by.
constexpr std::uint64_t kLeaseDriftPpm = 500;
constexpr std::uint64_t kDriftPpm = 300'000;
}  // namespace

void Nemesis::crash(ServerId id, Duration after, Duration down) {
  plan(after, cluster::Crash{id});
  plan(after + down, cluster::Restart{id});
}

void Nemesis::crashAll() {
  const bool together = dice_.chance(50);
  for (const ServerId id : servers()) {
    crash(id, together ? Duration{0} : ms(0, 30), ms(30, 400));
  }
}

// It may have promised what nobody else knows yet, or not quite (Raft 5.4.2, Figure 8).
void Nemesis::depose() {
  const ServerId leader = view().leader();
  if (!leader) return;
  operation(leader);
  const Duration after = ms(0, 40);
  const std::vector<ServerId> rest = others(leader);
  if (dice_.chance(50) || rest.empty()) return crash(leader, after, ms(50, 600));
  if (dice_.chance(30)) {
    // It still reaches one of them, for a while.
    cluster::Cut near{{{leader}, rest}, cluster::Ways::Both};
    std::erase(near.groups[1], dice_.any(rest));
    if (!near.groups[1].empty()) now(near);
  }
  plan(after, cluster::Cut{{{leader}, rest}, cluster::Ways::Both});
  plan(ms(200, 900), cluster::Heal{});
  // It does not know yet, and clients still ask it.
  for (std::uint64_t k = dice_.below(6); k > 0; --k) {
    cluster::Submit submit;
    submit.operation = anyOperation();
    submit.via = leader;
    plan(after + ms(1, 700), submit);
  }
}

// Candidates of one term, and voters that crash between two requests (Raft 5.2, Figure 2).
void Nemesis::duel() {
  const std::vector<ServerId> all = servers();
  for (std::uint64_t k = dice_.between(2, 3); k > 0; --k) {
    plan(ms(0, 8), cluster::Campaign{dice_.any(all)});
  }
  for (const ServerId id : all) {
    if (dice_.chance(50)) crash(id, ms(3, 40), ms(0, 10));
  }
}

void Nemesis::pause(ServerId id) {
  now(cluster::Pause{id});
  plan(ms(20, 900), cluster::Resume{id});
}

void Nemesis::beginReigns() {
  reignsLeft_ = dice_.between(3, 8);
  nextWatch_ = patient_->now();
}

// Entries of many terms that few servers hold (Raft 5.4.2, Figure 8), and changes of the membership
// that one leader leaves to the next: whoever wins is cut off, at once or when the first answers
// come back, and whoever was cut off before is back.
void Nemesis::watchReigns() {
  nextWatch_ = patient_->now() + std::chrono::milliseconds(1);
  const ServerId leader = view().leader();
  if (!leader || view().server(leader).currentTerm == endedReign_) return;
  endedReign_ = view().server(leader).currentTerm;
  if (dice_.chance(40)) {
    cluster::ChangeMembers change;
    change.change.changes.push_back(anyChange());
    now(change);
  } else if (dice_.chance(50)) {
    operation(leader);
  }
  const Duration flights = 6 * patient_->settings().links.latencyMax;
  const Duration after = dice_.chance(50) ? Duration{0} : dice_.between(Duration{0}, flights);
  const std::vector<ServerId> rest = others(leader);
  plan(after, cluster::Heal{});
  if (!rest.empty()) plan(after, cluster::Cut{{{leader}, rest}, cluster::Ways::Both});
  if (--reignsLeft_ > 0) return;
  nextWatch_ = raft::kNever;
  plan(after + ms(200, 900), cluster::Heal{});
}

// With reads by lease a clock runs on smoothly from where it is (thesis 6.4.1 counts on it).
void Nemesis::drift(ServerId id) {
  const bool lease = patient_->settings().readMode == raft::ReadMode::Lease;
  const std::uint64_t most = lease ? kLeaseDriftPpm : kDriftPpm;
  const auto drawn = static_cast<std::int32_t>(dice_.below(2 * most + 1));
  trace::ClockState next{drawn - static_cast<std::int32_t>(most), Duration{0}};
  const Instant at = patient_->now();
  next.offset = cluster::toLocal(view().server(id).clock, at) - cluster::toLocal(next, at);
  now(cluster::SetClock{id, next});
}

void Nemesis::jump(ServerId id) {
  if (patient_->settings().readMode == raft::ReadMode::Lease) return;
  trace::ClockState next = view().server(id).clock;
  next.offset += ms(0, 1'000) - std::chrono::milliseconds(500);
  now(cluster::SetClock{id, next});
}

void Nemesis::slowDisk(ServerId id) {
  const trace::DiskState& header = patient_->settings().disks;
  cluster::SetDisk slow;
  slow.server = id;
  slow.syncMin = ms(1, 40);
  slow.syncMax = *slow.syncMin + ms(0, 60);
  now(slow);
  cluster::SetDisk good;
  good.server = id;
  good.syncMin = header.syncMin;
  good.syncMax = header.syncMax;
  plan(ms(100, 1'500), good);
}

void Nemesis::stallDisk(ServerId id) {
  cluster::SetDisk stalled;
  stalled.server = id;
  stalled.stalled = true;
  now(stalled);
  stalled.stalled = false;
  plan(ms(50, 1'200), stalled);
}

void Nemesis::fillDisk(ServerId id) {
  cluster::SetDisk full;
  full.server = id;
  full.full = true;
  now(full);
  full.full = false;
  const Duration later = ms(50, 800);
  plan(later, full);
  plan(later + ms(1, 50), cluster::Restart{id});
}

bool Nemesis::expendable(ServerId id) const {
  const auto survives = [&](const raft::ServerSet& voters) {
    std::size_t living = 0;
    for (const ServerId voter : voters) living += voter != id && !patient_->gone(voter) ? 1 : 0;
    return voters.empty() || living * 2 > voters.size();
  };
  const auto fits = [&](const raft::Configuration& configuration) {
    return survives(configuration.voters) && survives(configuration.outgoing);
  };
  const auto& all = view().servers();
  return fits(patient_->configuration()) &&
         std::all_of(all.begin(), all.end(), [&](const trace::ServerView& server) {
           return patient_->gone(server.id) || server.incarnation == 0 ||
                  fits(server.configuration);
         });
}

// The engine refuses the restart, unless Rule::NewIdAfterLoss is broken.
void Nemesis::loseDisk(ServerId id) {
  if (!expendable(id)) return;
  now(cluster::LoseDisk{id});
  plan(ms(0, 100), cluster::Restart{id});
  replace(id, ms(50, 500));
}

void Nemesis::damageDisk(ServerId id) {
  if (!expendable(id)) return;
  now(cluster::DamageDisk{id});
  plan(ms(0, 100), cluster::Restart{id});
  replace(id, ms(50, 500));
}

}  // namespace nemesis
