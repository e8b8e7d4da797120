// Clients beside the ring, the way of their calls, and traffic as rates: of real runs.
#include <QPolygonF>

#include <algorithm>

#include "app/canvas/stage_parts.h"
#include "app/view/words.h"
#include "tests/canvas/traced.h"

namespace canvas {
namespace {

using lab::Traced;
using trace::ServerId;

cluster::Settings three() {
  cluster::Settings settings;
  settings.servers = 3;
  settings.seed = 7;
  return settings;
}

ServerId followerOf(const trace::ClusterView& view) {
  return ServerId{view.leader().value % view.size() + 1};
}

/// The stage with the calls that are under way.
StageScene drawn(const Traced& lab, view::CallTracker& tracker) {
  const std::vector<view::CallPath>& calls = tracker.bring(lab.moment());
  StageLook look = lab::look();
  look.calls = &calls;
  return lab::draw(lab.moment(), {1016, 404}, look);
}

TEST(CallsOnStage, ACallGoesItsWayStepByStep) {
  Traced lab(three());
  ASSERT_TRUE(lab.runUntilLeader());
  view::CallTracker tracker;
  const ServerId via = followerOf(lab.view());
  const ServerId leader = lab.view().leader();
  lab.put("x", 1, via);
  const auto path = [&]() -> const view::CallPath& { return tracker.bring(lab.moment()).at(0); };
  const auto step = [&] { return view::stepText(path(), lab.view()); };
  EXPECT_EQ(step(), "on its way");
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return bool(path().handedTo); }));
  EXPECT_EQ(step(), "handed on");
  EXPECT_EQ(path().handedTo, leader);
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return bool(path().index); }));
  EXPECT_EQ(path().appendedBy, leader);
  EXPECT_EQ(step(), "appended");
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return step() == "on 1 of 3"; }));
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return path().committed(); }));
  EXPECT_GE(view::holdersOf(path(), lab.view()).size(), 2U);
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return path().finished(); }));
  EXPECT_EQ(step(), "answered");
  const QString words = view::pathText(path(), lab.moment());
  EXPECT_TRUE(words.startsWith("c1, put x=1: asked of " + view::nameOf(via) + ", handed on to " +
                               view::nameOf(leader) + ", appended by " + view::nameOf(leader)))
      << words.toStdString();
  lab.runFor(std::chrono::seconds(2));
  EXPECT_TRUE(tracker.bring(lab.moment()).empty());
}

TEST(CallsOnStage, GoingBackTellsTheSameAsGoingForward) {
  Traced lab(three());
  ASSERT_TRUE(lab.runUntilLeader());
  view::CallTracker forward;
  lab.put("x", 1, followerOf(lab.view()));
  lab.put("y", 2, lab.view().leader());
  for (int k = 0; k < 12; ++k) {
    lab.runFor(std::chrono::milliseconds(5));
    view::CallTracker anew;
    EXPECT_EQ(forward.bring(lab.moment()), anew.bring(lab.moment()));
  }
}

TEST(CallsOnStage, WithoutAQuorumACallEndsAsUnknown) {
  Traced lab(three());
  ASSERT_TRUE(lab.runUntilLeader());
  const ServerId leader = lab.view().leader();
  for (std::uint64_t id = 1; id <= 3; ++id) {
    if (ServerId{id} != leader) lab.execute(cluster::Crash{ServerId{id}});
  }
  view::CallTracker tracker;
  lab.put("x", 1, leader);
  const auto path = [&]() -> const view::CallPath& { return tracker.bring(lab.moment()).at(0); };
  ASSERT_TRUE(lab.runUntil([&](const auto&) { return path().finished(); }));
  EXPECT_EQ(view::stepText(path(), lab.view()), "unknown");
  EXPECT_TRUE(lab::says(drawn(lab, tracker).list, "unknown"));
  EXPECT_TRUE(lab::says(drawn(lab, tracker).list, "?"));
}

void expectApart(const StageScene& scene, const StageGeometry& g) {
  const QPointF reach(g.radius(), g.radius());
  for (const ClientSpot& spot : scene.clients) {
    EXPECT_TRUE(QRectF(QPointF(0, 0), g.size()).contains(spot.box));
    for (std::size_t id = 1; id <= g.servers(); ++id) {
      EXPECT_FALSE(QRectF(g.place(id) - reach, g.place(id) + reach).intersects(spot.box));
    }
    const auto meets = [&](const ClientSpot& o) {
      return &o != &spot && o.box.intersects(spot.box);
    };
    EXPECT_TRUE(std::none_of(scene.clients.begin(), scene.clients.end(), meets));
  }
}

