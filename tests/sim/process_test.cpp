// Processes: crash, restart, pause and clocks.
#include "tests/sim/lab_fixture.h"

namespace sim {

TEST(Process, ACrashLosesNothingThatWasAcknowledged) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    TestLab lab(seeded(seed));
    lab.elect();
    for (int i = 0; i < 6; ++i) {
      const auto id = lab.put("x", std::to_string(i));
      const Instant limit = lab.now() + 900ms;
      while (!lab.operation(id).finished() && lab.step(limit)) {
      }
    }
    const raft::Index committed = lab.view().committed();
    std::vector<raft::Index> durable;
    for (const trace::ServerView& s : lab.view().servers()) durable.push_back(s.durableIndex);
    for (const trace::ServerView& s : lab.view().servers()) lab.execute(cluster::Crash{s.id});
    for (std::size_t i = 0; i < 5; ++i) {
      lab.execute(cluster::Restart{ServerId{i + 1}});
      EXPECT_GE(lab.view().server(ServerId{i + 1}).log.lastIndex(), durable[i]) << "seed " << seed;
      EXPECT_EQ(lab.view().server(ServerId{i + 1}).incarnation, 2u);
    }
    lab.run(3s);
    ASSERT_TRUE(lab.view().leader()) << "seed " << seed;
    EXPECT_GT(lab.view().server(lab.view().leader()).log.lastIndex(), committed);
    for (const trace::ServerView& s : lab.view().servers()) EXPECT_EQ(s.revision, 7u);
  }
}

TEST(Process, ACrashLosesWhatWasNotSynced) {
  bool lostSome = false;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    cluster::Settings settings = seeded(seed);
    TestLab lab(settings);
    const ServerId leader = lab.elect();
    lab.run(300ms);
    cluster::SetDisk stall;
    stall.server = leader;
    stall.stalled = true;
    lab.execute(stall);
    lab.put("x", std::string(300, 'v'), leader);
    lab.run(30ms);
    const raft::Index inMemory = lab.view().server(leader).log.lastIndex();
    const raft::Index durable = lab.view().server(leader).durableIndex;
    ASSERT_LT(durable, inMemory);
    lab.execute(cluster::Crash{leader});
    lab.execute(cluster::Restart{leader});
    const raft::Index found = lab.view().server(leader).log.lastIndex();
    EXPECT_GE(found, durable);
    lostSome |= found < inMemory;
  }
  EXPECT_TRUE(lostSome);
}

// Raft 7: the state that a server starts with is that of its snapshot, before it applies anything.
TEST(Process, ARestartShowsTheStateOfItsOwnSnapshotAtOnce) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    cluster::Settings settings = seeded(seed);
    settings.snapshotEvery = 4;
    settings.keptBehind = 2;
    TestLab lab(settings);
    const ServerId leader = lab.elect();
    for (int i = 0; i < 6; ++i) {
      lab.put("x", std::to_string(i), leader);
      lab.run(200ms);
    }
    const ServerId other = leader == S1 ? S2 : S1;
    const trace::ServerView before = lab.view().server(other);
    ASSERT_GE(before.snapshotIndex, raft::Index{4}) << "seed " << seed;
    lab.execute(cluster::Crash{other});
    EXPECT_EQ(lab.view().server(other).snapshotIndex, before.snapshotIndex);
    lab.execute(cluster::Restart{other});
    const trace::ServerView& after = lab.view().server(other);
    EXPECT_EQ(after.snapshotIndex, before.snapshotIndex) << "seed " << seed;
    EXPECT_EQ(after.lastApplied, before.snapshotIndex);
    EXPECT_EQ(after.revision, kv::Revision{after.lastApplied.value})
        << "the first, and one a write; the no-op is none";
    lab.run(1s);
    EXPECT_GE(lab.view().server(other).lastApplied, before.lastApplied);
  }
}

