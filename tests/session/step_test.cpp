// Steps go from event to event, also where several happen at one instant; and a condition that
// holds already, and one that lies far back, are run to.
#include "tests/session/play.h"

namespace session {
namespace {

class Steps : public Play {
 protected:
  trace::EventId shown() const { return session.cluster().lastEvent(); }
  Instant at(trace::EventId id) const { return session.trace().at(id).at; }
  /// An event after which more happens at the same instant. REQUIRES: there is one after `from`.
  trace::EventId amid(trace::EventId from) const {
    trace::EventId id = from;
    while (at(id) != at(id + 1)) ++id;
    return id;
  }
};

TEST_F(Steps, SeeEveryEventOnceFromTheStartToTheEdge) {
  open(kFive);
  run(300.0);
  const trace::EventId last = shown();
  session.seek(0.0);
  std::uint64_t seen = shown().value;
  bool sameInstant = false;
  while (shown() < last) {
    const double before = session.time();
    session.stepForward();
    ++seen;
    ASSERT_EQ(shown().value, seen);
    ASSERT_EQ(session.cluster(), session.trace().viewAt(shown()));
    sameInstant |= session.time() == before;
  }
  EXPECT_EQ(seen, last.value);
  EXPECT_TRUE(sameInstant) << "several events of one instant are steps apart";
}

TEST_F(Steps, BackTakesOneEventBackWhereverThePlayheadStands) {
  open(kFive);
  run(300.0);
  for (const double ms : {300.0, 250.3, 200.0, 1.0}) {
    session.seek(ms);
    const trace::EventId before = shown();
    session.stepBack();
    EXPECT_EQ(shown(), before - 1) << ms;
  }
  session.seek(0.0);
  const trace::EventId atStart = shown();
  for (std::uint64_t k = 0; k < atStart.value + 5; ++k) session.stepBack();
  EXPECT_EQ(shown(), trace::EventId{1});
  EXPECT_EQ(session.time(), 0.0);
}

TEST_F(Steps, BackShowsExactlyWhatWasShownBefore) {
  open(kFive);
  run(600.0);
  session.seek(200.0);
  std::vector<trace::ClusterView> views{session.cluster()};
  for (int k = 0; k < 100; ++k) {
    session.stepForward();
    views.push_back(session.cluster());
  }
  while (views.size() > 1) {
    views.pop_back();
    session.stepBack();
    ASSERT_EQ(session.cluster(), views.back());
  }
}

TEST_F(Steps, AtTheEdgeTheyComputeTheNextEventAndNoMoreIsShown) {
  open(kFive);
  run(100.0);
  for (int k = 0; k < 60; ++k) {
    const trace::EventId before = shown();
    session.stepForward();
    session.settle();
    ASSERT_EQ(shown(), before + 1);
    ASSERT_EQ(session.cluster(), session.trace().viewAt(before + 1));
  }
  EXPECT_EQ(session.notice(), "");
}

TEST_F(Steps, StandingAmidAnInstantStaysThereUntilPlayed) {
  open(kFive);
  run(300.0);
  const trace::EventId id = amid(trace::EventId{40});
  session.seekEvent(static_cast<int>(id.value));
  frame(16.0);
  EXPECT_EQ(shown(), id);
  EXPECT_FALSE(session.atEnd());
  session.setSpeed(1.0);
  session.play();
  frame(10.0);
  EXPECT_GT(shown(), id);
  expectViewOfPlayhead();
}

TEST_F(Steps, AnActAmidAnInstantFollowsAllThatHappensAtIt) {
  open(kFive);
  run(300.0);
  const trace::EventId id = amid(trace::EventId{40});
  const trace::EventId whole = session.trace().lastAtOrBefore(at(id));
  session.seekEvent(static_cast<int>(id.value));
  session.crashOrRestart(2);
  session.settle();
  EXPECT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(difference(events(0), events(1), whole.value), "");
  EXPECT_FALSE(running(2));
}

TEST_F(Steps, AnActAmidTheInstantOfThePresentMakesNoBranch) {
  open(kFive);
  run(100.0);
  do {
    session.stepForward();
    session.settle();
  } while (session.atEnd());
  session.crashOrRestart(2);
  session.settle();
  EXPECT_EQ(session.branches()->count(), 1);
  EXPECT_FALSE(running(2));
}

TEST_F(Steps, UndoAmidAnInstantShowsTheBranchWithoutTheAct) {
  open(kFive);
  run(100.0);
  session.crashOrRestart(2);
  run(200.0);
  const trace::EventId id = amid(session.trace().lastAtOrBefore(Instant{session.playheadTime()} -
                                                                std::chrono::milliseconds(150)));
  session.seekEvent(static_cast<int>(id.value));
  session.undo();
  session.settle();
  EXPECT_TRUE(running(2));
  expectViewOfPlayhead();
}

using Already = Steps;

TEST_F(Already, AConditionThatHoldsIsSaidToAndNothingRuns) {
  open(kFive);
  runToLeader();
  const double before = session.time();
  EXPECT_EQ(session.runUntil("leader"), "");
  session.settle();
  EXPECT_EQ(session.running(), "");
  EXPECT_EQ(session.time(), before);
  EXPECT_EQ(session.notice(),
            "\"leader\" is so already. Ask once more to run until it comes true anew.");
}

TEST_F(Already, AskedOnceMoreItRunsUntilItComesTrueAnew) {
  open(kFive);
  runToLeader();
  session.crashOrRestart(leader());
  session.settle();
  EXPECT_EQ(session.runUntil("no leader"), "");
  EXPECT_NE(session.notice(), "");
  const double before = session.time();
  EXPECT_EQ(session.runUntil("leader"), "");
  session.settle();
  EXPECT_EQ(session.notice(), "");
  EXPECT_GT(session.time(), before);
  const int led = leader();
  session.runUntil("leader is false");
  session.settle();
  EXPECT_NE(session.notice(), "") << "nobody crashes it";
  session.runUntil("term >= 1");
  session.crashOrRestart(led);
  session.settle();
  session.runUntil("no leader");
  EXPECT_NE(session.notice(), "");
  session.runUntil("no leader");
  session.settle();
  EXPECT_EQ(session.running(), "");
}

TEST_F(Already, WhatHeldAtAnotherMomentIsSaidAnew) {
  open(kFive);
  runToLeader();
  session.runUntil("leader");
  run(50.0);
  const double before = session.time();
  session.runUntil("leader");
  session.settle();
  EXPECT_NE(session.notice(), "");
  EXPECT_EQ(session.time(), before);
}

// Raft alone: what is read is a long past of heartbeats.
class LongPast : public Steps {
 protected:
  void SetUp() override {
    open("flotilla 1\ncluster 9 seed=3 heartbeat=20ms\n");
    session.computeTo(120'000.0);
    session.settle();
    session.seek(1'000.0);
  }
};

TEST_F(LongPast, IsReadInSlicesThatSayHowFarTheyAre) {
  session.runUntil("S2 is down");
  EXPECT_EQ(session.running(), "S2 is down");
  EXPECT_TRUE(session.awake() || !session.running().isEmpty());
  double share = session.lookedThrough();
  EXPECT_LT(share, 1.0);
  int slices = 0;
  while (session.lookedThrough() >= 0.0) {
    EXPECT_GE(session.lookedThrough(), share);
    share = session.lookedThrough();
    session.frame(16.0);
    EXPECT_TRUE(session.lookedThrough() < 0.0 || session.time() == 1'000.0) << "it stands still";
    ++slices;
  }
  EXPECT_GT(slices, 3);
  session.settle();
  EXPECT_EQ(session.notice(), "No S2 is down in the next 10 s");
}

TEST_F(LongPast, CanBeLeftWhereItIs) {
  session.runUntil("S2 is down");
  session.frame(16.0);
  ASSERT_GE(session.lookedThrough(), 0.0);
  session.stopRunTo();
  EXPECT_EQ(session.lookedThrough(), -1.0);
  EXPECT_EQ(session.running(), "");
  session.settle();
  EXPECT_EQ(session.time(), 1'000.0);
}

TEST_F(LongPast, FindsWhatLiesFarAhead) {
  session.runUntil("commit >= 1");
  session.settle();
  const double committed = session.time();
  session.toEnd();
  session.write("put x=1", 0);
  session.settle();
  run(200.0);
  session.seek(1'000.0);
  session.runUntil("committed x = 1");
  session.settle();
  EXPECT_GT(session.time(), 119'000.0);
  EXPECT_GT(session.time(), committed);
  EXPECT_EQ(session.cluster(), session.trace().viewAt(session.cluster().lastEvent()));
}

}  // namespace
}  // namespace session
