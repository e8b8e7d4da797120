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
/// Of its three lines, where the sentence is long.
constexpr double kCaptionHeight = 80;

/// What stands there already.
struct Ground {
  std::vector<QRectF> words;  ///< of servers: no way runs behind them if it can be helped
  std::vector<QRectF> taken;  ///< them, and all else that no box may meet
};

Ground groundOf(const Stage& stage) {
  const StageGeometry& g = stage.geometry;
  const double s = stage.look.textScale;
  Ground ground{nameBoxes(stage), {}};
  std::vector<QRectF>& taken = ground.taken;
  for (const QRectF& words : ground.words) taken.push_back(words.adjusted(-6, -6, 6, 8));
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const QPointF at = g.place(server.id.value);
    // As far as the brackets of the selected one.
    const double rim = server.id == stage.look.selected ? kRadius + 27 : kRadius + 16;
    const double reach = rim * g.zoom();
    const double top = server.leads() ? 30 * g.zoom() : 0;
    taken.emplace_back(at - QPointF(reach, reach + top), QSizeF(2 * reach, 2 * reach + top));
  }
  if (const auto legend = legendBox(stage)) taken.push_back(*legend);
  for (const LinkWords& link : linkWords(stage)) taken.push_back(link.box);
  // The caption and the note on the links, where they have no line of their own.
  constexpr double kOwnLineAbove = 1.1;
  if (s > kOwnLineAbove) return ground;
  taken.emplace_back(0, 0, g.size().width() / 2 - 60 * g.zoom(), kCaptionHeight * s);
  taken.emplace_back(0.68 * g.size().width(), 0, 0.32 * g.size().width(), 36 * s);
  return ground;
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
/// behind words or another server.
std::size_t waysBehind(const Stage& stage, const QRectF& box, QPointF server,
                       const Ground& ground) {
  std::size_t met = 0;
  for (const QRectF& words : ground.words) met += crosses(words, {box.center(), server}) ? 1 : 0;
  for (const ClientSpot& other : stage.scene.clients) {
    const QPointF place = stage.geometry.place(other.path.via.value);
    if (crosses(box, {other.box.center(), place})) ++met;
    if (crosses(other.box.adjusted(-6, -6, 6, 6), {box.center(), server})) ++met;
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
  bool brief{false};
  /// Links with what travels beside them, or the middle of the picture.
  bool covers() const { return cost >= kCovering; }
  static constexpr double kCovering = 10'000;
};

/// What is worse than standing so much farther away, px.
double costOf(const Stage& stage, const QRectF& box, QPointF server, const Ground& ground) {
  const double lane = 17 * stage.zoom();
  const QRectF around = box.adjusted(-lane, -lane, lane, lane);
  const auto links = static_cast<double>(linksUnder(stage, around));
  const auto& walls = stage.scene.walls;
  const auto walled = [&](const WallSpot& wall) { return crosses(around, wall.line); };
  const bool covers =
      links > 0 || isInside(stage, around) || std::any_of(walls.begin(), walls.end(), walled);
  return (covers ? ClientPlace::kCovering : 0) + 70 * links + (isInside(stage, box) ? 300 : 0) +
         200 * static_cast<double>(waysBehind(stage, box, server, ground));
}

/// The nearest free place for a box of that size, outward first; one that covers something only
/// where there is no other.
ClientPlace placeNear(const Stage& stage, std::size_t server, QSizeF size, const Ground& ground) {
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
      if (!whole.contains(box) || meetsAny(ground.taken, box)) continue;
      const double near = far - 0.35 * QLineF(box.center(), g.centre()).length();
      if (near >= best.cost) continue;
      const double cost = near + costOf(stage, box, at, ground);
      if (cost < best.cost) best = {box, cost, false};
    }
  }
  return best;
}

