// Each rule that a Lab can break: broken, the very step it forbids is made (Raft, thesis: named in
// rules.h). SessionDedup and NewIdAfterLoss of a lost disk act above the core.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RequestVote;
using raft::RequestVoteReply;
using raft::RoleName;
using raft::Rule;
using raft::Vote;

/// S1 of three with all rules, and S1 of three without one of them.
struct Pair {
  explicit Pair(Rule rule, raft::Restored restored = {})
      : whole(configOf(std::nullopt), restored), broken(configOf(rule), restored) {}

  static raft::Config configOf(std::optional<Rule> rule) {
    raft::Config config = OneServer::configOf(3);
    config.rules.broken = rule;
    return config;
  }
  template <class Act>
  void both(const Act& act) {
    act(whole);
    act(broken);
  }
  OneServer whole;
  OneServer broken;
};

// Raft 5.4.1
TEST(Rules, WithoutUpToDateVoteAShorterLogIsElected) {
  Pair pair(Rule::UpToDateVote, {.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1})});
  pair.both([](OneServer& s) { s.receive(S2, 2, RequestVote{Index{0}, Term{0}}); });
  EXPECT_EQ(pair.whole.lastVote(), Vote::Denied);
  EXPECT_EQ(pair.broken.lastVote(), Vote::Granted);
}

// Raft 5.2, Figure 2
TEST(Rules, WithoutDurableVoteARestartVotesAgain) {
  Pair pair(Rule::DurableVote, {.hardState = {Term{1}, S2, {}}, .entries = {}});
  pair.both([](OneServer& s) { s.receive(S3, 1, RequestVote{Index{0}, Term{0}}); });
  EXPECT_EQ(pair.whole.lastVote(), Vote::Denied);
  EXPECT_EQ(pair.broken.lastVote(), Vote::Granted);
}

// Raft 5.4.2
TEST(Rules, WithoutOwnTermCommitCopiesOfAnEarlierTermCommit) {
  Pair pair(Rule::OwnTermCommit, {.hardState = {Term{1}, {}, {}}, .entries = logOf({1})});
  pair.both([](OneServer& s) {
    s.lead();
    s.acknowledge(S2, 1);
  });
  EXPECT_EQ(pair.whole->commitIndex(), Index{0});
  EXPECT_EQ(pair.broken->commitIndex(), Index{1});
}

// Thesis 6.4
TEST(Rules, WithoutReadAfterOwnCommitAnOldCommitIndexIsReadAt) {
  Pair pair(Rule::ReadAfterOwnCommit, {.hardState = {Term{1}, {}, {}}, .entries = logOf({1})});
  pair.both([](OneServer& s) {
    s.lead();
    s.read(1);
    for (const auto& [message, beat] : s.sentOf<raft::Heartbeat>()) {
      s.receive(S2, 2, raft::HeartbeatReply{beat.round});
    }
  });
  EXPECT_TRUE(pair.whole.reads.empty());
  ASSERT_EQ(pair.broken.reads.size(), 1u);
  EXPECT_EQ(pair.broken.reads[0].index, Index{0});
}

// Thesis 6.4
TEST(Rules, WithoutReadConfirmedALeaderAnswersUnasked) {
  Pair pair(Rule::ReadConfirmed);
  pair.both([](OneServer& s) {
    s.lead();
    s.acknowledge(S2, 1);
    s.read(1);
  });
  EXPECT_TRUE(pair.whole.reads.empty());
  EXPECT_EQ(pair.broken.reads.size(), 1u);
}

// Raft 5.2
TEST(Rules, WithoutRandomTimeoutsAllAreTheLeast) {
  Pair pair(Rule::RandomTimeouts);
  const raft::Duration least = pair.broken->config().electionTimeoutMin;
  bool differs = false;
  for (int k = 0; k < 5; ++k) {
    differs = differs || pair.whole->nextDeadline() - pair.whole.now != least;
    EXPECT_EQ(pair.broken->nextDeadline() - pair.broken.now, least);
    pair.both([](OneServer& s) { s.timeout(); });
  }
  EXPECT_TRUE(differs);
}

// Figure 2
TEST(Rules, WithoutDurableAckThePromiseLeavesBeforeTheWrite) {
  Pair pair(Rule::DurableAck);
  pair.both([](OneServer& s) {
    s.receive(S2, 1, raft::Heartbeat{});
    s.diskWorks = false;
    s.receive(S2, 1, raft::AppendEntries{Index{0}, Term{0}, Index{0}, {entry(1, 1)}});
  });
  EXPECT_TRUE(pair.whole.sentOf<raft::AppendEntriesReply>().empty());
  EXPECT_EQ(pair.broken.sentOf<raft::AppendEntriesReply>().size(), 1u);
}

// Raft 5.2
TEST(Rules, WithoutFullQuorumAServerAloneElectsItself) {
  Pair pair(Rule::FullQuorum);
  pair.both([](OneServer& s) { s.timeout(); });
  EXPECT_EQ(pair.whole->roleName(), RoleName::Candidate);
  EXPECT_EQ(pair.broken->roleName(), RoleName::Leader);
}

// Thesis 4.1; Ongaro 2015, raft-dev
TEST(Rules, WithoutMembershipAfterOwnCommitANewLeaderChangesTheMembersAtOnce) {
  Pair pair(Rule::MembershipAfterOwnCommit,
            {.hardState = {Term{1}, {}, {}}, .entries = logOf({1})});
  const raft::MembershipChange add{raft::Transition::Auto, {{raft::ChangeKind::AddVoter, S4}}};
  pair.both([](OneServer& s) { s.lead(); });
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(pair.whole.change(add)));
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(pair.broken.change(add)));
}

// Thesis 4, Figure 2
TEST(Rules, WithoutNewIdAfterLossARemovedServerComesBackUnderItsId) {
  Pair pair(Rule::NewIdAfterLoss);
  const raft::MembershipChange out{raft::Transition::Auto, {{raft::ChangeKind::Remove, S3}}};
  const raft::MembershipChange in{raft::Transition::Auto, {{raft::ChangeKind::AddVoter, S3}}};
  pair.both([&](OneServer& s) {
    s.lead();
    s.acknowledge(S2, 1);
    s.change(out);
    s.acknowledge(S2, 2);
    ASSERT_FALSE(s->configuration().contains(S3));
  });
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(pair.whole.change(in)));
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(pair.broken.change(in)));
}

}  // namespace
}  // namespace raft_test
