// The cluster lives: it elects, it replicates, and it does the same again.
#include "tests/sim/lab_fixture.h"

namespace sim {

TEST(Lab, BeginsWithTheClusterAndItsServersAtTimeZero) {
  const TestLab lab(seeded(1));
  ASSERT_FALSE(lab.events().empty());
  const auto* started = std::get_if<trace::ClusterStarted>(&lab.events().front().body);
  ASSERT_NE(started, nullptr);
  EXPECT_EQ(started->servers, 5u);
  const auto servers = lab.all<trace::ServerStarted>();
  ASSERT_EQ(servers.size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(servers[i].server, ServerId{i + 1});
    EXPECT_EQ(servers[i].at, Instant{});
  }
  for (const trace::ServerView& s : lab.view().servers()) {
    EXPECT_GE(s.timerDeadline, Instant(150ms));
    EXPECT_LE(s.timerDeadline, Instant(300ms));
  }
}

TEST(Lab, ElectsOneLeaderWithinTwoSecondsForEachSeed) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    TestLab lab(seeded(seed));
    lab.run(2s);
    std::size_t leaders = 0;
    for (const trace::ServerView& s : lab.view().servers()) {
      leaders += s.leads() && s.currentTerm == lab.view().highestTerm() ? 1 : 0;
    }
    EXPECT_EQ(leaders, 1u) << "seed " << seed;
  }
}

TEST(Lab, APutIsAppliedOnAllServers) {
  TestLab lab(seeded(2));
  lab.elect();
  const auto id = lab.put("x", "1");
  lab.run(1s);
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Ok);
  for (const trace::ServerView& s : lab.view().servers()) {
    EXPECT_EQ(s.lastApplied, lab.view().committed());
    EXPECT_EQ(s.revision, 2u);
  }
}

TEST(Lab, AFollowerHandsAPutOn) {
  TestLab lab(seeded(3));
  const ServerId leader = lab.elect();
  lab.run(200ms);
  const auto id = lab.put("x", "1", leader == S1 ? S2 : S1);
  lab.run(1s);
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Ok);
}

TEST(Lab, TheSameSeedGivesTheSameEvents) {
  const auto play = [](std::uint64_t seed) {
    TestLab lab(seeded(seed));
    lab.elect();
    lab.put("x", "1");
    lab.run(500ms);
    lab.execute(cluster::Crash{lab.view().leader()});
    lab.run(1s);
    return lab.hash();
  };
  EXPECT_EQ(play(5), play(5));
  EXPECT_NE(play(5), play(6));
}

TEST(Lab, HowTimeIsDividedIntoStepsChangesNothing) {
  TestLab inOne(seeded(8));
  inOne.run(3s);
  TestLab inMany(seeded(8));
  for (int i = 0; i < 3000; ++i) inMany.run(1ms);
  EXPECT_EQ(inOne.events(), inMany.events());
}

TEST(Lab, EveryEventButActsFromOutsideHasATriggerBeforeIt) {
  TestLab lab(seeded(9));
  lab.elect();
  lab.put("x", "1");
  lab.run(1s);
  for (const trace::Event& e : lab.events()) {
    EXPECT_LT(e.trigger, e.id);
    for (const trace::EventId cause : e.causes) EXPECT_LT(cause, e.id);
    const bool outside = std::holds_alternative<trace::ClusterStarted>(e.body) ||
                         std::holds_alternative<trace::ServerStarted>(e.body) ||
                         std::holds_alternative<trace::TimerFired>(e.body) ||
                         std::holds_alternative<trace::OperationStarted>(e.body);
    EXPECT_EQ(e.trigger == trace::EventId{}, outside) << e.id.value;
  }
}

TEST(Lab, AnOperationsAnswerLeadsBackToItsStart) {
  TestLab lab(seeded(10));
  lab.elect();
  const auto id = lab.put("x", "1");
  lab.run(1s);
  const auto finished = lab.all<trace::OperationFinished>();
  ASSERT_EQ(finished.size(), 1u);
  const trace::Event& cause = lab.event(finished[0].trigger);
  EXPECT_TRUE(std::holds_alternative<trace::Applied>(cause.body));
  const auto reached = lab.all<trace::OperationReached>();
  ASSERT_EQ(reached.size(), 1u);
  const auto* started = std::get_if<trace::OperationStarted>(&lab.event(reached[0].trigger).body);
  ASSERT_NE(started, nullptr);
  EXPECT_EQ(started->id, id);
}

TEST(Lab, ABusyServerHandlesMessagesOneAfterTheOther) {
  cluster::Settings settings = seeded(11);
  settings.processing = 3ms;
  TestLab lab(settings);
  lab.run(1s);
  std::vector<Instant> last(6, Instant(-1s));
  for (const trace::Event& e : lab.all<trace::MessageDelivered>()) {
    EXPECT_GE(e.at - last[e.server.value], 3ms);
    last[e.server.value] = e.at;
  }
}

TEST(Lab, BandwidthSpreadsALeadersMessages) {
  cluster::Settings settings = seeded(12);
  settings.bandwidth = 16'000;  // 64 bytes take 4 ms
  settings.links.latencyMin = settings.links.latencyMax = 10ms;
  TestLab lab(settings);
  lab.run(100ms);
  while (lab.all<trace::MessageSent>().size() < 4) ASSERT_TRUE(lab.step(Instant(1s)));
  const auto sent = lab.all<trace::MessageSent>();
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& message = std::get<trace::MessageSent>(sent[i].body);
    EXPECT_EQ(message.deliverAt - sent[i].at, 10ms + (i + 1) * 4ms);
  }
}

TEST(Lab, RefusesWhatMakesNoSense) {
  TestLab lab(seeded(13));
  const std::size_t before = lab.events().size();
  EXPECT_NE(lab.refusal(cluster::Crash{ServerId{9}}), "");
  EXPECT_NE(lab.refusal(cluster::Restart{S1}), "");
  EXPECT_NE(lab.refusal(cluster::Resume{S1}), "");
  EXPECT_EQ(lab.events().size(), before);
  lab.execute(cluster::Crash{S1});
  EXPECT_NE(lab.refusal(cluster::Crash{S1}), "");
}

}  // namespace sim
