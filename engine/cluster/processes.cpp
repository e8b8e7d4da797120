// Processes: start, crash, timers, and the one thing at a time that a server handles.
#include <algorithm>

#include "engine/cluster/chance.h"
#include "engine/cluster/local_clock.h"
#include "engine/cluster/member_ports.h"

namespace cluster {

void Cluster::started(Process& process, raft::Restored restored) {
  process.disk.durableIndex = restored.entries.lastIndex();
  highestTerm_ = std::max(highestTerm_, restored.hardState.currentTerm);
  process.status = trace::ServerStatus::Up;
  ++process.incarnation;
  process.busyUntil = now_;
  server::MemberConfig config = memberConfig(process);
  raft::Configuration first;
  first.voters = raft::ServerSet(config.raft.voters);
  trigger_ = emit(process.id, trace::ServerStarted{
                                  process.incarnation, restored.hardState, restored.entries,
                                  restored.snapshot ? restored.snapshot->configuration : first});
  process.member.emplace(std::move(config), std::move(restored),
                         MemberPorts(*this, process).ports());
  if (!process.member->unfit().empty()) refuse(process, process.member->unfit());
}

// Spares know the first configuration too, in which they are not: the changes in the log are
// changes of that one. Applied to nobody, the one that adds a spare would make it a cluster of its
// own.
server::MemberConfig Cluster::memberConfig(const Process& process) const {
  server::MemberConfig config;
  config.raft.id = process.id;
  for (ServerId id{1}; id.value <= settings_.servers; ++id) {
    config.raft.voters.push_back(id);
  }
  config.raft.electionTimeoutMin = settings_.electionTimeoutMin;
  config.raft.electionTimeoutMax = settings_.electionTimeoutMax;
  config.raft.heartbeatInterval = settings_.heartbeatInterval;
  config.raft.preVote = settings_.preVote;
  config.raft.checkQuorum = settings_.checkQuorum;
  config.raft.readMode = settings_.readMode;
  config.raft.maxEntriesPerAppend = settings_.batch;
  config.raft.inflight.appends = settings_.inflight;
  config.raft.maxUncommittedBytes = settings_.uncommittedBytes;
  config.raft.rules = settings_.rules;
  config.raft.seed = drawBits(seed(), {Purpose::Member, process.id.value, 0, process.incarnation});
  config.forwarding = settings_.forwarding;
  config.reads = settings_.reads;
  config.snapshotEvery = settings_.snapshotEvery;
  config.keptBehind = settings_.keptBehind;
  config.snapshotChunkBytes = settings_.snapshotChunkBytes;
  const bool all = settings_.historyKept == 0;
  config.historyKept = all ? kv::Store::kEvery : settings_.historyKept;
  config.incarnation = process.incarnation;
  return config;
}

void Cluster::crash(Process& process) {
  const auto watches = watchesOf(process);
  forgetProcess(process);
  process.status = trace::ServerStatus::Down;
  const trace::EventId crashed = trigger_ = emit(process.id, trace::ServerCrashed{});
  processGone(process.id);
  dropInbox(process);
  if (Door* door = door_.get()) door->stopped(process.id);
  trigger_ = crashed;
  endWatches(process.id, watches);
  std::string why = loseUnsynced(process.id);
  if (!why.empty()) refuse(process, std::move(why));
}

void Cluster::refuse(Process& process, std::string why) {
  const auto watches = watchesOf(process);
  forgetProcess(process);
  process.status = trace::ServerStatus::Refused;
  trigger_ = emit(process.id, trace::ServerRefused{std::move(why)});
  processGone(process.id);
  dropInbox(process);
  if (Door* door = door_.get()) door->stopped(process.id);
  endWatches(process.id, watches);
}

void Cluster::forgetProcess(Process& process) {
  process.member.reset();
  process.localDeadline = process.deadline = raft::kNever;
  ++process.alarm;
  process.turnComing = false;
  process.disk.waiting.clear();
  process.disk.syncing.clear();
  process.disk.failure.clear();
  process.disk.held = false;
}

// Nobody will read what waited in the dead process's sockets. A client whose request waited there
// cannot know that: it hears nothing.
void Cluster::dropInbox(Process& process) {
  const std::deque<Work> lost = std::exchange(process.inbox, {});
  for (const Work& work : lost) {
    const auto* watch = std::get_if<WatchArrival>(&work);
    if (watch != nullptr) refuseWatch(*watch);
    const auto* delivery = std::get_if<Delivery>(&work);
    if (delivery == nullptr) continue;
    dropMessage(delivery->id, delivery->sent, trace::DropReason::ReceiverDown);
  }
}

void Cluster::accept(Process& process, Work work) {
  if (process.ready(now_)) {
    perform(process, work);
    return;
  }
  process.inbox.push_back(std::move(work));
  awaitTurn(process);
}

void Cluster::awaitTurn(Process& process) {
  const bool canWork = process.status == trace::ServerStatus::Up && !process.inbox.empty();
  if (!canWork || process.turnComing) return;
  process.turnComing = true;
  schedule(std::max(now_, process.busyUntil), Turn{process.id, process.incarnation});
}

bool Cluster::takeTurn(const Turn& turn) {
  Process& taker = process(turn.server);
  if (turn.incarnation != taker.incarnation || !taker.running()) return false;
  taker.turnComing = false;
  if (taker.status != trace::ServerStatus::Up || taker.inbox.empty()) return false;
  const Work work = std::move(taker.inbox.front());
  taker.inbox.pop_front();
  perform(taker, work);
  awaitTurn(taker);
  return true;
}

/// Hands one piece of work to the member. Messages and requests cost processor time.
struct Cluster::Perform {
  Cluster& cluster;
  Process& process;

