// Elections that nobody needs.
#include "engine/study/calm.h"

#include <gtest/gtest.h>

namespace study {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Raft 5.2
TEST(Calm, HeartbeatsWellBelowTheTimeoutKeepEverybodyStill) {
  const cluster::Settings settings;
  EXPECT_EQ(heartbeatsToSpare(settings), 1);
  const Calm calm = watchCalm(settings, 1, seconds(60));
  EXPECT_EQ(calm.candidacies, 0u);
  EXPECT_EQ(calm.watched, seconds(60));
}

TEST(Calm, AHeartbeatAsLongAsTheTimeoutDisturbs) {
  cluster::Settings settings;
  settings.heartbeatInterval = milliseconds(160);
  EXPECT_LT(heartbeatsToSpare(settings), 0);
  EXPECT_GT(watchCalm(settings, 1, seconds(60)).candidacies, 0u);
}

// One lost heartbeat is made up for by the next one, two are not.
TEST(Calm, AsManyLossesAsThereAreToSpareDisturbNobody) {
  cluster::Settings settings;
  settings.electionTimeoutMin = milliseconds(120);
  EXPECT_EQ(heartbeatsToSpare(settings), 1);
  settings.electionTimeoutMin = milliseconds(100);
  EXPECT_EQ(heartbeatsToSpare(settings), 0);
  settings.links.lossPpm = 100'000;
  EXPECT_GT(watchCalm(settings, 1, seconds(60)).candidacies, 0u);
}

}  // namespace
}  // namespace study