/// With all it says, or, where that would cover or cross what happens, with its name alone.
ClientPlace placeOf(const Stage& stage, const ClientSpot& spot, const Ground& ground) {
  constexpr double kSaysLess = 120;
  const double s = stage.look.textScale;
  const ClientPlace full =
      placeNear(stage, spot.path.via.value, QSizeF(kBoxWidth, kBoxHeight) * s, ground);
  const auto letters = static_cast<double>(clientNameText(spot, Saying::Brief).size());
  const QSizeF brief(kBriefEdges + kBriefLetter * letters, kBriefHeight);
  ClientPlace less = placeNear(stage, spot.path.via.value, brief * s, ground);
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

bool goesBefore(const Stage& stage, const ClientSpot& a, const ClientSpot& b) {
  const int pointedA = std::max(0, rankOf(stage, a.path) - kWaits);
  const int pointedB = std::max(0, rankOf(stage, b.path) - kWaits);
  return pointedA != pointedB ? pointedA > pointedB : a.path.startedAt > b.path.startedAt;
}

/// The one whose call's way is shown; nullptr: there is none.
const ClientSpot* firstOf(const Stage& stage, const std::vector<ClientSpot>& spots) {
  const auto before = [&](const auto& a, const auto& b) { return goesBefore(stage, a, b); };
  const auto first = std::min_element(spots.begin(), spots.end(), before);
  return first == spots.end() ? nullptr : &*first;
}

/// One spot for each client that asks a server that there is, in the clients' order.
std::vector<ClientSpot> spotsOf(const Stage& stage) {
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
  std::vector<ClientSpot> spots;
  for (auto& [client, spot] : clients) {
    const std::uint64_t server = spot.path.via.value;
    if (server > 0 && server <= stage.geometry.servers()) spots.push_back(std::move(spot));
  }
  return spots;
}

void stand(const Stage& stage, const ClientSpot& spot, const ClientPlace& place) {
  stage.scene.clients.push_back(spot);
  stage.scene.clients.back().box = place.box;
  stage.scene.clients.back().brief = place.brief;
}

/// All that cover nothing, as many as may be shown.
void placeAll(const Stage& stage, const std::vector<ClientSpot>& spots, const ClientSpot& first,
              Ground ground) {
  std::size_t room = kClientsShown;
  for (const ClientSpot& spot : spots) {
    if (room == 0 && &spot != &first) continue;
    const ClientPlace place = placeOf(stage, spot, ground);
    if (place.box.isEmpty() || place.covers()) continue;
    stand(stage, spot, place);
    ground.taken.push_back(place.box.adjusted(-4, -4, 4, 4));
    if (room > 0) --room;
  }
}

}  // namespace

// Each in its turn, so that who stands stays where he is. Who would cover what happens is left to
// the strip; but before it is left its client, whose way is shown, is the first to choose, and one
// that is pointed at, or the only one, stands anyhow.
void placeClients(const Stage& stage) {
  if (stage.look.calls == nullptr || stage.look.calls->empty()) return;
  std::vector<ClientSpot> spots = spotsOf(stage);
  const ClientSpot* first = firstOf(stage, spots);
  if (first == nullptr) return;
  Ground ground = groundOf(stage);
  const kv::ClientId wanted = first->path.command.client;
  const auto& placed = stage.scene.clients;
  const auto stands = [&] {
    const auto is = [&](const auto& spot) { return spot.path.command.client == wanted; };
    return std::any_of(placed.begin(), placed.end(), is);
  };
  placeAll(stage, spots, *first, ground);
  if (stands()) return;
  stage.scene.clients.clear();
  const auto at = spots.begin() + (first - spots.data());
  std::rotate(spots.begin(), at, at + 1);
  placeAll(stage, spots, spots.front(), ground);
  const bool pointed = rankOf(stage, spots.front().path) > kWaits;
  if (stands() || (!placed.empty() && !pointed)) return;
  for (const ClientSpot& other : placed) ground.taken.push_back(other.box.adjusted(-4, -4, 4, 4));
  const ClientPlace place = placeOf(stage, spots.front(), ground);
  if (!place.box.isEmpty()) stand(stage, spots.front(), place);
}

const ClientSpot* clientShown(const Stage& stage) { return firstOf(stage, stage.scene.clients); }

}  // namespace canvas
