#include "engine/planning/read_trial.h"

#include <algorithm>

#include "engine/check/history_trace.h"
#include "engine/check/linearizability.h"
#include "engine/sim/lab.h"

namespace planning {

namespace {

using raft::Instant;
using raft::ServerId;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr kv::ClientId kWriter = 1;
constexpr kv::ClientId kReader = 2;
constexpr ServerId kAskedServer{1};
/// The leader's clock takes so much longer for a second.
constexpr std::int32_t kSlowPpm = -800'000;
constexpr const char* kKey = "x";

cluster::Settings settingsOf(const ReadPlan& plan, ReadWay way, std::uint64_t seed) {
  cluster::Settings settings;
  settings.servers = plan.servers;
  settings.seed = seed;
  apply(plan.network, settings);
  settings.disks = plan.disk.state;
  settings.reads =
      way == ReadWay::ThroughLog ? server::Reads::ThroughLog : server::Reads::WithoutLog;
  if (way == ReadWay::Lease || way == ReadWay::SlowClock) {
    settings.readMode = raft::ReadMode::Lease;
    settings.checkQuorum = true;
  }
  if (way == ReadWay::Local) settings.rules.broken = raft::Rule::ReadConfirmed;
  return settings;
}

/// Two clients on one cluster.
class Clients {
 public:
  Clients(const ReadPlan& plan, ReadWay way, std::uint64_t seed)
      : plan_(plan), way_(way), world_(sim::makeLab(settingsOf(plan, way, seed))) {
    for (const cluster::Command& c : linkCommands(plan.network, plan.servers)) world_->execute(c);
  }

  /// S1 leads, by election or because whoever was elected hands over to it.
  bool lead() {
    const Instant limit = world_->now() + 20 * timeout();
    world_->execute(cluster::Campaign{kAskedServer});
    ServerId asked = kAskedServer;
    while (!(committed_ && leader_ == kAskedServer) && world_->step(limit)) {
      absorb();
      if (!committed_ || leader_ == kAskedServer || leader_ == asked) continue;
      asked = leader_;
      world_->execute(cluster::Transfer{kAskedServer});
    }
    if (way_ == ReadWay::SlowClock) slowDown();
    return leader_ == kAskedServer && committed_;
  }

  void cut() {
    std::vector<ServerId> minority;
    std::vector<ServerId> majority;
    for (ServerId id{1}; id.value <= plan_.servers; ++id) {
      (id.value <= (plan_.servers - 1) / 2 ? minority : majority).push_back(id);
    }
    world_->execute(cluster::Cut{{minority, majority}, cluster::Ways::Both});
    cutAt_ = world_->now();
  }
  void heal() {
    world_->execute(cluster::Heal{});
    healedAt_ = world_->now();
  }

  /// Both clients go on for so long.
  void run(Duration span) {
    const Instant end = world_->now() + span;
    while (world_->now() < end) {
      ask(end);
      if (world_->step(nextAt(end))) absorb();
    }
  }

  ReadTrial finish() {
    run(Duration{0});
    trial_.operations = history_.history().operations.size();
    const check::Verdict verdict = check::linearize(history_.history(), check::Model::KeyValue);
    if (const auto* lie = std::get_if<check::NotLinearizable>(&verdict)) trial_.lie = lie->reason;
    trial_.undecided = std::holds_alternative<check::Undecided>(verdict);
    return std::move(trial_);
  }

  Duration timeout() const { return world_->settings().electionTimeoutMax; }

 private:
  /// What a client waits for.
  struct Asked {
    trace::OperationId id;  ///< 0: nothing
    Instant at{};
    Instant next{};  ///< when it asks again
  };

  /// From now on: the clock shows the same as before.
  void slowDown() {
    trace::ClockState slow;
    slow.driftPpm = kSlowPpm;
    slow.offset = -world_->now().time_since_epoch() / 1'000'000 * kSlowPpm;
    world_->execute(cluster::SetClock{kAskedServer, slow});
  }

