#include "engine/net/live_world.h"

#include <algorithm>

#include "engine/cluster/validity.h"

namespace net {

namespace {

/// Sockets are looked at after so many things at the latest.
constexpr std::uint32_t kPollEvery = 64;
/// Something that takes longer holds up all members alike.
constexpr std::chrono::milliseconds kHoldsUp{20};

// The Lab's default disk times stand for a disk; here there is a real one, and only what a scenario
// asks for is added.
trace::DiskState addedTo(const trace::DiskState& asked) {
  return asked == cluster::Settings{}.disks ? trace::DiskState{} : asked;
}

}  // namespace

LiveWorld::LiveWorld(const cluster::Settings& settings, DataDir dataDir)
    : Cluster(settings, {.disks = addedTo(settings.disks)}),
      dataDir_(std::move(dataDir)),
      io_(1),
      work_(boost::asio::make_work_guard(io_)),
      timer_(io_),
      clock_(DilatedClock::Wall::now()) {}

LiveWorld::~LiveWorld() {
  stopping_ = true;
  writers_->join();
  makers_.join();
  for (auto& node : nodes_) node->syncer.join();
  for (auto& node : nodes_) node->peers.reset();
  // Handlers that were cancelled still hold their connections: let them go.
  work_.reset();
  io_.restart();
  io_.poll();
}

std::string LiveWorld::open(const LiveOptions& options) {
  const std::uint16_t firstPort = options.firstPort;
  only_ = options.only;
  anyPort_ = firstPort == 0 ? AnyPort::Yes : AnyPort::No;
  for (std::uint64_t s = 1; s <= settings().allServers(); ++s) {
    const raft::ServerId id{s};
    nodes_.push_back(std::make_unique<Node>(dataDir_.folderOf(id)));
    nodes_.back()->id = id;
    nodes_.back()->disk.state = addedTo(settings().disks);
    const std::uint16_t own = firstPort == 0 ? 0 : static_cast<std::uint16_t>(firstPort + s - 1);
    const bool relayed = !isHere(id) && s <= options.reachedAt.size();
    nodes_.back()->port = relayed ? options.reachedAt[s - 1] : own;
    // Answers to an earlier process of this member may still come.
    if (only_) nodes_.back()->incarnation = dataDir_.epoch() - 1;
  }
  for (auto& node : nodes_) {
    // A spare starts when it is added; elsewhere nobody could start it then.
    if (!isHere(node->id) || (!only_ && node->id.value > settings().servers)) continue;
    beginStep();
    std::string why;
    const Start start = startOn(*node, node->port, why);
    if (start == Start::BadPort) return why;
    if (start == Start::BadLog && options.badLog == LiveOptions::BadLog::RefusesAll) return why;
  }
  // Reading the logs took a while: the run begins now.
  clock_ = DilatedClock(DilatedClock::Wall::now());
  return {};
}

// What arrived comes first, then what is due, then waiting for either.
bool LiveWorld::step(raft::Instant limit) {
  while (true) {
    raft::Instant t = std::min(clock_.at(DilatedClock::Wall::now()), limit);
    const bool idle = ready_.empty() && (schedule_.empty() || schedule_.nextAt() > t);
    if (idle || ++handledSincePoll_ >= kPollEvery) {
      handledSincePoll_ = 0;
      io_.poll();
      t = std::min(clock_.at(DilatedClock::Wall::now()), limit);
    }
    const bool stands = clock_.rate() == 0;
    if (stands || interrupted_.exchange(false)) {
      advanceTo(t);
      return false;
    }
    std::optional<Happening> what;
    if (!ready_.empty()) {
      what = std::move(ready_.front());
      ready_.pop_front();
    } else if (!schedule_.empty() && schedule_.nextAt() <= t) {
      what = schedule_.take().what;
    }
    advanceTo(t);
    if (what) {
      beginStep();
      const auto began = DilatedClock::Wall::now();
      const bool happened = handle(*what);
      leaveOut(began);
      if (happened) return true;
    } else if (t >= limit) {
      return false;
    } else {
      waitUntil(limit);
    }
  }
}

// A store of a million keys that is read back, say, takes a second. Where all members run here, no
// timer of theirs may run meanwhile: nobody was silent, and nobody has to be replaced.
void LiveWorld::leaveOut(DilatedClock::Wall::time_point began) {
  const auto now = DilatedClock::Wall::now();
  if (!only_ && now - began > kHoldsUp) clock_.leaveOut(began, now);
}

// Until the first of: the limit, the next scheduled thing, anything from a socket or disk.
void LiveWorld::waitUntil(raft::Instant limit) {
  raft::Instant until = limit;
  if (!schedule_.empty()) until = std::min(until, schedule_.nextAt());
  const auto wall = clock_.wallOf(until);
  if (!wall) return;
  if (timerSetTo_ != wall) {
    timerSetTo_ = wall;
    timer_.expires_at(*wall);
    timer_.async_wait([this](boost::system::error_code cancelled) {
      if (!cancelled) timerSetTo_.reset();
    });
  }
  io_.run_one();
}

void LiveWorld::interrupt() {
  interrupted_ = true;
  boost::asio::post(io_, [] {});
}

void LiveWorld::setRate(cluster::RatePpm rate) { clock_.setRate(rate, DilatedClock::Wall::now()); }

void LiveWorld::schedule(raft::Instant at, cluster::Happening what) {
  schedule_.add(at, std::move(what));
}

/// What each happening does; false if it was out of date and nothing happened.
struct LiveWorld::Handle {
  LiveWorld& world;
  bool operator()(const cluster::Happening& what) const { return world.happen(what); }
  bool operator()(const Due& due) const { return world.due(due); }
  bool operator()(const LateArrival& late) const {
    world.deliver(late.id);
    return true;
  }
  bool operator()(const ConnectionBroke& broke) const {
    world.loseFlights(broke.from, broke.to, trace::DropReason::Loss);
    return true;
  }
  bool operator()(const Fsynced& done) const { return world.fsynced(done); }
  bool operator()(const SnapshotWritten& done) const { return world.snapshotWritten(done); }
};

std::uint64_t LiveWorld::wallSeconds() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return std::max(dataDir_.epoch(), static_cast<std::uint64_t>(seconds));
}

bool LiveWorld::handle(const Happening& what) { return std::visit(Handle{*this}, what); }

std::unique_ptr<cluster::World> makeLive(const cluster::Settings& settings,
                                         const LiveOptions& options, std::string& why) {
  why = cluster::check(settings);
  if (why.empty() && settings.rules.broken) {
    why = "only the Lab can break a rule: take break=" +
          std::string(raft::wordOf(*settings.rules.broken)) +
          " out of the header, or play it there";
  }
  if (why.empty() && options.firstPort > 65'536 - settings.allServers()) {
    why = "there are not as many ports from " + std::to_string(options.firstPort) +
          " on as the cluster has servers: choose a lower one";
  }
  if (!why.empty()) return nullptr;
  if (options.only && (options.firstPort == 0 || options.dataDir.empty())) {
    why = "a member alone has to be told its ports and where its data is: the others count on both";
    return nullptr;
  }
  const std::uint32_t servers = settings.allServers();
  std::optional<DataDir> dir =
      options.only ? DataDir::claimMember(options.dataDir, servers, *options.only, why)
                   : DataDir::claim(options.dataDir, servers, why);
  if (!dir) return nullptr;
  auto world = std::make_unique<LiveWorld>(settings, std::move(*dir));
  why = world->open(options);
  if (!why.empty()) return nullptr;
  return world;
}

}  // namespace net
