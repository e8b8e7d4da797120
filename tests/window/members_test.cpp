// Members, leadership and disks by mouse and key.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Members : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7 spares=1\n", "text"), "");
    session.settle();
    runToLeader();
    run(200.0);
  }
  const raft::Configuration& members() const { return session.cluster().configuration(); }
  int follower() const { return leader() % 3 + 1; }
};

TEST_F(Members, AnActIsChosenFromTheMenuOfTheServerUnderThePointer) {
  hover(4);
  key(Qt::Key_S);
  press("Add as a learner");
  session.settle();
  run(300.0);
  EXPECT_TRUE(members().isLearner(idOf(4)));
  EXPECT_EQ(session.undoText(), "Undo: S4 learns");
}

TEST_F(Members, TheRightButtonOpensTheMenuOfAServer) {
  QTest::mouseClick(&quick(), Qt::RightButton, {}, placeOf(follower()));
  press("Let it take over");
  session.settle();
  const int before = leader();
  run(200.0);
  EXPECT_NE(leader(), before);
}

TEST_F(Members, TheInspectorOpensItToo) {
  click(placeOf(leader()));
  press("Members, leadership");
  press("Make a snapshot");
  session.settle();
  run(50.0);
  EXPECT_TRUE(server(leader()).snapshotIndex);
}

// Raft 6
TEST_F(Members, TheFormChangesSeveralAtOnceAndTheLensHasTwoRows) {
  const int gone = follower();
  key(Qt::Key_A);
  ASSERT_NE(named("Ask the leader"), nullptr);
  key(Qt::Key_Escape);
  EXPECT_EQ(session.setMembers({leader(), 6 - leader() - gone, 4}, {}, "explicit"), "");
  session.settle();
  run(400.0);
  ASSERT_TRUE(members().joint());
  EXPECT_NE(nameBegins("incoming: "), nullptr);
  EXPECT_NE(nameBegins("outgoing: "), nullptr);
  key(Qt::Key_A);
  press("Leave the joint configuration");
  session.settle();
  run(600.0);
  EXPECT_FALSE(members().joint());
  EXPECT_EQ(nameBegins("incoming: "), nullptr);
  EXPECT_TRUE(members().voters.contains(idOf(4)));
}

TEST_F(Members, AFormThatAsksForNothingNewSaysSo) {
  key(Qt::Key_A);
  press("Ask the leader");
  EXPECT_NE(named("That is what the members are already."), nullptr);
  EXPECT_FALSE(session.canUndo());
}

TEST_F(Members, ABrokenRuleIsSaidAsLongAsItIsShown) {
  ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7 break=up-to-date-vote\n", "text"), "");
  session.settle();
  for (int k = 0; k < 3; ++k) {
    run(500.0);
    EXPECT_NE(nameBegins("This cluster breaks the rule that "), nullptr);
  }
  ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7\n", "text"), "");
  session.settle();
  run(100.0);
  EXPECT_EQ(nameBegins("This cluster breaks the rule that "), nullptr);
}

TEST_F(Members, ANewClusterGetsSparesAndPreVoteFromTheMenu) {
  press("Scenario: text");
  press("9");
  press("on");
  press("Start");
  session.settle();
  run(20.0);
  EXPECT_TRUE(session.cluster().started().preVote);
}

}  // namespace
}  // namespace flotilla
