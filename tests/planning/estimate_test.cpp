// How sure one may be of what was measured.
#include "engine/planning/estimate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace planning {
namespace {

// Wilson's interval of 10 in 100, as tables have it.
TEST(Estimate, AShareHasTheScoreInterval) {
  const Estimate share = shareOf(10, 100);
  EXPECT_DOUBLE_EQ(share.value, 0.1);
  EXPECT_NEAR(share.least, 0.0552, 0.0001);
  EXPECT_NEAR(share.most, 0.1744, 0.0001);
  EXPECT_EQ(shareOf(0, 0).most, 1);
  EXPECT_GT(shareOf(0, 20).most, 0.1);
}

TEST(Estimate, AMeanHasStudentsInterval) {
  const Estimate mean = meanOf({1, 2, 3});
  EXPECT_DOUBLE_EQ(mean.value, 2);
  EXPECT_NEAR(mean.most - mean.value, 4.303 / std::sqrt(3.0), 0.001);
  EXPECT_NEAR(meanOf(std::vector<double>(31, 1)).most, 1, 1e-12);
  EXPECT_EQ(meanOf({5}).least, 5);
}

// Garwood's bounds of 0 and of 10 events: 3.69; 4.80 and 18.39.
TEST(Estimate, ARateOfEventsHasABoundEvenWhenNothingWasSeen) {
  EXPECT_EQ(rateOf(0, 1).least, 0);
  EXPECT_NEAR(rateOf(0, 1).most, 3.69, 0.1);
  EXPECT_NEAR(rateOf(10, 2).least, 4.80 / 2, 0.02);
  EXPECT_NEAR(rateOf(10, 2).most, 18.39 / 2, 0.02);
}

TEST(Estimate, AQuantileLiesBetweenTheRanksAroundIt) {
  std::vector<raft::Duration> times;
  for (int i = 1; i <= 1000; ++i) times.push_back(std::chrono::milliseconds(i));
  const Estimate median = quantileOf(study::Distribution(times), 0.5);
  EXPECT_EQ(median.value, 500);
  EXPECT_NEAR(median.least, 469, 1);
  EXPECT_NEAR(median.most, 532, 2);
}

}  // namespace
}  // namespace planning
