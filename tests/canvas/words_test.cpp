// The stage's words keep clear of each other and of what moves.
#include <gtest/gtest.h>

#include "app/canvas/stage_parts.h"
#include "tests/canvas/lab.h"

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
