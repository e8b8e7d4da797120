// What stands on the events: the fold, the checks, the hash, seeking, memory, copies and forks.
#include <malloc.h>

#include <algorithm>
#include <optional>
#include <random>

#include "engine/check/invariants.h"
#include "engine/trace/hash.h"
#include "engine/trace/trace.h"
#include "tests/bench/figures.h"
#include "tests/bench/runs.h"

namespace bench {
namespace {

constexpr std::uint64_t kHundredThousand = 100'000;
constexpr std::uint64_t kMillion = 1'000'000;

/// Seconds for folding all events; with `checks`, for checking each too.
double foldSeconds(const std::vector<trace::Event>& events, check::Invariants* checks) {
  return secondsOf([&] {
    trace::ClusterView view;
    for (const trace::Event& e : events) {
      view.fold(e);
      if (checks != nullptr) benchmark::DoNotOptimize(checks->observe(e, view));
    }
    benchmark::DoNotOptimize(view.committed());
  });
}

double hashSeconds(const std::vector<trace::Event>& events) {
  return secondsOf([&] {
    trace::EventHash all;
    for (const trace::Event& e : events) all.add(e);
    benchmark::DoNotOptimize(all.value());
  });
}

void perEvent(benchmark::State& state, const std::vector<trace::Event>& events,
              const std::string& name) {
  double fold = 1e9;
  double both = 1e9;
  double hash = 1e9;
  for (auto _ : state) {
    // The first pass also brings the events into the caches.
    fold = std::min(fold, foldSeconds(events, nullptr));
    check::Invariants checks;
    both = std::min(both, foldSeconds(events, &checks));
    hash = std::min(hash, hashSeconds(events));
  }
  const double nanos = 1e9 / static_cast<double>(events.size());
  tell(state, {{"fold one event, " + name, fold * nanos, "ns"},
               {"check one event, " + name, std::max(0.0, both - fold) * nanos, "ns"},
               {"hash one event, " + name, hash * nanos, "ns"}});
}
void perEventWritten(benchmark::State& state) {
  perEvent(state, realEvents(kHundredThousand), "1,000 writes a second");
}
BENCHMARK(perEventWritten)->Iterations(5);
void perEventHarsh(benchmark::State& state) {
  perEvent(state, harshEvents(kHundredThousand), "crashes and loss");
}
BENCHMARK(perEventHarsh)->Iterations(5);

double heapBytes() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd);
}

/// Takes over the events as they happen, as the app does. `bytes` counts what all of it takes on
/// the heap, less the run itself.
trace::Trace traceOf(std::uint64_t count) {
  trace::Trace trace;
  scenario::Run run = startedRun();
  Writer writer(kThousandASecond);
  writer.startAt(run.now());
  std::vector<trace::Event> events;
  while (trace.lastId().value < count) {
    writer.write(run, run.now() + std::chrono::milliseconds(16),
                 [&](raft::Instant at) { run.advance(at); });
    run.drain(events);
    for (trace::Event& e : events) trace.append(std::move(e));
    events.clear();
  }
  return trace.prefix(trace::EventId{count});
}

/// Seconds of each of `times` seeks to a random event.
std::vector<double> seeks(const trace::Trace& trace, std::size_t times) {
  std::vector<double> samples;
  std::mt19937_64 draw(1);
  for (std::size_t i = 0; i < times; ++i) {
    const trace::EventId id{draw() % trace.lastId().value + 1};
    samples.push_back(secondsOf([&] { benchmark::DoNotOptimize(trace.viewAt(id).at()); }));
  }
  return samples;
}

