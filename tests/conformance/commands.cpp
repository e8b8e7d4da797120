// The commands of the scripts: how each takes its arguments, and what it says to wrong ones.
#include <gtest/gtest.h>

#include "tests/conformance/interaction/play.h"

namespace conformance {
namespace {

Result played(const std::string& text, Level level = Level::Everything) {
  return play(std::get<Script>(readScript(text)), level);
}

/// Empty: the script agrees.
std::string difference(const std::string& text) {
  const Result result = played(text);
  if (const auto* bad = std::get_if<Malformed>(&result)) return "bad input: " + bad->why;
  const auto& found = std::get<std::optional<Difference>>(result);
  return found ? conformance::text(*found) : "";
}

constexpr const char* kTwoNodes = "add-nodes 2 voters=(1,2) index=5\n----\nok\n\n";

TEST(Commands, WrongOnesAreNamedAtEveryLevel) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"dance 1", "unknown command dance"},
      {"campaign", "which node?"},
      {"campaign 3", "no such node: 3"},
      {"campaign one", "no such node: one"},
      {"stabilize 1 7", "no such node: 7"},
      {"process-ready 0", "no such node: 0"},
      {"stabilize speed=9", "unknown argument speed"},
      {"propose 1", "expected exactly one word to propose"},
      {"compact 1", "a second number is missing"},
      {"tick 1 1000000000", "too many ticks"},
      {"deliver-msgs 1 type=MsgDance", "unknown message type MsgDance"},
      {"deliver-msgs 1 drop=(2,1)", "can't both deliver and drop msgs to 1"},
      {"deliver-msgs here", "no such node: here"},
      {"transfer-leadership from=1", "from which node to which?"},
      {"transfer-leadership from=1 to=3", "from which node to which?"},
      {"set-randomized-election-timeout 1", "how long a timeout?"},
      {"set-randomized-election-timeout 1 timeout=0", "how long a timeout?"},
      {"log-level", "which level?"},
      {"add-nodes", "how many nodes?"},
      {"add-nodes 100000", "too many nodes"},
      {"add-nodes 1 colour=red", "unknown setting colour"},
      {"add-nodes 1 prevote=maybe", "prevote is neither true nor false: maybe"},
      {"add-nodes 1 index=many", "no number that index could be: many"},
      {"add-nodes 1 inflight=0", "inflight must be greater than 0"},
      {"add-nodes 1 voters=(1,x) index=5", "no node's number: x"},
      {"add-nodes 1 voters=(1) learners=(1) index=5", "a node is both voter and learner"},
      {"add-nodes 1 read-only=lease-based", "read-only=lease-based needs checkquorum=true"},
      {"add-nodes 1 election-tick=1", "election-tick must be greater than heartbeat-tick"},
  };
  for (const auto& [command, why] : wrong) {
    for (const Level level : {Level::Messages, Level::Outputs, Level::Everything}) {
      const Result result = played(kTwoNodes + command + "\n----\nok\n", level);
      const auto* bad = std::get_if<Malformed>(&result);
      ASSERT_NE(bad, nullptr) << command;
      EXPECT_EQ(bad->why, why) << command;
      EXPECT_EQ(bad->line, 5) << command;
    }
  }
}

TEST(Commands, AScriptMayExpectWhatANodeRefuses) {
  EXPECT_EQ(difference("add-nodes 1 voters=(1)\n----\n"
                       "index must be specified as > 1 due to bootstrap\n\n"
                       "add-nodes 1 read-only=maybe\n----\n"
                       "invalid read-only option \"maybe\"\n\n"
                       "add-nodes 1\n----\nok\n\n"
                       "log-level loud\n----\n"
                       "log levels must be either of [DEBUG INFO WARN ERROR FATAL NONE]\n\n"
                       "propose-conf-change 1 transition=slow\nv1\n----\n"
                       "unknown transition slow\n\n"
                       "propose-conf-change 1 fast=true\nv1\n----\n"
                       "unknown command fast\n\n"
                       "propose-conf-change 1\nx1\n----\nunknown input: x1\n"),
            "");
}

TEST(Commands, SeveralStandInOneStep) {
  EXPECT_EQ(difference("subtest one of its own\n\n"
                       "log-level none\nadd-nodes 3 voters=(1,2,3) index=10\ncampaign 2\n"
                       "stabilize\n_breakpoint\n----\nok\n\n"
                       "log-level debug\nraft-state\n----\n"
                       "1: StateFollower (Voter) Term:1 Lead:2\n"
                       "2: StateLeader (Voter) Term:1 Lead:2\n"
                       "3: StateFollower (Voter) Term:1 Lead:2\n"),
            "");
}

