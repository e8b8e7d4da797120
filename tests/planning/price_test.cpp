// What a write costs: the measurement is what the network and the disks say, and the path adds up.
#include "engine/planning/price.h"

#include <gtest/gtest.h>

namespace planning {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Nothing takes time but what is named.
PricePlan exactPlan(Duration oneWay, Duration sync) {
  PricePlan plan;
  plan.network = lan();
  plan.network.oneWay = {{{oneWay, oneWay}}};
  plan.disk = nvme();
  plan.disk.state = {};
  plan.disk.state.syncMin = plan.disk.state.syncMax = sync;
  plan.server = {Duration{0}, 0};
  plan.sizes = {1, 3, 5};
  return plan;
}

// Raft 5.3: request, then the leader's disk beside the way to the followers, their disks and the
// way back, then the answer.
TEST(Price, AWriteTakesFourWaysAndAFollowersDisk) {
  Price price(exactPlan(milliseconds(5), milliseconds(2)));
  price.grow(1, {2, {}, {}});
  const auto rows = price.report();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].p50.value, 12);
  EXPECT_EQ(rows[1].p50.value, 22);
  EXPECT_EQ(rows[2].p999.value, 22);
  for (const PriceRow& row : rows) EXPECT_EQ(row.failed, 0u);
}

TEST(Price, TheStepsOfThePathAddUpToTheLatency) {
  PricePlan plan;
  plan.network = threeZones();
  plan.disk = ssd();
  plan.sizes = {1, 4, 7};
  for (const std::uint32_t servers : plan.sizes) {
    const PriceTrial trial = measurePrice(plan, servers, 3);
    for (const Loaded* loaded : {&trial.alone, &trial.filled}) {
      Duration sum{0};
      for (const Duration latency : loaded->latencies) sum += latency;
      EXPECT_EQ(loaded->time.path(), sum) << servers;
      EXPECT_EQ(loaded->time.writes, loaded->latencies.size());
    }
  }
}

TEST(Price, WhereTheTimeGoesIsWhatWasSetUp) {
  const PriceTrial trial = measurePrice(exactPlan(milliseconds(5), milliseconds(2)), 3, 1);
  const auto writes = static_cast<std::int64_t>(trial.alone.time.writes);
  EXPECT_EQ(trial.alone.time.client, writes * Duration(milliseconds(10)));
  EXPECT_EQ(trial.alone.time.network, writes * Duration(milliseconds(10)));
  EXPECT_EQ(trial.alone.time.followerDisk, writes * Duration(milliseconds(2)));
  EXPECT_EQ(trial.alone.time.leaderDisk, Duration{0});
  EXPECT_EQ(trial.alone.time.quorumWait, writes * Duration(milliseconds(10)));
  const PriceTrial alone = measurePrice(exactPlan(milliseconds(5), milliseconds(2)), 1, 1);
  EXPECT_EQ(alone.alone.time.leaderDisk, writes * Duration(milliseconds(2)));
}

// A server that handles messages one after the other makes many clients wait.
TEST(Price, ABusyServerIsSeenAsQueueing) {
  PricePlan plan = exactPlan(microseconds(100), microseconds(100));
  plan.server.processing = microseconds(500);
  const PriceTrial trial = measurePrice(plan, 5, 1);
  EXPECT_GT(trial.filled.time.queueing, trial.filled.time.path() / 2);
  EXPECT_LT(trial.filled.writesASecond(), 2'000);
}

// The majority of three continents is the nearest two; of two servers in them, both.
TEST(Price, TheNearestMajorityDecides) {
  PricePlan plan;
  plan.network = threeContinents();
  plan.disk = nvme();
  plan.sizes = {3, 5, 7};
  Price price(plan);
  price.grow(1, {2, {}, {}});
  const auto rows = price.report();
  EXPECT_GT(rows[0].p50.value, 80);
  EXPECT_LT(rows[0].p50.value, 97);
}

TEST(Price, StallsAreSeenInTheTailOfALoneServer) {
  PricePlan plan;
  plan.network = lan();
  plan.sizes = {1};
  plan.disk = stalling();
  Price price(plan);
  price.grow(4, {2, {}, {}});
  EXPECT_GT(price.report()[0].p99.value, 20);
  EXPECT_LT(price.report()[0].p50.value, 5);
}

TEST(Price, RoundsAndThreadsChangeNothing) {
  PricePlan plan;
  plan.network = lan();
  plan.disk = nvme();
  plan.sizes = {1, 3};
  Price once(plan);
  once.grow(3, {2, {}, {}});
  Price twice(plan);
  twice.grow(1, {1, {}, {}});
  twice.grow(2, {2, {}, {}});
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(once.report()[i].p99, twice.report()[i].p99);
    EXPECT_EQ(once.report()[i].writesASecond, twice.report()[i].writesASecond);
  }
}

TEST(Network, AMatrixIsReadOrRefusedWithASentence) {
  const auto read = networkFromText("0.1-0.2, 5-6; 7, 0.5");
  const auto* network = std::get_if<Network>(&read);
  ASSERT_NE(network, nullptr);
  EXPECT_EQ(network->oneWay[0][1], (Latency{milliseconds(5), milliseconds(6)}));
  EXPECT_EQ(network->oneWay[1][0], (Latency{milliseconds(7), milliseconds(7)}));
  EXPECT_EQ(network->placeOf(raft::ServerId{3}), 0u);
  for (const char* text : {"", "1,2", "a", "1-", "6-5", "-1", "1;2", "nan", "1e9"}) {
    EXPECT_TRUE(std::holds_alternative<std::string>(networkFromText(text))) << text;
  }
}

}  // namespace
}  // namespace planning
