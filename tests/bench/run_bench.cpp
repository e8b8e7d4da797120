// How fast virtual time and its events pass: the bare world, and a run with every check on.
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "engine/sim/lab.h"
#include "tests/bench/figures.h"
#include "tests/bench/runs.h"

namespace bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

double secondsIn(raft::Duration d) { return std::chrono::duration<double>(d).count(); }

void drainAway(scenario::Run& run, std::vector<trace::Event>& scratch) {
  run.drain(scratch);
  scratch.clear();
}

void idleRun(benchmark::State& state) {
  constexpr raft::Duration kLong = seconds(600);
  scenario::Run run = startedRun();
  std::vector<trace::Event> scratch;
  const std::uint64_t before = run.view().lastEvent().value;
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] {
      const raft::Instant end = run.now() + kLong;
      while (run.now() < end) {
        run.advance(run.now() + seconds(1));
        drainAway(run, scratch);
      }
    });
  }
  const double events = static_cast<double>(run.view().lastEvent().value - before);
  tell(state,
       {{"five idle servers, checks on: virtual time", secondsIn(kLong) / took, "x real time",
         Wanted::AtLeast, 2000},
        {"five idle servers, checks on: events", events / took, "/s", Wanted::AtLeast, 1e6}});
}
BENCHMARK(idleRun)->Iterations(1);

void writtenRunOfTenSeconds(benchmark::State& state) {
  constexpr raft::Duration kLong = seconds(10);
  scenario::Run run = startedRun();
  Writer writer(kThousandASecond);
  writer.startAt(run.now());
  std::vector<trace::Event> scratch;
  const std::uint64_t before = run.view().lastEvent().value;
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] {
      const raft::Instant end = run.now() + kLong;
      while (run.now() < end) {
        writer.write(run, run.now() + milliseconds(16), [&](raft::Instant at) { run.advance(at); });
        drainAway(run, scratch);
      }
    });
  }
  const double events = static_cast<double>(run.view().lastEvent().value - before);
  tell(state, {{"1,000 writes a virtual second, checks on: events", events / took, "/s",
                Wanted::AtLeast, 1e6},
               {"1,000 writes a virtual second, checks on: virtual time", secondsIn(kLong) / took,
                "x real time"},
               {"writes taken by a client", static_cast<double>(writer.written()), "of 10,001"}});
}
BENCHMARK(writtenRunOfTenSeconds)->Iterations(1);

enum class Load : std::uint8_t { Idle, Written };

void bareWorld(benchmark::State& state, Load load) {
  const raft::Duration length = load == Load::Idle ? seconds(600) : seconds(10);
  auto world = sim::makeLab(settings());
  std::vector<trace::Event> scratch;
  std::uint64_t events = 0;
  const auto advance = [&](raft::Instant limit) {
    while (world->step(limit)) {
      world->drain(scratch);
      events += scratch.size();
      scratch.clear();
    }
  };
  advance(raft::Instant{} + seconds(1));
  events = 0;
  Writer writer(kThousandASecond);
  writer.startAt(world->now());
  double took = 0;
  for (auto _ : state) {
    const raft::Instant end = world->now() + length;
    took = secondsOf([&] {
      if (load == Load::Idle) {
        advance(end);
      } else {
        writer.write(*world, end, advance);
      }
    });
  }
  const std::string name = load == Load::Idle ? "idle" : "1,000 writes a second";
  tell(state,
       {{"bare world, " + name + ": events", static_cast<double>(events) / took, "/s"},
        {"bare world, " + name + ": virtual time", secondsIn(length) / took, "x real time"}});
}
BENCHMARK_CAPTURE(bareWorld, idle, Load::Idle)->Iterations(1);
BENCHMARK_CAPTURE(bareWorld, written, Load::Written)->Iterations(1);

/// The whole program, from its start to its end.
void wholeProgram(benchmark::State& state, const char* scenario, const char* what) {
  const std::string file = "/tmp/flotilla-bench-" + std::to_string(getpid()) + ".flotilla";
  std::ofstream(file) << scenario;
  const std::string command =
      std::string(FLOTILLA_CLI) + " run " + file + " --events none > /dev/null";
  double took = 0;
  int code = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    code = std::system(command.c_str());
    took = secondsIn(std::chrono::steady_clock::now() - begin);
  }
  std::remove(file.c_str());
  if (code != 0) state.SkipWithError("flotilla-cli failed");
  tell(state, {{std::string("flotilla-cli, 60 s of ") + what, took * 1000, "ms"}});
}
BENCHMARK_CAPTURE(wholeProgram, idle, "flotilla 1\ncluster 5 seed=7\nrun 60s\n",
                  "five idle servers")
    ->Iterations(1);

}  // namespace
}  // namespace bench
