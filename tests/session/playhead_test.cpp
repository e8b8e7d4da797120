// The playhead alone, as a table.
#include "app/session/playhead.h"

#include <gtest/gtest.h>

namespace session {
namespace {

using std::chrono::milliseconds;

Instant at(int ms) { return Instant{milliseconds(ms)}; }

TEST(Playhead, AdvancesByViewerTimeTimesSpeed) {
  struct Row {
    double speed;
    int viewerMs;
    Duration moved;
  };
  for (const Row& row :
       {Row{1.0, 10, milliseconds(10)}, Row{0.5, 10, milliseconds(5)},
        Row{4.0, 10, milliseconds(40)}, Row{0.001, 10, std::chrono::microseconds(10)}}) {
    Playhead head;
    head.setSpeed(row.speed);
    head.play();
    head.frame(milliseconds(row.viewerMs), at(1000));
    EXPECT_EQ(head.time() - Instant{}, row.moved) << row.speed;
  }
}

TEST(Playhead, KeepsItsSpeedWithinBounds) {
  Playhead head;
  head.setSpeed(100);
  EXPECT_EQ(head.speed(), Playhead::kFastest);
  head.setSpeed(0);
  EXPECT_EQ(head.speed(), Playhead::kSlowest);
}

TEST(Playhead, NeverPassesTheEdge) {
  Playhead head;
  head.setSpeed(1.0);
  head.play();
  head.frame(milliseconds(50), at(20));
  EXPECT_EQ(head.time(), at(20));
  EXPECT_TRUE(head.following());
}

TEST(Playhead, StandsWhilePausedInThePast) {
  Playhead head;
  head.seek(at(30), at(100));
  head.frame(milliseconds(10), at(100));
  EXPECT_EQ(head.time(), at(30));
  EXPECT_FALSE(head.following());
}

TEST(Playhead, FollowsTheEdgeWhilePausedThere) {
  Playhead head;
  head.toEdge(at(100));
  head.frame(milliseconds(10), at(120));
  EXPECT_EQ(head.time(), at(120));
}

TEST(Playhead, FollowsAgainWhenItPlaysIntoTheEdge) {
  Playhead head;
  head.setSpeed(1.0);
  head.seek(at(95), at(100));
  head.play();
  head.frame(milliseconds(4), at(100));
  EXPECT_FALSE(head.following());
  head.frame(milliseconds(4), at(100));
  EXPECT_TRUE(head.following());
}

TEST(Playhead, SeeksWithinTheRunOnly) {
  Playhead head;
  head.seek(at(-5), at(100));
  EXPECT_EQ(head.time(), at(0));
  head.seek(at(500), at(100));
  EXPECT_EQ(head.time(), at(100));
  EXPECT_TRUE(head.following());
}

}  // namespace
}  // namespace session
