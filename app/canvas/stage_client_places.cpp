// Where clients have room beside the ring: near the server they ask, clear of words, discs, the
// caption and the legend.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "app/canvas/stage_parts.h"

namespace canvas {
namespace {

/// More would hide the cluster: the strip lists all calls.
constexpr std::size_t kClientsShown = 6;
constexpr double kBoxWidth = 92;
constexpr double kBoxHeight = 36;

std::vector<QRectF> takenBy(const Stage& stage) {
  const StageGeometry& g = stage.geometry;
  const double s = stage.look.textScale;
  std::vector<QRectF> taken = wordBoxes(stage);
  for (QRectF& words : taken) words.adjust(-6, -6, 6, 8);
  // Crowded rings have their names right around the discs.
  const double names = g.crowded() ? 22 * s : 0;
  const double reach = (kRadius + 16) * g.zoom() + names;
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const QPointF at = g.place(server.id.value);
    const double top = server.leads() ? 30 * g.zoom() : 0;
    taken.emplace_back(at - QPointF(reach, reach + top), QSizeF(2 * reach, 2 * reach + top));
  }
  if (const auto legend = legendBox(stage)) taken.push_back(*legend);
  // The caption and the note on the links.
  taken.emplace_back(0, 0, g.size().width() / 2 - 60 * g.zoom(), 52 * s);
  taken.emplace_back(0.68 * g.size().width(), 0, 0.32 * g.size().width(), 36 * s);
  return taken;
}

bool meetsAny(const std::vector<QRectF>& taken, const QRectF& box) {
  return std::any_of(taken.begin(), taken.end(),
                     [&](const QRectF& other) { return other.intersects(box); });
}

std::size_t linksUnder(const Stage& stage, const QRectF& box) {
  const StageGeometry& g = stage.geometry;
  std::size_t met = 0;
  for (std::size_t a = 1; a <= g.servers() && g.servers() <= kLinksUpTo; ++a) {
    for (std::size_t b = a + 1; b <= g.servers(); ++b) {
      if (crosses(box, {g.place(a), g.place(b)})) ++met;
    }
  }
  return met;
}

/// The nearest free place, outward first; links may pass behind it where there is no other.
std::optional<QRectF> placeNear(const Stage& stage, std::size_t server,
                                const std::vector<QRectF>& taken) {
  const StageGeometry& g = stage.geometry;
  const double s = stage.look.textScale;
  const QSizeF size(kBoxWidth * s, kBoxHeight * s);
  const QRectF whole(QPointF(4, 4), g.size() - QSizeF(8, 8));
  const QPointF at = g.place(server);
  std::optional<QRectF> best;
  double least = std::numeric_limits<double>::infinity();
  for (double far = (kRadius + 30) * g.zoom(); far < 340 * std::max(1.0, g.zoom()); far += 12) {
    for (double angle = 0; angle < 360; angle += 15) {
      const QPointF middle =
          polar(at, far, angle) +
          QPointF(std::sin(angle * std::numbers::pi / 180) * size.width() / 2, 0);
      const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
      if (!whole.contains(box) || meetsAny(taken, box)) continue;
      const double inward = QLineF(box.center(), g.centre()).length();
      const double cost = far + 70 * static_cast<double>(linksUnder(stage, box)) - 0.35 * inward;
      if (cost >= least) continue;
      least = cost;
      best = box;
    }
  }
  return best;
}

}  // namespace

void placeClients(const Stage& stage) {
  if (stage.look.calls == nullptr || stage.look.calls->empty()) return;
  std::map<kv::ClientId, ClientSpot> clients;
  for (const view::CallPath& path : *stage.look.calls) {
    ClientSpot& spot = clients[path.command.client];
    if (!path.finished()) ++spot.waiting;
    // An unanswered call goes before answered ones, a newer one before older ones.
    const bool first = !spot.path.id;
    if (first || spot.path.finished() || !path.finished()) spot.path = path;
  }
  std::vector<QRectF> taken = takenBy(stage);
  for (auto& [client, spot] : clients) {
    if (stage.scene.clients.size() >= kClientsShown) break;
    const std::uint64_t server = spot.path.via.value;
    if (server == 0 || server > stage.geometry.servers()) continue;
    const auto box = placeNear(stage, server, taken);
    if (!box) continue;
    spot.box = *box;
    taken.push_back(box->adjusted(-4, -4, 4, 4));
    stage.scene.clients.push_back(std::move(spot));
  }
}

const ClientSpot* clientShown(const Stage& stage) {
  const ClientSpot* shown = nullptr;
  for (const ClientSpot& spot : stage.scene.clients) {
    if (spot.path.command.client == stage.look.hoveredClient) return &spot;
    if (shown == nullptr || spot.path.startedAt > shown->path.startedAt) shown = &spot;
  }
  return shown;
}

}  // namespace canvas