  void operator()(const Delivery& delivery) const {
    cluster.trigger_ = delivery.sent;
    cluster.trigger_ = cluster.emit(process.id, trace::MessageDelivered{delivery.id});
    process.member->receive(MemberPorts(cluster, process).ports(), *delivery.message);
    process.busyUntil = cluster.now_ + cluster.costs_.processing;
  }
  void operator()(const Alarm& alarm) const {
    if (alarm.alarm != process.alarm) return;
    cluster.trigger_ = cluster.emit(process.id, trace::TimerFired{});
    process.localDeadline = process.deadline = raft::kNever;
    process.member->wake(MemberPorts(cluster, process).ports());
  }
  void operator()(const Persisted& persisted) const {
    cluster.trigger_ = persisted.durable;
    process.member->persisted(MemberPorts(cluster, process).ports(), persisted.token);
  }
  void operator()(const SnapshotKept& kept) const {
    cluster.trigger_ = kept.asked;
    process.member->snapshotSaved(MemberPorts(cluster, process).ports(), kept.snapshot);
  }
  void operator()(const Wish& wish) const { cluster.performWish(process, wish); }
  void operator()(const WatchArrival& watch) const {
    cluster.performWatch(process, watch);
    process.busyUntil = cluster.now_ + cluster.costs_.processing;
  }
  void operator()(const RequestArrival& request) const {
    cluster.performRequest(process, request);
    process.busyUntil = cluster.now_ + cluster.costs_.processing;
  }
  void operator()(const RequestsArrival& requests) const {
    cluster.performRequests(process, requests);
    process.busyUntil = cluster.now_ + cluster.costs_.processing;
  }
  void operator()(const ReadArrival& read) const {
    cluster.performRead(process, read);
    process.busyUntil = cluster.now_ + cluster.costs_.processing;
  }
};

void Cluster::perform(Process& process, const Work& work) {
  std::visit(Perform{*this, process}, work);
  if (process.member && !process.member->unfit().empty()) {
    refuse(process, process.member->unfit());
  }
}

bool Cluster::alarmRings(const Alarm& alarm) {
  Process& owner = process(alarm.server);
  if (alarm.alarm != owner.alarm) return false;
  accept(owner, alarm);
  return true;
}

void Cluster::setAlarm(Process& process, Instant local) {
  if (local == process.localDeadline) return;
  process.localDeadline = local;
  const Instant before = process.deadline;
  process.deadline = local == raft::kNever ? local : std::max(now_, toRun(process.clock, local));
  if (process.deadline == before) return;
  ++process.alarm;
  if (process.deadline != raft::kNever) {
    schedule(process.deadline, Alarm{process.id, process.alarm});
  }
  emit(process.id, trace::TimerSet{process.deadline});
}

void Cluster::setClock(Process& process, const trace::ClockState& state) {
  process.clock = state;
  trigger_ = emit(process.id, trace::ClockChanged{state});
  if (process.running()) setAlarm(process, std::exchange(process.localDeadline, raft::kNever));
}

}  // namespace cluster
