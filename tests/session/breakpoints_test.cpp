// Breakpoints, run until any condition, bookmarks: where the run stops and what it says.
#include <functional>

#include "tests/session/play.h"

namespace session {
namespace {

class Breaks : public Play {
 protected:
  Breakpoints& points() { return *session.breakpoints(); }
  /// Plays until it pauses by itself.
  void playOn(double speed) {
    session.setSpeed(speed);
    session.play();
    for (int k = 0; k < 2'000 && session.playing(); ++k) frame(16.0);
  }
  /// Among what happened at the instant shown.
  template <class Body>
  bool shows(const std::function<bool(const Body&)>& such) const {
    const trace::Trace& all = session.trace();
    for (trace::EventId id = session.cluster().lastEvent();
         id.value > 0 && all.at(id).at == session.playheadTime(); id = id - 1) {
      const auto* body = std::get_if<Body>(&all.at(id).body);
      if (body != nullptr && such(*body)) return true;
    }
    return false;
  }
  template <class Body>
  bool shows() const {
    return shows<Body>([](const Body&) { return true; });
  }
};

TEST_F(Breaks, TheRunPausesAtThatVeryEventAtAnySpeed) {
  for (const double speed : {0.05, 1.0, 4.0}) {
    open(kFive);
    ASSERT_EQ(points().add("leader", "a leader"), "");
    playOn(speed);
    ASSERT_FALSE(session.playing()) << speed;
    EXPECT_EQ(session.notice(), "Breakpoint: a leader.");
    EXPECT_TRUE(session.atEnd()) << "what is done now acts here";
    EXPECT_TRUE(shows<raft::RoleChanged>(
        [](const raft::RoleChanged& change) { return change.role == raft::RoleName::Leader; }));
    const trace::Trace& all = session.trace();
    EXPECT_EQ(all.lastId(), session.cluster().lastEvent()) << "nothing was computed beyond it";
    expectViewOfPlayhead();
  }
}

TEST_F(Breaks, PlayingGoesOnAndStopsAtTheNextTime) {
  open(kFive);
  points().add("commit", {});
  session.write("put x=1", 0);
  playOn(4.0);
  const double first = session.time();
  ASSERT_GT(first, 0.0);
  playOn(4.0);
  EXPECT_GT(session.time(), first);
  EXPECT_TRUE(shows<raft::CommitAdvanced>());
}

TEST_F(Breaks, WhatHoldsAlreadyIsNoNews) {
  open(kFive);
  runToLeader();
  points().add("leader", {});
  const double at = session.time();
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 20; ++k) frame(10.0);
  EXPECT_TRUE(session.playing());
  EXPECT_GT(session.time(), at + 100.0);
}

TEST_F(Breaks, OneThatIsOffOrGoneStopsNothing) {
  open(kFive);
  points().add("leader", {});
  points().add("vote", {});
  points().setOn(0, false);
  points().remove(1);
  EXPECT_EQ(points().onCount(), 0);
  run(1'000.0);
  EXPECT_EQ(session.notice(), "");
  ASSERT_TRUE(session.cluster().leader());
}

TEST_F(Breaks, ThePastStopsAtThemToo) {
  open(kFive);
  runToLeader();
  run(200.0);
  const double edge = session.endTime();
  session.seek(0.0);
  points().add("leader", {});
  playOn(4.0);
  EXPECT_EQ(session.notice(), "Breakpoint: leader.");
  EXPECT_LT(session.time(), edge);
  EXPECT_TRUE(session.cluster().leader());
  const trace::EventId before =
      session.trace().lastAtOrBefore(session.playheadTime() - Duration{1});
  EXPECT_FALSE(session.trace().viewAt(before).leader());
  // Played on, it does not stop at the same again.
  const double at = session.time();
  session.play();
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_GT(session.time(), at);
  EXPECT_TRUE(session.playing());
}

TEST_F(Breaks, AnActOfTheUserMeetsThem) {
  open(kFive);
  runToLeader();
  points().add("S2 is down", {});
  session.play();
  session.crashOrRestart(2);
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_FALSE(session.playing());
  EXPECT_EQ(session.notice(), "Breakpoint: S2 is down.");
  points().add("crash", "a server crashes");
  session.play();
  session.crashOrRestart(3);
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_EQ(session.notice(), "Breakpoint: a server crashes.");
}

TEST_F(Breaks, ABranchStopsAtThem) {
  open(kFive);
  run(300.0);
  points().add("S4 is down", {});
  session.seek(100.0);
  session.crashOrRestart(2);
  session.settle();
  session.play();
  frame(10.0);
  session.crashOrRestart(4);
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_EQ(session.notice(), "Breakpoint: S4 is down.");
}

TEST_F(Breaks, RunToStopsAtABreakpointBeforeIt) {
  open(kFive);
  points().add("vote", {});
  session.runTo("leader change");
  session.settle();
  EXPECT_EQ(session.notice(), "Breakpoint: vote.");
  EXPECT_EQ(session.running(), "");
  EXPECT_FALSE(session.cluster().leader());
  session.runTo("leader change");
  session.settle();
}

TEST_F(Breaks, ATermBeginsOnceAndABrokenGuaranteeStops) {
  open(kFive);
  points().add("term", "a term begins");
  playOn(4.0);
  EXPECT_EQ(session.notice(), "Breakpoint: a term begins.");
  EXPECT_TRUE(shows<raft::TermChanged>());
  EXPECT_EQ(session.cluster().highestTerm().value, 1U);
}

TEST_F(Breaks, TextThatCannotBeReadIsAnsweredWithASentence) {
  open(kFive);
  EXPECT_EQ(points().add("S9 is down", {}).toStdString(),
            "At character 1: found 'S9', expected a server, S1 to S5.");
  EXPECT_EQ(points().count(), 0);
  EXPECT_NE(points().add("", {}), "");
  EXPECT_EQ(points().add("S3 commit >= 9", {}), "");
  EXPECT_EQ(points().add("S3  commit  >=  9", {}), "") << "the same";
  EXPECT_EQ(points().count(), 1);
}

TEST_F(Breaks, OneOfAServerThatIsMissingWaitsForABiggerCluster) {
  open(kFive);
  points().add("S5 is down", {});
  session.newCluster(3, 7);
  session.settle();
  EXPECT_EQ(points().onCount(), 0);
  EXPECT_FALSE(points().data(points().index(0), Breakpoints::Fits).toBool());
  session.pause();
  run(100.0);
  open(kFive);
  EXPECT_EQ(points().onCount(), 1);
}

TEST_F(Breaks, InLiveTheClockIsStopped) {
  session.newCluster(3, 7);
  session.switchWorld(Session::Live);
  points().add("leader", {});
  session.setSpeed(1.0);
  for (int k = 0; k < 20'000 && session.notice().isEmpty(); ++k) {
    session.frame(1.0);
    std::this_thread::yield();
  }
  while (session.playing()) session.frame(1.0);
  EXPECT_TRUE(session.notice().startsWith("Breakpoint: leader, at "))
      << session.notice().toStdString();
  session.frame(1.0);
  EXPECT_TRUE(session.cluster().leader());
}

using Until = Breaks;

TEST_F(Until, AnyConditionOfTheLanguageIsRunTo) {
  open(kFive);
  runToLeader();
  session.write("put x=1", 0);
  EXPECT_EQ(session.runUntil("committed x = 1"), "");
  session.settle();
  EXPECT_EQ(session.notice(), "");
  EXPECT_TRUE(shows<raft::CommitAdvanced>());
  EXPECT_EQ(session.runUntil("S3 log >= 2"), "");
  session.settle();
  EXPECT_GE(session.cluster().server(trace::ServerId{3}).log.lastIndex().value, 2U);
  EXPECT_EQ(session.runUntil("S3 is up or so").toStdString(),
            "At character 10: found 'or', expected the end of the line.");
  EXPECT_EQ(session.running(), "");
}

TEST_F(Until, AMessageToAChosenServerIsRunToForwardsAndInThePast) {
  open(kFive);
  session.runTo("message to S4");
  session.settle();
  EXPECT_EQ(session.notice(), "");
  EXPECT_TRUE(shows<trace::MessageDelivered>());
  const double at = session.time();
  run(300.0);
  session.seek(0.0);
  session.runTo("message to S4");
  EXPECT_EQ(session.time(), at);
}

TEST_F(Until, AConditionThatHeldLongAgoIsFoundInThePast) {
  open(kFive);
  runToLeader();
  session.crashOrRestart(2);
  run(50.0);
  const double later = session.time();
  session.crashOrRestart(2);
  run(300.0);
  session.seek(1.0);
  EXPECT_EQ(session.runUntil("S2 is down"), "");
  EXPECT_LT(session.time(), later);
  EXPECT_FALSE(running(2));
}

class Marks : public Play {
 protected:
  Bookmarks& marks() { return *session.bookmarks(); }
};

TEST_F(Marks, AreSetNamedFoundAgainAndRemoved) {
  open(kFive);
  run(300.0);
  session.seek(200.0);
  session.bookmark("later");
  session.seek(100.0);
  session.bookmark();
  session.bookmark("the same instant");
  ASSERT_EQ(marks().count(), 2);
  EXPECT_EQ(marks().all()[0].name, "At 100 ms");
  marks().rename(0, "first \"quoted\"");
  EXPECT_EQ(marks().all()[0].name, "first 'quoted'");
  session.toEnd();
  session.stepBookmark(-1);
  EXPECT_EQ(session.time(), 200.0);
  session.stepBookmark(-1);
  EXPECT_EQ(session.time(), 100.0);
  session.stepBookmark(1);
  EXPECT_EQ(session.time(), 200.0);
  session.stepBookmark(1);
  EXPECT_EQ(session.notice(), "No bookmark lies further that way.");
  marks().remove(1);
  EXPECT_EQ(marks().count(), 1);
}

TEST_F(Marks, OfAnotherBranchLeadThere) {
  open(kFive);
  run(300.0);
  session.seek(250.0);
  session.bookmark("old future");
  session.seek(50.0);
  session.bookmark("shared");
  session.seek(100.0);
  session.crashOrRestart(2);
  session.settle();
  run(100.0);
  session.goToBookmark(0);
  EXPECT_EQ(session.currentBranch(), 1) << "both branches have that past";
  session.goToBookmark(1);
  EXPECT_EQ(session.currentBranch(), 0);
  EXPECT_EQ(session.time(), 250.0);
}

TEST_F(Marks, GoWithTheScenarioAsText) {
  open(kFive);
  run(300.0);
  session.seek(123.456);
  session.bookmark("Here it begins");
  session.toEnd();
  QString text;
  QObject::connect(&session, &Session::scriptReady, &session, [&](const QString& t) { text = t; });
  session.askScript();
  session.settle();
  EXPECT_TRUE(text.contains("# bookmark 123.456000ms \"Here it begins\"\n")) << text.toStdString();
  open(text);
  ASSERT_EQ(marks().count(), 1);
  EXPECT_EQ(marks().all()[0].name, "Here it begins");
  run(300.0);
  session.goToBookmark(0);
  EXPECT_DOUBLE_EQ(session.time(), 123.456);
}

}  // namespace
}  // namespace session
