// The same faults in both worlds: what is committed stays, and the cluster comes back.
#include "tests/contract/cluster.h"

namespace contract {

using trace::Outcome;

class Faults : public World {
 protected:
  /// Writes that are all answered, some of them while the fault lasts.
  void write(int count, const std::string& prefix) {
    for (int i = 0; i < count; ++i) {
      const auto id = put(prefix + std::to_string(i), "v", via(ServerId{std::uint64_t(i) % 3 + 1}));
      EXPECT_EQ(outcome(id), Outcome::Ok) << prefix << i;
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Both, Faults, testing::Values(WorldKind::Lab, WorldKind::Live), nameOf);

TEST_P(Faults, APausedServerCatchesUpWhenItIsResumed) {
  begin(quick());
  const ServerId away = follower();
  act(cluster::Pause{away});
  EXPECT_EQ(view().server(away).status, trace::ServerStatus::Paused);
  const auto id = put("x", "1", via(view().leader()));
  EXPECT_EQ(outcome(id), Outcome::Ok);
  EXPECT_EQ(countIn(view().server(away), operation(id).command), 0u);
  act(cluster::Resume{away});
  EXPECT_TRUE(everywhere(id));
}

TEST_P(Faults, APausedLeaderIsReplacedAndGivesWay) {
  begin(quick());
  const ServerId old = elected();
  act(cluster::Pause{old});
  EXPECT_TRUE(until([&] {
    for (const trace::ServerView& server : view().servers()) {
      if (server.id != old && server.leads()) return true;
    }
    return false;
  }));
  act(cluster::Resume{old});
  write(2, "k");
  EXPECT_TRUE(until([&] { return agreed(); }));
}

TEST_P(Faults, AFifthOfTheMessagesLost) {
  begin(quick());
  elected();
  cluster::SetLink lossy;
  lossy.lossPpm = 200'000;
  act(lossy);
  write(6, "lossy");
  lossy.lossPpm = 0;
  act(lossy);
  EXPECT_TRUE(until([&] { return agreed(); }));
}

TEST_P(Faults, EveryMessageTwiceAndOutOfOrder) {
  begin(quick());
  elected();
  cluster::SetLink links;
  links.duplicatePpm = 1'000'000;
  links.reorderPpm = 500'000;
  links.latencyMax = 30ms;
  act(links);
  write(6, "twice");
  links.duplicatePpm = links.reorderPpm = 0;
  act(links);
  EXPECT_TRUE(until([&] { return agreed(); }));
}

TEST_P(Faults, NothingIsAcknowledgedByADiskThatStalls) {
  begin(quick());
  const ServerId leader = elected();
  ASSERT_TRUE(until([&] { return agreed(); }));
  cluster::SetDisk disk;
  disk.stalled = true;
  act(disk);
  const auto id = put("x", "1", patient(via(leader), 50s, 0));
  const raft::Instant later = run().now() + 300ms;
  run().advance(later);
  EXPECT_FALSE(operation(id).finished());
  EXPECT_EQ(view().server(leader).log.lastIndex(), view().committed() + 1);
  disk.stalled = false;
  act(disk);
  EXPECT_EQ(outcome(id), Outcome::Ok);
  EXPECT_TRUE(everywhere(id));
}

TEST_P(Faults, AStallThatBlinksEndsOneWriteOnly) {
  begin(quick());
  elected();
  ASSERT_TRUE(until([&] { return agreed(); }));
  cluster::SetDisk disk;
  for (int i = 0; i < 3; ++i) {
    disk.stalled = true;
    act(disk);
    const auto id = put("x", "1");
    run().advance(run().now() + 100ms);
    for (const bool stalled : {false, true, false}) {
      disk.stalled = stalled;
      act(disk);
    }
    EXPECT_EQ(outcome(id), Outcome::Ok);
  }
  EXPECT_TRUE(until([&] { return agreed(); }));
}

TEST_P(Faults, ACrashInTheMiddleOfWritesLosesNothingAcknowledged) {
  begin(quick());
  elected();
  std::vector<trace::OperationId> acknowledged;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 8; ++i) put("k" + std::to_string(i), std::to_string(round));
    const ServerId victim = elected();
    act(cluster::Crash{victim});
    ASSERT_TRUE(until([&] {
      for (const trace::OperationView& each : view().operations()) {
        if (!each.finished()) return false;
      }
      return true;
    }));
    act(cluster::Restart{victim});
  }
  ASSERT_TRUE(until([&] { return agreed(); }));
  for (const trace::OperationView& each : view().operations()) {
    if (each.outcome != Outcome::Ok) continue;
    acknowledged.push_back(each.id);
    EXPECT_GE(countIn(view().server(S1), each.command), 1u);
  }
  EXPECT_FALSE(acknowledged.empty());
}

TEST_P(Faults, ASlowDiskAndADriftingClockOnlySlowThingsDown) {
  begin(quick());
  const ServerId leader = elected();
  cluster::SetDisk disk;
  disk.server = leader;
  disk.syncMin = disk.syncMax = 40ms;
  act(disk);
  act(cluster::SetClock{follower(), {.driftPpm = 100'000, .offset = 20ms}});
  write(4, "slow");
  EXPECT_TRUE(until([&] { return agreed(); }));
}

// A majority is lost for good; what the backup held is there, what came later is not.
TEST_P(Faults, ANewClusterFromABackupTakesThePlaceOfOneThatLostItsMajority) {
  begin(quick());
  elected();
  EXPECT_EQ(outcome(put("x", "kept")), Outcome::Ok);
  ASSERT_TRUE(until([&] { return agreed(); }));
  act(cluster::BackUp{S1});
  EXPECT_EQ(outcome(put("x", "later")), Outcome::Ok);
  const raft::Term before = view().highestTerm();
  act(cluster::LoseDisk{S2});
  act(cluster::LoseDisk{S3});
  act(cluster::Restore{});
  ASSERT_TRUE(until([&] { return agreed(); }));
  EXPECT_GT(view().highestTerm(), before);
  const auto read = submit(via({}, kv::Get{"x"}));
  EXPECT_EQ(outcome(read), Outcome::Ok);
  EXPECT_EQ(operation(read).result.value, "kept");
  write(3, "after");
  // And it is on the disks: every server starts from its own again.
  for (const ServerId id : {S1, S2, S3}) act(cluster::Crash{id});
  for (const ServerId id : {S1, S2, S3}) act(cluster::Restart{id});
  ASSERT_TRUE(until([&] { return agreed(); }));
  const auto again = submit(via({}, kv::Get{"after2"}));
  EXPECT_EQ(outcome(again), Outcome::Ok);
  EXPECT_EQ(operation(again).result.value, "v");
}

TEST_P(Faults, WithoutABackupNothingIsRestored) {
  begin(quick());
  elected();
  EXPECT_EQ(run().execute(cluster::Restore{}), "there is no backup: nobody made one");
  EXPECT_TRUE(until([&] { return agreed(); }));
}

}  // namespace contract
