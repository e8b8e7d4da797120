// Acting in the past makes a branch; the old future stays.
#include "tests/session/play.h"

namespace session {
namespace {

using Branches = Play;

TEST_F(Branches, ACommandAtTheEdgeActsThereAndMakesNoBranch) {
  open(kFive);
  run(100.0);
  const double at = session.time();
  session.crashOrRestart(2);
  session.settle();
  EXPECT_EQ(session.branches()->count(), 1);
  EXPECT_EQ(session.time(), at);
  EXPECT_FALSE(running(2));
  expectViewOfPlayhead();
}

TEST_F(Branches, ACommandWhilePlayingMakesNoBranch) {
  open(kFive);
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 20; ++k) frame(10.0);
  session.crashOrRestart(2);
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_EQ(session.branches()->count(), 1);
  EXPECT_FALSE(running(2));
}

TEST_F(Branches, ActingInThePastSharesIt) {
  open(kFive);
  run(500.0);
  const trace::EventId oldEnd = session.trace().lastId();
  session.seek(200.0);
  const trace::EventId shared = session.trace().lastAtOrBefore(session.playheadTime());
  session.crashOrRestart(3);
  session.settle();
  ASSERT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(session.currentBranch(), 1);
  EXPECT_EQ(session.time(), 200.0);
  EXPECT_FALSE(running(3));
  expectViewOfPlayhead();
  run(300.0);
  EXPECT_EQ(difference(events(0), events(1), shared.value), "");
  EXPECT_EQ(events(0).lastId(), oldEnd) << "the old future stays";
  EXPECT_NE(difference(events(0), events(1), shared.value + 5), "");
}

TEST_F(Branches, AnyInstantForksIntoTheSameFutureWithoutACommand) {
  open(kFive);
  run(500.0);
  for (const double ms : {0.0, 37.0, 250.0, 499.0}) {
    session.selectBranch(0);
    session.seek(ms);
    session.forkHere();
    session.settle();
    const BranchId made = session.currentBranch();
    EXPECT_EQ(session.branches()->at(made).parent, 0);
    EXPECT_EQ(session.time(), ms);
    run(500.0 - ms);
    EXPECT_EQ(difference(events(0), events(made), events(0).lastId().value), "") << ms;
  }
}

TEST_F(Branches, TheOldFutureCanBeSelected) {
  open(kFive);
  run(500.0);
  session.seek(200.0);
  session.crashOrRestart(3);
  session.settle();
  run(100.0);
  session.selectBranch(0);
  EXPECT_EQ(session.currentBranch(), 0);
  EXPECT_GE(session.time(), 500.0) << "from one edge to the other";
  EXPECT_TRUE(running(3));
  expectViewOfPlayhead();
  session.seek(250.0);
  session.selectOther(0);
  EXPECT_EQ(session.currentBranch(), 1);
  EXPECT_EQ(session.time(), 250.0) << "in the past, the instant stays";
  EXPECT_FALSE(running(3));
  expectViewOfPlayhead();
}

TEST_F(Branches, TheTapeOfABranchIsThatOfItsEvents) {
  open(kFive);
  run(500.0);
  session.seek(300.0);
  session.crashOrRestart(1);
  run(200.0);
  trace::ClusterView view;
  trace::Tape tape;
  for (trace::EventId id{1}; id <= session.trace().lastId(); ++id) {
    view.fold(session.trace().at(id));
    tape.append(session.trace().at(id), view);
  }
  EXPECT_EQ(session.tape(), tape);
}

TEST_F(Branches, TheListSaysWhereEachForked) {
  open(kFive);
  run(300.0);
  session.seek(100.0);
  session.forkHere();
  session.settle();
  session.renameBranch(1, "what if");
  const BranchList& list = *session.branches();
  ASSERT_EQ(list.rowCount(), 2);
  const QModelIndex second = list.index(1);
  EXPECT_EQ(list.data(second, BranchList::Name).toString(), "what if");
  EXPECT_EQ(list.data(second, BranchList::ForkTime).toDouble(), 100.0);
  EXPECT_TRUE(list.data(second, BranchList::Current).toBool());
  EXPECT_EQ(list.data(second, BranchList::Parent).toInt(), 0);
  EXPECT_EQ(list.divergence(0), Instant{std::chrono::milliseconds(100)});
}

TEST_F(Branches, ForkingDuringRunToEndsIt) {
  open(kFive);
  runToLeader();
  session.runTo("leader change");
  session.forkHere();
  EXPECT_EQ(session.running(), "");
  session.settle();
  EXPECT_EQ(session.notice(), "");
}

TEST_F(Branches, ForksOfForksKeepTheirPast) {
  open(kFive);
  run(300.0);
  for (int k = 0; k < 4; ++k) {
    session.seek(session.time() - 20.0);
    session.crashOrRestart(1 + k % 2);
    run(60.0);
    expectViewOfPlayhead();
  }
  EXPECT_EQ(session.branches()->count(), 5);
  for (BranchId id = 1; id < 5; ++id) {
    const Branch& branch = session.branches()->at(id);
    const trace::EventId shared = branch.trace.lastAtOrBefore(branch.forkAt - Duration{1});
    EXPECT_EQ(difference(events(branch.parent), branch.trace, shared.value), "");
  }
}

TEST_F(Branches, TheScriptIsSetAsideWhenTheUserActs) {
  open(kFive + "run 100ms\ncrash S1\nrun 100ms\n");
  run(50.0);
  EXPECT_TRUE(session.scriptPlays());
  session.crashOrRestart(2);
  session.settle();
  EXPECT_FALSE(session.scriptPlays());
  run(150.0);
  EXPECT_TRUE(running(1));
  EXPECT_FALSE(running(2));
}

TEST_F(Branches, AreATreeThatADeletedOneLeavesAndComesBackTo) {
  open(kFive);
  run(300.0);
  session.seek(100.0);
  session.crashOrRestart(2);
  session.settle();
  run(50.0);
  session.seek(120.0);
  session.crashOrRestart(3);
  session.settle();
  session.selectBranch(0);
  session.seek(200.0);
  session.forkHere();
  session.settle();
  BranchList& list = *session.branches();
  EXPECT_EQ(list.tree(), (QList<int>{0, 1, 2, 3}));
  EXPECT_EQ(list.depthOf(2), 2);
  session.selectBranch(1);
  session.deleteBranch(1);
  EXPECT_EQ(list.tree(), (QList<int>{0, 2, 3}));
  EXPECT_EQ(session.currentBranch(), 0) << "from a branch that goes, to where it came from";
  EXPECT_EQ(list.depthOf(2), 1) << "what forked from it stays";
  EXPECT_EQ(list.otherAt(0), 2);
  EXPECT_TRUE(session.notice().contains("is deleted"));
  session.restoreBranch(1);
  EXPECT_EQ(list.tree(), (QList<int>{0, 1, 2, 3}));
  session.settle();
  session.selectBranch(1);
  EXPECT_FALSE(running(2));
  for (const int id : {0, 1, 2, 3}) session.deleteBranch(id);
  EXPECT_EQ(list.tree().size(), 1);
  EXPECT_EQ(session.notice(), "The only branch stays.");
}

TEST_F(Branches, AnyOfThemIsExportedAsItsScenario) {
  open(kFive);
  run(300.0);
  session.seek(100.0);
  session.crashOrRestart(2);
  session.settle();
  run(50.0);
  session.selectBranch(0);
  QString text;
  QObject::connect(&session, &Session::scriptReady, &session, [&](const QString& t) { text = t; });
  session.askScriptOf(1);
  session.settle();
  EXPECT_TRUE(text.contains("crash S2")) << text.toStdString();
  session.askScript();
  session.settle();
  EXPECT_FALSE(text.contains("crash S2")) << text.toStdString();
}

}  // namespace
}  // namespace session
