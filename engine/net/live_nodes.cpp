// Processes: start, crash, timers, and the one thing at a time that a member handles.
#include "engine/net/live_ports.h"
#include "engine/net/live_world.h"

namespace net {

namespace {
constexpr std::uint64_t kSegmentBytes = std::uint64_t{8} << 20;
}  // namespace

std::string LiveWorld::listen(Node& node, std::uint16_t port) {
  node.peers = std::make_unique<Peers>(
      io_, [this](wire::Frame frame) { frameArrived(std::move(frame)); },
      [this, from = node.id](raft::ServerId to) {
        ready_.push_back(ConnectionBroke{from, to});
      });
  std::string why = node.peers->listen(port);
  // Where any port will do, one that was taken meanwhile is no reason to stay away.
  if (!why.empty() && anyPort_ == AnyPort::Yes && port != 0) return listen(node, 0);
  if (!why.empty()) return why;
  node.port = node.peers->port();
  for (auto& other : nodes_) {
    node.peers->know(other->id, other->port);
    if (other->peers) other->peers->know(node.id, node.port);
  }
  return {};
}

// The sessions of an earlier run of the program stand in the logs.
void LiveWorld::resumeClients(const raft::Entries& log) {
  for (raft::Index i = log.firstIndex(); i <= log.lastIndex(); ++i) {
    const auto command = kv::decode(log.at(i).payload.bytes());
    if (command) clients_.resume(command->client, command->sequence);
  }
}

std::string LiveWorld::start(Node& node, std::uint16_t port) {
  const std::uint64_t salt = cluster::drawBits(
      settings_.seed, {cluster::Purpose::Salt, node.id.value, 0, node.incarnation});
  auto opened = wal::Log::open(node.disk.folder, {.segmentBytes = kSegmentBytes, .salt = salt});
  if (auto* refused = std::get_if<wal::Refused>(&opened)) {
    std::string why = "S" + std::to_string(node.id.value) + " cannot start from " +
                      dataDir_.folderOf(node.id).string() + ". " + refused->why;
    refuse(node, why);
    return why;
  }
  if (std::string why = listen(node, port); !why.empty()) {
    refuse(node, why);
    return why;
  }
  auto& found = std::get<wal::Log::Opened>(opened);
  node.disk.log = std::move(found.log);
  node.disk.durableIndex = found.restored.entries.lastIndex();
  resumeClients(found.restored.entries);
  node.status = trace::ServerStatus::Up;
  ++node.incarnation;
  trigger_ = emit(node.id, trace::ServerStarted{node.incarnation, found.restored.hardState,
                                                found.restored.entries});
  server::MemberConfig config;
  config.raft.id = node.id;
  for (const auto& each : nodes_) config.raft.voters.push_back(each->id);
  config.raft.electionTimeoutMin = settings_.electionTimeoutMin;
  config.raft.electionTimeoutMax = settings_.electionTimeoutMax;
  config.raft.heartbeatInterval = settings_.heartbeatInterval;
  config.raft.seed = cluster::drawBits(
      settings_.seed, {cluster::Purpose::Member, node.id.value, 0, node.incarnation});
  config.forwarding = settings_.forwarding;
  node.member.emplace(std::move(config), std::move(found.restored), LivePorts(*this, node).ports());
  return {};
}

// The process and its sockets are gone, and with them what the disk had not made durable.
void LiveWorld::crash(Node& node) {
  forgetProcess(node);
  node.status = trace::ServerStatus::Down;
  const trace::EventId crashed = trigger_ = emit(node.id, trace::ServerCrashed{});
  dropArrivals(node);
  trigger_ = crashed;
  const std::uint64_t share = cluster::drawBelow(
      settings_.seed, {cluster::Purpose::Torn, node.id.value, 0, node.incarnation}, 256);
  const wal::Failure why = node.disk.folder.crash(static_cast<std::uint8_t>(share));
  if (!why.empty()) refuse(node, why);
}

void LiveWorld::refuse(Node& node, std::string why) {
  forgetProcess(node);
  node.status = trace::ServerStatus::Refused;
  trigger_ = emit(node.id, trace::ServerRefused{std::move(why)});
  dropArrivals(node);
}

void LiveWorld::forgetProcess(Node& node) {
  node.member.reset();
  node.peers.reset();
  node.localDeadline = node.deadline = raft::kNever;
  ++node.alarm;
  node.disk.waiting.clear();
  node.disk.syncing.clear();
  node.disk.files.clear();
  node.disk.failure.clear();
  node.disk.held = false;
  node.disk.addedDelay = false;
  // Their connections to it are dead; the next message makes new ones.
  for (auto& other : nodes_) {
    if (other->peers) other->peers->hangUp(node.id);
  }
}

// Nobody will read what was in or before the dead process's sockets. A client whose request waited
// there cannot know that: it hears nothing.
void LiveWorld::dropArrivals(Node& node) {
  loseFlights({}, node.id, trace::DropReason::ReceiverDown);
  loseFlights(node.id, {}, trace::DropReason::SenderDown);
  const std::deque<Work> lost = std::exchange(node.inbox, {});
  for (const Work& work : lost) {
    const auto* delivery = std::get_if<Delivery>(&work);
    if (delivery == nullptr) continue;
    trigger_ = delivery->sent;
    emit({}, trace::MessageDropped{delivery->id, trace::DropReason::ReceiverDown});
  }
}

void LiveWorld::accept(Node& node, Work work) {
  if (node.status == trace::ServerStatus::Up && node.inbox.empty()) {
    perform(node, work);
  } else {
    node.inbox.push_back(std::move(work));
  }
}

void LiveWorld::drainInbox(Node& node) {
  while (node.status == trace::ServerStatus::Up && !node.inbox.empty()) {
    const Work work = std::move(node.inbox.front());
    node.inbox.pop_front();
    perform(node, work);
  }
}

struct LiveWorld::Perform {
  LiveWorld& world;
  Node& node;

  void operator()(const Delivery& delivery) const {
    world.trigger_ = delivery.sent;
    world.trigger_ = world.emit(node.id, trace::MessageDelivered{delivery.id});
    node.member->receive(LivePorts(world, node).ports(), delivery.message);
  }
  void operator()(const Alarm& alarm) const {
    if (alarm.alarm != node.alarm) return;
    world.trigger_ = world.emit(node.id, trace::TimerFired{});
    node.localDeadline = node.deadline = raft::kNever;
    node.member->wake(LivePorts(world, node).ports());
  }
  void operator()(const Persisted& persisted) const {
    world.trigger_ = persisted.durable;
    node.member->persisted(LivePorts(world, node).ports(), persisted.token);
  }
  void operator()(const RequestArrival& request) const { world.performRequest(node, request); }
};

void LiveWorld::perform(Node& node, const Work& work) { std::visit(Perform{*this, node}, work); }

bool LiveWorld::alarmRings(const Alarm& alarm) {
  Node& n = node(alarm.server);
  if (alarm.alarm != n.alarm) return false;
  accept(n, alarm);
  return true;
}

void LiveWorld::setAlarm(Node& node, raft::Instant local) {
  if (local == node.localDeadline) return;
  node.localDeadline = local;
  const raft::Instant before = node.deadline;
  node.deadline = local == raft::kNever ? local : std::max(now_, cluster::toRun(node.clock, local));
  if (node.deadline == before) return;
  ++node.alarm;
  if (node.deadline != raft::kNever) schedule_.add(node.deadline, Alarm{node.id, node.alarm});
  emit(node.id, trace::TimerSet{node.deadline});
}

}  // namespace net
