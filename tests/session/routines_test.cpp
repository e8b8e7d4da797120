// What acts by itself: chaos and a rolling restart.
#include "tests/session/play.h"

namespace session {
namespace {

class Routines : public Play {
 protected:
  /// Plays in frames of that length.
  void runBy(double frameMs, double ms) {
    session.play();
    const double until = session.time() + ms;
    while (session.time() < until) frame(frameMs);
    session.pause();
    session.settle();
  }
  void start(const Routine& what) {
    session.drive(what);
    session.settle();
  }
  bool isChaos() const { return std::holds_alternative<Chaos>(session.routine()); }
  bool rests() const { return std::holds_alternative<Rest>(session.routine()); }
  bool allAsBefore() const {
    const trace::ClusterView& c = session.cluster();
    for (const trace::ServerView& from : c.servers()) {
      if (from.status != trace::ServerStatus::Up || from.disk != c.started().disks) return false;
      for (const trace::ServerView& to : c.servers()) {
        if (from.id != to.id && c.link(from.id, to.id) != c.started().links) return false;
      }
    }
    return true;
  }
};

constexpr Chaos kWild{11, nemesis::Intensity::High};

/// One more session beside that of the test.
struct Other : Routines {
  using Routines::frame;
  using Routines::open;
  using Routines::runBy;
  using Routines::session;
  using Routines::start;
  void TestBody() override {}
};

std::uint64_t hashOfWild(double frameMs, Chaos chaos, trace::EventId through) {
  Other one;
  one.open(kFive);
  one.start(chaos);
  one.runBy(frameMs, 3'000.0);
  EXPECT_GE(one.session.trace().lastId(), through);
  return hashOf(one.session.trace(), through);
}

TEST_F(Routines, ChaosIsAFunctionOfItsSeedAtAnyPace) {
  const trace::EventId through{1'500};
  const std::uint64_t first = hashOfWild(10.0, kWild, through);
  EXPECT_EQ(hashOfWild(10.0, kWild, through), first);
  EXPECT_EQ(hashOfWild(37.0, kWild, through), first);
  EXPECT_NE(hashOfWild(10.0, {12, nemesis::Intensity::High}, through), first);
}

TEST_F(Routines, ChaosTellsEachFaultAsAGesture) {
  open(kFive);
  start(kWild);
  EXPECT_TRUE(isChaos());
  runBy(10.0, 4'000.0);
  ASSERT_TRUE(session.canUndo());
  EXPECT_TRUE(session.undoText().startsWith("Undo: chaos: "));
  EXPECT_GT(session.branches()->currentBranch().gestures.size(), 5U);
}

TEST_F(Routines, StoppingChaosRepairsEverything) {
  open(kFive);
  start(kWild);
  bool seen = false;
  for (int k = 0; k < 40; ++k) {
    runBy(10.0, 100.0);
    seen = seen || !allAsBefore();
  }
  EXPECT_TRUE(seen) << "chaos did nothing";
  for (int k = 0; k < 100 && allAsBefore(); ++k) runBy(10.0, 50.0);
  ASSERT_FALSE(allAsBefore());
  start(Rest{});
  EXPECT_TRUE(rests());
  EXPECT_TRUE(allAsBefore());
  EXPECT_EQ(session.undoText(), "Undo: repairs after chaos");
  runBy(10.0, 3'000.0);
  EXPECT_TRUE(allAsBefore());
  EXPECT_TRUE(session.cluster().leader());
}

TEST_F(Routines, UndoTakesBackTheLastFaultAndChaosGoesOn) {
  open(kFive);
  start(kWild);
  runBy(10.0, 2'000.0);
  const std::size_t before = session.branches()->currentBranch().gestures.size();
  session.undo();
  session.settle();
  EXPECT_EQ(session.branches()->currentBranch().gestures.size(), before - 1);
  EXPECT_TRUE(isChaos());
  runBy(10.0, 2'000.0);
  EXPECT_GT(session.branches()->currentBranch().gestures.size(), before);
  expectViewOfPlayhead();
}

TEST_F(Routines, WhereChaosHasFadedABranchIsRepairedAndChaosBeginsAnew) {
  open(kFive);
  start(kWild);
  // Many more than kDriversMost acts, of which there are four a second.
  runBy(1'000.0, 900'000.0);
  const double end = session.time();
  session.seek(end - 1'000.0);
  session.forkHere();
  session.settle();
  EXPECT_EQ(session.notice(), "") << "what it had planned a moment ago is known";
  EXPECT_TRUE(isChaos());
  session.selectBranch(0);
  session.settle();
  session.seek(20'000.0);
  while (session.time() > 2'000.0 && allAsBefore()) session.seek(session.time() - 100.0);
  ASSERT_FALSE(allAsBefore()) << "nothing is broken there";
  session.forkHere();
  session.settle();
  EXPECT_TRUE(session.notice().endsWith("chaos begins anew.")) << session.notice().toStdString();
  EXPECT_TRUE(isChaos());
  session.toEnd();
  session.settle();
  EXPECT_TRUE(allAsBefore());
  runBy(50.0, 3'000.0);
  EXPECT_FALSE(session.branches()->currentBranch().gestures.empty());
}

TEST_F(Routines, ABranchTakesAlongWhoActedWhenItLeft) {
  open(kFive);
  run(100.0);
  start(kWild);
  runBy(10.0, 3'000.0);
  const std::uint64_t whole = session.trace().lastId().value;
  session.seek(1'000.0);
  session.forkHere();
  session.settle();
  EXPECT_TRUE(isChaos());
  runBy(23.0, 2'000.0);
  const std::uint64_t both = std::min(whole, session.trace().lastId().value);
  EXPECT_EQ(difference(events(0), events(1), both), "") << "nothing else was done in the branch";
  session.seek(50.0);
  session.forkHere();
  session.settle();
  EXPECT_TRUE(rests());
}

TEST_F(Routines, ChaosIsToldByTheScenario) {
  open(kFive);
  start(kWild);
  runBy(10.0, 3'000.0);
  QString text;
  QObject::connect(&session, &Session::scriptReady, [&](const QString& script) { text = script; });
  session.askScript();
  session.settle();
  Other replay;
  replay.open(text);
  replay.session.play();
  while (replay.session.scriptPlays()) replay.frame(50.0);
  const std::uint64_t both =
      std::min(session.trace().lastId().value, replay.session.trace().lastId().value);
  EXPECT_GT(both, 1'000U);
  EXPECT_EQ(difference(session.trace(), replay.session.trace(), both), "");
}

TEST_F(Routines, ARollingRestartIsOneActAndNeverStopsTwo) {
  open(kFive);
  runToLeader();
  const int led = leader();
  start(Rolling{});
  std::vector<int> order;
  for (int k = 0; k < 2'000 && !rests(); ++k) {
    runBy(5.0, 5.0);
    int down = 0;
    for (int id = 1; id <= 5; ++id) {
      if (running(id)) continue;
      ++down;
      if (order.empty() || order.back() != id) order.push_back(id);
    }
    ASSERT_LE(down, 1);
  }
  EXPECT_TRUE(rests());
  ASSERT_EQ(order.size(), 5U);
  EXPECT_EQ(order.back(), led);
  EXPECT_EQ(session.undoText(), "Undo: rolling restart");
  for (int id = 1; id <= 5; ++id) {
    EXPECT_EQ(session.cluster().server(trace::ServerId{static_cast<std::uint64_t>(id)}).incarnation,
              2U);
  }
  session.undo();
  session.settle();
  EXPECT_FALSE(session.canUndo());
  for (const trace::ServerView& server : session.cluster().servers()) {
    EXPECT_EQ(server.incarnation, 1U);
  }
}

TEST_F(Routines, UndoEndsARollingRestartThatIsUnderWay) {
  open(kFive);
  runToLeader();
  start(Rolling{});
  runBy(10.0, 50.0);
  ASSERT_FALSE(rests());
  session.undo();
  session.settle();
  EXPECT_TRUE(rests());
  runBy(10.0, 1'000.0);
  for (const trace::ServerView& server : session.cluster().servers()) {
    EXPECT_EQ(server.incarnation, 1U);
  }
}

}  // namespace
}  // namespace session