// Raft 5.2
TEST(Commands, TicksAreOfTheLengthThatTheNodesWereMadeWith) {
  const std::string state = "raft-state\n----\n1: State";
  EXPECT_EQ(difference("add-nodes 1 voters=(1) index=5 election-tick=4 heartbeat-tick=2\n"
                       "set-randomized-election-timeout 1 timeout=7\n----\nok\n\n"
                       "tick-election 1\ntick-heartbeat 1\n----\nok\n\n" +
                       state + "Follower (Voter) Term:0 Lead:0\n\ntick 1 1\n----\nok\n\n" + state +
                       "Candidate (Voter) Term:1 Lead:0\n"),
            "");
}

// thesis 3.10: a transfer is taken back by asking the leader itself to lead.
TEST(Commands, TheLeaderTakesATransferBack) {
  EXPECT_EQ(difference("log-level none\nadd-nodes 3 voters=(1,2,3) index=5\ncampaign 1\n"
                       "stabilize\npropose 1 x\nprocess-ready 1\ndeliver-msgs drop=3\n"
                       "----\nok\n\n"
                       "transfer-leadership from=1 to=3\npropose 1 y\n----\n"
                       "raft proposal dropped\n\n"
                       "transfer-leadership from=1 to=1\npropose 1 y\n----\nok\n"),
            "");
}

// thesis 6.2: as in etcd, a leader whose own disk stands still goes on while a majority answers.
TEST(Commands, ALeaderStaysWhileItsAppendsWait) {
  EXPECT_EQ(difference("log-level none\n"
                       "add-nodes 3 voters=(1,2,3) index=5 checkquorum=true "
                       "async-storage-writes=true\n"
                       "campaign 1\nstabilize\npropose 1 x\nprocess-ready 1\n"
                       "stabilize 2 3\ndeliver-msgs 1\n"
                       "tick-election 1\nstabilize 2 3\ntick-heartbeat 1\nprocess-ready 1\n"
                       "stabilize 2 3\ndeliver-msgs 1\ntick-election 1\n"
                       "log-level debug\nraft-state\n----\n"
                       "1: StateLeader (Voter) Term:1 Lead:1\n"
                       "2: StateFollower (Voter) Term:1 Lead:1\n"
                       "3: StateFollower (Voter) Term:1 Lead:1\n"),
            "");
}

// As in etcd: a new term restarts the timer, also where the vote is refused.
TEST(Commands, ANewTermRestartsAFollowersTimer) {
  EXPECT_EQ(difference("log-level none\nadd-nodes 2 voters=(1,2,3) index=10\n"
                       "add-nodes 1 voters=(1,2,3) index=5\n"
                       "set-randomized-election-timeout 2 timeout=3\ntick 2 2\ncampaign 3\n"
                       "process-ready 3\ndeliver-msgs 2\n"
                       "set-randomized-election-timeout 2 timeout=3\ntick 2 2\n"
                       "log-level debug\nraft-state\n----\n"
                       "1: StateFollower (Voter) Term:0 Lead:0\n"
                       "2: StateFollower (Voter) Term:1 Lead:0\n"
                       "3: StateCandidate (Voter) Term:1 Lead:0\n"),
            "");
}

// Raft 5.4.2: a majority without the leader commits; whether the leader applies before its own disk
// has the entry is a setting.
TEST(Commands, ALeaderAppliesBeforeItsOwnDiskOnlyWhereThatIsAskedFor) {
  const std::string before =
      "campaign 1\nstabilize\npropose 1 x\nprocess-ready 1\nstabilize 2 3\ndeliver-msgs 1\n"
      "process-ready 1\nlog-level info\nprocess-apply-thread 1\n----\n";
  const std::string waits = "add-nodes 3 voters=(1,2,3) index=5 async-storage-writes=true";
  EXPECT_EQ(difference("log-level none\n" + waits + "\n" + before + "no apply work to perform\n"),
            "");
  EXPECT_EQ(difference("log-level none\n" + waits + " async-storage-writes-nonlocal-quorum=true\n" +
                       before +
                       "Processing:\n"
                       "1->ApplyThread MsgStorageApply Term:0 Log:0/0 "
                       "Entries:[1/7 EntryNormal \"x\"]\n"
                       "Responses:\n"
                       "ApplyThread->1 MsgStorageApplyResp Term:0 Log:0/0 "
                       "Entries:[1/7 EntryNormal \"x\"]\n"),
            "");
}

