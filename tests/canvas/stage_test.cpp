// What the stage shows of real runs.
#include <gtest/gtest.h>

#include <QCoreApplication>

#include "app/canvas/stage_item.h"
#include "app/canvas/stage_parts.h"
#include "tests/canvas/lab.h"

namespace canvas {
namespace {

using lab::countOf;
using lab::draw;
using lab::Lab;
using lab::says;
using trace::ServerId;

std::size_t linesBetween(const DrawList& list, QPointF a, QPointF b) {
  return countOf(list, [&](const Primitive& p) {
    return p.shape == Shape::Line && QPointF(p.x, p.y) == a && QPointF(p.w, p.h) == b;
  });
}

TEST(Stage, SameMomentSamePicture) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.put("x", "5");
  lab.runFor(5);
  EXPECT_EQ(draw(lab.moment()).list, draw(lab.moment()).list);
  const StageScene before = draw(lab.moment());
  lab.runFor(2);
  EXPECT_FALSE(before.list == draw(lab.moment()).list);
}

TEST(Stage, LeaderHasAPennantTwoRimsAndItsBeat) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(60);
  const ServerId leader = lab.view().leader();
  const StageGeometry g(5, {1016, 404});
  const QPointF at = g.place(leader.value);
  const StageScene scene = draw(lab.moment());
  for (const double rim : {5.0, 11.0}) {
    EXPECT_EQ(countOf(scene.list,
                      [&](const Primitive& p) {
                        return p.shape == Shape::Circle && QPointF(p.x, p.y) == at &&
                               std::abs(p.w - (34 + rim) * g.zoom()) < 1e-9 && p.fill == Fill::None;
                      }),
              1u);
  }
  const QPointF foot = at - QPointF(0, 46 * g.zoom());
  EXPECT_EQ(linesBetween(scene.list, foot, foot - QPointF(0, 28 * g.zoom())), 1u);
  EXPECT_TRUE(says(scene.list, "leader"));
}

TEST(Stage, WhatAllLinksDoIsNotWrittenOnEachOfThem) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  const auto spikes = [](std::uint64_t from, std::uint64_t to, std::uint32_t ppm) {
    cluster::SetLink change;
    change.from = ServerId{from};
    change.to = ServerId{to};
    change.spikePpm = ppm;
    change.spike = std::chrono::milliseconds(300);
    return change;
  };
  lab.execute(spikes(1, 2, 50'000));
  EXPECT_TRUE(says(draw(lab.moment()).list, "spikes 5 % of 300 ms"));
  EXPECT_TRUE(says(draw(lab.moment()).list, "Changed link"));
  lab.execute(spikes(0, 0, 50'000));
  EXPECT_FALSE(says(draw(lab.moment()).list, "spikes 5 % of 300 ms"));
  EXPECT_FALSE(says(draw(lab.moment()).list, "Changed link"));
  lab.execute(spikes(1, 2, 60'000));
  lab.execute(spikes(2, 1, 60'000));
  EXPECT_TRUE(says(draw(lab.moment()).list, "spikes 6 % of 300 ms"));
  EXPECT_TRUE(says(draw(lab.moment()).list, "spikes 5 % of 300 ms"));
}

TEST(Stage, CandidateSaysItsVotesAndHasADotForEachPeer) {
  Lab lab;
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& v) {
    return std::any_of(v.servers().begin(), v.servers().end(), [](const auto& s) {
      return s.role == raft::RoleName::Candidate && votesOf(s) >= 1;
    });
  }));
  const StageGeometry g(5, {1016, 404});
  const StageScene scene = draw(lab.moment());
  EXPECT_TRUE(says(scene.list, "candidate, 1 of 3 votes"));
  EXPECT_EQ(
      countOf(scene.list,
              [&](const Primitive& p) { return p.shape == Shape::Circle && p.w == 6 * g.zoom(); }),
      4u);
}

TEST(Stage, OneServerFiresNextAndItsArcIsThick) {
  Lab lab;
  lab.runTo(20);
  const ServerId next = nextToFire(lab.view());
  ASSERT_TRUE(next);
  const StageGeometry g(5, {1016, 404});
  const StageScene scene = draw(lab.moment());
  const auto thick = [&](const Primitive& p) {
    return p.shape == Shape::Arc && std::abs(p.strokeWidth - 6 * g.zoom()) < 1e-5;
  };
  EXPECT_EQ(countOf(scene.list, thick), 1u);
  // 1 ms is 1 degree.
  const double left = millis(lab.view().server(next).timerDeadline - lab.now());
  EXPECT_EQ(
      countOf(scene.list,
              [&](const Primitive& p) { return thick(p) && std::abs(p.sweep - left) < 1e-6; }),
      1u);
}

TEST(Stage, StoppedServerShowsNothingOfItsMemory) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  const ServerId leader = lab.view().leader();
  lab.execute(cluster::Crash{leader});
  const StageScene scene = draw(lab.moment());
  const QPointF at = StageGeometry(5, {1016, 404}).place(leader.value);
  EXPECT_TRUE(says(scene.list, "stopped"));
  EXPECT_FALSE(says(scene.list, "leader"));
  EXPECT_EQ(
      countOf(scene.list,
              [&](const Primitive& p) { return p.shape == Shape::Arc && QPointF(p.x, p.y) == at; }),
      0u);
  EXPECT_EQ(countOf(scene.list, [](const Primitive& p) { return p.fill == Fill::Stopped; }), 1u);
}

TEST(Stage, MessageIsWhereItsShareOfTheWayPutsIt) {
  Lab lab;
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& v) { return v.messages().size() >= 4; }));
  const trace::MessageView sent = lab.view().messages().front();
  const StageGeometry g(5, {1016, 404});
  for (const double share : {0.0, 0.5, 1.0}) {
    view::Moment moment = lab.moment();
    moment.time =
        sent.sentAt + trace::Duration{std::llround(
                          share * static_cast<double>((sent.deliverAt - sent.sentAt).count()))};
    const StageScene scene = draw(moment);
    ASSERT_FALSE(scene.messages.empty());
    const Lane lane = g.lane(sent.message->from.value, sent.message->to.value, 64, 56);
    EXPECT_LT(QLineF(scene.messages.front().at, lane.at(share)).length(), 1.0);
  }
}