void seek(benchmark::State& state, std::uint64_t count, const std::string& name, double target) {
  const double heapBefore = heapBytes();
  const trace::Trace trace = traceOf(count);
  const double heap = heapBytes() - heapBefore;
  std::vector<double> samples;
  double copy = 0;
  for (auto _ : state) {
    samples = seeks(trace, 2'000);
    copy = secondsOf([&] { benchmark::DoNotOptimize(trace::Trace(trace).lastId()); });
  }
  tell(
      state,
      {{"seek anywhere in " + name + " events, p95", percentile(samples, 95) * 1e3, "ms",
        Wanted::AtMost, target},
       {"seek anywhere in " + name + " events, longest", percentile(samples, 100) * 1e3, "ms"},
       {"copy of a trace of " + name + " events", copy * 1e3, "ms"},
       {"heap of a trace of " + name + " events", heap / static_cast<double>(count), "bytes/event"},
       {"its own count", static_cast<double>(trace.bytes()) / static_cast<double>(count),
        "bytes/event"}});
}
BENCHMARK_CAPTURE(seek, hundredThousand, kHundredThousand, "100,000", 16.0)->Iterations(1);
BENCHMARK_CAPTURE(seek, million, kMillion, "1,000,000", 50.0)->Iterations(1);

void fork(benchmark::State& state) {
  const scenario::Run run = writtenRun(kHundredThousand);
  std::vector<double> samples;
  std::mt19937_64 draw(1);
  const auto length = static_cast<std::uint64_t>(run.now().time_since_epoch().count());
  double here = 0;
  for (auto _ : state) {
    for (int i = 0; i < 60; ++i) {
      const raft::Instant at{raft::Duration(static_cast<std::int64_t>(draw() % length))};
      samples.push_back(secondsOf([&] { benchmark::DoNotOptimize(run.fork(at)->now()); }));
    }
    here = secondsOf([&] { benchmark::DoNotOptimize(run.fork(run.now())->now()); });
  }
  tell(state,
       {{"fork at any instant of 100,000 events, p95", percentile(samples, 95) * 1e3, "ms",
         Wanted::AtMost, 100},
        {"fork at any instant of 100,000 events, longest", percentile(samples, 100) * 1e3, "ms"},
        {"fork at the end of 100,000 events", here * 1e3, "ms"}});
}
BENCHMARK(fork)->Iterations(1);

/// What a run keeps of itself so that it can be forked: a world, a view and the checks' memory; at
/// 20,000 entries of the log.
void copies(benchmark::State& state) {
  scenario::Run run = startedRun();
  Writer writer(kThousandASecond);
  writer.startAt(run.now());
  std::vector<trace::Event> events;
  while (run.view().committed().value < 20'000) {
    writer.write(run, run.now() + std::chrono::milliseconds(16),
                 [&](raft::Instant at) { run.advance(at); });
    run.drain(events);
    events.clear();
  }
  const raft::Instant middle{run.now().time_since_epoch() / 2};
  std::unique_ptr<cluster::World> world;
  std::optional<trace::ClusterView> view;
  std::unique_ptr<scenario::Run> fork;
  double worldTook = 0;
  double viewTook = 0;
  double forkTook = 0;
  double worldBytes = 0;
  double viewBytes = 0;
  for (auto _ : state) {
    const double start = heapBytes();
    worldTook = secondsOf([&] { world = run.world().fork(); });
    const double after = heapBytes();
    viewTook = secondsOf([&] { view = run.view(); });
    worldBytes = after - start;
    viewBytes = heapBytes() - after;
    forkTook = secondsOf([&] { fork = run.fork(middle); });
  }
  tell(state, {{"copy of a world, 20,000 entries", worldTook * 1e3, "ms"},
               {"copy of a world, 20,000 entries: heap", worldBytes / 1024, "KiB"},
               {"copy of a view, 20,000 entries", viewTook * 1e3, "ms"},
               {"copy of a view, 20,000 entries: heap", viewBytes / 1024, "KiB"},
               {"fork half way of " + std::to_string(run.view().lastEvent().value) + " events",
                forkTook * 1e3, "ms"}});
}
BENCHMARK(copies)->Iterations(1);

}  // namespace
}  // namespace bench
