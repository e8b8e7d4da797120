// A cell staged and tried: what the client is told is what the count of servers says.
#include "app/explorer/trial.h"

#include <gtest/gtest.h>

#include "app/explorer/staging.h"
#include "engine/planning/fault_table.h"
#include "engine/scenario/parser.h"
#include "engine/sim/lab.h"
#include "tests/studies/waiting.h"

namespace explorer {
namespace {

std::unique_ptr<cluster::World> lab(const cluster::Settings& settings) {
  return sim::makeLab(settings);
}

class TriedCells : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(TriedCells, AreAnsweredExactlyWithAQuorum) {
  const std::uint32_t servers = GetParam();
  for (std::uint32_t down = 0; down <= servers; ++down) {
    // With the leader up as long as possible, and with the leader down.
    const std::uint32_t last = ((1U << down) - 1) << (servers - down);
    const std::uint32_t first = (1U << down) - 1;
    for (const std::uint32_t bits : {last, first}) {
      const TriedStand tried = tryStand({servers, bits, 0}, lab);
      const bool works = planning::sizeRow(servers).works(down);
      ASSERT_TRUE(tried.staged);
      EXPECT_EQ(tried.write.ok(), works) << servers << " servers, down " << bits;
      EXPECT_EQ(tried.read.ok(), works) << servers << " servers, down " << bits;
      EXPECT_EQ(tried.fresh, works);
      if (works) {
        EXPECT_GE(tried.write.holders.size(), servers / 2 + 1);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, TriedCells, ::testing::Values(1, 2, 3, 4, 5, 6, 8, 9));

TEST(Trial, LargeClustersAreTriedToo) {
  EXPECT_TRUE(tryStand({15, 0b111'1111U << 8, 0}, lab).write.ok());
  EXPECT_FALSE(tryStand({15, 0b1111'1111U << 7, 0}, lab).write.ok());
}

TEST(Trial, ARestartedServerMakesAQuorumAgain) {
  const Stand stand{4, 0b1100, 3};
  const TriedStand tried = tryStand(stand, lab);
  EXPECT_TRUE(tried.write.ok());
  EXPECT_TRUE(tried.fresh);
  EXPECT_EQ(tried.read.value, "again");
}

TEST(Trial, ItsScenarioCanBeRead) {
  const scenario::Parsed parsed = scenario::parse(scenarioOf({7, 0b101, 1}, "7 servers, 2 down"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.script.title, "7 servers, 2 down");
  EXPECT_EQ(parsed.script.settings.servers, 7U);
}

// ---- As the page shows it.

TEST(Staging, SaysWhatTheClientWasTold) {
  Staging staging;
  staging.setWorlds(lab);
  staging.stage(4, 2);
  EXPECT_EQ(staging.title(), "4 servers, 2 down");
  EXPECT_EQ(staging.verdict(), "no quorum: writes wait");
  EXPECT_EQ(staging.writeText(), "");
  studies::awaitRest(staging);
  EXPECT_TRUE(staging.writeText().startsWith("Write: waits, no quorum"));
  EXPECT_TRUE(staging.readText().startsWith("Read: refused."));
  EXPECT_EQ(staging.ways()->count(), 6);
  staging.restart();
  studies::awaitRest(staging);
  EXPECT_TRUE(staging.writeText().startsWith("Write: committed at index "));
  EXPECT_TRUE(staging.readText().startsWith("Read: x = again, the last acknowledged write."));
}

TEST(Staging, TheLastCellAskedForIsTheOneThatIsShown) {
  Staging staging;
  staging.setWorlds(lab);
  staging.stage(5, 3);
  staging.stage(5, 2);
  studies::awaitRest(staging);
  EXPECT_EQ(staging.result().stand, staging.stand());
  EXPECT_TRUE(staging.wrote());
  staging.toggle(1);
  studies::awaitRest(staging);
  EXPECT_EQ(staging.down(), 3);
  EXPECT_FALSE(staging.wrote());
}

}  // namespace
}  // namespace explorer
