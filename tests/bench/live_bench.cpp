// What the Live world bears: three members with real sockets and a real fdatasync before every
// acknowledgement, and clients who each write again as soon as they are answered.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <unordered_map>

#include "engine/net/live.h"
#include "tests/bench/figures.h"

namespace bench {
namespace {

using Wall = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

double millisecondsOf(Wall::duration d) {
  return std::chrono::duration<double, std::milli>(d).count();
}

/// Writes that were answered, and how long each took in real time.
struct Answered {
  double perSecond{0};
  std::vector<double> milliseconds;
};

class Writers {
 public:
  explicit Writers(std::size_t clients) : clients_(clients) {
    cluster::Settings settings;
    settings.servers = 3;
    settings.links = {};
    settings.electionTimeoutMin = milliseconds(500);
    settings.electionTimeoutMax = milliseconds(1000);
    settings.clientTimeout = seconds(20);
    world_ = net::makeLive(settings, {}, why_);
  }
  const std::string& why() const { return why_; }

  Answered run(std::size_t warmUp, Wall::duration length) {
    settle();
    for (std::size_t i = 0; i < clients_; ++i) submit();
    while (answered_.milliseconds.size() < warmUp) step();
    answered_.milliseconds.clear();
    const Wall::time_point begin = Wall::now();
    while (Wall::now() - begin < length) step();
    answered_.perSecond = static_cast<double>(answered_.milliseconds.size()) /
                          std::chrono::duration<double>(Wall::now() - begin).count();
    return answered_;
  }

 private:
  void settle() {
    bool leads = false;
    while (!leads) {
      world_->step(raft::kNever);
      for (const trace::Event& event : drained()) {
        const auto* role = std::get_if<raft::RoleChanged>(&event.body);
        leads = leads || (role != nullptr && role->role == raft::RoleName::Leader);
      }
    }
  }
  void submit() {
    cluster::Submit write;
    write.operation = kv::Put{"key" + std::to_string(++written_ % 1000), std::string(256, 'v')};
    asked_ = Wall::now();
    world_->execute(write);
    for (const trace::Event& event : drained()) {
      const auto* started = std::get_if<trace::OperationStarted>(&event.body);
      if (started != nullptr) begun_[started->id] = asked_;
    }
  }
  void step() {
    world_->step(raft::kNever);
    std::size_t free = 0;
    for (const trace::Event& event : drained()) {
      const auto* finished = std::get_if<trace::OperationFinished>(&event.body);
      if (finished == nullptr) continue;
      ++free;
      const auto begun = begun_.extract(finished->id);
      if (finished->outcome != trace::Outcome::Ok) continue;
      answered_.milliseconds.push_back(millisecondsOf(Wall::now() - begun.mapped()));
    }
    for (; free > 0; --free) submit();
  }
  const std::vector<trace::Event>& drained() {
    events_.clear();
    world_->drain(events_);
    return events_;
  }

  std::size_t clients_;
  std::string why_;
  std::unique_ptr<cluster::World> world_;
  std::vector<trace::Event> events_;
  std::unordered_map<trace::OperationId, Wall::time_point> begun_;
  Wall::time_point asked_;
  std::uint64_t written_{0};
  Answered answered_;
};

/// etcd 3.5's figures on a machine of this size: writes a second, and the 99th percentile.
struct Etcd {
  std::int64_t clients;
  double perSecond;
  double p99Ms;
};
constexpr Etcd kEtcd[] = {{1, 1400, 1.2}, {64, 7700, 18}};

void liveWrites(benchmark::State& state) {
  const std::int64_t clients = state.range(0);
  Writers writers(static_cast<std::size_t>(clients));
  if (!writers.why().empty()) {
    state.SkipWithError(writers.why().c_str());
    return;
  }
  Answered answered;
  for (auto _ : state) answered = writers.run(200, seconds(5));
  const std::string name = "Live, 3 servers, fsync, " + std::to_string(clients) + " clients: ";
  Figure rate{name + "writes", answered.perSecond, "/s", Wanted::None, 0};
  Figure tail{name + "p99", percentile(answered.milliseconds, 99), "ms", Wanted::None, 0};
  for (const Etcd& etcd : kEtcd) {
    if (etcd.clients != clients) continue;
    rate = {rate.what, rate.value, rate.unit, Wanted::AtLeast, 2 * etcd.perSecond};
    tail = {tail.what, tail.value, tail.unit, Wanted::AtMost, etcd.p99Ms / 2};
  }
  tell(state,
       {rate, {name + "p50", percentile(answered.milliseconds, 50), "ms", Wanted::None, 0}, tail});
}
BENCHMARK(liveWrites)->Arg(1)->Arg(8)->Arg(32)->Arg(64)->Iterations(1);

/// What no write can beat: one fdatasync of a few hundred bytes in a preallocated file.
void diskAlone(benchmark::State& state) {
  std::string path = (std::filesystem::temp_directory_path() / "flotilla-bench-XXXXXX").string();
  const int file = ::mkstemp(path.data());
  const std::string zeros(1 << 20, '\0');
  bool sound = ::pwrite(file, zeros.data(), zeros.size(), 0) > 0 && ::fsync(file) == 0;
  std::vector<double> took;
  for (auto _ : state) {
    for (int i = 0; i < 500 && sound; ++i) {
      sound = ::pwrite(file, "x", 1, i * 400) == 1;
      const Wall::time_point begin = Wall::now();
      sound = ::fdatasync(file) == 0 && sound;
      took.push_back(millisecondsOf(Wall::now() - begin));
    }
  }
  ::close(file);
  ::unlink(path.c_str());
  if (!sound) {
    state.SkipWithError("the temporary directory cannot be written");
    return;
  }
  tell(state, {{"the disk alone: fdatasync p50", percentile(took, 50), "ms", Wanted::None, 0},
               {"the disk alone: fdatasync p99", percentile(took, 99), "ms", Wanted::None, 0}});
}
BENCHMARK(diskAlone)->Iterations(1);

}  // namespace
}  // namespace bench
