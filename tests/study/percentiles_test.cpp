// Percentiles by nearest rank.
#include "engine/study/percentiles.h"

#include <gtest/gtest.h>

namespace study {
namespace {

TEST(Percentiles, AreTheValuesThatAShareDoesNotExceed) {
  std::vector<raft::Duration> measured;
  for (int i = 1'000; i >= 1; --i) measured.emplace_back(i);
  const Distribution all(measured);
  EXPECT_EQ(all.at(0).count(), 1);
  EXPECT_EQ(all.at(0.1).count(), 100);
  EXPECT_EQ(all.at(0.5).count(), 500);
  EXPECT_EQ(all.at(0.999).count(), 999);
  EXPECT_EQ(all.at(0.9991).count(), 1'000);
  EXPECT_EQ(all.at(1).count(), 1'000);
}

TEST(Percentiles, OfOneValueAreThatValue) {
  const Distribution one({raft::Duration(7)});
  for (const double share : {0.0, 0.5, 1.0}) EXPECT_EQ(one.at(share).count(), 7);
  EXPECT_DOUBLE_EQ(inMs(std::chrono::microseconds(1'500)), 1.5);
}

}  // namespace
}  // namespace study