TEST(Process, MessagesToAStoppedServerAreDropped) {
  TestLab lab(seeded(2));
  const ServerId leader = lab.elect();
  const ServerId other = leader == S1 ? S2 : S1;
  lab.execute(cluster::Crash{other});
  lab.run(500ms);
  std::size_t dropped = 0;
  for (const trace::Event& e : lab.all<trace::MessageDropped>()) {
    EXPECT_EQ(std::get<trace::MessageDropped>(e.body).reason, trace::DropReason::ReceiverDown);
    ++dropped;
  }
  EXPECT_GE(dropped, 8u);
}

TEST(Process, APausedServerHandlesWhatWaitedInOrder) {
  TestLab lab(seeded(3));
  const ServerId leader = lab.elect();
  lab.run(200ms);
  const ServerId other = leader == S1 ? S2 : S1;
  lab.execute(cluster::Pause{other});
  const std::size_t paused = lab.events().size();
  lab.run(1s);
  for (std::size_t i = paused; i < lab.events().size(); ++i) {
    const bool hears = std::holds_alternative<trace::MessageDelivered>(lab.events()[i].body);
    EXPECT_FALSE(hears && lab.events()[i].server == other);
  }
  lab.execute(cluster::Resume{other});
  const std::size_t resumed = lab.events().size();
  lab.run(5ms);
  std::vector<Instant> due;
  for (std::size_t i = resumed; i < lab.events().size(); ++i) {
    const trace::Event& e = lab.events()[i];
    if (e.server != other || !std::holds_alternative<trace::MessageDelivered>(e.body)) continue;
    due.push_back(std::get<trace::MessageSent>(lab.event(e.trigger).body).deliverAt);
  }
  EXPECT_GE(due.size(), 15u);
  EXPECT_TRUE(std::is_sorted(due.begin(), due.end()));
}

TEST(Process, ALeaderThatIsPausedLosesItsPlace) {
  TestLab lab(seeded(4));
  const ServerId old = lab.elect();
  lab.run(200ms);
  lab.execute(cluster::Pause{old});
  lab.run(2s);
  lab.execute(cluster::Resume{old});
  lab.run(1s);
  EXPECT_FALSE(lab.view().server(old).leads());
  EXPECT_TRUE(lab.view().leader());
}

TEST(Process, AFastClockElectsEarlier) {
  TestLab lab(seeded(5));
  const Instant before = lab.view().server(S4).timerDeadline;
  lab.execute(cluster::SetClock{S4, {.driftPpm = 1'000'000, .offset = {}}});
  const Instant after = lab.view().server(S4).timerDeadline;
  EXPECT_EQ(after.time_since_epoch(), before.time_since_epoch() / 2);
  EXPECT_EQ(lab.elect(), S4);
}

TEST(Process, AClockSetAheadRingsAtOnce) {
  TestLab lab(seeded(6));
  lab.run(10ms);
  lab.execute(cluster::SetClock{S2, {.driftPpm = 0, .offset = 10s}});
  EXPECT_EQ(lab.view().server(S2).timerDeadline, lab.now());
  EXPECT_EQ(lab.elect(), S2);
}

TEST(Process, ARequestToAStoppedServerIsRefused) {
  TestLab lab(seeded(7));
  lab.elect();
  lab.execute(cluster::Crash{S1});
  const auto id = lab.put("x", "1", S1);
  lab.run(200ms);
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Failed);
  EXPECT_EQ(lab.operation(id).failure, trace::Failure::Unreachable);
}

TEST(Process, ARequestToAPausedServerWaits) {
  TestLab lab(seeded(8));
  const ServerId leader = lab.elect();
  lab.run(200ms);
  const ServerId other = leader == S1 ? S2 : S1;
  lab.execute(cluster::Pause{other});
  const auto id = lab.put("x", "1", other);
  lab.run(500ms);
  EXPECT_FALSE(lab.operation(id).finished());
  EXPECT_TRUE(lab.all<trace::OperationReached>().empty());
  lab.execute(cluster::Resume{other});
  lab.run(400ms);
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Ok);
}

}  // namespace sim
