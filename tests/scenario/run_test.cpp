// Laws of a run: forks, recording, and that nobody's way of stepping matters.
#include "engine/scenario/run.h"

#include <algorithm>
#include <random>

#include "tests/scenario/played.h"

namespace scenario {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const char* const kStory =
    "flotilla 1\n"
    "cluster 5 seed=11 loss=1% duplicate=1% reorder=1%\n"
    "run until leader within 5s\n"
    "put x 1\n"
    "run 300ms\n"
    "crash leader\n"
    "put x 2 via S1 timeout 400ms\n"
    "put y 2 via S2 retries 2\n"
    "run 900ms\n"
    "restart all\n"
    "cut leader | rest\n"
    "run 1s\n"
    "heal\n"
    "disk S2 fsync=20ms\n"
    "clock S3 drift=500ppm\n"
    "run 1s\n";

Instant at(std::int64_t ms) { return Instant{milliseconds(ms)}; }

std::unique_ptr<Run> storyRun() {
  Played played{std::string(kStory)};
  played.player.finish();
  return std::move(played.run);
}

TEST(Run, TheSameScriptGivesTheSameEvents) {
  const Script script = scriptOf(kStory);
  const Events events = eventsOf(script);
  EXPECT_GT(events.size(), 1000u);
  EXPECT_EQ(difference(events, eventsOf(script)), "");
}

TEST(Run, HowItIsSteppedDoesNotMatter) {
  const Script script = scriptOf(kStory);
  const Events events = eventsOf(script);
  for (const std::int64_t stride : {1, 7, 100, 100'000}) {
    Played played(script);
    for (Instant limit; !played.player.finished(); limit += milliseconds(stride)) {
      played.player.advance(limit);
    }
    Events got = drained(*played.run);
    ASSERT_GE(got.size(), events.size());
    got.resize(events.size());  // the last stride may reach beyond the end
    EXPECT_EQ(difference(events, got), "") << stride << " ms";
  }
}

TEST(Run, DrainedEventsAreNumberedWithoutGaps) {
  Played played{std::string(kStory)};
  Events events;
  while (!played.player.finished()) {
    played.player.step(raft::kNever);
    const trace::EventId before = played.run->drainedThrough();
    const std::size_t size = events.size();
    played.run->drain(events);
    ASSERT_EQ(played.run->drainedThrough().value, before.value + events.size() - size);
  }
  for (std::size_t i = 0; i < events.size(); ++i) ASSERT_EQ(events[i].id.value, i + 1);
}

TEST(Run, TheLastEventsStayAfterADrainAndAreDrainedOnce) {
  scenario::Run run(sim::makeLab(cluster::Settings{}));
  Events all;
  for (int steps = 0; steps < 500; ++steps) {
    const bool stepped = run.step(run.now() + seconds(1));
    const Events last = run.lastEvents();
    run.drain(all);
    EXPECT_EQ(run.lastEvents(), last);
    if (stepped) {
      ASSERT_GE(all.size(), last.size());
      EXPECT_TRUE(std::equal(last.rbegin(), last.rend(), all.rbegin()));
    }
    const std::size_t drainedSoFar = all.size();
    run.drain(all);
    ASSERT_EQ(all.size(), drainedSoFar);
  }
  for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i].id.value, i + 1);
}

TEST(Run, RecordedAndPlayedFromScratchItGivesTheSameEvents) {
  auto run = storyRun();
  const Script script = run->script();
  const Script again = scriptOf(print(script));
  EXPECT_EQ(again, script);
  EXPECT_EQ(difference(drained(*run), eventsOf(again)), "");
}

TEST(Run, NotesAndExpectationsAreRecorded) {
  Played played(
      "flotilla 1\ncluster 3\nrun until leader within 5s\nnote \"Led.\"\nexpect leader\n"
      "expect no leader\nrun 10ms\n");
  played.player.finish();
  Events events = drained(*played.run);
  Events again = eventsOf(played.run->script());
  for (Events* list : {&events, &again}) {
    for (trace::Event& event : *list) {
      if (auto* expected = std::get_if<trace::Expected>(&event.body)) expected->line = 0;
    }
  }
  EXPECT_EQ(difference(events, again), "");
  EXPECT_EQ(played.player.failures().size(), 1u);
}

