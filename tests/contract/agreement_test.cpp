// What clients are told, in both worlds.
#include "tests/contract/cluster.h"

namespace contract {

using trace::Outcome;

class Agreement : public World {};
INSTANTIATE_TEST_SUITE_P(Both, Agreement, testing::Values(WorldKind::Lab, WorldKind::Live), nameOf);

// Raft 5.2
TEST_P(Agreement, ALeaderIsElected) {
  begin(quick());
  const ServerId leader = elected();
  ASSERT_TRUE(leader);
  EXPECT_TRUE(until([&] {
    return view().server(S1).leader == leader && view().server(S2).leader == leader &&
           view().server(S3).leader == leader;
  }));
}

TEST_P(Agreement, AServerAloneLeadsItself) {
  cluster::Settings settings = quick();
  settings.servers = 1;
  begin(settings);
  EXPECT_EQ(elected(), S1);
  EXPECT_EQ(outcome(put("x", "1")), Outcome::Ok);
}

TEST_P(Agreement, APutThroughAnyServerIsAnsweredAndAppliedByAll) {
  begin(quick());
  elected();
  for (const ServerId server : {S1, S2, S3}) {
    const auto id = put("x", std::to_string(server.value), via(server));
    EXPECT_EQ(outcome(id), Outcome::Ok);
    EXPECT_TRUE(everywhere(id));
  }
  const auto get = submit(via(S2, kv::Get{"x"}));
  EXPECT_EQ(outcome(get), Outcome::Ok);
  EXPECT_EQ(operation(get).result.value, "3");
}

TEST_P(Agreement, WithoutAQuorumNoWriteIsAcknowledged) {
  begin(quick());
  const ServerId leader = elected();
  ASSERT_TRUE(until([&] { return agreed(); }));
  const raft::Index committed = view().committed();
  for (const ServerId id : {S1, S2, S3}) {
    if (id != leader) act(cluster::Crash{id});
  }
  const cluster::Submit how = patient(via(leader), 1s, 0);
  const auto atLeader = put("x", "1", how);
  EXPECT_EQ(outcome(atLeader), Outcome::Unknown);
  cluster::Submit elsewhere = how;
  elsewhere.via = leader == S1 ? S2 : S1;
  EXPECT_EQ(outcome(put("x", "2", elsewhere)), Outcome::Failed);
  EXPECT_EQ(view().committed(), committed);
}

TEST_P(Agreement, CrashAndRestartOfEveryServerKeepsCommittedData) {
  begin(quick());
  elected();
  std::vector<trace::OperationId> written;
  for (int i = 0; i < 5; ++i) {
    written.push_back(put("k" + std::to_string(i), "v"));
    ASSERT_EQ(outcome(written.back()), Outcome::Ok);
  }
  for (const ServerId id : {S1, S2, S3}) act(cluster::Crash{id});
  EXPECT_FALSE(view().leader());
  for (const ServerId id : {S1, S2, S3}) act(cluster::Restart{id});
  const auto get = submit(via(ServerId{}, kv::Get{"k4"}));
  EXPECT_EQ(outcome(get), Outcome::Ok);
  EXPECT_EQ(operation(get).result.value, "v");
  for (const auto id : written) EXPECT_TRUE(everywhere(id));
}

// Raft 5.3, 5.4: what was not committed gives way.
TEST_P(Agreement, CutAndHealConvergeToEqualLogs) {
  begin(quick());
  const ServerId old = elected();
  std::vector<ServerId> rest;
  for (const ServerId id : {S1, S2, S3}) {
    if (id != old) rest.push_back(id);
  }
  act(cluster::Cut{{{old}, rest}, cluster::Ways::Both});
  const auto lost = put("x", "old", patient(via(old), 1s, 0));
  EXPECT_TRUE(until([&] { return view().leader() && view().leader() != old; }));
  const auto kept = put("x", "new", via(rest.front()));
  EXPECT_EQ(outcome(kept), Outcome::Ok);
  EXPECT_EQ(outcome(lost), Outcome::Unknown);
  act(cluster::Heal{});
  EXPECT_TRUE(everywhere(kept));
  EXPECT_EQ(countIn(view().server(old), operation(lost).command), 0u);
}

TEST_P(Agreement, WithoutForwardingAFollowerNamesTheLeader) {
  cluster::Settings settings = quick();
  settings.forwarding = server::Forwarding::Off;
  begin(settings);
  const ServerId asked = follower();
  const ServerId leader = view().leader();
  ASSERT_TRUE(until([&] { return view().server(asked).leader == leader; }));
  const auto id = put("x", "1", patient(via(asked), 5s, 0));
  EXPECT_EQ(outcome(id), Outcome::Failed);
  EXPECT_EQ(operation(id).failure, trace::Failure::NotLeader);
  EXPECT_EQ(operation(id).leaderHint, leader);
  // With a retry the client follows the hint.
  EXPECT_EQ(outcome(put("x", "1", patient(via(asked), 5s, 3))), Outcome::Ok);
}

// Thesis 6.3
TEST_P(Agreement, ARetriedCommandIsAppliedOnce) {
  begin(quick());
  const ServerId leader = elected();
  ASSERT_TRUE(until([&] { return agreed(); }));
  cluster::SetDisk stall;
  stall.stalled = true;
  act(stall);
  const auto id = put("x", "1", patient(via(leader), 10s, 9));
  const kv::Command command = operation(id).command;
  EXPECT_TRUE(until([&] { return countIn(view().server(leader), command) >= 2; }));
  stall.stalled = false;
  act(stall);
  EXPECT_EQ(outcome(id), Outcome::Ok);
  EXPECT_TRUE(everywhere(id));
  for (const trace::ServerView& server : view().servers()) {
    EXPECT_GE(countIn(server, command), 2u);
    EXPECT_EQ(server.revision, 2u);
  }
}

}  // namespace contract
