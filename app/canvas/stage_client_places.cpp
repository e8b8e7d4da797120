// Where clients have room beside the ring: near the server they ask, clear of words, discs, the
// caption and the legend.
#include <QPolygonF>

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
/// Of a box with a name alone.
constexpr double kBriefHeight = 24;
constexpr double kBriefEdges = 27;
constexpr double kBriefLetter = 7.2;

std::vector<QRectF> takenBy(const Stage& stage) {
  const StageGeometry& g = stage.geometry;
  const double s = stage.look.textScale;
  std::vector<QRectF> taken = wordBoxes(stage);
  for (QRectF& words : taken) words.adjust(-6, -6, 6, 8);
  // Crowded rings have their names right around the discs.
  const double names = g.crowded() ? 22 * s : 0;
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const QPointF at = g.place(server.id.value);
    // As far as the brackets of the selected one.
    const double rim = server.id == stage.look.selected ? kRadius + 27 : kRadius + 16;
    const double reach = rim * g.zoom() + names;
    const double top = server.leads() ? 30 * g.zoom() : 0;
    taken.emplace_back(at - QPointF(reach, reach + top), QSizeF(2 * reach, 2 * reach + top));
  }
  if (const auto legend = legendBox(stage)) taken.push_back(*legend);
  // The caption and the note on the links, where they have no line of their own.
  constexpr double kOwnLineAbove = 1.1;
  if (s > kOwnLineAbove) return taken;
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

/// The middle of the picture belongs to the servers and what passes between them.
bool isInside(const Stage& stage, const QRectF& box) {
  const StageGeometry& g = stage.geometry;
  if (g.servers() < 3) return false;
  QPolygonF ring;
  for (std::size_t id = 1; id <= g.servers(); ++id) ring << g.place(id);
  return ring.intersects(QPolygonF(box));
}

/// How many ways between clients and their servers would run behind a client's box, or its own
/// behind another server.
std::size_t waysBehind(const Stage& stage, const QRectF& box, QPointF server) {
  std::size_t met = 0;
  for (const ClientSpot& other : stage.scene.clients) {
    const QPointF place = stage.geometry.place(other.path.via.value);
    if (crosses(box, {other.box.center(), place})) ++met;
    if (crosses(other.box, {box.center(), server})) ++met;
  }
  const double r = stage.geometry.radius();
  for (std::size_t id = 1; id <= stage.geometry.servers(); ++id) {
    const QPointF at = stage.geometry.place(id);
    const QRectF disc(at - QPointF(r, r), QSizeF(2 * r, 2 * r));
    if (at != server && crosses(disc, {box.center(), server})) ++met;
  }
  return met;
}

struct ClientPlace {
  QRectF box;
  double cost{std::numeric_limits<double>::infinity()};
  bool covers{false};  ///< links, or the middle of the picture
  bool brief{false};
};

/// The nearest free place for a box of that size, outward first; links may pass behind it where
/// there is no other.
ClientPlace placeNear(const Stage& stage, std::size_t server, QSizeF size,
                      const std::vector<QRectF>& taken) {
  const StageGeometry& g = stage.geometry;
  const QRectF whole(QPointF(4, 4), g.size() - QSizeF(8, 8));
  const QPointF at = g.place(server);
  ClientPlace best;
  for (double far = (kRadius + 30) * g.zoom(); far < 340 * std::max(1.0, g.zoom()); far += 12) {
    for (double angle = 0; angle < 360; angle += 15) {
      const QPointF middle =
          polar(at, far, angle) +
          QPointF(std::sin(angle * std::numbers::pi / 180) * size.width() / 2, 0);
      const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
      if (!whole.contains(box) || meetsAny(taken, box)) continue;
      const double near = far - 0.35 * QLineF(box.center(), g.centre()).length();
      if (near >= best.cost) continue;
      const double covers = 70 * static_cast<double>(linksUnder(stage, box)) +
                            200 * static_cast<double>(waysBehind(stage, box, at)) +
                            (isInside(stage, box) ? 300 : 0);
      if (near + covers < best.cost) best = {box, near + covers, covers > 0, false};
    }
  }
  return best;
}

/// With all it says, or, where that would cover what happens, with its name alone.
ClientPlace placeOf(const Stage& stage, const ClientSpot& spot, const std::vector<QRectF>& taken) {
  constexpr double kSaysLess = 120;
  const double s = stage.look.textScale;
  const ClientPlace full =
      placeNear(stage, spot.path.via.value, QSizeF(kBoxWidth, kBoxHeight) * s, taken);
  if (!full.box.isEmpty() && !full.covers) return full;
  const auto letters = static_cast<double>(clientNameText(spot, Saying::Brief).size());
  const QSizeF brief(kBriefEdges + kBriefLetter * letters, kBriefHeight);
  ClientPlace less = placeNear(stage, spot.path.via.value, brief * s, taken);
  less.brief = true;
  return full.cost <= less.cost + kSaysLess ? full : less;
}

constexpr int kWaits = 2;

/// Which of a client's calls its box is about.
int rankOf(const Stage& stage, const view::CallPath& path) {
  if (!path.id) return 0;
  if (path.id == stage.look.hoveredCall) return kWaits + 2;
  if (path.id == stage.look.selectedCall) return kWaits + 1;
  return path.finished() ? 1 : kWaits;
}

}  // namespace

void placeClients(const Stage& stage) {
  if (stage.look.calls == nullptr || stage.look.calls->empty()) return;
  std::map<kv::ClientId, ClientSpot> clients;
  for (const view::CallPath& path : *stage.look.calls) {
    // What keeps a client's leases alive is the client, too.
    const kv::ClientId client = path.command.client;
    ClientSpot& spot = clients[client > kv::kKeepers ? client - kv::kKeepers : client];
    if (!path.finished()) ++spot.waiting;
    // What is pointed at stays; an unanswered call goes before answered ones, a newer one before
    // older ones.
    if (rankOf(stage, path) >= rankOf(stage, spot.path)) spot.path = path;
  }
  std::vector<QRectF> taken = takenBy(stage);
  for (auto& [client, spot] : clients) {
    if (stage.scene.clients.size() >= kClientsShown) break;
    const std::uint64_t server = spot.path.via.value;
    if (server == 0 || server > stage.geometry.servers()) continue;
    const ClientPlace place = placeOf(stage, spot, taken);
    if (place.box.isEmpty()) continue;
    spot.box = place.box;
    spot.brief = place.brief;
    taken.push_back(place.box.adjusted(-4, -4, 4, 4));
    stage.scene.clients.push_back(std::move(spot));
  }
}

const ClientSpot* clientShown(const Stage& stage) {
  const auto goesBefore = [&](const view::CallPath& a, const view::CallPath& b) {
    const int pointedA = std::max(0, rankOf(stage, a) - kWaits);
    const int pointedB = std::max(0, rankOf(stage, b) - kWaits);
    return pointedA != pointedB ? pointedA > pointedB : a.startedAt > b.startedAt;
  };
  const ClientSpot* shown = nullptr;
  for (const ClientSpot& spot : stage.scene.clients) {
    if (shown == nullptr || goesBefore(spot.path, shown->path)) shown = &spot;
  }
  return shown;
}

}  // namespace canvas
