// Processes: their ports and logs when they start, and their sockets when they are gone.
#include "engine/cluster/chance.h"
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
    if (command) resumeClient(command->client, command->sequence);
  }
}

void LiveWorld::start(raft::ServerId id) {
  std::string why;
  if (isHere(id)) startOn(node(id), node(id).port, why);
}

wal::Options LiveWorld::logOptions(const Node& node) const {
  return {.segmentBytes = kSegmentBytes,
          .salt = cluster::drawBits(seed(),
                                    {cluster::Purpose::Salt, node.id.value, 0, node.incarnation})};
}

LiveWorld::Start LiveWorld::startOn(Node& node, std::uint16_t port, std::string& why) {
  auto opened = wal::Log::open(node.folder, logOptions(node));
  if (auto* refused = std::get_if<wal::Refused>(&opened)) {
    why = "S" + std::to_string(node.id.value) + " cannot start from " +
          dataDir_.folderOf(node.id).string() + ". " + refused->why;
    refuse(node, why);
    return Start::BadLog;
  }
  why = listen(node, port);
  if (!why.empty()) {
    why = "S" + std::to_string(node.id.value) + " cannot listen for its peers: " + why;
    refuse(node, why);
    return Start::BadPort;
  }
  auto& found = std::get<wal::Log::Opened>(opened);
  node.log = std::move(found.log);
  resumeClients(found.restored.entries);
  started(node, std::move(found.restored));
  node.folder.letGo();
  return Start::Up;
}

void LiveWorld::processGone(raft::ServerId id) {
  node(id).peers.reset();
  node(id).files.clear();
  // Their connections to it are dead; the next message makes new ones.
  for (auto& other : nodes_) {
    if (other->peers) other->peers->hangUp(id);
  }
  loseFlights({}, id, trace::DropReason::ReceiverDown);
  loseFlights(id, {}, trace::DropReason::SenderDown);
}

}  // namespace net
