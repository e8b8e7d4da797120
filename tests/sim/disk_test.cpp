// Disks: fsync takes time, gathers, stalls; clocks and files under it.
#include "engine/cluster/chance.h"
#include "engine/cluster/local_clock.h"
#include "engine/sim/files.h"
#include "tests/sim/lab_fixture.h"

namespace sim {

TEST(Disk, AStalledDiskHoldsBackVotes) {
  TestLab lab(seeded(1));
  cluster::SetDisk stall;
  stall.stalled = true;
  lab.execute(stall);
  lab.run(2s);
  EXPECT_TRUE(lab.all<trace::Durable>().empty());
  EXPECT_FALSE(lab.view().leader());
  stall.stalled = false;
  lab.execute(stall);
  EXPECT_TRUE(lab.elect());
}

TEST(Disk, AStalledFollowerDoesNotStopTheCluster) {
  TestLab lab(seeded(2));
  const ServerId leader = lab.elect();
  cluster::SetDisk stall;
  stall.server = leader == S1 ? S2 : S1;
  stall.stalled = true;
  lab.execute(stall);
  const auto id = lab.put("x", "1");
  lab.run(500ms);
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Ok);
  EXPECT_LT(lab.view().server(stall.server).durableIndex, lab.view().committed());
}

TEST(Disk, DurableComesAfterWriteAndSync) {
  cluster::Settings settings = seeded(3);
  settings.disks = {.writeLatency = 1ms, .syncMin = 5ms, .syncMax = 5ms};
  TestLab lab(settings);
  lab.run(1s);
  const auto durable = lab.all<trace::Durable>();
  ASSERT_FALSE(durable.empty());
  for (const trace::Event& e : durable) EXPECT_GE(e.at - lab.event(e.trigger).at, 6ms);
  EXPECT_EQ(durable[0].at - lab.event(durable[0].trigger).at, 6ms);
}

TEST(Disk, OneSyncCoversWhatWaited) {
  cluster::Settings settings = seeded(4);
  TestLab lab(settings);
  const ServerId leader = lab.elect();
  lab.run(300ms);
  cluster::SetDisk slow;
  slow.server = leader;
  slow.syncMin = slow.syncMax = 100ms;
  lab.execute(slow);
  const std::size_t before = lab.events().size();
  for (int i = 0; i < 8; ++i) lab.put("x" + std::to_string(i), "1", leader);
  lab.run(400ms);
  std::vector<Instant> at;
  for (std::size_t i = before; i < lab.events().size(); ++i) {
    const trace::Event& e = lab.events()[i];
    if (e.server == leader && std::holds_alternative<trace::Durable>(e.body)) at.push_back(e.at);
  }
  ASSERT_GE(at.size(), 8u);
  // The first alone, then those that waited for it, together.
  EXPECT_LT(at[0], at[1]);
  EXPECT_EQ(at[1], at[7]);
}

TEST(Files, ACrashKeepsWhatWasSyncedAndATornPart) {
  for (std::uint64_t torn = 0; torn <= 5; ++torn) {
    SimFiles files;
    ASSERT_EQ(files.create("a", 20'000), "");
    ASSERT_EQ(files.write("a", 0, std::string(10'000, 's')), "");
    ASSERT_EQ(files.sync("a"), "");
    ASSERT_EQ(files.write("a", 10'000, "torn!"), "");
    EXPECT_EQ(files.unsynced(), 5u);
    files.crash(torn);
    std::string expected = std::string(10'000, 's') + std::string("torn!").substr(0, torn);
    expected.resize(20'000, '\0');
    EXPECT_EQ(files.read("a").bytes, expected);
  }
}

TEST(Files, AFileThatWasNeverSyncedIsGone) {
  SimFiles files;
  ASSERT_EQ(files.create("a", 100), "");
  ASSERT_EQ(files.write("a", 0, "x"), "");
  files.crash(1);
  EXPECT_TRUE(files.list().empty());
}

TEST(LocalClock, ConvertsBothWays) {
  const std::vector<trace::ClockState> clocks = {{0, 0ns},        {500'000, 0ns}, {-500'000, 7ns},
                                                 {1, -3s},        {-1, 3s},       {1'000'000, 1h},
                                                 {-300'000, 1us}, {333'333, 12ns}};
  for (const trace::ClockState& clock : clocks) {
    for (std::int64_t ns = 1; ns < 100'000'000'000'000; ns = ns * 3 + 7) {
      const raft::Instant local{raft::Duration(ns)};
      const raft::Instant run = cluster::toRun(clock, local);
      EXPECT_GE(cluster::toLocal(clock, run), local);
      EXPECT_LT(cluster::toLocal(clock, run - raft::Duration(1)), local);
    }
  }
}

TEST(Random, DrawsAreSpreadOverTheRange) {
  std::vector<int> counts(10, 0);
  for (std::uint64_t n = 0; n < 10'000; ++n) {
    ++counts[cluster::drawBelow(1, {cluster::Purpose::Latency, 1, 2, n}, counts.size())];
  }
  for (const int count : counts) {
    EXPECT_GT(count, 850);
    EXPECT_LT(count, 1150);
  }
}

}  // namespace sim
