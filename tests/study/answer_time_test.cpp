// What a client waits for, in closed form and measured.
#include "engine/study/answer_time.h"

#include <gtest/gtest.h>

namespace study {
namespace {

using std::chrono::milliseconds;

cluster::Settings plain(std::uint32_t servers) {
  cluster::Settings settings;
  settings.servers = servers;
  return settings;
}

/// Measured in a few clusters.
Distribution measured(const cluster::Settings& settings, Asked asked) {
  std::vector<Duration> times;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto some = answerTimes(settings, asked, seed, 40);
    EXPECT_EQ(some.size(), 40u);
    times.insert(times.end(), some.begin(), some.end());
  }
  return Distribution(std::move(times));
}

void agrees(const cluster::Settings& settings, Asked asked) {
  const Distribution form = answerTime(settings, asked);
  const Distribution ours = measured(settings, asked);
  for (const double share : {0.1, 0.5, 0.9}) {
    const double expected = study::inMs(form.at(share));
    EXPECT_NEAR(study::inMs(ours.at(share)), expected, 0.03 * expected) << share;
  }
}

// Raft 5.3
TEST(AnswerTime, AWriteWaitsForAMajoritysDisksAsTheSimulatedOneDoes) {
  for (const std::uint32_t servers : {1u, 2u, 3u, 5u, 9u}) agrees(plain(servers), Asked::Write);
  cluster::Settings slow = plain(5);
  slow.disks.syncMin = milliseconds(5);
  slow.disks.syncMax = milliseconds(40);
  agrees(slow, Asked::Write);
}

// thesis 6.4
TEST(AnswerTime, AReadByIndexWaitsForAMajorityButForNoDisk) {
  cluster::Settings settings = plain(5);
  settings.disks.syncMin = settings.disks.syncMax = milliseconds(30);
  settings.reads = server::Reads::WithoutLog;
  agrees(settings, Asked::Read);
  EXPECT_LT(answerTime(settings, Asked::Read).at(1.0), answerTime(settings, Asked::Write).at(0.0));
}

// thesis 6.4.1
TEST(AnswerTime, AReadByLeaseWaitsForNobody) {
  cluster::Settings settings = plain(5);
  settings.checkQuorum = true;
  settings.reads = server::Reads::WithoutLog;
  settings.readMode = raft::ReadMode::Lease;
  EXPECT_EQ(majorityTime(settings, Asked::Read).size(), 0u);
  agrees(settings, Asked::Read);
}

// Raft 8: a read in the log costs what a write costs.
TEST(AnswerTime, AReadThroughTheLogWaitsAsAWriteDoes) {
  agrees(plain(5), Asked::Read);
  EXPECT_EQ(answerTime(plain(5), Asked::Read).at(0.5), answerTime(plain(5), Asked::Write).at(0.5));
}

}  // namespace
}  // namespace study
