#include "engine/net/clock.h"

#include <gtest/gtest.h>

namespace net {
namespace {

using namespace std::chrono_literals;
using Wall = DilatedClock::Wall;

constexpr Wall::time_point kStart{1000s};
constexpr raft::Instant after(raft::Duration d) { return raft::Instant{d}; }

TEST(Clock, RunsAsTheWallClockAtFirst) {
  const DilatedClock clock(kStart);
  EXPECT_EQ(clock.at(kStart), after(0s));
  EXPECT_EQ(clock.at(kStart + 5s), after(5s));
}

TEST(Clock, RunsSlowerFromTheChangeOn) {
  DilatedClock clock(kStart);
  clock.setRate(100'000, kStart + 1s);
  EXPECT_EQ(clock.at(kStart + 1s), after(1s));
  EXPECT_EQ(clock.at(kStart + 2s), after(1100ms));
}

TEST(Clock, StandsAtRateZeroAndGoesOnFromThere) {
  DilatedClock clock(kStart);
  clock.setRate(0, kStart + 1s);
  EXPECT_EQ(clock.at(kStart + 100s), after(1s));
  EXPECT_EQ(clock.wallOf(after(2s)), std::nullopt);
  clock.setRate(1'000'000, kStart + 100s);
  EXPECT_EQ(clock.at(kStart + 101s), after(2s));
}

TEST(Clock, LeavesOutWhatDoesNotCountAtAnyRate) {
  DilatedClock clock(kStart);
  clock.setRate(500'000, kStart + 1s);
  clock.leaveOut(kStart + 2s, kStart + 10s);
  EXPECT_EQ(clock.at(kStart + 10s), after(1500ms));
  EXPECT_EQ(clock.at(kStart + 12s), after(2500ms));
  EXPECT_EQ(clock.wallOf(after(2500ms)), kStart + 12s + 1ns);
}

TEST(Clock, NeverRunsFasterThanTheWall) {
  DilatedClock clock(kStart);
  clock.setRate(5'000'000, kStart);
  EXPECT_EQ(clock.rate(), 1'000'000u);
  EXPECT_EQ(clock.at(kStart + 1s), after(1s));
}

TEST(Clock, IsMonotoneThroughEveryChange) {
  DilatedClock clock(kStart);
  Wall::time_point wall = kStart;
  raft::Instant last{};
  const cluster::RatePpm rates[] = {1, 999'999, 0, 333'333, 7, 1'000'000, 123'456};
  for (int i = 0; i < 2000; ++i) {
    wall += std::chrono::nanoseconds(1 + (i * 7919) % 100'000);
    if (i % 5 == 0) clock.setRate(rates[i / 5 % 7], wall);
    EXPECT_GE(clock.at(wall), last);
    EXPECT_LE(clock.at(wall) - last, 200us);
    last = clock.at(wall);
  }
}

TEST(Clock, HasReachedAnInstantWhenTheWallShowsWhatItSaid) {
  for (const cluster::RatePpm rate : {1u, 3u, 70'000u, 999'999u, 1'000'000u}) {
    DilatedClock clock(kStart);
    clock.setRate(rate, kStart + 3s);
    for (const std::int64_t ahead : {1, 999, 1'000, 50'000}) {
      const raft::Instant goal = clock.at(kStart + 3s) + raft::Duration(ahead);
      const auto wall = clock.wallOf(goal);
      ASSERT_TRUE(wall);
      EXPECT_GE(clock.at(*wall), goal) << rate;
    }
  }
}

TEST(Clock, WaitsForNeverWithoutOverflow) {
  for (const cluster::RatePpm rate : {1u, 1'000'000u}) {
    DilatedClock clock(kStart);
    clock.setRate(rate, kStart);
    EXPECT_GT(*clock.wallOf(raft::kNever), kStart + 1h);
  }
}

}  // namespace
}  // namespace net
