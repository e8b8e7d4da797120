// Traffic that no picture of single messages can show: a way for each direction of a link, as broad
// as what goes over it, and the rates in words.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/stage_parts.h"

namespace canvas {
namespace {

using trace::ServerId;

double widthOf(double messages) { return std::clamp(1.5 * std::log10(1 + messages), 1.0, 8.0); }

void drawDirection(const Stage& stage, const view::LinkRate& rate) {
  if (rate.from.value > stage.geometry.servers() || rate.to.value > stage.geometry.servers())
    return;
  const double z = stage.zoom();
  const Lane lane = stage.geometry.lane(rate.from.value, rate.to.value, 50, 60);
  const auto colours = termColours(stage.palette(), stage.cluster().highestTerm());
  const double width = widthOf(rate.messages) * z;
  stage.list().line(lane.from, lane.to, {colours.edge, width});
  const double half = width / 2 + 4 * z;
  stage.list().polygon(std::array{lane.to + lane.along * 9 * z, lane.to + lane.right * half,
                                  lane.to - lane.right * half},
                       colours.edge);
}

/// Both directions of one link.
struct Pair {
  std::uint64_t a{0};
  std::uint64_t b{0};
  double messages{0};
  double entries{0};
};

std::vector<Pair> pairsOf(const view::TrafficReading& reading) {
  std::vector<Pair> pairs;
  for (const view::LinkRate& rate : reading.links) {
    const auto [a, b] = std::minmax(rate.from.value, rate.to.value);
    auto found = std::find_if(pairs.begin(), pairs.end(),
                              [&](const Pair& p) { return p.a == a && p.b == b; });
    if (found == pairs.end()) found = pairs.insert(pairs.end(), Pair{a, b, 0, 0});
    found->messages += rate.messages;
    found->entries += rate.entries;
  }
  return pairs;
}

/// The label's box; it stands where no other label and no disc is, or not at all.
std::optional<QRectF> labelBox(const Stage& stage, const Pair& pair, QSizeF size,
                               const std::vector<QRectF>& taken) {
  const StageGeometry& g = stage.geometry;
  const QLineF link(g.place(pair.a), g.place(pair.b));
  for (const double share : {0.5, 0.4, 0.6, 0.33, 0.67}) {
    const QPointF at = link.pointAt(share);
    const QRectF box(at - QPointF(size.width() / 2, size.height() / 2), size);
    const auto met = [&](const QRectF& other) { return other.intersects(box); };
    if (std::none_of(taken.begin(), taken.end(), met)) return box;
  }
  return std::nullopt;
}

std::vector<QRectF> discsAndWords(const Stage& stage) {
  std::vector<QRectF> taken = wordBoxes(stage);
  const double reach = (kRadius + 14) * stage.zoom();
  for (std::size_t id = 1; id <= stage.geometry.servers(); ++id) {
    taken.emplace_back(stage.geometry.place(id) - QPointF(reach, reach),
                       QSizeF(2 * reach, 2 * reach));
    // The pennant stands above.
    if (stage.cluster().server(ServerId{id}).leads())
      taken.back().adjust(0, -36 * stage.zoom(), 0, 0);
  }
  for (const ClientSpot& spot : stage.scene.clients) taken.push_back(spot.box);
  for (const LinkWords& link : linkWords(stage)) taken.push_back(link.box);
  return taken;
}

}  // namespace

bool isCoarse(const Stage& stage) {
  return stage.look.traffic != nullptr && stage.look.traffic->coarse;
}

void drawRateWays(const Stage& stage) {
  for (const view::LinkRate& rate : stage.look.traffic->links) drawDirection(stage, rate);
}

void drawRates(const Stage& stage) {
  const view::TrafficReading& reading = *stage.look.traffic;
  std::vector<QRectF> taken = discsAndWords(stage);
  std::vector<Pair> pairs = pairsOf(reading);
  // Where there is no room for all words, the busiest links have theirs.
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.messages > y.messages; });
  const double size = 12 * stage.look.textScale;
  for (const Pair& pair : pairs) {
    const QString first = StageSay::tr("%1 messages").arg(view::rateText(pair.messages));
    const QString second = StageSay::tr("%1 entries").arg(view::rateText(pair.entries));
    const auto letters = std::max(first.size(), second.size());
    const QSizeF room(0.56 * size * static_cast<double>(letters) + 12, 2.9 * size);
    const auto box = labelBox(stage, pair, room, taken);
    if (!box) continue;
    taken.push_back(*box);
    const view::Palette& colours = stage.palette();
    stage.list().rect(*box, 4, colours.bg0, {colours.ctl, 1});
    const QPointF middle(box->center().x(), box->top());
    stage.list().text(middle + QPointF(0, 1.15 * size), first, {size, 600}, colours.text1,
                      Anchor::Middle);
    stage.list().text(middle + QPointF(0, 2.4 * size), second, {size, 500}, colours.text2,
                      Anchor::Middle);
  }
}

}  // namespace canvas