TEST(Run, AForkContinuesAsTheRunItCameFrom) {
  // Long enough for several copies; nothing is done after 4s.
  auto run = storyRun();
  run->advance(at(40'000));
  Events all = drained(*run);
  ASSERT_GT(all.size(), 3 * kCopyEvery);
  for (const Instant when : {at(8'000), at(12'345), at(39'700), all[all.size() / 2].at}) {
    const auto fork = run->fork(when);
    ASSERT_NE(fork, nullptr);
    EXPECT_EQ(fork->now(), when);
    const std::size_t past = fork->drainedThrough().value;
    EXPECT_TRUE(drained(*fork).empty());
    ASSERT_LT(past, all.size());
    EXPECT_LE(all[past - 1].at, when);
    EXPECT_GT(all[past].at, when);
    fork->advance(at(40'000));
    const Events rest(all.begin() + static_cast<std::ptrdiff_t>(past), all.end());
    EXPECT_EQ(difference(rest, drained(*fork)), "");
  }
}

TEST(Run, CopiesStayAsManyAndLieEvenlyHoweverLongItGrows) {
  auto run = labFor(scriptOf("flotilla 1\ncluster 3\n"));
  Events events;
  for (int second = 1; run->view().lastEvent().value < 70 * kCopyEvery; ++second) {
    run->advance(at(1'000 * second));
    events.clear();
    run->drain(events);
    const std::vector<trace::EventId> copied = run->copiedAt();
    ASSERT_LE(copied.size(), kCopiesMost);
    const std::uint64_t last = run->view().lastEvent().value;
    ASSERT_GE(copied.size(), std::min<std::uint64_t>(kCopiesMost - 1, last / kCopyEvery));
    const std::uint64_t even = last / copied.size() + kCopyEvery;
    for (std::size_t k = 1; k < copied.size(); ++k) {
      ASSERT_LE(copied[k] - copied[k - 1], 2 * even) << "copy " << k << " of " << last;
    }
    ASSERT_LE(last - copied.back().value, 2 * even);
  }
  EXPECT_EQ(run->copiedAt().front(),
            labFor(scriptOf("flotilla 1\ncluster 3\n"))->copiedAt().front());
}

TEST(Run, AForkSharesThePastAndEqualsAFreshRunOfItsScript) {
  auto run = storyRun();
  const Events all = drained(*run);
  for (const std::int64_t ms : {0, 1, 450, 777, 1'500, 2'500, 3'100}) {
    const auto fork = run->fork(at(ms));
    const std::size_t past = fork->drainedThrough().value;
    ASSERT_EQ(fork->execute(cluster::Pause{ServerId{2}}), "") << ms;
    fork->advance(at(ms + 2'000));
    Events expected(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(past));
    const Events own = drained(*fork);
    expected.insert(expected.end(), own.begin(), own.end());
    EXPECT_EQ(difference(expected, eventsOf(fork->script())), "") << ms;
  }
}

TEST(Run, AForkOfAForkReachesBackBeforeTheFirst) {
  auto run = storyRun();
  const Events all = drained(*run);
  const auto first = run->fork(at(2'000));
  ASSERT_EQ(first->execute(cluster::Crash{ServerId{1}}), "");
  first->advance(at(5'000));
  const auto second = first->fork(at(400));
  const std::size_t past = second->drainedThrough().value;
  second->advance(at(500));
  const Events fresh = [&] {
    Script script = second->script();
    return eventsOf(script);
  }();
  Events expected(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(past));
  const Events own = drained(*second);
  expected.insert(expected.end(), own.begin(), own.end());
  EXPECT_EQ(difference(expected, fresh), "");
}

TEST(Run, AForkBeyondThePresentIsThePresent) {
  auto run = storyRun();
  const auto fork = run->fork(run->now() + seconds(5));
  EXPECT_EQ(fork->now(), run->now());
  EXPECT_EQ(fork->script(), run->script());
}

TEST(Run, ACommandActsAfterEverythingElseOfItsInstant) {
  Played played(std::string("flotilla 1\ncluster 5 latency=10ms fsync=1ms processing=0\n"));
  scenario::Run& run = *played.run;
  // With equal latencies many things happen at one instant: stop in the middle of one.
  while (run.view().leader().value == 0) ASSERT_TRUE(run.step(at(10'000)));
  const ServerId leader = run.view().leader();
  ASSERT_EQ(run.execute(cluster::Crash{leader}), "");
  run.advance(run.now() + seconds(2));
  EXPECT_EQ(difference(drained(run), eventsOf(run.script())), "");
}

TEST(Run, ACommandThatMakesNoSenseIsNotRemembered) {
  auto run = storyRun();
  const Script before = run->script();
  EXPECT_NE(run->execute(cluster::Crash{ServerId{9}}), "");
  EXPECT_NE(run->execute(cluster::Restart{run->view().leader()}), "");
  EXPECT_EQ(run->script(), before);
}

/// Some command that somebody could give now; it may make no sense.
cluster::Command randomCommand(std::mt19937& random) {
  const ServerId a{1 + random() % 5};
  const ServerId b{1 + random() % 5};
  const auto ppm = static_cast<std::uint32_t>(random() % 200'000);
  cluster::SetLink link;
  link.from = a;
  link.to = b;
  switch (random() % 12) {
    case 0:
      return cluster::Crash{a};
    case 1:
      return cluster::Restart{a};
    case 2:
      return cluster::Pause{a};
    case 3:
      return cluster::Resume{a};
    case 4:
      return cluster::Cut{{{a}, {b}}, cluster::Ways::One};
    case 5:
      return cluster::Heal{};
    case 6:
      return cluster::Heal{a, b};
    case 7:
      link.lossPpm = ppm;
      return link;
    case 8:
      link.latencyMin = link.latencyMax = milliseconds(random() % 50);
      return link;
    case 9:
      return cluster::SetDisk{a, {}, {}, {}, random() % 2 == 0};
    case 10:
      return cluster::SetClock{a, {static_cast<std::int32_t>(ppm) / 10, milliseconds(1)}};
  }
  return cluster::Submit{kv::Put{"x", std::to_string(random() % 10)}, b, 0, {}, {}};
}

TEST(Run, RandomSessionsAreRecordedExactly) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    cluster::Settings settings;
    settings.seed = seed;
    scenario::Run run(sim::makeLab(settings));
    for (int i = 0; i < 25; ++i) {
      run.advance(run.now() + milliseconds(random() % 200));
      for (std::uint32_t steps = random() % 4; steps > 0; --steps) run.step(run.now() + seconds(1));
      run.execute(randomCommand(random));
    }
    run.advance(run.now() + seconds(1));
    const Script script = scriptOf(print(run.script()));
    EXPECT_EQ(difference(drained(run), eventsOf(script)), "") << "seed " << seed << "\n"
                                                              << print(script);
    EXPECT_EQ(run.violations(), 0u) << "seed " << seed;
  }
}

}  // namespace
}  // namespace scenario
