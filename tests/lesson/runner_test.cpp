// A learner's way through a lesson: stops before the deciding event, judges by what happened.
#include "engine/lesson/held.h"
#include "tests/lesson/samples.h"

namespace lesson {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr const char* kQuestion =
    "## Q\n\nText.\n\nact: crash S1\nask: Who?\n"
    "choice: Somebody.\nwhen: leader\nbecause: {winner} won term {winner term}.\n"
    "choice: Nobody.\nwhen: no leader\nbecause: Nobody.\nreply: Look.\nuntil: any wins within 5s\n"
    "right: 1\nhide: log, S2\n";
constexpr const char* kTask =
    "## T\n\ntask: Do.\ngoal: S2 is down and S3 is up -> W\nhint: One.\nhint: Two.\n"
    "progress: {up} run.\nslip: S3 crashes -> {crashed} crashed, {up} run.\ndone: {names} run.\n";

TEST(Runner, StopsOneEventBeforeTheDecisionAndStandsStill) {
  Class class_(lessonWith(kQuestion));
  ASSERT_TRUE(class_.until(Phase::Asking));
  EXPECT_EQ(class_.run->view().leader(), ServerId{});
  EXPECT_THAT(class_.sight().heldBack, testing::IsSupersetOf({"log", "S2", "why", "timers"}));
  const trace::EventId asked = class_.run->view().lastEvent();
  class_.pass(seconds(2));
  EXPECT_EQ(class_.run->view().lastEvent(), asked);
  // The very next thing that happens decides.
  scenario::Run& run = *class_.run;
  const auto ahead = run.fork(run.now());
  EXPECT_TRUE(ahead->step(run.now() + seconds(1)));
  EXPECT_NE(ahead->view().leader(), ServerId{});
}

TEST(Runner, TheRunDecidesAndIsQuoted) {
  Class class_(lessonWith(kQuestion));
  ASSERT_TRUE(class_.until(Phase::Asking));
  class_.runner.answer(*class_.run, 1, 4);
  ASSERT_TRUE(class_.until(Phase::Explained));
  const Sight sight = class_.sight();
  EXPECT_EQ(sight.right, std::optional<std::size_t>(0));
  const ServerId leader = class_.run->view().leader();
  EXPECT_EQ(sight.explanation, "Look. S" + std::to_string(leader.value) + " won term " +
                                   std::to_string(class_.run->view().highestTerm().value) + ".");
  EXPECT_TRUE(sight.heldBack.empty());
  class_.runner.goOn(*class_.run);
  ASSERT_EQ(class_.runner.phase(), Phase::Finished);
  ASSERT_EQ(class_.runner.results().size(), 1u);
  EXPECT_FALSE(class_.runner.results()[0].right);
  EXPECT_EQ(class_.runner.results()[0].confidence, 4);
}

TEST(Runner, WhatIsDoneByHandWhileAQuestionIsOpenCounts) {
  Class class_(lessonWith(kQuestion));
  ASSERT_TRUE(class_.until(Phase::Asking));
  for (const trace::ServerView& server : class_.run->view().servers()) {
    if (server.role == raft::RoleName::Candidate) {
      EXPECT_EQ(class_.act(cluster::Crash{server.id}), "");
    }
  }
  class_.runner.answer(*class_.run, 1, 2);
  ASSERT_TRUE(class_.until(Phase::Explained));
  EXPECT_EQ(class_.sight().right, std::optional<std::size_t>(1));
}

TEST(Runner, TheSameCallsGiveTheSameSights) {
  Class a(lessonWith(kQuestion));
  Class b(lessonWith(kQuestion));
  ASSERT_TRUE(a.until(Phase::Asking) && b.until(Phase::Asking));
  a.runner.answer(*a.run, 0, 1);
  b.runner.answer(*b.run, 0, 1);
  ASSERT_TRUE(a.until(Phase::Explained) && b.until(Phase::Explained));
  EXPECT_EQ(a.sight(), b.sight());
}

TEST(Runner, GoalsAreReachedByWhateverLeadsThere) {
  for (const bool roundabout : {false, true}) {
    Class class_(lessonWith(kTask));
    ASSERT_TRUE(class_.until(Phase::Working));
    if (roundabout) {
      class_.act(cluster::Crash{ServerId{3}});
      class_.act(cluster::Crash{ServerId{2}});
      EXPECT_EQ(class_.sight().said, "S3 crashed, 2 run.");
      EXPECT_EQ(class_.runner.phase(), Phase::Working);
      class_.act(cluster::Restart{ServerId{3}});
    } else {
      class_.act(cluster::Crash{ServerId{2}});
    }
    EXPECT_EQ(class_.runner.phase(), Phase::Reached);
    EXPECT_EQ(class_.sight().done, "S1 and S3 run.");
  }
}

TEST(Runner, HintsGrowAndAStepCanBeginAgain) {
  Class class_(lessonWith(kTask));
  ASSERT_TRUE(class_.until(Phase::Working));
  class_.runner.hint();
  EXPECT_THAT(class_.sight().hints, testing::ElementsAre("One."));
  EXPECT_EQ(class_.sight().hintsLeft, 1u);
  const Instant began = class_.runner.restartAt();
  class_.act(cluster::Crash{ServerId{3}});
  class_.pass(milliseconds(500));
  class_.run = class_.run->fork(class_.runner.restartAt());
  class_.runner = class_.runner.restarted();
  EXPECT_EQ(class_.run->now(), began);
  ASSERT_TRUE(class_.until(Phase::Working));
  EXPECT_EQ(class_.run->view().server(ServerId{3}).status, trace::ServerStatus::Up);
  EXPECT_EQ(class_.sight().tries, 2u);
  class_.act(cluster::Crash{ServerId{2}});
  EXPECT_EQ(class_.runner.phase(), Phase::Reached);
}

TEST(Runner, AStepsTextStaysAsItWasWhenItBegan) {
  Class class_(
      lessonWith("## A\n\nOf {members} servers {up} run.\n\nact: crash S3\n"
                 "task: Do.\ngoal: up <= 1 -> W\nhint: H.\ndone: {up} runs.\n"));
  ASSERT_TRUE(class_.until(Phase::Working));
  EXPECT_EQ(class_.sight().text, "Of 3 servers 2 run.");
  class_.act(cluster::Crash{ServerId{2}});
  EXPECT_EQ(class_.sight().text, "Of 3 servers 2 run.");
  EXPECT_EQ(class_.sight().done, "1 runs.");
}

TEST(Runner, CopiesAreIndependent) {
  Class class_(lessonWith(kTask));
  ASSERT_TRUE(class_.until(Phase::Working));
  Runner copy = class_.runner;
  const auto branch = class_.run->fork(class_.run->now());
  copy.act(*branch, cluster::Crash{ServerId{2}});
  EXPECT_EQ(copy.phase(), Phase::Reached);
  EXPECT_EQ(class_.runner.phase(), Phase::Working);
}

TEST(Held, AnOpenQuestionHoldsBackWhatItsStepDoesNotSayToLookAt) {
  Step step;
  EXPECT_TRUE(heldWhileAsked(step).empty());
  step.prediction.emplace();
  EXPECT_EQ(heldWhileAsked(step), heldByDefault());
  step.look = {"stage", "timers", "lens"};
  step.prediction->held = {"lens", "S2"};
  const auto held = heldWhileAsked(step);
  EXPECT_THAT(held, testing::Not(testing::Contains("timers")));
  EXPECT_THAT(held, testing::IsSupersetOf({"lens", "S2", "why", "narration", "inspector"}));
}

}  // namespace
}  // namespace lesson
