#include "engine/net/live_world.h"

#include <algorithm>
#include <iterator>

#include "engine/net/live.h"

namespace net {

LiveWorld::LiveWorld(const cluster::Settings& settings, DataDir dataDir)
    : settings_(settings),
      dataDir_(std::move(dataDir)),
      work_(boost::asio::make_work_guard(io_)),
      timer_(io_),
      disks_(settings.servers),
      clock_(DilatedClock::Wall::now()),
      clients_(settings) {
  links_.assign(std::size_t{settings.servers} * settings.servers, Link{.state = settings.links});
}

LiveWorld::~LiveWorld() {
  disks_.join();
  for (auto& node : nodes_) node->peers.reset();
  // Handlers that were cancelled still hold their connections: let them go.
  work_.reset();
  io_.restart();
  io_.poll();
}

std::string LiveWorld::open(std::uint16_t firstPort) {
  // The Lab's default disk times stand for a disk; here there is a real one, and nothing is added.
  emit({}, trace::ClusterStarted{settings_.servers, settings_.electionTimeoutMin,
                                 settings_.electionTimeoutMax, settings_.heartbeatInterval,
                                 settings_.links, trace::DiskState{}});
  for (std::uint64_t s = 1; s <= settings_.servers; ++s) {
    const raft::ServerId id{s};
    nodes_.push_back(std::make_unique<Node>(id, dataDir_.folderOf(id)));
  }
  for (auto& node : nodes_) {
    const auto offset = static_cast<std::uint16_t>(node->id.value - 1);
    const std::uint16_t port = firstPort == 0 ? 0 : static_cast<std::uint16_t>(firstPort + offset);
    trigger_ = {};
    if (std::string why = start(*node, port); !why.empty()) return why;
  }
  return {};
}

// What arrived comes first, then what is due, then waiting for either.
bool LiveWorld::step(raft::Instant limit) {
  while (true) {
    io_.poll();
    const raft::Instant t = std::min(clock_.at(DilatedClock::Wall::now()), limit);
    const bool stands = clock_.rate() == 0;
    if (stands || interrupted_.exchange(false)) {
      now_ = std::max(now_, t);
      return false;
    }
    std::optional<Happening> what;
    if (!ready_.empty()) {
      what = std::move(ready_.front());
      ready_.pop_front();
    } else if (!schedule_.empty() && schedule_.next().at <= t) {
      what = schedule_.take().what;
    }
    now_ = std::max(now_, t);
    if (what) {
      trigger_ = {};
      lastApplied_ = {};
      if (handle(*what)) return true;
    } else if (t >= limit) {
      return false;
    } else {
      waitUntil(limit);
    }
  }
}

// Until the first of: the limit, the next scheduled thing, anything from a socket or disk.
void LiveWorld::waitUntil(raft::Instant limit) {
  raft::Instant until = limit;
  if (!schedule_.empty()) until = std::min(until, schedule_.next().at);
  const auto wall = clock_.wallOf(until);
  if (!wall) return;
  timer_.expires_at(*wall);
  timer_.async_wait([](boost::system::error_code) {});
  io_.run_one();
}

void LiveWorld::interrupt() {
  interrupted_ = true;
  boost::asio::post(io_, [] {});
}

void LiveWorld::setRate(cluster::RatePpm rate) { clock_.setRate(rate, DilatedClock::Wall::now()); }

trace::EventId LiveWorld::record(trace::Body body) {
  trigger_ = {};
  return emit({}, std::move(body));
}

void LiveWorld::drain(std::vector<trace::Event>& into) {
  into.insert(into.end(), std::make_move_iterator(events_.begin()),
              std::make_move_iterator(events_.end()));
  events_.clear();
}

trace::EventId LiveWorld::emit(raft::ServerId server, trace::Body body,
                               std::vector<trace::EventId> causes) {
  ++lastEvent_;
  events_.push_back({lastEvent_, now_, server, trigger_, std::move(causes), std::move(body)});
  view_.fold(events_.back());
  return lastEvent_;
}

/// What each happening does; false if it was out of date and nothing happened.
struct LiveWorld::Handle {
  LiveWorld& world;
  bool operator()(const Due& due) const { return world.due(due); }
  bool operator()(const LateArrival& late) const {
    world.deliver(late.id);
    return true;
  }
  bool operator()(const LostOnTheWay& lost) const {
    world.dropMessage(lost.id, trace::DropReason::Loss);
    return true;
  }
  bool operator()(const Alarm& alarm) const { return world.alarmRings(alarm); }
  bool operator()(const SyncDone& done) const { return world.syncDone(done); }
  bool operator()(const RequestArrival& request) const {
    world.requestArrives(request);
    return true;
  }
  bool operator()(const AnswerArrival& arrival) const {
    const auto& [answer, cause] = arrival;
    world.carryOut(world.clients_.answered(world.now_, answer.id, answer), cause);
    return true;
  }
  bool operator()(const ClientAlarm&) const {
    if (world.clientAlarm_ > world.now_) return false;
    world.clientAlarm_ = raft::kNever;
    world.carryOut(world.clients_.deadlineReached(world.now_), {});
    return true;
  }
};

bool LiveWorld::handle(const Happening& what) { return std::visit(Handle{*this}, what); }

std::unique_ptr<cluster::World> makeLive(const cluster::Settings& settings,
                                         const LiveOptions& options, std::string& why) {
  std::optional<DataDir> dir = DataDir::claim(options.dataDir, settings.servers, why);
  if (!dir) return nullptr;
  auto world = std::make_unique<LiveWorld>(settings, std::move(*dir));
  why = world->open(options.firstPort);
  if (!why.empty()) return nullptr;
  return world;
}

}  // namespace net