TEST(Stage, CutLinkHasAWallAndStopsWhatFliesThere) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.execute(cluster::Cut{{{ServerId{1}}, {ServerId{2}}}, cluster::Ways::One});
  const StageScene scene = draw(lab.moment());
  ASSERT_EQ(scene.walls.size(), 1u);
  EXPECT_TRUE(scene.walls.front().half);
  EXPECT_EQ(scene.walls.front().from, ServerId{1});
}

TEST(Stage, PartitionOfNeighboursIsOneWall) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.execute(cluster::Cut{{{ServerId{5}, ServerId{4}}, {ServerId{1}, ServerId{2}, ServerId{3}}},
                           cluster::Ways::Both});
  const StageScene scene = draw(lab.moment());
  ASSERT_EQ(scene.walls.size(), 1u);
  EXPECT_FALSE(scene.walls.front().from);
}

TEST(Stage, WallsKeepClearOfDiscsAndWords) {
  using Group = std::vector<ServerId>;
  const StageGeometry g(5, {1016, 404});
  for (const Group& apart :
       {Group{ServerId{2}}, Group{ServerId{4}, ServerId{5}}, Group{ServerId{1}, ServerId{2}}}) {
    Lab lab;
    ASSERT_TRUE(lab.runUntilLeader());
    Group rest;
    for (const auto& server : lab.view().servers()) {
      if (std::find(apart.begin(), apart.end(), server.id) == apart.end())
        rest.push_back(server.id);
    }
    lab.execute(cluster::Cut{{apart, rest}, cluster::Ways::Both});
    StageScene scene = draw(lab.moment());
    ASSERT_EQ(scene.walls.size(), 1u);
    const auto boxes = wordBoxes({lab.moment(), g, lab::look(), scene});
    ASSERT_EQ(boxes.size(), 5u);
    for (double share = 0; share <= 1; share += 0.02) {
      const QPointF p = scene.walls.front().line.pointAt(share);
      for (const QRectF& box : boxes) EXPECT_FALSE(box.contains(p)) << share;
      for (std::size_t id = 1; id <= 5; ++id) {
        EXPECT_GT(QLineF(p, g.place(id)).length(), (34 + 12) * g.zoom());
      }
    }
  }
}

TEST(Stage, LegendFoldsAwayWhereThereIsNoRoom) {
  Lab lab;
  lab.runTo(20);
  EXPECT_TRUE(says(draw(lab.moment(), {1016, 404}).list, "Heartbeat"));
  EXPECT_TRUE(says(draw(lab.moment(), {1496, 530}).list, "Heartbeat"));
  EXPECT_FALSE(says(draw(lab.moment(), {856, 404}).list, "Heartbeat"));
  EXPECT_FALSE(says(draw(lab.moment(), {968, 280}).list, "Heartbeat"));
}

TEST(Stage, BurstsLiveAsLongForTheViewerAtAnySpeed) {
  const trace::Instant start{std::chrono::seconds(1)};
  view::Moment moment;
  moment.speed = 0.01;
  moment.time = start + std::chrono::microseconds(1200);
  ASSERT_TRUE(ageOf(moment, start));
  EXPECT_NEAR(*ageOf(moment, start), 0.5, 1e-9);
  moment.time = start + std::chrono::microseconds(2500);
  EXPECT_FALSE(ageOf(moment, start));
  moment.reducedMotion = true;
  moment.time = start;
  EXPECT_FALSE(ageOf(moment, start));
}

TEST(Stage, DrawsEveryClusterAtEverySize) {
  for (std::uint32_t n = 1; n <= 51; n += (n < 12 ? 1 : 13)) {
    Lab lab(n);
    lab.runTo(400);
    for (const QSizeF size : {QSizeF(1016, 404), QSizeF(40, 30), QSizeF(0, 0)}) {
      EXPECT_FALSE(draw(lab.moment(), size).list.empty());
    }
  }
}

TEST(StageItem, AnswersWhatIsUnderThePointer) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  StageItem item;
  item.setSize({1016, 404});
  item.show(lab.moment());
  EXPECT_EQ(item.serverAt(792, 152), 2);
  EXPECT_EQ(item.serverAt(508, 220), 0);
  EXPECT_TRUE(item.describe(792, 152).startsWith("S2, "));
  // Only the link between S1 and S2 passes here.
  EXPECT_EQ(item.linkAt(640, 90, 620, 150), QVariantList{QPoint(1, 2)});
  EXPECT_EQ(item.serverAfter(1, 1), 2);
  EXPECT_EQ(item.serverAfter(1, -1), 5);
  const MessageSpot& spot = item.scene().messages.front();
  EXPECT_NE(item.messageAt(spot.at.x(), spot.at.y()), 0u);
}

}  // namespace
}  // namespace canvas
