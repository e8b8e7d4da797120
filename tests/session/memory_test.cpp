// What is kept in memory, what is given up, and what is computed anew.
#include "tests/session/play.h"

namespace session {
namespace {

class Memory : public Play {
 protected:
  static constexpr std::size_t kSmall = std::size_t{8} * 1024 * 1024;

  /// As run, at the fastest speed; the budget holds after every frame.
  void rush(double untilMs) {
    session.setSpeed(Playhead::kFastest);
    session.play();
    while (session.time() < untilMs) {
      frame(100.0);
      ASSERT_LE(session.memoryBytes(), kSmall);
    }
    session.pause();
    session.settle();
  }
  trace::EventId first() const { return session.trace().droppedThrough() + 1; }
  /// The first event of both that differs; 0: none.
  static std::uint64_t differs(const trace::Trace& a, const trace::Trace& b, trace::EventId from,
                               trace::EventId to) {
    for (trace::EventId id = from; id <= to; ++id) {
      if (!(a.at(id) == b.at(id))) return id.value;
    }
    return 0;
  }
};

TEST_F(Memory, ADeletedBranchGivesItBackAndComesBackTheSame) {
  open(kFive);
  run(500.0);
  session.seek(200.0);
  session.crashOrRestart(2);
  session.settle();
  run(3'000.0);
  session.write("put x=1", 0);
  run(1'000.0);
  const trace::Trace before = session.trace();
  const double end = session.endTime();
  const std::size_t both = session.memoryBytes();
  session.deleteBranch(1);
  session.settle();
  EXPECT_LT(session.memoryBytes(), both / 2);
  EXPECT_TRUE(events(1).empty());
  session.restoreBranch(1);
  session.settle();
  session.selectBranch(1);
  EXPECT_EQ(session.endTime(), end);
  ASSERT_EQ(session.trace().lastId(), before.lastId());
  EXPECT_EQ(difference(before, session.trace(), before.lastId().value), "");
  expectViewOfPlayhead();
  EXPECT_NEAR(static_cast<double>(session.memoryBytes()), static_cast<double>(both),
              static_cast<double>(both) * 0.2);
  // It goes on, and its last act can still be taken back.
  run(100.0);
  EXPECT_EQ(session.undoText(), "Undo: put x=1");
  session.undo();
  session.settle();
  EXPECT_EQ(session.branches()->count(), 3);
  expectViewOfPlayhead();
}

/// A branch that is deleted, and what it held.
class ComingBack : public Memory {
 protected:
  void SetUp() override {
    open(kFive);
    run(500.0);
    session.seek(200.0);
    session.crashOrRestart(2);
    session.settle();
    session.setSpeed(Playhead::kFastest);
    session.play();
    while (session.time() < 120'000.0) frame(100.0);  // long enough to be still on its way
    session.pause();
    session.settle();
    before = session.trace();
    session.deleteBranch(1);
    session.settle();
  }
  trace::Trace before;
};

TEST_F(ComingBack, WhatIsDoneInItAtOnceIsDoneWhenItIsThere) {
  session.restoreBranch(1);
  session.selectBranch(1);
  session.write("put x=1", 0);
  session.settle();
  ASSERT_GT(session.trace().lastId(), before.lastId());
  EXPECT_EQ(difference(before, session.trace(), before.lastId().value), "");
  run(1'000.0);
  EXPECT_EQ(session.undoText(), "Undo: put x=1");
  ASSERT_EQ(session.cluster().operations().size(), 1u);
  EXPECT_TRUE(session.cluster().operations().front().finished());
}

TEST_F(ComingBack, AForkOfItGoesOn) {
  session.restoreBranch(1);
  session.selectBranch(1);
  session.seek(1'000.0);
  session.crashOrRestart(3);
  session.write("put x=1", 0);
  session.settle();
  ASSERT_EQ(session.branches()->count(), 3);
  const double from = session.endTime();
  run(1'000.0);
  EXPECT_GT(session.endTime(), from);
  expectViewOfPlayhead();
  EXPECT_EQ(session.cluster().operations().size(), 1u);
}

TEST_F(ComingBack, ItIsDeletedMeanwhileAndComesBackAllTheSame) {
  session.restoreBranch(1);
  session.deleteBranch(1);
  session.settle();
  EXPECT_TRUE(events(1).empty());
  session.restoreBranch(1);
  session.settle();
  session.selectBranch(1);
  ASSERT_EQ(session.trace().lastId(), before.lastId());
  EXPECT_EQ(difference(before, session.trace(), before.lastId().value), "");
  session.write("put x=1", 0);
  run(500.0);
  EXPECT_EQ(session.cluster().operations().size(), 1u);
}

TEST_F(Memory, ADeletedBranchWhoseScriptPlaysGoesOnWithIt) {
  const QString text = kFive + "run 400ms\ncrash S1\nrun 400ms\nrestart S1\nrun 10s\n";
  open(text);
  run(300.0);
  session.forkHere();
  session.settle();
  session.deleteBranch(0);
  session.settle();
  EXPECT_TRUE(events(0).empty());
  session.restoreBranch(0);
  session.settle();
  session.selectBranch(0);
  run(1'000.0);
  const trace::Trace again = session.trace();
  open(text);
  run(1'200.0);
  EXPECT_EQ(
      difference(again, session.trace(), std::min(again.lastId(), session.trace().lastId()).value),
      "");
}

TEST_F(Memory, ChaosGoesOnInABranchThatCameBack) {
  open(kFive);
  session.drive(Chaos{3, nemesis::Intensity::High});
  run(4'000.0);
  session.seek(3'000.0);
  session.forkHere();
  session.settle();
  run(1'500.0);
  const trace::Trace alone = session.trace();
  session.deleteBranch(0);
  session.restoreBranch(0);
  session.settle();
  session.selectBranch(0);
  EXPECT_TRUE(std::holds_alternative<Chaos>(session.routine()));
  run(500.0);
  EXPECT_EQ(
      difference(alone, session.trace(), std::min(alone.lastId(), session.trace().lastId()).value),
      "");
}

TEST_F(Memory, LongChaosInSeveralBranchesKeepsTheBudget) {
  session.setMemoryBudget(kSmall);
  open(kFive);
  session.drive(Chaos{5, nemesis::Intensity::High});
  rush(30'000);
  session.seek(20'000);
  session.forkHere();
  session.settle();
  rush(60'000);
  session.seek(50'000);
  session.crashOrRestart(1);
  session.settle();
  rush(120'000);
  EXPECT_EQ(session.branches()->count(), 3);
  EXPECT_GT(first(), trace::EventId{20'000});
  EXPECT_GT(session.memoryBytes(), kSmall / 2) << "what fits is kept";
  expectViewOfPlayhead();
}

TEST_F(Memory, ThePastThatWasGivenUpIsComputedAnewWhereSomebodyForks) {
  open(kFive);
  session.drive(Chaos{5, nemesis::Intensity::High});
  run(12'000.0);
  const trace::Trace early = session.trace();
  session.setMemoryBudget(kSmall);
  rush(120'000);
  session.seek(10'000.0);
  ASSERT_LT(session.trace().lastAtOrBefore(session.playheadTime()), first());
  EXPECT_TRUE(session.notice().contains("no longer in memory")) << session.notice().toStdString();
  session.forkHere();
  session.settle();
  EXPECT_EQ(session.time(), 10'000.0);
  const trace::EventId here = session.trace().lastAtOrBefore(session.playheadTime());
  ASSERT_GT(here, first() + 1'000);
  EXPECT_EQ(differs(early, session.trace(), first(), here), 0u);
  expectViewOfPlayhead();
  run(1'000.0);
  EXPECT_EQ(differs(early, session.trace(), first(),
                    session.trace().lastAtOrBefore(session.playheadTime() - Duration{1})),
            0u);
  EXPECT_LE(session.memoryBytes(), kSmall);
}

TEST_F(Memory, AnActInThePastThatWasGivenUpWorks) {
  session.setMemoryBudget(kSmall);
  open(kFive);
  rush(120'000);
  session.seek(3'000.0);
  const bool ran = running(3);
  session.crashOrRestart(3);
  session.settle();
  EXPECT_TRUE(ran);
  EXPECT_FALSE(running(3));
  expectViewOfPlayhead();
  run(500.0);
  expectViewOfPlayhead();
}

TEST_F(Memory, AnActWhoseTimeWasGivenUpIsTakenBack) {
  open(kFive);
  rush(2'000);
  const trace::Trace without = session.trace();
  session.crashOrRestart(3);
  session.settle();
  session.setMemoryBudget(kSmall);
  rush(120'000);
  const double end = session.endTime();
  session.undo();
  session.settle();
  EXPECT_EQ(session.endTime(), end);
  EXPECT_TRUE(running(3));
  expectViewOfPlayhead();
  EXPECT_EQ(session.trace().lastId(), session.cluster().lastEvent());
  EXPECT_LE(session.memoryBytes(), kSmall);
}

TEST_F(Memory, ABranchIsComputedFromItsScript) {
  open(kFive);
  run(300.0);
  session.seek(100.0);
  session.crashOrRestart(2);
  session.settle();
  run(500.0);
  const trace::Trace before = session.trace();
  QString text;
  QObject::connect(&session, &Session::scriptReady, &session, [&](const QString& t) { text = t; });
  session.askScript();
  session.settle();
  open(kFive);
  run(300.0);
  EXPECT_EQ(session.recallBranch("again", text, 100.0), "");
  session.settle();
  ASSERT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(session.branches()->nameOf(1), "again");
  session.selectBranch(1);
  EXPECT_EQ(difference(before, session.trace(), before.lastId().value), "");
  EXPECT_NE(session.recallBranch("bad", "flotilla 1\ncluster banana\n", 0), "");
}

}  // namespace
}  // namespace session