TEST(CallsOnStage, ClientsStandClearOfServersAndEachOtherAtEverySize) {
  for (const std::uint32_t servers : {1U, 3U, 5U, 7U, 9U}) {
    cluster::Settings settings = three();
    settings.servers = servers;
    Traced lab(settings);
    ASSERT_TRUE(lab.runUntilLeader());
    for (kv::ClientId c = 1; c <= 3; ++c) lab.put("x", c, ServerId{(c - 1) % servers + 1});
    lab.runFor(std::chrono::milliseconds(1));
    view::CallTracker tracker;
    StageLook look = lab::look();
    look.calls = &tracker.bring(lab.moment());
    ASSERT_EQ(look.calls->size(), 3U);
    for (const QSizeF size : {QSizeF(968, 316), QSizeF(1016, 404), QSizeF(1400, 600)}) {
      const StageScene scene = lab::draw(lab.moment(), size, look);
      EXPECT_FALSE(scene.clients.empty()) << servers << " at " << size.width();
      expectApart(scene, StageGeometry(servers, size));
    }
  }
}

/// Half as large as the ring of servers.
QPolygonF middleOf(const StageGeometry& g) {
  QPolygonF middle;
  for (std::size_t id = 1; id <= g.servers(); ++id) {
    middle << g.centre() + 0.5 * (g.place(id) - g.centre());
  }
  return middle;
}

void expectMiddleFree(const Traced& lab, QSizeF size, StageLook look) {
  const StageGeometry g(lab.view().size(), size);
  for (const double scale : {1.0, 1.5, 2.0}) {
    look.textScale = scale;
    const StageScene scene = lab::draw(lab.moment(), size, look);
    EXPECT_FALSE(scene.clients.empty());
    expectApart(scene, g);
    const bool free = std::none_of(scene.clients.begin(), scene.clients.end(), [&](const auto& s) {
      return middleOf(g).intersects(QPolygonF(s.box));
    });
    EXPECT_TRUE(free) << g.servers() << " at " << size.width() << ", text times " << scale;
  }
}

// What happens between the servers is the picture.
TEST(CallsOnStage, TheMiddleStaysFreeHoweverLargeTheLetters) {
  for (const std::uint32_t servers : {3U, 5U, 7U, 9U}) {
    cluster::Settings settings = three();
    settings.servers = servers;
    Traced lab(settings);
    ASSERT_TRUE(lab.runUntilLeader());
    for (kv::ClientId c = 1; c <= 3; ++c) lab.put("x", c, ServerId{c});
    lab.runFor(std::chrono::milliseconds(1));
    view::CallTracker tracker;
    StageLook look = lab::look();
    look.calls = &tracker.bring(lab.moment());
    for (const QSizeF size : {QSizeF(870, 260), QSizeF(1016, 404), QSizeF(1400, 600)}) {
      expectMiddleFree(lab, size, look);
    }
  }
}

/// Links with what travels beside them, words and discs: what a client's box must leave open.
std::size_t coveredBy(const QRectF& box, const Traced& lab, QSizeF size, const StageLook& look) {
  const StageGeometry g(lab.view().size(), size);
  StageScene scene;
  const view::Moment now = lab.moment();
  std::size_t covered = 0;
  for (const QRectF& words : nameBoxes({now, g, look, scene})) covered += words.intersects(box);
  for (std::size_t a = 1; a <= g.servers(); ++a) {
    const QPointF reach(g.radius(), g.radius());
    covered += QRectF(g.place(a) - reach, g.place(a) + reach).intersects(box);
    for (std::size_t b = 1; b <= g.servers(); ++b) {
      const Lane lane = a == b ? Lane{} : g.lane(a, b, 50, 56);
      covered += a != b && crosses(box, {lane.from, lane.to});
    }
  }
  return covered;
}

std::size_t coveredIn(const Traced& lab, QSizeF size, const StageLook& look) {
  const StageScene scene = lab::draw(lab.moment(), size, look);
  EXPECT_FALSE(scene.clients.empty());
  std::size_t covered = 0;
  for (const ClientSpot& spot : scene.clients) covered += coveredBy(spot.box, lab, size, look);
  return covered;
}