// As in etcd: who gives up a pre-vote waits a whole timeout from there.
TEST(Commands, AnEndedCandidacyRestartsTheTimer) {
  const std::string state = "raft-state\n----\n1: StateFollower (Voter) Term:0 Lead:0\n2: State";
  EXPECT_EQ(difference("log-level none\nadd-nodes 1 voters=(1,2) index=10 prevote=true\n"
                       "add-nodes 1 voters=(1,2) index=5 prevote=true\n"
                       "set-randomized-election-timeout 2 timeout=5\ntick 2 4\ncampaign 2\n"
                       "process-ready 2\ndeliver-msgs 1\nprocess-ready 1\ndeliver-msgs 2\n"
                       "set-randomized-election-timeout 2 timeout=3\ntick 2 2\n"
                       "log-level debug\n" +
                       state + "Follower (Voter) Term:0 Lead:0\n\ntick 2 1\n----\nok\n\n" + state +
                       "PreCandidate (Voter) Term:0 Lead:0\n"),
            "");
}

// As in etcd: a vote given in the term of the voter restarts its timer and leaves the timeout.
TEST(Commands, AVoteLeavesTheTimeoutThatTheScriptSet) {
  const std::string state = "raft-state\n----\n1: StateCandidate (Voter) Term:1 Lead:0\n2: State";
  const std::string third = "3: StateCandidate (Voter) Term:1 Lead:0\n";
  EXPECT_EQ(
      difference("log-level none\nadd-nodes 2 voters=(1,2,3) index=10\n"
                 "add-nodes 1 voters=(1,2,3) index=5\n"
                 "campaign 3\nprocess-ready 3\ndeliver-msgs 2\n"
                 "set-randomized-election-timeout 2 timeout=20\ntick 2 7\n"
                 "campaign 1\nprocess-ready 1\ndeliver-msgs 2\n"
                 "tick 2 19\nlog-level debug\n" +
                 state + "Follower (Voter) Term:1 Lead:0\n" + third + "\ntick 2 1\n----\nok\n\n" +
                 state + "Candidate (Voter) Term:2 Lead:0\n" + third),
      "");
}

// Raft 7: until the disk has a snapshot, each write that follows tells of it again when it is done.
TEST(Commands, ASnapshotUnderWayIsPartOfEachAnswerOfTheDisk) {
  const std::string snapshot =
      "Snapshot: Index:11 Term:1 ConfState:Voters:[1 2 3] VotersOutgoing:[] Learners:[] "
      "LearnersNext:[] AutoLeave:false\n";
  const std::string stored = "AppendThread->3 MsgStorageAppendResp Term:";
  EXPECT_EQ(difference("log-level none\n"
                       "add-nodes 2 voters=(1,2,3) index=10 async-storage-writes=true\n"
                       "add-nodes 1 voters=(1,2,3) index=5 async-storage-writes=true\n"
                       "campaign 1\nprocess-ready 1\nstabilize 3\nstabilize 1 2\n"
                       "deliver-msgs 3\nstabilize 3\ndeliver-msgs 1\nprocess-ready 1\n"
                       "deliver-msgs 3\nprocess-ready 3\n"
                       "campaign 2\nprocess-ready 2\ndeliver-msgs 3\nlog-level info\n"
                       "process-ready 3\n----\n"
                       "Ready MustSync=true:\nLead:0 State:StateFollower\n"
                       "HardState Term:2 Vote:2 Commit:11\nMessages:\n"
                       "3->AppendThread MsgStorageAppend Term:2 Log:0/0 Commit:11 Vote:2 "
                       "Responses:[\n"
                       "  3->2 MsgVoteResp Term:2 Log:0/0\n  " +
                       stored + "2 Log:0/0\n    " + snapshot +
                       "]\n\n"
                       "log-level none\nprocess-append-thread 3\nprocess-append-thread 3\n"
                       "log-level info\ndeliver-msgs 3\n----\n" +
                       stored + "1 Log:0/0\n  " + snapshot + stored + "2 Log:0/0\n  " + snapshot +
                       "\nraft-log 3\n----\n" + "log is empty: first index=12, last index=11\n"),
            "");
}

// A snapshot that a node sends to itself must not make it follow itself.
TEST(Commands, ANodeDoesNotFollowItself) {
  EXPECT_EQ(difference(std::string(kTwoNodes) +
                       "send-snapshot 1 1\n----\n1->1 MsgSnap Term:0 Log:0/0\n"
                       "  Snapshot: Index:5 Term:1 ConfState:Voters:[1 2] VotersOutgoing:[] "
                       "Learners:[] LearnersNext:[] AutoLeave:false\n\n"
                       "log-level none\n----\nok\n\ndeliver-msgs 1\n----\nok\n\n"
                       "log-level debug\n----\nok\n\n"
                       "propose 1 x\n----\nraft proposal dropped\n\n"
                       "transfer-leadership from=1 to=2\n----\nok\n\n"
                       "raft-state\n----\n1: StateFollower (Voter) Term:0 Lead:0\n"
                       "2: StateFollower (Voter) Term:0 Lead:0\n"),
            "");
}

}  // namespace
}  // namespace conformance
