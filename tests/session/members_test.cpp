// What an operator does: members, leadership, snapshots, disks.
#include "tests/session/play.h"

namespace session {
namespace {

inline const QString kWithSpares =
    "flotilla 1\n"
    "cluster 3 seed=7 spares=2 election=150..300ms heartbeat=50ms latency=8..16ms\n";

class Operator : public Play {
 protected:
  void SetUp() override {
    open(kWithSpares);
    runToLeader();
    run(200.0);
  }
  void act(int server, const char* what) {
    session.actOn(server, what);
    session.settle();
  }
  const raft::Configuration& members() const { return session.cluster().configuration(); }
  const trace::ServerView& server(int id) const {
    return session.cluster().server(trace::ServerId{static_cast<std::uint64_t>(id)});
  }
  int follower() const { return leader() % 3 + 1; }
  /// The branch as text.
  QString script() {
    QString text;
    const auto link = QObject::connect(&session, &Session::scriptReady, &session,
                                       [&](const QString& all) { text = all; });
    session.askScript();
    session.settle();
    QObject::disconnect(link);
    return text;
  }
};

// thesis 4.2.1
TEST_F(Operator, ASpareLearnsAndIsThenAVoter) {
  EXPECT_EQ(session.serverCount(), 5);
  EXPECT_EQ(session.subtitle(), "3 servers, 2 spare, seed 7");
  act(4, "learner");
  run(300.0);
  EXPECT_TRUE(members().isLearner(raft::ServerId{4}));
  act(4, "add");
  run(300.0);
  EXPECT_TRUE(members().voters.contains(raft::ServerId{4}));
  EXPECT_EQ(server(4).log.lastIndex(), server(leader()).log.lastIndex());
}

TEST_F(Operator, AServerIsRemoved) {
  const int gone = follower();
  act(gone, "remove");
  run(300.0);
  EXPECT_TRUE(members().retired.contains(raft::ServerId{static_cast<std::uint64_t>(gone)}));
}

// Raft 6
TEST_F(Operator, SeveralChangesGoThroughAJointConfigurationThatIsLeftWhenAsked) {
  EXPECT_EQ(session.setMembers({3, 4, 5}, {}, "explicit"), "");
  run(300.0);
  ASSERT_TRUE(members().joint());
  EXPECT_EQ(session.setMembers({3}, {}, "auto"),
            "A change is under way: leave the joint configuration first.");
  act(1, "leave-joint");
  run(600.0);
  EXPECT_FALSE(members().joint());
  EXPECT_EQ(members().voters,
            (raft::ServerSet{raft::ServerId{3}, raft::ServerId{4}, raft::ServerId{5}}));
}

TEST_F(Operator, WhatIsSoAlreadyOrCannotBeIsSaidAndNotDone) {
  EXPECT_EQ(session.setMembers({1, 2, 3}, {}, "auto"), "That is what the members are already.");
  EXPECT_EQ(session.setMembers({}, {4}, "auto"), "At least one server has to vote.");
  EXPECT_EQ(session.setMembers({1, 2, 9}, {}, "auto"), "There is no S9.");
  session.settle();
  EXPECT_FALSE(session.canUndo());
}

// thesis 3.10
TEST_F(Operator, TheLeaderHandsOver) {
  const int next = follower();
  act(next, "hand-over");
  run(150.0);
  EXPECT_EQ(leader(), next);
}

TEST_F(Operator, AServerStandsForElectionAtOnce) {
  const int one = follower();
  act(one, "campaign");
  run(150.0);
  EXPECT_EQ(leader(), one);
  EXPECT_EQ(server(one).currentTerm, raft::Term{2});
}

TEST_F(Operator, AFollowerForgetsItsLeader) {
  const int one = follower();
  act(one, "forget-leader");
  EXPECT_EQ(server(one).leader, trace::ServerId{});
}

// Raft 7
TEST_F(Operator, ASnapshotStandsForTheLog) {
  session.write("put x=1", 0);
  run(200.0);
  act(leader(), "snapshot");
  run(50.0);
  EXPECT_EQ(server(leader()).snapshotIndex, server(leader()).lastApplied);
  EXPECT_EQ(server(leader()).log.baseIndex(), server(leader()).snapshotIndex);
}

TEST_F(Operator, AFullDiskStopsTheServerAtItsNextWrite) {
  const int one = follower();
  act(one, "fill-disk");
  EXPECT_TRUE(server(one).disk.full);
  session.write("put x=1", 0);
  run(200.0);
  EXPECT_FALSE(running(one));
  act(one, "free-disk");
  EXPECT_FALSE(server(one).disk.full);
}

TEST_F(Operator, ALostDiskIsNotComeBackFrom) {
  const int one = follower();
  act(one, "lose-disk");
  EXPECT_TRUE(server(one).diskLost);
  session.crashOrRestart(one);
  session.settle();
  EXPECT_FALSE(running(one));
  EXPECT_FALSE(session.notice().isEmpty());
}

TEST_F(Operator, DamageIsFoundAtTheNextStart) {
  const int one = follower();
  act(one, "damage");
  session.crashOrRestart(one);
  session.settle();
  EXPECT_EQ(server(one).status, trace::ServerStatus::Refused);
  EXPECT_FALSE(server(one).refusal.empty());
}

TEST_F(Operator, EveryActIsRecordedAsAStatement) {
  const QString one = QString::number(follower());
  act(4, "learner");
  run(100.0);
  EXPECT_EQ(session.setMembers({1, 2, 3, 4, 5}, {}, "joint"), "");
  run(300.0);
  act(follower(), "forget-leader");
  act(leader(), "snapshot");
  act(one.toInt(), "hand-over");
  run(200.0);
  act(5, "fill-disk");
  act(5, "free-disk");
  act(5, "lose-disk");
  const QString text = script();
  for (const QString& part :
       {QString("learner S4"), QString("add S4 S5 joint"), "forget-leader S" + one,
        QString("snapshot S"), "transfer S" + one, QString("disk S5 full"),
        QString("disk S5 not-full"), QString("lose-disk S5")}) {
    EXPECT_TRUE(text.contains(part)) << part.toStdString() << "\n" << text.toStdString();
  }
  const QString title = "again";
  EXPECT_EQ(session.openText(text, title), "");
}

TEST_F(Operator, UndoTakesAChangeBackInAnotherBranch) {
  act(4, "add");
  run(300.0);
  ASSERT_TRUE(members().voters.contains(raft::ServerId{4}));
  EXPECT_EQ(session.undoText(), "Undo: add S4");
  session.undo();
  session.settle();
  EXPECT_FALSE(members().voters.contains(raft::ServerId{4}));
  EXPECT_EQ(server(4).incarnation, 0U);
  session.selectBranch(0);
  EXPECT_TRUE(members().voters.contains(raft::ServerId{4}));
}

TEST_F(Operator, ANewClusterTakesSparesAndProtocolSettings) {
  EXPECT_EQ(session.newCluster(5, 3, "spares=1 prevote=on checkquorum=on reads=lease"), "");
  session.settle();
  const trace::ClusterStarted& started = session.cluster().started();
  EXPECT_EQ(session.serverCount(), 6);
  EXPECT_TRUE(started.preVote);
  EXPECT_TRUE(started.checkQuorum);
  EXPECT_EQ(started.readMode, raft::ReadMode::Lease);
  EXPECT_NE(session.newCluster(5, 3, "spares=banana"), "");
}

TEST_F(Operator, ANewClusterBreaksNoRule) {
  open("flotilla 1\ncluster 3 seed=7 break=durable-vote\n");
  run(50.0);
  ASSERT_TRUE(session.cluster().started().rules.broken.has_value());
  EXPECT_EQ(session.newCluster(3, 7), "");
  session.settle();
  EXPECT_FALSE(session.cluster().started().rules.broken.has_value());
}

}  // namespace
}  // namespace session
