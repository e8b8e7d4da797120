// The log matrix and the term tape of real runs.
#include <gtest/gtest.h>

#include "app/canvas/log_item.h"
#include "app/canvas/tape_item.h"
#include "tests/canvas/lab.h"

namespace canvas {
namespace {

using lab::countOf;
using lab::Lab;
using lab::says;
using std::chrono::milliseconds;
using trace::ServerId;

Lab written(int writes) {
  Lab lab;
  EXPECT_TRUE(lab.runUntilLeader());
  for (int i = 0; i < writes; ++i) {
    lab.put("x", std::to_string(i));
    lab.runFor(60);
  }
  return lab;
}

TEST(Log, CommittedEntriesAreSolidAndStoredOnesDashed) {
  Lab lab = written(3);
  lab.put("y", "9");
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& v) {
    return lastIndexOf(v) > v.committed() && v.committed().value > 1;
  }));
  const ServerId leader = lab.view().leader();
  EXPECT_EQ(cellState(lab.view(), {leader, raft::Index{1}}), CellState::Committed);
  EXPECT_EQ(cellState(lab.view(), {leader, lastIndexOf(lab.view())}), CellState::Stored);
  EXPECT_EQ(cellState(lab.view(), {leader, lastIndexOf(lab.view()) + 1}), CellState::Missing);
  LogItem item;
  item.setSize({1096, 232});
  item.show(lab.moment());
  EXPECT_TRUE(says(item.list(), "no-op"));
  EXPECT_TRUE(says(item.list(), "y=9"));
  EXPECT_TRUE(says(item.list(), "committed"));
}

TEST(Log, CommitLineBreaksAtAStoppedServer) {
  Lab lab = written(2);
  const auto lines = [&] {
    LogItem item;
    item.setSize({1096, 232});
    item.show(lab.moment());
    return countOf(item.list(), [](const Primitive& p) {
      return p.shape == Shape::Polyline && p.strokeWidth == 2;
    });
  };
  EXPECT_EQ(lines(), 1u);
  lab.execute(cluster::Crash{ServerId{3}});
  EXPECT_EQ(lines(), 2u);
}

TEST(Log, SaysCommittedOverTheFirstServerThatRuns) {
  Lab lab = written(2);
  lab.execute(cluster::Crash{ServerId{1}});
  lab.execute(cluster::Crash{ServerId{2}});
  LogItem item;
  item.setSize({1096, 232});
  item.show(lab.moment());
  EXPECT_TRUE(says(item.list(), "committed"));
}

TEST(Log, KeepsTheNewestInViewUntilSomebodyScrollsBack) {
  Lab lab = written(30);
  LogItem item;
  item.setSize({700, 232});
  item.show(lab.moment());
  EXPECT_GT(item.scrollX(), 0);
  EXPECT_EQ(item.scrollX(), item.maxScrollX());
  item.setScrollX(0);
  EXPECT_FALSE(item.follow());
  item.show(lab.moment());
  EXPECT_EQ(item.scrollX(), 0);
  EXPECT_EQ(item.cellAt(101, 50), QPoint(1, 1));
  EXPECT_EQ(item.cellAt(20, 50), QPoint(0, 0));
}

TEST(Log, DrawsOnlyWhatIsVisible) {
  Lab few = written(12);
  Lab many = written(60);
  const auto size = [](const Lab& lab) {
    LogItem item;
    item.setSize({700, 232});
    item.show(lab.moment());
    return item.list().items().size();
  };
  EXPECT_LT(size(many), size(few) + 40);
}

TEST(Tape, ShowsWhoLedAndWhereThePlayheadIs) {
  Lab lab = written(2);
  TapeItem item;
  item.setSize({1440, 76});
  item.show(lab.tape(), {}, lab.now(), lab.now());
  EXPECT_GT(countOf(item.list(), [](const Primitive& p) { return p.fill == Fill::Election; }), 0u);
  EXPECT_NEAR(item.timeAt(item.xOf(250)), 250, 1e-3);
  const QString leads = QString("S%1 leads").arg(lab.view().leader().value);
  EXPECT_GT(countOf(item.list(),
                    [&](const Primitive& p) {
                      return p.shape == Shape::Text && item.list().words(p).contains(leads);
                    }),
            0u);
}

TEST(Tape, ZoomKeepsThePointUnderThePointer) {
  Lab lab = written(10);
  TapeItem item;
  item.setSize({1440, 76});
  item.show(lab.tape(), {}, lab.now(), lab.now());
  const double before = item.timeAt(700);
  item.zoomAt(700, 2);
  item.show(lab.tape(), {}, trace::Instant{std::chrono::milliseconds(400)}, lab.now());
  EXPECT_TRUE(item.zoomed());
  EXPECT_NEAR(item.timeAt(700), before, 0.01);
  item.showAll();
  item.show(lab.tape(), {}, lab.now(), lab.now());
  EXPECT_EQ(item.windowFrom(), 0);
}

TEST(Tape, ForksLieBeneathAndCanBeHit) {
  Lab lab = written(10);
  const TapeFork fork{"Fork: S1 not killed", trace::Instant{milliseconds(200)},
                      trace::Instant{milliseconds(600)}, lab.tape().bands()};
  TapeItem item;
  item.setSize({1440, 76});
  item.show(lab.tape(), {fork}, lab.now(), lab.now());
  EXPECT_TRUE(says(item.list(), fork.name));
  EXPECT_EQ(item.branchAt(item.xOf(400), 53), 0);
  EXPECT_EQ(item.branchAt(item.xOf(700), 53), -1);
}

}  // namespace
}  // namespace canvas
