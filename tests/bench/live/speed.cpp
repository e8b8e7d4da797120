#include "tests/bench/live/speed.h"

#include "tests/bench/live/plan.h"
#include "tests/bench/live/words.h"

namespace bench {
namespace {

constexpr double kRateWanted = 2;    ///< of ours to etcd's
constexpr double kTailWanted = 0.5;  ///< of the 99th percentiles

/// One of the two and what it came to, a figure a round.
struct Side {
  std::string name;
  Contender contender;
  std::vector<double> perSecond{};
  std::vector<double> p50{};
  std::vector<double> p99{};
  std::vector<double> microseconds{};  ///< of processor time for one answer
  std::size_t failed{0};
  std::string why{};
};

using Pair = std::vector<std::unique_ptr<Side>>;

Pair pairOf(const Options& options, std::uint32_t members) {
  Pair pair;
  pair.push_back(std::unique_ptr<Side>(
      new Side{"ours", {Make::Ours, options.programs, members, options.folder / "ours"}}));
  pair.push_back(std::unique_ptr<Side>(
      new Side{"etcd", {Make::Etcd, options.programs, members, options.folder / "etcd"}}));
  return pair;
}

std::vector<std::string> addressesFor(const Contender& contender, At at) {
  if (at == At::All) return contender.addresses();
  return {at == At::Leader ? contender.leader() : contender.follower()};
}

void measure(Side& side, const Round& round, std::chrono::milliseconds length,
             Interrupt& interrupt) {
  Load load = round.load;
  load.length = length;
  const auto at = addressesFor(side.contender, round.at);
  const double before = side.contender.processorSeconds();
  const Measured found = run(load, at, interrupt);
  const double used = side.contender.processorSeconds() - before;
  const auto answers = static_cast<double>(found.milliseconds.size() + load.warmUp);
  side.perSecond.push_back(found.perSecond);
  side.p50.push_back(found.percentile(50));
  side.p99.push_back(found.percentile(99));
  side.microseconds.push_back(used * 1e6 / answers);
  side.failed += found.failed;
  if (side.why.empty()) side.why = found.why;
}

void clear(Side& side) {
  for (auto* figures : {&side.perSecond, &side.p50, &side.p99, &side.microseconds}) {
    figures->clear();
  }
  side.failed = 0;
  side.why.clear();
}

void printHead() {
  std::printf("%-45s|%8s %8s %6s |%7s %7s |%7s %7s %6s |%7s %6s | %s\n", "", "ours/s", "etcd/s", "",
              "p50 ms", "etcd", "p99 ms", "etcd", "", "CPU us", "etcd", "twice, half");
}

void print(const std::string& name, const Side& ours, const Side& etcd) {
  const double rate = medianOf(ours.perSecond);
  const double theirRate = medianOf(etcd.perSecond);
  const double tail = medianOf(ours.p99);
  const double theirTail = medianOf(etcd.p99);
  const bool fast = rate >= kRateWanted * theirRate;
  const bool even = tail <= kTailWanted * theirTail;
  std::printf("%-45s|%8s %8s %6s |%7s %7s |%7s %7s %6s |%7s %6s | %s, %s\n", name.c_str(),
              shortly(rate).c_str(), shortly(theirRate).c_str(), ratioOf(rate, theirRate).c_str(),
              shortly(medianOf(ours.p50)).c_str(), shortly(medianOf(etcd.p50)).c_str(),
              shortly(tail).c_str(), shortly(theirTail).c_str(), ratioOf(tail, theirTail).c_str(),
              shortly(medianOf(ours.microseconds)).c_str(),
              shortly(medianOf(etcd.microseconds)).c_str(), fast ? "met" : "MISSED",
              even ? "met" : "MISSED");
  for (const Side* side : {&ours, &etcd}) {
    if (side->failed == 0) continue;
    std::printf("  %s: %zu failed, the first with '%s'\n", side->name.c_str(), side->failed,
                side->why.c_str());
  }
  std::fflush(stdout);
}

/// All rounds of one line. False: interrupted.
bool measureLine(Pair& pair, const Round& round, const Options& options, const std::string& place,
                 Progress& progress, Interrupt& interrupt) {
  for (auto& side : pair) clear(*side);
  for (std::size_t turn = 1; turn <= options.rounds; ++turn) {
    for (auto& side : pair) {
      progress.tell(place + ": " + round.name + ", round " + std::to_string(turn) + " of " +
                    std::to_string(options.rounds) + ", " + side->name);
      measure(*side, round, options.length, interrupt);
      if (interrupt.came()) return false;
    }
  }
  return true;
}

}  // namespace

int measureSpeed(const Options& options, Interrupt& interrupt) {
  const std::vector<Round> rounds = planned(options.only);
  if (rounds.empty()) {
    std::fprintf(stderr, "No load has '%s' in its name.\n", options.only.c_str());
    return 2;
  }
  std::printf("ours: all members in one process; etcd: a process each. Medians of %zu rounds.\n\n",
              options.rounds);
  printHead();
  Progress progress(stderr);
  Pair pair;
  std::uint32_t members = 0;
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    if (rounds[i].members != members) {
      members = rounds[i].members;
      pair.clear();
      pair = pairOf(options, members);
      progress.tell("starting " + std::to_string(members) + " members of each");
      for (auto& side : pair) {
        const std::string why = side->contender.start(interrupt);
        if (why.empty()) continue;
        std::fprintf(stderr, "%s cannot be measured: %s\n", side->name.c_str(), why.c_str());
        return 1;
      }
    }
    const std::string place = std::to_string(i + 1) + " of " + std::to_string(rounds.size());
    if (interrupt.came() || !measureLine(pair, rounds[i], options, place, progress, interrupt)) {
      return 130;
    }
    progress.clear();
    print(rounds[i].name, *pair[0], *pair[1]);
  }
  return 0;
}

}  // namespace bench
