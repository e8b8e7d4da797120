// One test for each kind of sentence.
#include "app/view/narration.h"
#include "tests/view/play.h"

namespace {

using namespace play;

// Raft 5.2
TEST(Narration, ATimerThatRunsOutMakesACandidate) {
  Play p;
  p.campaign(S2, 2);
  EXPECT_EQ(p.said(),
            "S2's election timer runs out: it becomes a candidate in term 2 and votes for itself.");
}

TEST(Narration, ASecondCandidacyIsAnotherTry) {
  Play p;
  p.campaign(S2, 2);
  p.campaign(S2, 3);
  EXPECT_EQ(p.said(), "S2 has not won in time: it tries again in term 3.");
}

TEST(Narration, AVoteNamesVoterAndCandidate) {
  Play p;
  p.campaign(S2, 2);
  p.vote(S4, S2, 2);
  EXPECT_EQ(p.said(), "S4 votes for S2.");
}

TEST(Narration, AWinnerSaysItsVotesAndItsTerm) {
  Play p;
  p.elect(S2, 2);
  EXPECT_EQ(p.said(), "S2 has 3 of 5 votes and leads term 2.");
}

TEST(Narration, EachRefusalHasItsReason) {
  Play p;
  p.campaign(S5, 2);
  p.add(S1, raft::VoteRefused{raft::Term{2}, S5, raft::VoteRefusal::LogNotUpToDate});
  EXPECT_EQ(p.said(), "S1 refuses S5 its vote: S1's log is more up to date.");
  p.add(S1, raft::VoteRefused{raft::Term{2}, S5, raft::VoteRefusal::StaleTerm});
  EXPECT_EQ(p.said(), "S1 refuses S5 its vote: S1 has seen a newer term.");
  p.add(S1, raft::VoteRefused{raft::Term{2}, S5, raft::VoteRefusal::KnowsLeader});
  EXPECT_EQ(p.said(), "S1 refuses S5 its vote: it knows a leader.");
  p.vote(S1, S2, 2);
  p.add(S1, raft::VoteRefused{raft::Term{2}, S5, raft::VoteRefusal::VotedForOther});
  EXPECT_EQ(p.said(), "S1 refuses S5 its vote: it has voted for S2.");
  p.add(S5, raft::VoteRefused{raft::Term{2}, S2, raft::VoteRefusal::VotedForOther});
  EXPECT_EQ(p.said(), "S5 refuses S2 its vote: it voted for itself.");
}

// Raft 5.2: with one server down, two votes each are nobody's majority.
TEST(Narration, ASplitVoteIsSaidWhenNobodyCanWinAnyMore) {
  Play p;
  p.add(S3, trace::ServerCrashed{});
  p.campaign(S2, 5);
  p.campaign(S5, 5);
  p.vote(S1, S2, 5);
  EXPECT_EQ(p.said(), "S1 votes for S2.");
  p.vote(S4, S5, 5);
  EXPECT_EQ(p.said(),
            "S4 votes for S5. S2 and S5 have two votes each and need three: a split vote.");
}

TEST(Narration, ALeaderThatSeesANewerTermStopsLeading) {
  Play p;
  p.elect(S2, 2);
  p.add(S2, raft::TermChanged{raft::Term{4}});
  p.add(S2, raft::RoleChanged{raft::RoleName::Follower, raft::Term{4}, S0});
  EXPECT_EQ(p.said(), "S2 learns of term 4 and stops leading.");
}

TEST(Narration, ACandidateThatMeetsALeaderGivesUp) {
  Play p;
  p.campaign(S5, 2);
  p.add(S5, raft::RoleChanged{raft::RoleName::Follower, raft::Term{2}, S2});
  EXPECT_EQ(p.said(), "S5 gives up: S2 leads term 2.");
}

// Raft 5.3
TEST(Narration, AppendingConfirmingAndCommittingNameTheCommand) {
  Play p;
  p.elect(S3, 1);
  p.append(S3, noop(1, 1));
  EXPECT_EQ(p.said(), "S3 begins term 1 with an empty entry at index 1.");
  p.append(S3, command(2, 1, kv::Put{"y", "9"}));
  EXPECT_EQ(p.said(), "S3 appends y=9 at index 2 and sends it to the others.");
  p.progress(S3, S3, 2);
  EXPECT_EQ(p.said(), "");
  p.progress(S3, S5, 2);
  EXPECT_EQ(p.said(), "S5 confirms y=9 (index 2). S3 now counts two of five copies.");
  p.progress(S3, S4, 2);
  p.commit(S3, 1);
  EXPECT_EQ(p.said(), "The empty entry is committed: three of five servers store it.");
  p.commit(S3, 2);
  EXPECT_EQ(p.said(), "y=9 is committed: three of five servers store it.");
  p.commit(S4, 2);
  EXPECT_EQ(p.said(), "");
}

TEST(Narration, DeletedEntriesConflictWithTheLeader) {
  Play p;
  p.append(S1, noop(1, 1));
  p.append(S1, noop(2, 1));
  p.add(S1, raft::Truncated{raft::Index{2}});
  EXPECT_EQ(p.said(), "S1 deletes its entry 2: it conflicts with the leader's log.");
}

TEST(Narration, ALostAppendIsSaidAndALostHeartbeatIsNot) {
  Play p;
  p.elect(S3, 1);
  const auto send = [&](std::uint64_t id, raft::Body body) {
    const raft::Message m{S3, S5, raft::Term{1}, std::move(body)};
    p.add(S3, trace::MessageSent{trace::MessageId{id},
                                 std::make_shared<const raft::Message>(m),
                                 p.time() + milliseconds(10),
                                 true,
                                 {}});
    p.add(S0, trace::MessageDropped{trace::MessageId{id}, trace::DropReason::Loss});
  };
  send(1, raft::Heartbeat{});
  EXPECT_EQ(p.said(), "");
  send(2, raft::AppendEntries{{}, {}, {}, {command(1, 1, kv::Put{"x", "7"})}});
  EXPECT_EQ(p.said(), "The network loses the x=7 that S3 sent to S5.");
}

TEST(Narration, FaultsOfOneServerAreSaid) {
  Play p;
  p.add(S3, trace::ServerCrashed{});
  EXPECT_EQ(p.said(), "S3 crashes. Its memory is gone; its disk stays.");
  raft::Entries log;
  log.append(noop(1, 4));
  p.add(S3, trace::ServerStarted{2, {raft::Term{4}, S0, {}}, log});
  EXPECT_EQ(p.said(), "S3 restarts with what its disk kept: term 4, one entry.");
  p.add(S2, trace::ServerPaused{});
  EXPECT_EQ(p.said(), "S2 is paused: it answers nobody and notices nothing.");
  p.add(S2, trace::ServerResumed{});
  EXPECT_EQ(p.said(), "S2 runs on. It does not know that time has passed.");
  p.add(S1, trace::DiskChanged{{.stalled = true}});
  EXPECT_EQ(p.said(), "S1's disk stalls: nothing it writes becomes durable.");
  p.add(S1, trace::ClockChanged{{50'000, {}}});
  EXPECT_EQ(p.said(), "S1's clock runs 5 % too fast.");
  p.add(S4, trace::ServerRefused{"its log is damaged"});
  EXPECT_EQ(p.said(), "S4 refuses to run: its log is damaged");
}

TEST(Narration, ABrokenGuaranteeIsSaid) {
  Play p;
  p.add(S0, trace::Violated{"Election safety", "S1 and S2 lead term 3."});
  EXPECT_EQ(p.said(), "A guarantee is broken: Election safety. S1 and S2 lead term 3.");
}

TEST(Narration, ClientsLearnOkFailedOrUnknown) {
  Play p;
  const auto ask = [&](std::uint64_t id, kv::Operation operation) {
    p.add(S0, trace::OperationStarted{trace::OperationId{id}, S1, {1, id, std::move(operation)}});
  };
  const auto answer = [&](std::uint64_t id, trace::Outcome outcome, trace::Failure failure) {
    trace::OperationFinished finished;
    finished.id = trace::OperationId{id};
    finished.outcome = outcome;
    finished.failure = failure;
    p.add(S0, finished);
  };
  ask(1, kv::Put{"x", "1"});
  EXPECT_EQ(p.said(), "c1 asks S1: put x=1.");
  answer(1, trace::Outcome::Unknown, trace::Failure::Timeout);
  EXPECT_EQ(p.said(), "put x=1 at S1: nobody answered in time. It may have happened: unknown.");
  ask(2, kv::Put{"z", "1"});
  answer(2, trace::Outcome::Failed, trace::Failure::NoLeader);
  EXPECT_EQ(p.said(), "put z=1 at S1 failed: no leader. It did not happen.");
  ask(3, kv::Get{"x"});
  answer(3, trace::Outcome::Ok, trace::Failure::None);
  EXPECT_EQ(p.said(), "get x finds no value.");
  ask(4, kv::Get{"lock"});
  trace::OperationFinished empty;
  empty.id = trace::OperationId{4};
  empty.outcome = trace::Outcome::Ok;
  empty.result.value = "";
  p.add(S0, empty);
  EXPECT_EQ(p.said(), "get lock reads an empty value.");
}

TEST(Narration, TimersHeartbeatsAndDiskBytesAreNoNews) {
  Play p;
  p.add(S1, trace::TimerSet{p.time() + milliseconds(150)});
  EXPECT_EQ(p.said(), "");
  p.add(S1, trace::Durable{});
  EXPECT_EQ(p.said(), "");
  const raft::Message beat{S1, S2, raft::Term{1}, raft::Heartbeat{}};
  p.add(S1, trace::MessageSent{trace::MessageId{1},
                               std::make_shared<const raft::Message>(beat),
                               p.time() + milliseconds(10),
                               false,
                               {}});
  EXPECT_EQ(p.said(), "");
}

}  // namespace
