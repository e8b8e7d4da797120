// What it takes: memory and processor time of an idle cluster, a store of many keys, a long log,
// and how long a start from each takes.
#include "tests/bench/live/load.h"
#include "tests/bench/live/speed.h"
#include "tests/bench/live/words.h"

namespace bench {
namespace {

constexpr std::size_t kWriters = 256;
constexpr std::chrono::seconds kSettles{3};
constexpr std::chrono::seconds kIdleFor{10};

double mebi(std::uint64_t bytes) { return static_cast<double>(bytes) / (1024.0 * 1024.0); }

struct Line {
  std::string what;
  std::string unit;
  double value{0};
};
using Lines = std::vector<Line>;

/// Everything about one of the two; `why` ends it.
class Weighing {
 public:
  Weighing(Make make, const Options& options, Interrupt& interrupt, Progress& progress)
      : make_(make), options_(options), interrupt_(interrupt), progress_(progress) {}

  Lines lines;
  std::string why;
  bool wanted() const { return !options_.side || *options_.side == make_; }

  void idle() {
    const auto cluster = open(5);
    tell("five idle members");
    if (!why.empty() || interrupt_.comes(kSettles)) return;
    const double before = cluster->processorSeconds();
    if (interrupt_.comes(kIdleFor)) return;
    const double used = cluster->processorSeconds() - before;
    lines.push_back({"5 idle members: processor", "% of one", used * 100 / kIdleFor.count()});
    lines.push_back({"5 idle members: memory", "MiB", mebi(cluster->memoryBytes())});
  }
  void manyKeys() {
    Load load = writes(options_.keys);
    load.keys = options_.keys;
    fill(load, std::to_string(options_.keys) + " keys");
  }
  void longLog() { fill(writes(options_.entries), std::to_string(options_.entries) + " writes"); }

 private:
  static Load writes(std::size_t total) {
    Load load;
    load.clients = kWriters;
    load.connections = 4;
    load.total = total;
    return load;
  }
  void tell(const std::string& what) {
    progress_.tell((make_ == Make::Ours ? "ours: " : "etcd: ") + what);
  }
  std::unique_ptr<Contender> open(std::uint32_t members) {
    auto cluster =
        std::make_unique<Contender>(make_, options_.programs, members,
                                    options_.folder / (make_ == Make::Ours ? "ours" : "etcd"));
    tell("starting");
    why = cluster->start(interrupt_);
    return cluster;
  }
  void fill(const Load& load, const std::string& name) {
    const auto cluster = open(3);
    if (!why.empty() || interrupt_.came()) return;
    tell("writing " + name);
    const bool atLeader = options_.at == At::Leader;
    const Measured written =
        run(load, {atLeader ? cluster->leader() : cluster->follower()}, interrupt_);
    if (interrupt_.came()) return;
    lines.push_back({name + ": written", "/s", written.perSecond});
    lines.push_back({name + ": p99", "ms", written.percentile(99)});
    lines.push_back({name + ": slowest", "ms", written.percentile(100)});
    lines.push_back({name + ": failed", "", static_cast<double>(written.failed)});
    lines.push_back({name + ": memory, 3 members", "MiB", mebi(cluster->memoryBytes())});
    lines.push_back({name + ": disk, 3 members", "MiB", mebi(cluster->diskBytes())});
    tell("starting again from " + name);
    cluster->stop();
    const auto began = std::chrono::steady_clock::now();
    why = cluster->start(interrupt_);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (interrupt_.came()) return;
    lines.push_back({name + ": started again, all read", "s", took.count()});
    lines.push_back({name + ": memory then", "MiB", mebi(cluster->memoryBytes())});
  }

  Make make_;
  const Options& options_;
  Interrupt& interrupt_;
  Progress& progress_;
};

/// One side may have none.
void print(const Lines& ours, const Lines& etcd) {
  for (std::size_t i = 0; i < std::max(ours.size(), etcd.size()); ++i) {
    const Line& line = ours.empty() ? etcd[i] : ours[i];
    const auto figure = [i](const Lines& of) { return of.empty() ? "" : shortly(of[i].value); };
    const std::string ratio =
        ours.empty() || etcd.empty() ? "" : ratioOf(ours[i].value, etcd[i].value);
    std::printf("%-42s %10s %10s %-9s %8s\n", line.what.c_str(), figure(ours).c_str(),
                figure(etcd).c_str(), line.unit.c_str(), ratio.c_str());
  }
  std::fflush(stdout);
}

struct Subject {
  const char* name;
  void (Weighing::*weigh)();
};

}  // namespace

int measureSizes(const Options& options, Interrupt& interrupt) {
  constexpr Subject kSubjects[] = {
      {"idle", &Weighing::idle}, {"keys", &Weighing::manyKeys}, {"log", &Weighing::longLog}};
  std::printf("%-42s %10s %10s %-9s %8s\n", "", "ours", "etcd", "", "ours/etcd");
  Progress progress(stderr);
  bool any = false;
  for (const Subject& subject : kSubjects) {
    if (std::string(subject.name).find(options.only) == std::string::npos) continue;
    any = true;
    Weighing ours(Make::Ours, options, interrupt, progress);
    Weighing etcd(Make::Etcd, options, interrupt, progress);
    for (Weighing* one : {&ours, &etcd}) {
      if (!one->wanted()) continue;
      (one->*subject.weigh)();
      if (interrupt.came()) return 130;
      if (one->why.empty()) continue;
      std::fprintf(stderr, "%s cannot be measured: %s\n", subject.name, one->why.c_str());
      return 1;
    }
    progress.clear();
    print(ours.lines, etcd.lines);
  }
  if (!any) std::fprintf(stderr, "Sizes are 'idle', 'keys' and 'log'.\n");
  return any ? 0 : 2;
}

}  // namespace bench
