// Processes: start, crash, timers, and the one thing at a time that a server handles.
#include <algorithm>

#include "engine/cluster/local_clock.h"
#include "engine/sim/member_ports.h"
#include "engine/sim/world.h"

namespace sim {

namespace {
/// Small, so that long runs go through the change from one segment to the next.
constexpr std::uint64_t kSegmentBytes = std::uint64_t{256} << 10;
}  // namespace

void SimWorld::start(Node& node) {
  const std::uint64_t salt = cluster::drawBits(seed(), {Purpose::Salt, node.id.value, 0, 0});
  auto opened = wal::Log::open(node.disk.files, {.segmentBytes = kSegmentBytes, .salt = salt});
  if (const auto* refused = std::get_if<wal::Refused>(&opened)) {
    refuse(node, refused->why);
    return;
  }
  auto& found = std::get<wal::Log::Opened>(opened);
  node.disk.log = std::move(found.log);
  node.disk.durableIndex = found.restored.entries.lastIndex();
  node.status = trace::ServerStatus::Up;
  ++node.incarnation;
  node.busyUntil = now_;
  trigger_ = emit(node.id, trace::ServerStarted{node.incarnation, found.restored.hardState,
                                                found.restored.entries});
  server::MemberConfig config;
  config.raft.id = node.id;
  for (const Node& each : nodes_) config.raft.voters.push_back(each.id);
  config.raft.electionTimeoutMin = settings_.electionTimeoutMin;
  config.raft.electionTimeoutMax = settings_.electionTimeoutMax;
  config.raft.heartbeatInterval = settings_.heartbeatInterval;
  config.raft.seed =
      cluster::drawBits(seed(), {Purpose::Member, node.id.value, 0, node.incarnation});
  config.forwarding = settings_.forwarding;
  node.member.emplace(std::move(config), std::move(found.restored),
                      MemberPorts(*this, node).ports());
}

void SimWorld::crash(Node& node) {
  forgetProcess(node);
  node.status = trace::ServerStatus::Down;
  trigger_ = emit(node.id, trace::ServerCrashed{});
  loseUnsynced(node);
  dropInbox(node);
}

void SimWorld::refuse(Node& node, std::string why) {
  forgetProcess(node);
  node.status = trace::ServerStatus::Refused;
  trigger_ = emit(node.id, trace::ServerRefused{std::move(why)});
  dropInbox(node);
}

void SimWorld::forgetProcess(Node& node) {
  node.member.reset();
  node.localDeadline = raft::kNever;
  node.deadline = raft::kNever;
  ++node.alarm;
  node.turnComing = false;
  node.disk.waiting.clear();
  node.disk.syncing.clear();
  node.disk.failure.clear();
  node.disk.held = false;
}

// Nobody will read what waited in the dead process's sockets. A client whose request waited there
// cannot know that: it hears nothing.
void SimWorld::dropInbox(Node& node) {
  const std::deque<Work> lost = std::exchange(node.inbox, {});
  for (const Work& work : lost) {
    const auto* arrival = std::get_if<Arrival>(&work);
    if (arrival != nullptr) {
      dropMessage(arrival->id, arrival->sent, trace::DropReason::ReceiverDown);
    }
  }
}

void SimWorld::accept(Node& node, Work work) {
  if (node.ready(now_)) {
    perform(node, work);
    return;
  }
  node.inbox.push_back(std::move(work));
  awaitTurn(node);
}

void SimWorld::awaitTurn(Node& node) {
  const bool canWork = node.status == trace::ServerStatus::Up && !node.inbox.empty();
  if (!canWork || node.turnComing) return;
  node.turnComing = true;
  schedule_.add(std::max(now_, node.busyUntil), Free{node.id, node.incarnation});
}

bool SimWorld::takeTurn(const Free& turn) {
  Node& n = node(turn.server);
  if (turn.incarnation != n.incarnation || !n.running()) return false;
  n.turnComing = false;
  if (n.status != trace::ServerStatus::Up || n.inbox.empty()) return false;
  const Work work = std::move(n.inbox.front());
  n.inbox.pop_front();
  perform(n, work);
  awaitTurn(n);
  return true;
}

/// Hands one piece of work to the member. Messages and requests cost processor time.
struct SimWorld::Perform {
  SimWorld& world;
  Node& node;

  void operator()(const Arrival& arrival) const {
    world.trigger_ = arrival.sent;
    world.trigger_ = world.emit(node.id, trace::MessageDelivered{arrival.id});
    node.member->receive(MemberPorts(world, node).ports(), *arrival.message);
    node.busyUntil = world.now_ + world.settings_.processing;
  }
  void operator()(const Alarm& alarm) const {
    if (alarm.alarm != node.alarm) return;
    world.trigger_ = world.emit(node.id, trace::TimerFired{});
    node.localDeadline = raft::kNever;
    node.deadline = raft::kNever;
    node.member->wake(MemberPorts(world, node).ports());
  }
  void operator()(const Persisted& persisted) const {
    world.trigger_ = persisted.durable;
    node.member->persisted(MemberPorts(world, node).ports(), persisted.token);
  }
  void operator()(const RequestArrival& request) const {
    world.performRequest(node, request);
    node.busyUntil = world.now_ + world.settings_.processing;
  }
};

void SimWorld::perform(Node& node, const Work& work) { std::visit(Perform{*this, node}, work); }

bool SimWorld::alarmRings(const Alarm& alarm) {
  Node& n = node(alarm.server);
  if (alarm.alarm != n.alarm) return false;
  accept(n, alarm);
  return true;
}

void SimWorld::setAlarm(Node& node, raft::Instant local) {
  if (local == node.localDeadline) return;
  node.localDeadline = local;
  const raft::Instant before = node.deadline;
  node.deadline = local == raft::kNever ? local : std::max(now_, cluster::toRun(node.clock, local));
  if (node.deadline == before) return;
  ++node.alarm;
  if (node.deadline != raft::kNever) schedule_.add(node.deadline, Alarm{node.id, node.alarm});
  emit(node.id, trace::TimerSet{node.deadline});
}

void SimWorld::setClock(Node& node, const trace::ClockState& state) {
  node.clock = state;
  trigger_ = emit(node.id, trace::ClockChanged{state});
  if (node.running()) setAlarm(node, std::exchange(node.localDeadline, raft::kNever));
}

}  // namespace sim
