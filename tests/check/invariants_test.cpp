// Each guarantee fires on a violation made by hand, and not on the legal case nearest to it.
#include "engine/check/invariants.h"

#include <gtest/gtest.h>

namespace {

using check::Rule;
using raft::Index;
using raft::ServerId;
using raft::Term;
using raft::Token;

constexpr ServerId S1{1};
constexpr ServerId S2{2};
constexpr ServerId S3{3};

raft::Entry entry(std::uint64_t index, std::uint64_t term, const std::string& bytes = "x") {
  return {Term{term}, Index{index}, raft::EntryKind::Command, raft::Payload{bytes}};
}

/// A cluster of three whose events are told by the test.
class Guarantee : public testing::Test {
 protected:
  Guarantee() {
    trace::ClusterStarted started;
    started.servers = 3;
    tell({}, started);
    for (const ServerId id : {S1, S2, S3}) tell(id, trace::ServerStarted{});
  }

  void tell(ServerId server, trace::Body body) {
    const trace::Event event{view_.lastEvent() + 1, {}, server, {}, {}, std::move(body)};
    view_.fold(event);
    if (auto violated = checks_.observe(event, view_)) broken_.push_back(violated->invariant);
  }
  void send(raft::Message message) {
    trace::MessageSent sent;
    sent.id = trace::MessageId{++sent_};
    const ServerId from = message.from;
    sent.message = std::make_shared<const raft::Message>(std::move(message));
    tell(from, sent);
  }
  void term(ServerId server, std::uint64_t term) { tell(server, raft::TermChanged{Term{term}}); }
  void lead(ServerId server, std::uint64_t term) {
    tell(server, raft::RoleChanged{raft::RoleName::Leader, Term{term}, server});
  }
  void append(ServerId server, std::vector<raft::Entry> entries) {
    tell(server, raft::Appended{std::move(entries)});
  }
  void commit(ServerId server, std::uint64_t index) {
    tell(server, raft::CommitAdvanced{Index{index}});
  }
  void sync(ServerId server, std::uint64_t term, ServerId vote, std::uint64_t lastIndex) {
    tell(server, trace::Durable{Token{1}, {Term{term}, vote, {}}, Index{lastIndex}});
  }
  void restart(ServerId server) {
    tell(server, trace::ServerCrashed{});
    const trace::ServerView& s = view_.server(server);
    tell(server, trace::ServerStarted{s.incarnation + 1, s.durableState, s.durableLog});
  }

  /// Exactly this guarantee is broken, and told once.
  void expectBroken(Rule rule) {
    EXPECT_EQ(broken_, std::vector<std::string>{std::string(check::textOf(rule).name)});
  }
  void expectKept() { EXPECT_TRUE(broken_.empty()) << broken_.front(); }

