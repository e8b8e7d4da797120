// What the studies cost: elections and failure patterns a second, the time to a first answer, and
// the classic experiment as a whole program.
#include <cstdlib>
#include <string>

#include "engine/findings/answer.h"
#include "engine/planning/advice.h"
#include "engine/planning/price.h"
#include "engine/planning/reads.h"
#include "engine/planning/verification.h"
#include "engine/study/classic.h"
#include "engine/study/stopwatch.h"
#include "tests/bench/figures.h"

namespace bench {
namespace {

using std::chrono::milliseconds;

void electionsOfTheClassicExperiment(benchmark::State& state) {
  constexpr std::uint64_t kElections = 2'000;
  const study::ElectionPlan plan = study::lanPlan(milliseconds(150), milliseconds(300));
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] {
      for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
        benchmark::DoNotOptimize(study::runElection(plan, seed));
      }
    });
  }
  tell(state, {{"elections, 150-300 ms, 5 servers", kElections / took, "/s"}});
}
BENCHMARK(electionsOfTheClassicExperiment)->Iterations(1);

void failurePatterns(benchmark::State& state) {
  planning::VerificationPlan plan;
  plan.symmetry = planning::Symmetry::Each;
  planning::Verification verified;
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] { verified = planning::verifyTable(plan, {1, {}, {}}); });
  }
  if (!verified.agrees()) state.SkipWithError("the engine contradicts the table");
  const auto run = static_cast<double>(verified.run);
  tell(state, {{"failure patterns of 1 to 9 servers, staged and tried", run / took, "/s"},
               {"all 1,022 of them", took, "s"}});
}
BENCHMARK(failurePatterns)->Iterations(1);

/// From the question to figures with an interval, on all cores.
void firstAnswers(benchmark::State& state) {
  const planning::Work work{study::allCores(), {}, {}};
  std::vector<Figure> figures;
  const auto time = [&](const std::string& what, const auto& answer) {
    const study::Stopwatch watch;
    answer();
    figures.push_back({"first answer: " + what, watch.seconds(), "s", Wanted::AtMost, 2});
  };
  for (auto _ : state) {
    time("the table, 1 to 9 servers tried", [&] { planning::verifyTable({}, work); });
    time("write latency, eleven sizes, three zones", [&] {
      planning::PricePlan plan;
      plan.network = planning::threeZones();
      plan.disk = planning::ssd();
      planning::Price price(plan);
      price.grow(1, work);
      benchmark::DoNotOptimize(price.report());
    });
    time("timeouts, 50 crashes", [&] {
      planning::TimeoutPlan plan;
      plan.network = planning::lan();
      plan.disk = planning::ssd();
      planning::Leaderless study(plan);
      study.grow(1, work);
      benchmark::DoNotOptimize(study.report());
    });
    time("advice on timeouts", [&] {
      planning::TimeoutPlan plan;
      plan.network = planning::lan();
      plan.disk = planning::ssd();
      planning::Advisor advisor(plan);
      advisor.grow(1, work);
      benchmark::DoNotOptimize(advisor.report());
    });
    time("the published experiment, ten crashes a row", [&] {
      const auto answer = findings::answerTo(findings::ClassicQuestion{});
      answer->grow(1, work);
      benchmark::DoNotOptimize(answer->sheet());
    });
    time("ways to read, one cluster each", [&] {
      planning::ReadPlan plan;
      plan.network = planning::lan();
      plan.disk = planning::ssd();
      planning::Reads reads(plan);
      reads.grow(1, work);
      benchmark::DoNotOptimize(reads.report());
    });
  }
  tell(state, figures);
}
BENCHMARK(firstAnswers)->Iterations(1);

/// The same through the room that window and command line ask.
void firstAnswersOfFindings(benchmark::State& state) {
  const planning::Work work{study::allCores(), {}, {}};
  std::vector<Figure> figures;
  const auto time = [&](const std::string& what, const findings::Question& question) {
    const study::Stopwatch watch;
    const auto answer = findings::answerTo(question);
    answer->grow(1, work);
    benchmark::DoNotOptimize(answer->sheet());
    figures.push_back({"first answer: " + what, watch.seconds(), "s", Wanted::AtMost, 2});
  };
  for (auto _ : state) {
    findings::SweepQuestion sweep;
    sweep.plan.network = planning::lan();
    sweep.plan.disk = planning::ssd();
    for (const planning::SweepAxisName& axis : planning::sweepAxes()) {
      sweep.axis = axis.axis;
      time(std::string("elections against ") + axis.key, sweep);
    }
    findings::AvailabilityQuestion availability;
    for (std::uint32_t n = 1; n <= 9; ++n) {
      availability.sites.push_back(
          planning::evenSite(n, planning::upFor(0.99, 4), 1, planning::kNeverFails));
    }
    time("availability, 1 to 9 servers", availability);
  }
  tell(state, figures);
}
BENCHMARK(firstAnswersOfFindings)->Iterations(1);

/// 1,000 trials a row, as the program does it on all cores.
void classicExperiment(benchmark::State& state) {
  const std::string command =
      std::string(FLOTILLA_CLI) + " study elections --no-cache > /dev/null 2>&1";
  double took = 0;
  int code = 0;
  for (auto _ : state) {
    const study::Stopwatch watch;
    code = std::system(command.c_str());
    took = watch.seconds();
  }
  if (code != 0) state.SkipWithError("flotilla-cli study elections failed");
  tell(state, {{"the classic experiment, all cores", took, "s", Wanted::AtMost, 60}});
}
BENCHMARK(classicExperiment)->Iterations(1);

}  // namespace
}  // namespace bench
