// Snapshots of a Live cluster are written beside its log: what is written meanwhile, a restart and
// a crash in the middle lose nothing.
#include <gmock/gmock.h>

#include "engine/net/folder.h"
#include "engine/wal/log.h"
#include "tests/net/live_runs.h"

namespace net {
namespace {

using namespace std::chrono_literals;
using raft::ServerId;

class LiveSnapshots : public InLive {
 protected:
  LiveSnapshots() {
    settings.snapshotEvery = 20;
    settings.keptBehind = 2;
  }
  static void put(scenario::Run& run, int from, int to) {
    for (int i = from; i < to; ++i) {
      const kv::Put put{"k" + std::to_string(i), "v" + std::to_string(i)};
      ASSERT_EQ(done(run, put).outcome, trace::Outcome::Ok);
    }
  }
  static bool allHave(scenario::Run& run) {
    return until(run, [&] {
      const auto& view = run.view();
      if (!view.leader()) return false;
      for (std::uint64_t s = 1; s <= 3; ++s) {
        if (view.server(ServerId{s}).lastApplied != view.committed()) return false;
      }
      return true;
    });
  }
};

TEST_F(LiveSnapshots, AreTakenWhileItServesAndAStartBeginsWithThem) {
  {
    const auto run = start();
    put(*run, 0, 90);
    ASSERT_TRUE(allHave(*run));
    EXPECT_TRUE(until(*run, [&] { return bool(run->view().server(ServerId{2}).snapshotIndex); }));
    EXPECT_EQ(run->violations(), 0u);
  }
  Folder folder(path() / "data" / "S2");
  auto opened = wal::Log::open(folder, {});
  const auto* found = std::get_if<wal::Log::Opened>(&opened);
  ASSERT_NE(found, nullptr);
  ASSERT_TRUE(found->restored.snapshot);
  EXPECT_GE(found->restored.snapshot->lastIncludedIndex.value, settings.snapshotEvery);
  const auto run = start();
  put(*run, 90, 91);
  ASSERT_TRUE(allHave(*run));
  EXPECT_EQ(run->violations(), 0u);
}

TEST_F(LiveSnapshots, AServerThatCrashesAgainAndAgainBeginsWithAWholeOne) {
  const auto run = start();
  for (int round = 0; round < 6; ++round) {
    put(*run, round * 21, round * 21 + 21);
    const ServerId crashed{1 + static_cast<std::uint64_t>(round) % 3};
    ASSERT_EQ(run->execute(cluster::Crash{crashed}), "");
    ASSERT_EQ(run->execute(cluster::Restart{crashed}), "");
    ASSERT_NE(run->view().server(crashed).status, trace::ServerStatus::Refused)
        << run->view().server(crashed).refusal;
  }
  put(*run, 200, 201);
  EXPECT_TRUE(allHave(*run));
  EXPECT_EQ(run->violations(), 0u);
}

TEST_F(LiveSnapshots, AServerThatWasDownForLongIsSentOne) {
  const auto run = start();
  put(*run, 0, 5);
  ASSERT_EQ(run->execute(cluster::Crash{ServerId{3}}), "");
  put(*run, 5, 90);
  const auto gaveUpBeginning = [&](std::uint64_t server) {
    return run->view().server(ServerId{server}).log.firstIndex().value > settings.snapshotEvery / 2;
  };
  ASSERT_TRUE(until(*run, [&] { return gaveUpBeginning(1) && gaveUpBeginning(2); }));
  ASSERT_EQ(run->execute(cluster::Restart{ServerId{3}}), "");
  EXPECT_TRUE(allHave(*run));
  EXPECT_GT(run->view().server(ServerId{3}).log.firstIndex().value, 1u)
      << "the others had no entries for it any more";
  put(*run, 90, 120);
  EXPECT_TRUE(allHave(*run));
  EXPECT_EQ(run->violations(), 0u);
}

}  // namespace
}  // namespace net
