// What is done by hand to a message under way.
#include "app/session/faults.h"
#include "engine/trace/tape.h"
#include "tests/session/play.h"

namespace session {
namespace {

class ByHand : public Play {
 protected:
  /// Plays until a message of the leader is half-way.
  trace::MessageView half() {
    open(kFive);
    runToLeader();
    for (int k = 0; k < 200; ++k) {
      for (const trace::MessageView& m : session.cluster().messages()) {
        const double share = m.shareAt(session.playheadTime());
        const bool ours = m.message->from == session.cluster().leader();
        if (ours && share > 0.1 && share < 0.9) return m;
      }
      frame(1.0);
      run(1.0);
    }
    ADD_FAILURE() << "no message is half-way";
    return {};
  }
  static int numberOf(const trace::MessageView& m) { return static_cast<int>(m.id.value); }
  const trace::MessageView* now(const trace::MessageView& m) const {
    return session.cluster().message(m.id);
  }
  QString wayOf(const trace::MessageView& m) const {
    return QStringLiteral("S%1 to S%2").arg(m.message->from.value).arg(m.message->to.value);
  }
  void meddle(const trace::MessageView& m, const QString& act) {
    faults.meddle(numberOf(m), act);
    session.settle();
  }

  Faults faults{session};
};

TEST_F(ByHand, AHeldMessageStandsStillUntilItIsReleased) {
  const trace::MessageView m = half();
  meddle(m, "hold");
  ASSERT_NE(now(m), nullptr);
  const double share = now(m)->shareAt(session.playheadTime());
  run(300.0);
  ASSERT_NE(now(m), nullptr);
  EXPECT_EQ(now(m)->deliverAt, raft::kNever);
  EXPECT_EQ(now(m)->shareAt(session.playheadTime()), share);
  EXPECT_TRUE(session.undoText().startsWith("Undo: hold "));
  EXPECT_TRUE(session.undoText().endsWith(wayOf(m)));
  meddle(m, "release");
  run(20.0);
  EXPECT_EQ(now(m), nullptr);
}

TEST_F(ByHand, ADroppedMessageIsTakenAway) {
  const trace::MessageView m = half();
  meddle(m, "drop");
  EXPECT_EQ(now(m), nullptr);
  ASSERT_FALSE(session.cluster().drops().empty());
  EXPECT_EQ(session.cluster().drops().back().reason, trace::DropReason::Chosen);
  session.undo();
  session.settle();
  EXPECT_NE(now(m), nullptr);
}

TEST_F(ByHand, ADelayedMessageArrivesThatMuchLater) {
  const trace::MessageView m = half();
  meddle(m, "delay-100");
  ASSERT_NE(now(m), nullptr);
  EXPECT_EQ(now(m)->deliverAt, m.deliverAt + std::chrono::milliseconds(100));
  EXPECT_TRUE(session.undoText().startsWith("Undo: delay by 100 ms "));
}

TEST_F(ByHand, ADuplicateIsAnotherMessage) {
  const trace::MessageView m = half();
  const std::size_t before = session.cluster().messages().size();
  meddle(m, "duplicate");
  EXPECT_EQ(session.cluster().messages().size(), before + 1);
  EXPECT_TRUE(session.cluster().messages().back().duplicate);
}

TEST_F(ByHand, InThePastABranchIsMade) {
  const trace::MessageView m = half();
  const double at = session.time();
  run(200.0);
  session.seek(at);
  ASSERT_NE(now(m), nullptr);
  meddle(m, "drop");
  EXPECT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(now(m), nullptr);
  session.selectBranch(0);
  EXPECT_FALSE(session.canUndo());
}

TEST_F(ByHand, WhatHasArrivedOrIsNoActIsLeftAlone) {
  const trace::MessageView m = half();
  faults.meddle(numberOf(m), "tickle");
  faults.meddle(numberOf(m), "delay-x");
  faults.meddle(0, "drop");
  run(300.0);
  faults.meddle(numberOf(m), "drop");
  EXPECT_FALSE(session.canUndo());
}

TEST_F(ByHand, TheScenarioTellsIt) {
  const trace::MessageView m = half();
  meddle(m, "hold");
  QString text;
  QObject::connect(&session, &Session::scriptReady, [&](const QString& script) { text = script; });
  session.askScript();
  session.settle();
  EXPECT_TRUE(text.contains(QStringLiteral("message %1 hold").arg(numberOf(m))))
      << text.toStdString();
}

}  // namespace
}  // namespace session
