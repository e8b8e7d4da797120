// Changes of the membership in a running leader (Raft 6, thesis 4).
#include <algorithm>

#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::ChangeKind;
using raft::MembershipChange;
using raft::RoleName;
using raft::Transition;

/// Proposes `change` and has S2 to S4 acknowledge it.
void carryOut(OneServer& server, const MembershipChange& change) {
  ASSERT_TRUE(std::holds_alternative<raft::Proposed>(server.change(change)));
  const std::uint64_t last = server->log().lastIndex().value;
  for (const ServerId peer : {S2, S3, S4}) server.acknowledge(peer, last);
}

OneServer leadingThree() {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.acknowledge(S3, 1);
  return server;
}

// Thesis 4.1: one voter needs no joint configuration.
TEST(Membership, OneServerIsAddedInASingleStepWhenItsEntryIsApplied) {
  OneServer server = leadingThree();
  server.change({Transition::Auto, {{ChangeKind::AddVoter, S4}}});
  EXPECT_FALSE(server->configuration().contains(S4)) << "not committed";
  server.acknowledge(S2, 2);
  EXPECT_TRUE(server->configuration().isVoter(S4));
  EXPECT_FALSE(server->configuration().joint());
}

// Raft 6: C_old,new is left by itself once it is applied.
TEST(Membership, SeveralChangesGoThroughAJointConfigurationThatLeavesItself) {
  OneServer server = leadingThree();
  carryOut(server, {Transition::Auto, {{ChangeKind::AddVoter, S4}, {ChangeKind::Remove, S3}}});
  EXPECT_TRUE(server->configuration().joint());
  EXPECT_EQ(server->log().lastIndex(), Index{3}) << "the leave is appended";
  for (const ServerId peer : {S2, S3, S4}) server.acknowledge(peer, 3);
  EXPECT_FALSE(server->configuration().joint());
  EXPECT_EQ(server->configuration().voters, (raft::ServerSet{S1, S2, S4}));
}

TEST(Membership, AnExplicitJointConfigurationStaysUntilItIsLeft) {
  OneServer server = leadingThree();
  carryOut(server, {Transition::JointExplicit, {{ChangeKind::AddVoter, S4}}});
  EXPECT_TRUE(server->configuration().joint());
  EXPECT_EQ(server->log().lastIndex(), Index{2});
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(
      server.change({Transition::Auto, {{ChangeKind::AddVoter, S5}}})));
  for (const ServerId peer : {S2, S3, S4}) server.acknowledge(peer, 3);
  carryOut(server, MembershipChange{});
  EXPECT_FALSE(server->configuration().joint());
}

// Raft 6: agreement needs separate majorities from both configurations.
TEST(Membership, AJointConfigurationCommitsOnlyWithBothMajorities) {
  OneServer server = leadingThree();
  carryOut(server, {Transition::JointExplicit,
                    {{ChangeKind::Remove, S2},
                     {ChangeKind::Remove, S3},
                     {ChangeKind::AddVoter, S4},
                     {ChangeKind::AddVoter, S5}}});
  ASSERT_TRUE(server->configuration().joint());
  server.propose("x");
  server.acknowledge(S4, 3);
  server.acknowledge(S5, 3);
  EXPECT_EQ(server->commitIndex(), Index{2}) << "the new majority alone";
  server.acknowledge(S2, 3);
  EXPECT_EQ(server->commitIndex(), Index{3});
}

// Thesis 4.2.1
TEST(Membership, ALearnerGetsTheLogAndDoesNotCount) {
  OneServer server = leadingThree();
  carryOut(server, {Transition::Auto, {{ChangeKind::AddLearner, S4}}});
  EXPECT_TRUE(server->configuration().isLearner(S4));
  server.sent.clear();
  server.propose("x");
  const auto appends = server.sentOf<raft::AppendEntries>();
  EXPECT_TRUE(std::any_of(appends.begin(), appends.end(),
                          [](const auto& append) { return append.first.to == S4; }));
  server.acknowledge(S4, 3);
  EXPECT_EQ(server->commitIndex(), Index{2});
  EXPECT_TRUE(std::holds_alternative<raft::TransferRefused>(server.transfer(S4)));
}

// Thesis 4.2.2: it leads until its removal is committed.
TEST(Membership, ALeaderThatIsRemovedStepsDownWhenThatIsCommitted) {
  OneServer server = leadingThree();
  server.change({Transition::Auto, {{ChangeKind::Remove, S1}}});
  EXPECT_EQ(server->roleName(), RoleName::Leader);
  server.acknowledge(S2, 2);
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server.happenedOf<raft::SteppedDown>().back().why, raft::StepDown::Removed);
  EXPECT_EQ(server->nextDeadline(), raft::kNever) << "and never campaigns again";
}

// Raft 6: one change at a time; a refused one leaves an empty entry (etcd's form).
TEST(Membership, ASecondChangeWaitsForTheFirst) {
  OneServer server = leadingThree();
  server.change({Transition::Auto, {{ChangeKind::AddVoter, S4}}});
  const auto second = server.change({Transition::Auto, {{ChangeKind::AddVoter, S5}}});
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(second));
  EXPECT_EQ(server->log().entries().at(Index{3}).kind, EntryKind::Empty);
  EXPECT_EQ(server.happenedOf<raft::MembershipRefused>().size(), 1u);
}

TEST(Membership, LeavingAConfigurationThatIsNotJointIsRefused) {
  OneServer server = leadingThree();
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(server.change(MembershipChange{})));
}

}  // namespace
}  // namespace raft_test
