#include "engine/sim/world.h"

#include "engine/cluster/chance.h"
#include "engine/sim/lab.h"

namespace sim {

using cluster::Draw;
using cluster::Purpose;

namespace {
/// Small, so that long runs go through the change from one segment to the next.
constexpr std::uint64_t kSegmentBytes = std::uint64_t{256} << 10;
/// Places that are tried until one is found where a flipped bit counts as damage.
constexpr std::uint64_t kDamageTries = 64;
}  // namespace

SimWorld::SimWorld(const cluster::Settings& settings)
    : Cluster(settings, {settings.disks, settings.processing, settings.bandwidth}) {
  nodes_.resize(settings.allServers());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].id = raft::ServerId{i + 1};
    nodes_[i].disk.state = settings.disks;
  }
  for (raft::ServerId id{1}; id.value <= settings.servers; ++id) {
    beginStep();
    SimWorld::start(id);
  }
}

bool SimWorld::step(raft::Instant limit) {
  while (!schedule_.empty() && schedule_.nextAt() <= limit) {
    const auto first = schedule_.take();
    advanceTo(first.at);
    beginStep();
    if (happen(first.what)) return true;
  }
  advanceTo(limit);
  return false;
}

std::string SimWorld::execute(const cluster::Command& command) {
  while (step(now())) {
  }
  return Cluster::execute(command);
}

std::unique_ptr<cluster::World> SimWorld::fork() const { return std::make_unique<SimWorld>(*this); }

void SimWorld::schedule(raft::Instant at, cluster::Happening what) {
  schedule_.add(at, std::move(what));
}

wal::Options SimWorld::optionsOf(raft::ServerId id) const {
  return {.segmentBytes = kSegmentBytes,
          .salt = cluster::drawBits(seed(), {Purpose::Salt, id.value, 0, 0})};
}

void SimWorld::start(raft::ServerId id) {
  Node& n = node(id);
  auto opened = wal::Log::open(n.files, optionsOf(id));
  if (const auto* refused = std::get_if<wal::Refused>(&opened)) {
    refuse(n, refused->why);
    return;
  }
  auto& found = std::get<wal::Log::Opened>(opened);
  n.log = std::move(found.log);
  started(n, std::move(found.restored));
}

std::string SimWorld::loseUnsynced(raft::ServerId id) {
  Node& n = node(id);
  const Draw draw{Purpose::Torn, id.value, 0, n.incarnation};
  n.files.crash(cluster::drawBelow(seed(), draw, n.files.unsynced() + 1));
  return {};
}

void SimWorld::launch(const cluster::Delivery& delivery, raft::Instant at) {
  schedule_.add(at, delivery);
}

std::optional<cluster::UnderWay> SimWorld::underWay(trace::MessageId id,
                                                    std::uint32_t attempt) const {
  const auto meant = [&](const cluster::Happening& what) {
    const auto* delivery = std::get_if<cluster::Delivery>(&what);
    return delivery && delivery->id == id && delivery->attempt == attempt;
  };
  const auto found = schedule_.find(meant);
  if (!found) return std::nullopt;
  return cluster::UnderWay{std::get<cluster::Delivery>(found->what), found->at};
}

void SimWorld::beginSync(raft::ServerId id) {
  Node& n = node(id);
  if (!writeBatch(n)) return;
  schedule_.add(now() + syncTakes(n), cluster::SyncDone{id, n.disk.syncs});
}

std::string SimWorld::write(raft::ServerId id, const cluster::Writing& writing) {
  Node& n = node(id);
  if (const auto* own = std::get_if<raft::Snapshot>(&writing.request)) {
    return n.log.saveSnapshot(n.files, *own);
  }
  return n.log.append(n.files, std::get<raft::Persist>(writing.request));
}

std::string SimWorld::compactLog(raft::ServerId id, raft::Index upTo) {
  return node(id).log.compact(node(id).files, upTo);
}

std::string SimWorld::loseDisk(raft::ServerId id) {
  node(id).files = SimFiles{};
  node(id).log = wal::Log{};
  return {};
}

std::string SimWorld::refillDisk(raft::ServerId id, const raft::Persist& what) {
  Node& n = node(id);
  n.files = SimFiles{};
  auto opened = wal::Log::open(n.files, optionsOf(id));
  if (auto* refused = std::get_if<wal::Refused>(&opened)) return refused->why;
  n.log = std::move(std::get<wal::Log::Opened>(opened).log);
  if (std::string why = n.log.append(n.files, what); !why.empty()) return why;
  return n.log.sync(n.files);
}

// Only what the log can tell from a torn tail is damage: so it is tried out on a copy.
std::string SimWorld::damageDisk(raft::ServerId id) {
  Node& n = node(id);
  const std::uint64_t bytes = n.files.durableBytes();
  const Draw draw{Purpose::Damage, id.value, 0, n.incarnation};
  const std::uint64_t first = bytes == 0 ? 0 : cluster::drawBelow(seed(), draw, bytes);
  for (std::uint64_t k = 0; k < kDamageTries && bytes > 0; ++k) {
    SimFiles damaged = n.files;
    damaged.flip((first + k * bytes / kDamageTries) % bytes);
    SimFiles tried = damaged;
    if (!std::holds_alternative<wal::Refused>(wal::Log::open(tried, optionsOf(id)))) continue;
    n.files = std::move(damaged);
    return {};
  }
  return "nothing on S" + std::to_string(id.value) + " is vouched for by what was written later";
}

std::string SimWorld::makeDurable(raft::ServerId id) {
  Node& n = node(id);
  return n.disk.failure.empty() ? n.log.sync(n.files) : n.disk.failure;
}

std::unique_ptr<cluster::World> makeLab(const cluster::Settings& settings) {
  return std::make_unique<SimWorld>(settings);
}

}  // namespace sim
