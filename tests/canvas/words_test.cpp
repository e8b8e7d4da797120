// The stage's words keep clear of each other and of what moves.
#include <gtest/gtest.h>

#include "app/canvas/stage_parts.h"
#include "tests/canvas/traced.h"

namespace canvas {
namespace {

using lab::draw;
using lab::Lab;

/// Whether anything on its way between two servers passes through the box.
bool isCrossed(const QRectF& box, const StageGeometry& g, std::size_t a, std::size_t b) {
  const Lane out = g.lane(a, b, 50, 56);
  const Lane back = g.lane(b, a, 50, 56);
  for (double p = 0; p <= 1; p += 0.02) {
    if (box.contains(out.at(p)) || box.contains(back.at(p))) return true;
  }
  return false;
}

/// The peers of S1 whose lanes pass through its words.
std::vector<std::size_t> crossingPeers(std::uint32_t servers, QSizeF size) {
  Lab lab(servers);
  lab.runTo(20);
  const StageGeometry g(servers, size);
  StageScene scene = draw(lab.moment(), size);
  const view::Moment now = lab.moment();
  const StageLook look = lab::look();
  const auto boxes = wordBoxes({now, g, look, scene});
  std::vector<std::size_t> peers;
  for (std::size_t peer = 2; peer <= servers; ++peer) {
    if (isCrossed(boxes[0], g, 1, peer)) peers.push_back(peer);
  }
  return peers;
}

std::vector<QPointF> tagsOf(const DrawList& list, const QString& words) {
  std::vector<QPointF> tags;
  for (const Primitive& p : list.items()) {
    if (p.shape == Shape::Text && list.words(p) == words) tags.emplace_back(p.x, p.y);
  }
  return tags;
}

bool cover(QPointF a, QPointF b) {
  return std::abs(a.x() - b.x()) < 30 && std::abs(a.y() - b.y()) < 17;
}

std::size_t coveringPairs(const std::vector<QPointF>& tags) {
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < tags.size(); ++a) {
    for (std::size_t b = a + 1; b < tags.size(); ++b) pairs += cover(tags[a], tags[b]) ? 1 : 0;
  }
  return pairs;
}

bool carriesEntries(const trace::MessageView& message) {
  const auto* append = std::get_if<raft::AppendEntries>(&message.message->body);
  return append && !append->entries.empty();
}

/// Where the words stand, with the box drawn for them just before.
std::optional<std::pair<std::size_t, QRectF>> groundOf(const DrawList& list, const QString& words) {
  const auto items = list.items();
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].shape != Shape::Text || list.words(items[i]) != words) continue;
    const Primitive& box = items[i - 1];
    if (box.shape != Shape::Rect) return std::nullopt;
    return std::pair{i, QRectF(box.x, box.y, box.w, box.h)};
  }
  return std::nullopt;
}

/// Lines as long as a way, drawn after `first` and through the box.
std::size_t waysThrough(const DrawList& list, std::size_t first, const QRectF& box) {
  std::size_t ways = 0;
  const auto items = list.items();
  for (std::size_t i = first; i < items.size(); ++i) {
    if (items[i].shape != Shape::Line) continue;
    const QLineF line(items[i].x, items[i].y, items[i].w, items[i].h);
    if (line.length() > 20 && crosses(box, line)) ++ways;
  }
  return ways;
}

void expectReadable(const DrawList& list, const QString& words) {
  const auto ground = groundOf(list, words);
  ASSERT_TRUE(ground) << words.toStdString();
  EXPECT_EQ(waysThrough(list, ground->first, ground->second), 0u) << words.toStdString();
}

/// Somebody leads, and its link to the next server loses one message of twenty.
void loseSome(lab::Traced& lab) {
  ASSERT_TRUE(lab.runUntilLeader());
  cluster::SetLink change;
  change.from = lab.view().leader();
  change.to = trace::ServerId{change.from.value % lab.view().size() + 1};
  change.lossPpm = 50'000;
  lab.execute(change);
}

cluster::Settings threeServers() {
  cluster::Settings settings;
  settings.servers = 3;
  settings.seed = 7;
  return settings;
}

TEST(Words, OfAChangedLinkAreStruckThroughByNoTrailAndNoCallsWay) {
  lab::Traced lab(threeServers());
  loseSome(lab);
  view::CallTracker tracker;
  StageLook look = lab::look();
  std::size_t travelling = 0;
  lab.put("x", 1, lab.view().leader());
  for (int k = 0; k < 12; ++k) {
    lab.runFor(std::chrono::milliseconds(6));
    look.calls = &tracker.bring(lab.moment());
    for (const double scale : {1.0, 2.0}) {
      look.textScale = scale;
      const StageScene scene = draw(lab.moment(), {1016, 404}, look);
      travelling += scene.messages.size();
      expectReadable(scene.list, "loss 5 %");
    }
  }
  EXPECT_GT(travelling, 0u) << "nothing was under way";
}

TEST(Words, OfAChangedLinkStandOverTheRatesOfItsTraffic) {
  cluster::Settings settings = threeServers();
  settings.links.latencyMin = std::chrono::microseconds(200);
  settings.links.latencyMax = std::chrono::microseconds(300);
  lab::Traced lab(settings);
  loseSome(lab);
  lab.load(32, std::chrono::seconds(1));
  view::TrafficMeter meter;
  const view::TrafficReading reading = meter.bring(lab.moment());
  ASSERT_TRUE(reading.coarse);
  StageLook look = lab::look();
  look.traffic = &reading;
  expectReadable(draw(lab.moment(), {1016, 404}, look).list, "loss 5 %");
}

TEST(Words, OfTheTopServerStandAboveItsLanes) {
  for (const std::uint32_t servers : {3u, 5u, 7u, 9u}) {
    for (const QSizeF size : {QSizeF(968, 280), QSizeF(1016, 404), QSizeF(1496, 530)}) {
      EXPECT_EQ(crossingPeers(servers, size), std::vector<std::size_t>{}) << servers;
    }
  }
}

TEST(Words, TagsOfOneWriteDoNotCoverEachOther) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(200);
  lab.put("x", "1");
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& v) {
    return std::any_of(v.messages().begin(), v.messages().end(), carriesEntries);
  }));
  std::size_t shown = 0;
  for (int step = 0; step < 12; ++step, lab.runFor(1)) {
    const auto tags = tagsOf(draw(lab.moment(), {968, 280}).list, QStringLiteral("x=1"));
    shown = std::max(shown, tags.size());
    EXPECT_EQ(coveringPairs(tags), 0u) << step;
  }
  EXPECT_GE(shown, 2u);
}

}  // namespace
}  // namespace canvas
