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

TEST(Log, ARequestThatHasNoRoomSaysWhatItDoesAndNoHalfWord) {
  Lab lab = written(1);
  lab.execute(cluster::Submit{kv::Delete{"a/long/key"}, {}, 0, {}, {}});
  lab.runFor(60);
  LogItem item;
  item.setSize({1096, 232});
  item.show(lab.moment());
  EXPECT_TRUE(says(item.list(), "delete"));
  for (const Primitive& p : item.list().items()) {
    if (p.shape != Shape::Text) continue;
    EXPECT_FALSE(item.list().words(p).startsWith(u"del") &&
                 item.list().words(p).contains(u'\u2026'));
  }
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

/// A run of many short terms, with a crash and writes in each.
trace::Tape longTape(int terms) {
  trace::Tape tape;
  trace::ClusterView view;
  std::uint64_t id = 0;
  const auto add = [&](int ms, std::uint64_t server, trace::Body body) {
    const trace::Event event{
        trace::EventId{++id}, trace::Instant{milliseconds(ms)}, ServerId{server}, {}, {}, body};
    view.fold(event);
    tape.append(event, view);
  };
  trace::ClusterStarted started;
  started.servers = 3;
  add(0, 0, started);
  for (std::uint64_t s = 1; s <= 3; ++s) add(0, s, trace::ServerStarted{});
  for (int t = 1; t <= terms; ++t) {
    const raft::Term term{static_cast<std::uint64_t>(t)};
    add(10 * t, 1, raft::TermChanged{term});
    add(10 * t, 1, raft::RoleChanged{raft::RoleName::Candidate, term, ServerId{}});
    add(10 * t + 5, 2, trace::ServerCrashed{});
    add(10 * t + 6, 2, trace::ServerStarted{2, {}, {}, {}});
  }
  return tape;
}

TEST(Tape, WhatCannotBeToldApartIsOneAndSaysSo) {
  const trace::Tape tape = longTape(20'000);
  const trace::Instant end{milliseconds(200'100)};
  TapeItem item;
  item.setSize({1440, 76});
  item.show(tape, {}, end, end);
  EXPECT_LT(item.list().items().size(), 1'500u) << "what is drawn depends on the pixels";
  EXPECT_TRUE(says(item.list(), "T1 to T19999") || says(item.list(), "T1 to T20000"));
  const auto few = longTape(2);
  item.show(few, {}, trace::Instant{milliseconds(900)}, trace::Instant{milliseconds(1000)});
  EXPECT_TRUE(says(item.list(), "×2")) << "two elections 10 ms apart are one mark of two";
}

/// A crash, a restart and an election at nearly the same time.
TEST(Tape, MarksOfOtherKindsAtOneTimeStandSideBySide) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  const ServerId leader = lab.view().leader();
  lab.execute(cluster::Crash{leader});
  lab.execute(cluster::Restart{leader});
  lab.execute(cluster::Pause{leader});
  lab.runFor(2000);
  TapeItem item;
  item.setSize({700, 76});
  item.show(lab.tape(), {}, lab.now(), lab.now());
  // The cross of the crash, the triangle of the restart, the bars of the pause.
  std::vector<double> middles;
  const auto note = [&](double x) {
    if (middles.empty() || std::abs(middles.back() - x) > 6) middles.push_back(x);
  };
  for (const Primitive& p : item.list().items()) {
    if (p.shape == Shape::Line && p.y < 20 && p.h < 20 && p.strokeWidth > 1) note((p.x + p.w) / 2);
  }
  ASSERT_GE(middles.size(), 2u);
  for (std::size_t k = 1; k < middles.size(); ++k) {
    EXPECT_GT(std::abs(middles[k] - middles[k - 1]), 8) << "they are drawn over each other";
  }
}

TEST(Tape, NoTimeOfTheAxisIsHalfBehindThePlayheads) {
  const trace::Tape tape = longTape(200);
  const trace::Instant end{milliseconds(30'000)};
  for (const double scale : {1.0, 2.0}) {
    TapeItem item;
    item.setTextScale(scale);
    item.setSize({1024, 100});
    for (int at = 10'000; at < 30'000; at += 371) {
      item.show(tape, {}, trace::Instant{milliseconds(at)}, end);
      QRectF flag;
      std::vector<QRectF> times;
      for (const Primitive& p : item.list().items()) {
        if (p.shape != Shape::Text || (p.font.size != 11 * scale && p.font.size != 12 * scale))
          continue;
        if (p.font.face != Face::Mono) continue;
        const double width = 0.6 * p.font.size * static_cast<double>(item.list().words(p).size());
        const QRectF box(p.x - width / 2, p.y - p.font.size, width, p.font.size);
        p.font.size == 12 * scale ? void(flag = box) : times.push_back(box);
      }
      ASSERT_FALSE(flag.isNull());
      for (const QRectF& time : times) {
        EXPECT_FALSE(time.intersects(flag.adjusted(-7, 0, 7, 0))) << at << " ms, " << scale;
      }
    }
  }
}

TEST(Tape, ZoomsToAMillisecondWhereLabelsStillHaveRoom) {
  const trace::Tape tape = longTape(20'000);
  const trace::Instant end{milliseconds(200'100)};
  for (const double scale : {1.0, 1.5, 2.0}) {
    TapeItem item;
    item.setTextScale(scale);
    item.setSize({1024, 100});
    item.show(tape, {}, end, end);
    for (int k = 0; k < 60; ++k) {
      item.zoomAt(500, 2);
      item.show(tape, {}, end, end);
      double last = -1e9;
      for (const Primitive& p : item.list().items()) {
        if (p.shape != Shape::Text || p.font.size != 11 * scale) continue;
        const double x = p.x;
        const double width = 0.62 * p.font.size * static_cast<double>(item.list().words(p).size());
        EXPECT_TRUE(x <= last || x - last > width) << item.shownText().toStdString();
        last = x;
      }
    }
    EXPECT_NEAR(item.windowTo() - item.windowFrom(), 1.0, 1e-6);
    EXPECT_EQ(item.shownText(), "1 ms");
  }
}

TEST(Tape, DraggedAwayItStaysThereUntilThePlayheadLeaps) {
  const trace::Tape tape = longTape(300);
  const auto at = [](int ms) { return trace::Instant{milliseconds(ms)}; };
  TapeItem item;
  item.setSize({1440, 76});
  item.show(tape, {}, at(1000), at(3000));
  item.pan(100);
  item.show(tape, {}, at(1000), at(3000));
  EXPECT_EQ(item.windowFrom(), 0) << "the whole run does not move";
  for (int k = 0; k < 4; ++k) item.zoomBy(2);
  item.show(tape, {}, at(1000), at(3000));
  EXPECT_LE(item.windowFrom(), 1000);
  EXPECT_GE(item.windowTo(), 1000);
  item.pan(6000);
  const double away = item.windowFrom();
  EXPECT_GT(away, 1000);
  item.show(tape, {}, at(1010), at(3000));
  EXPECT_EQ(item.windowFrom(), away);
  item.show(tape, {}, at(500), at(3000));
  EXPECT_LT(item.windowFrom(), 500);
}

TEST(Tape, BookmarksAndTheFirstDifferenceAreMarked) {
  const trace::Tape tape = longTape(30);
  const trace::Instant end{milliseconds(400)};
  TapeItem item;
  item.setSize({1440, 76});
  item.show(tape, {}, end, end);
  const std::size_t bare = item.list().items().size();
  item.setNotes("Main", {trace::Instant{milliseconds(100)}}, trace::Instant{milliseconds(200)});
  item.show(tape, {}, end, end);
  EXPECT_EQ(item.list().items().size(), bare + 4);
  EXPECT_FALSE(says(item.list(), "Main")) << "a single branch needs no name";
  item.show(tape, {{"Other", end, end, {}, true}}, end, end);
  EXPECT_TRUE(says(item.list(), "Main"));
}

}  // namespace
}  // namespace canvas
