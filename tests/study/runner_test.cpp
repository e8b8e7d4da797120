// Trials on threads: the same results on any number of them, and an orderly end when cancelled.
#include "engine/study/runner.h"

#include <gtest/gtest.h>

#include <set>

namespace study {
namespace {

/// A trial that takes a different time for each number.
std::uint64_t slowSquare(std::uint64_t i) {
  volatile std::uint64_t x = i;
  for (std::uint64_t k = 0; k < (i % 7) * 1'000; ++k) x = x * 6364136223846793005ULL + 1;
  return i * i;
}

TEST(Runner, ResultsDoNotDependOnTheNumberOfThreads) {
  const std::stop_source never;
  const auto one = runTrials<std::uint64_t>(500, 1, never.get_token(), slowSquare);
  ASSERT_EQ(one.size(), 500u);
  EXPECT_EQ(one[499], 499u * 499u);
  for (const unsigned threads : {2u, 4u}) {
    EXPECT_EQ(runTrials<std::uint64_t>(500, threads, never.get_token(), slowSquare), one);
  }
}

TEST(Runner, EachTrialIsNotedOnce) {
  const std::stop_source never;
  std::multiset<std::uint64_t> noted;
  runTrials<std::uint64_t>(200, 4, never.get_token(), slowSquare,
                           [&](std::uint64_t i, std::uint64_t result) {
                             EXPECT_EQ(result, i * i);
                             noted.insert(i);
                           });
  EXPECT_EQ(noted.size(), 200u);
  EXPECT_EQ(std::set<std::uint64_t>(noted.begin(), noted.end()).size(), 200u);
}

// Whoever looks for the first of something stops at any one: the first is among what came back.
TEST(Runner, AStoppedRunReturnsTheFirstTrialsWithoutAGap) {
  for (const unsigned threads : {1u, 2u, 4u}) {
    std::stop_source stop;
    const auto some = runTrials<std::uint64_t>(1'000'000, threads, stop.get_token(), slowSquare,
                                               [&](std::uint64_t i, std::uint64_t) {
                                                 if (i >= 20) stop.request_stop();
                                               });
    ASSERT_GE(some.size(), 21u);
    EXPECT_LE(some.size(), 20u + threads);
    for (std::uint64_t i = 0; i < some.size(); ++i) EXPECT_EQ(some[i], i * i);
  }
}

TEST(Runner, NothingRunsOnceStopped) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_TRUE(runTrials<std::uint64_t>(10, 2, stop.get_token(), slowSquare).empty());
}

}  // namespace
}  // namespace study