  Instant nextAt(Instant end) const {
    Instant at = end;
    for (const Asked* asked : {&writer_, &reader_}) {
      if (!asked->id) at = std::min(at, asked->next);
    }
    return std::max(at, world_->now());
  }
  void ask(Instant end) {
    const Instant now = world_->now();
    if (now >= end) return;
    if (!writer_.id && writer_.next <= now) {
      const kv::Put put{kKey, std::to_string(++written_)};
      // Its servers are those that stay together; it goes from one to the next.
      submit(put, ServerId{plan_.servers}, kWriter, writer_, 20);
    }
    if (!reader_.id && reader_.next <= now)
      submit(kv::Get{kKey}, kAskedServer, kReader, reader_, 0);
  }
  void submit(const kv::Operation& operation, ServerId via, kv::ClientId client, Asked& asked,
              std::uint32_t retries) {
    world_->execute(cluster::Submit{operation, via, client, timeout(), retries});
    asking_ = &asked;
    absorb();
  }

  void absorb() {
    events_.clear();
    world_->drain(events_);
    for (const trace::Event& event : events_) {
      history_.observe(event);
      const auto* changed = std::get_if<raft::RoleChanged>(&event.body);
      if (changed && changed->role == raft::RoleName::Leader) {
        leader_ = event.server;
        committed_ = false;
      }
      if (std::holds_alternative<raft::CommitAdvanced>(event.body)) {
        committed_ = committed_ || event.server == leader_;
      }
      if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
        asking_->id = started->id;
        asking_->at = event.at;
      } else if (const auto* end = std::get_if<trace::OperationFinished>(&event.body)) {
        finished(event.at, *end);
      }
    }
  }

  void finished(Instant at, const trace::OperationFinished& end) {
    const bool ok = end.outcome == trace::Outcome::Ok;
    if (end.id == writer_.id) {
      if (ok) told_.push_back({written_, at});
      writer_.id = {};
      writer_.next = at + world_->settings().heartbeatInterval;
      return;
    }
    if (end.id != reader_.id) return;
    const Instant began = reader_.at;
    reader_.id = {};
    reader_.next = at + milliseconds(1);
    const bool during = began >= cutAt_ && began < healedAt_;
    if (during) ++trial_.asked;
    if (!ok) return;
    if (during) ++trial_.answered;
    if (began < cutAt_) trial_.healthy.push_back(at - began);
    staleness(began, end.result.value.value_or("0"));
  }

  void staleness(Instant began, const std::string& value) {
    const std::uint64_t read = std::stoull(value);
    const auto newer = std::find_if(told_.begin(), told_.end(),
                                    [&](const Told& told) { return told.value > read; });
    if (newer == told_.end() || newer->at >= began) return;
    trial_.stale.push_back(began - newer->at);
    if (trial_.firstOld) return;
    std::uint64_t newest = newer->value;
    for (const Told& told : told_) {
      if (told.at < began) newest = std::max(newest, told.value);
    }
    trial_.firstOld = OldRead{read, newest, began - newer->at};
  }

  struct Told {
    std::uint64_t value{0};
    Instant at{};
  };

  ReadPlan plan_;
  ReadWay way_;
  std::unique_ptr<cluster::World> world_;
  check::HistoryOfTrace history_;
  std::vector<trace::Event> events_;
  Asked writer_;
  Asked reader_;
  Asked* asking_{&writer_};
  std::uint64_t written_{0};
  std::vector<Told> told_;  ///< writes that were acknowledged
  Instant cutAt_{raft::kNever};
  Instant healedAt_{raft::kNever};
  ServerId leader_;  ///< the last one that was elected
  bool committed_{false};
  ReadTrial trial_;
};

}  // namespace

const std::vector<ReadWayName>& readWays() {
  static const std::vector<ReadWayName> ways{
      {ReadWay::Local, "local", "the leader alone, unconfirmed (rule broken)"},
      {ReadWay::Lease, "lease", "by lease"},
      {ReadWay::SlowClock, "lease-slow-clock", "by lease, the leader's clock slow"},
      {ReadWay::Confirmed, "readindex", "confirmed by a majority (ReadIndex)"},
      {ReadWay::ThroughLog, "log", "through the log"},
  };
  return ways;
}

ReadTrial readTrial(const ReadPlan& plan, ReadWay way, std::uint64_t seed) {
  Clients clients(plan, way, seed);
  if (!clients.lead()) return {};
  const Duration phase = clients.timeout();
  clients.run(phase);
  clients.cut();
  clients.run(4 * phase);
  clients.heal();
  clients.run(2 * phase);
  return clients.finish();
}

}  // namespace planning