 private:
  trace::ClusterView view_;
  check::Invariants checks_;
  std::vector<std::string> broken_;
  std::uint64_t sent_{0};
};

// Raft 5.2
TEST_F(Guarantee, TwoLeadersOfATermBreakElectionSafety) {
  lead(S1, 1);
  lead(S2, 1);
  lead(S2, 1);
  expectBroken(Rule::ElectionSafety);
}

TEST_F(Guarantee, LeadersOfDifferentTermsAtOnceAreLegal) {
  lead(S1, 1);
  lead(S2, 2);
  expectKept();
}

// Raft 5.3
TEST_F(Guarantee, ALeaderThatDeletesEntriesIsNotAppendOnly) {
  append(S1, {entry(1, 1)});
  lead(S1, 2);
  tell(S1, raft::Truncated{Index{1}});
  expectBroken(Rule::LeaderAppendOnly);
}

TEST_F(Guarantee, ALeaderThatOverwritesEntriesIsNotAppendOnly) {
  append(S1, {entry(1, 1)});
  lead(S1, 2);
  append(S1, {entry(1, 2)});
  expectBroken(Rule::LeaderAppendOnly);
}

TEST_F(Guarantee, AFollowerMayDeleteAConflict) {
  append(S1, {entry(1, 1)});
  lead(S1, 1);
  tell(S1, raft::RoleChanged{raft::RoleName::Follower, Term{2}, S2});
  tell(S1, raft::Truncated{Index{1}});
  append(S1, {entry(1, 2)});
  expectKept();
}

// Raft 5.3
TEST_F(Guarantee, SameIndexAndTermWithOtherContentBreaksLogMatchingOnce) {
  append(S1, {entry(1, 1, "a"), entry(2, 1)});
  append(S2, {entry(1, 1, "b"), entry(2, 1)});
  expectBroken(Rule::LogMatching);
}

TEST_F(Guarantee, ADifferentPastBelowTheSameEntryBreaksLogMatching) {
  append(S1, {entry(1, 1), entry(2, 3)});
  append(S2, {entry(1, 2), entry(2, 3)});
  expectBroken(Rule::LogMatching);
}

TEST_F(Guarantee, ConflictsOfDifferentTermsAndRestartsKeepLogMatching) {
  append(S1, {entry(1, 1), entry(2, 1)});
  append(S2, {entry(1, 1), entry(2, 2)});
  term(S1, 1);
  sync(S1, 1, {}, 2);
  restart(S1);
  append(S1, {entry(3, 3)});
  append(S3, {entry(1, 1), entry(2, 1), entry(3, 3)});
  expectKept();
}

// Raft 5.4
TEST_F(Guarantee, ALeaderWithoutACommittedEntryBreaksCompleteness) {
  term(S1, 1);
  append(S1, {entry(1, 1)});
  commit(S1, 1);
  term(S2, 2);
  lead(S2, 2);
  expectBroken(Rule::LeaderCompleteness);
}

TEST_F(Guarantee, ALateLeaderOfAnOldTermMayLackWhatLaterTermsCommitted) {
  term(S1, 3);
  append(S1, {entry(1, 3)});
  commit(S1, 1);
  term(S2, 2);
  lead(S2, 2);
  expectKept();
}

// Raft 5.4.3
TEST_F(Guarantee, DifferentEntriesAppliedAtAnIndexBreakStateMachineSafety) {
  append(S1, {entry(1, 1)});
  append(S2, {entry(1, 2)});
  tell(S1, trace::Applied{Index{1}, 1});
  tell(S2, trace::Applied{Index{1}, 1});
  expectBroken(Rule::StateMachineSafety);
}

TEST_F(Guarantee, ApplyingTheSameEntryAgainAfterARestartIsLegal) {
  append(S1, {entry(1, 1)});
  sync(S1, 1, {}, 1);
  tell(S1, trace::Applied{Index{1}, 1});
  restart(S1);
  tell(S1, trace::Applied{Index{1}, 1});
  append(S2, {entry(1, 1)});
  tell(S2, trace::Applied{Index{1}, 1});
  expectKept();
}

// Raft 5.1
TEST_F(Guarantee, ATermThatDecreasesInAnIncarnationIsBroken) {
  term(S1, 2);
  term(S1, 1);
  expectBroken(Rule::TermsGrow);
}

TEST_F(Guarantee, ATermThatWasSentMustNotComeBackLower) {
  send({S1, S2, Term{2}, raft::RequestVote{}});
  restart(S1);
  send({S1, S2, Term{1}, raft::RequestVote{}});
  expectBroken(Rule::TermsGrow);
}

TEST_F(Guarantee, AnUnsyncedTermMayBeLostInACrashAndUsedAgain) {
  term(S1, 2);
  restart(S1);
  term(S1, 1);
  send({S1, S2, Term{1}, raft::RequestVote{}});
  send({S1, S2, Term{0}, raft::Propose{}});
  expectKept();
}

// Raft 5.2
TEST_F(Guarantee, TwoDurableVotesInATermAreBroken) {
  sync(S1, 1, S2, 0);
  restart(S1);
  sync(S1, 1, S3, 0);
  expectBroken(Rule::OneVoteATerm);
}

TEST_F(Guarantee, TwoGrantedVotesSentInATermAreBroken) {
  send({S1, S2, Term{1}, raft::RequestVoteReply{raft::Vote::Granted}});
  restart(S1);
  send({S1, S3, Term{1}, raft::RequestVoteReply{raft::Vote::Granted}});
  expectBroken(Rule::OneVoteATerm);
}

TEST_F(Guarantee, AVoteThatWasNeitherDurableNorSentDoesNotCount) {
  term(S1, 1);
  tell(S1, raft::Voted{Term{1}, S2});
  restart(S1);
  term(S1, 1);
  tell(S1, raft::Voted{Term{1}, S3});
  sync(S1, 1, S3, 0);
  send({S1, S3, Term{1}, raft::RequestVoteReply{raft::Vote::Granted}});
  send({S1, S2, Term{1}, raft::RequestVoteReply{raft::Vote::Denied}});
  expectKept();
}

// Figure 2
TEST_F(Guarantee, ACommitIndexThatFallsIsBroken) {
  append(S1, {entry(1, 1), entry(2, 1)});
  commit(S1, 2);
  commit(S1, 1);
  expectBroken(Rule::CommitIndexGrows);
}

TEST_F(Guarantee, ACommitIndexMayStartLowerAfterARestart) {
  append(S1, {entry(1, 1), entry(2, 1)});
  sync(S1, 1, {}, 2);
  commit(S1, 2);
  restart(S1);
  commit(S1, 1);
  expectKept();
}

// Raft 5.4
TEST_F(Guarantee, DeletingACommittedEntryIsBroken) {
  append(S1, {entry(1, 1)});
  commit(S1, 1);
  tell(S1, raft::Truncated{Index{1}});
  expectBroken(Rule::CommittedEntriesStay);
}

TEST_F(Guarantee, CommittingAnotherEntryThanTheClusterIsBroken) {
  append(S1, {entry(1, 1)});
  commit(S1, 1);
  append(S2, {entry(1, 2)});
  commit(S2, 1);
  expectBroken(Rule::CommittedEntriesStay);
}

TEST_F(Guarantee, DeletingBeyondTheCommitIndexIsLegal) {
  append(S1, {entry(1, 1), entry(2, 1)});
  commit(S1, 1);
  tell(S1, raft::Truncated{Index{2}});
  append(S1, {entry(2, 2)});
  commit(S1, 2);
  expectKept();
}

}  // namespace
