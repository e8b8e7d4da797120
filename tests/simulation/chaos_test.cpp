// The protocol under every order of events that luck can find (Raft 5.1 to 5.4, Figure 3).
#include "tests/simulation/chaos.h"

#include <gtest/gtest.h>

namespace simulation {

namespace {
constexpr std::uint64_t kChaosSeeds = 1'000;
constexpr std::size_t kStepsAServer = 2'000;
}  // namespace

TEST(Chaos, NoOrderOfEventsBreaksAGuaranteeOrLiesToAClient) {
  std::uint64_t elections = 0;
  std::uint64_t truncations = 0;
  std::uint64_t committed = 0;
  for (std::uint64_t seed = 1; seed <= kChaosSeeds; ++seed) {
    Chaos chaos(seed);
    const std::size_t steps = kStepsAServer * chaos.servers();
    for (std::size_t k = 0; k < steps && chaos.broken().empty(); ++k) chaos.step();
    ASSERT_EQ(chaos.broken(), "") << "seed " << seed;
    const bool healed = chaos.heal();
    ASSERT_EQ(chaos.broken(), "") << "seed " << seed << ", while it healed";
    ASSERT_TRUE(healed) << "seed " << seed << ": no write everywhere after healing";
    ASSERT_EQ(chaos.lie(), "") << "seed " << seed;
    elections += chaos.elections();
    truncations += chaos.truncations();
    committed += chaos.committed().value;
  }
  EXPECT_GT(elections, kChaosSeeds * 3);
  EXPECT_GT(truncations, kChaosSeeds);
  EXPECT_GT(committed, kChaosSeeds * 20);
  RecordProperty("elections", static_cast<int>(elections));
  RecordProperty("truncations", static_cast<int>(truncations));
  RecordProperty("committed", static_cast<int>(committed));
}

}  // namespace simulation