// At the smallest window and the largest letters, too: a box is less, or left to the strip.
TEST(CallsOnStage, ABoxCoversNoLinkNoServerAndNoWords) {
  for (const std::uint32_t servers : {3U, 5U, 7U}) {
    cluster::Settings settings = three();
    settings.servers = servers;
    Traced lab(settings);
    ASSERT_TRUE(lab.runUntilLeader());
    for (kv::ClientId c = 1; c <= 5; ++c) lab.put("x", c, ServerId{(c - 1) % servers + 1});
    lab.runFor(std::chrono::milliseconds(1));
    view::CallTracker tracker;
    StageLook look = lab::look();
    look.calls = &tracker.bring(lab.moment());
    for (const QSizeF size : {QSizeF(968, 316), QSizeF(912, 260), QSizeF(1016, 404)}) {
      for (const double scale : {1.0, 1.5, 2.0}) {
        look.textScale = scale;
        EXPECT_EQ(coveredIn(lab, size, look), 0u)
            << servers << " at " << size.width() << "x" << size.height() << ", times " << scale;
      }
    }
  }
}

cluster::Settings quick() {
  cluster::Settings settings = three();
  settings.links.latencyMin = std::chrono::microseconds(200);
  settings.links.latencyMax = std::chrono::microseconds(300);
  return settings;
}

TEST(Traffic, MoreThanCanBeReadIsDrawnAsRatesAndSinglesComeBackWhenItIsCalm) {
  Traced lab(quick());
  ASSERT_TRUE(lab.runUntilLeader());
  view::TrafficMeter meter;
  lab.runFor(std::chrono::seconds(1));
  EXPECT_FALSE(meter.bring(lab.moment()).coarse);
  EXPECT_EQ(view::trafficText(meter.bring(lab.moment())), "");
  lab.load(32, std::chrono::seconds(1));
  const view::TrafficReading reading = meter.bring(lab.moment());
  EXPECT_GT(lab.answers(), 1000U);
  ASSERT_TRUE(reading.coarse);
  EXPECT_EQ(reading.links.size(), 4U);  // the leader's, both ways
  EXPECT_GT(reading.entries, 1000);
  EXPECT_TRUE(view::trafficText(reading).startsWith("Traffic is drawn as rates: "));
  StageLook look = lab::look();
  look.traffic = &reading;
  const StageScene scene = lab::draw(lab.moment(), {1016, 404}, look);
  EXPECT_TRUE(scene.messages.empty());
  const view::LinkRate& first = reading.links.front();
  double pair = 0;
  for (const view::LinkRate& rate : reading.links) {
    const bool same = rate.from == first.from && rate.to == first.to;
    const bool back = rate.from == first.to && rate.to == first.from;
    if (same || back) pair += rate.messages;
  }
  EXPECT_TRUE(lab::says(scene.list, view::rateText(pair) + " messages"));
  // A moment's calm does not bring the messages back, two seconds of it do.
  lab.runFor(std::chrono::seconds(1));
  EXPECT_TRUE(meter.bring(lab.moment()).coarse);
  lab.runFor(std::chrono::milliseconds(1600));
  EXPECT_FALSE(meter.bring(lab.moment()).coarse);
}

TEST(Traffic, SlowMotionShowsTheSameLoadAsMessages) {
  Traced lab(quick());
  ASSERT_TRUE(lab.runUntilLeader());
  lab.load(32, std::chrono::milliseconds(600));
  view::TrafficMeter meter;
  EXPECT_TRUE(meter.bring(lab.moment(1)).coarse);
  EXPECT_FALSE(meter.bring(lab.moment(0.01)).coarse);
  EXPECT_TRUE(meter.bring(lab.moment(1)).coarse);
}

TEST(Traffic, WhatIsSaidDoesNotDependOnHowThePlayheadCameThere) {
  Traced lab(quick());
  ASSERT_TRUE(lab.runUntilLeader());
  view::TrafficMeter walked;
  lab.load(8, std::chrono::milliseconds(300));
  for (int k = 0; k < 20; ++k) {
    lab.runFor(std::chrono::milliseconds(17));
    view::TrafficMeter leapt;
    EXPECT_EQ(walked.bring(lab.moment()), leapt.bring(lab.moment()));
  }
}

}  // namespace
}  // namespace canvas
