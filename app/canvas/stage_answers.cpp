// What is where on the stage, for the pointer, the keyboard and screen readers.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/canvas/stage_item.h"
#include "app/view/faults.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr double kServerSlack = 12;
constexpr double kMessageSlack = 14;
constexpr double kLinkSlack = 9;

double distanceTo(const QLineF& line, QPointF point) {
  const QPointF along = line.p2() - line.p1();
  const double square = QPointF::dotProduct(along, along);
  const double share =
      square > 0 ? std::clamp(QPointF::dotProduct(point - line.p1(), along) / square, 0.0, 1.0) : 0;
  return QLineF(point, line.pointAt(share)).length();
}

QString text(std::string_view words) {
  return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

}  // namespace

int StageItem::serverAt(double x, double y) const {
  return static_cast<int>(geometry_.serverAt({x, y}, kServerSlack));
}

const MessageSpot* StageItem::spotAt(QPointF point) const {
  const MessageSpot* found = nullptr;
  double best = std::max(kMessageSlack, 10 * geometry_.zoom());
  for (const MessageSpot& spot : scene_.messages) {
    const double distance = QLineF(spot.at, point).length();
    if (distance < best) {
      best = distance;
      found = &spot;
    }
  }
  return found;
}

int StageItem::clientAt(QPointF point) const {
  for (std::size_t i = 0; i < scene_.clients.size(); ++i) {
    if (scene_.clients[i].box.contains(point)) return static_cast<int>(i);
  }
  return -1;
}

QRectF StageItem::boxOfClient(int place) const {
  if (place < 0 || place >= clientCount()) return {};
  return scene_.clients[static_cast<std::size_t>(place)].box;
}

int StageItem::callOfClient(int place) const {
  if (place < 0 || place >= clientCount()) return 0;
  return static_cast<int>(scene_.clients[static_cast<std::size_t>(place)].path.id.value);
}

QString StageItem::describeClient(int place) const { return clientWords_.value(place); }

int StageItem::callAt(double x, double y) const { return callOfClient(clientAt({x, y})); }

int StageItem::callAfter(int call, int step) const {
  const int n = clientCount();
  if (n == 0) return 0;
  int here = 0;
  while (here < n && callOfClient(here) != call) ++here;
  if (here == n) return callOfClient(step > 0 ? 0 : n - 1);
  return callOfClient((here + step + n) % n);
}

const WallSpot* StageItem::wallNear(QPointF point) const {
  for (const WallSpot& wall : scene_.walls) {
    if (distanceTo(wall.line, point) <= 10 * std::max(1.0, geometry_.zoom())) return &wall;
  }
  return nullptr;
}

qulonglong StageItem::messageAt(double x, double y) const {
  const MessageSpot* spot = spotAt({x, y});
  return spot == nullptr ? 0 : spot->message.id.value;
}

QPoint StageItem::wallAt(double x, double y) const {
  const WallSpot* wall = wallNear({x, y});
  if (wall == nullptr) return {};
  return {static_cast<int>(wall->from.value), static_cast<int>(wall->to.value)};
}

QVariantList StageItem::linkAt(double x1, double y1, double x2, double y2) const {
  const QLineF cut(x1, y1, x2, y2);
  QVariantList crossed;
  for (int a = 1; a <= serverCount(); ++a) {
    for (int b = a + 1; b <= serverCount(); ++b) {
      const QLineF link(placeOf(a), placeOf(b));
      if (link.intersects(cut, nullptr) == QLineF::BoundedIntersection) crossed << QPoint(a, b);
    }
  }
  return crossed;
}

QPointF StageItem::placeOf(int server) const {
  if (server < 1 || server > static_cast<int>(geometry_.servers())) return {};
  return geometry_.place(static_cast<std::size_t>(server));
}

int StageItem::serverAfter(int server, int step) const {
  const int n = static_cast<int>(geometry_.servers());
  if (n == 0) return 0;
  std::vector<std::pair<double, int>> ring;
  for (int id = 1; id <= n; ++id) {
    const QPointF out = placeOf(id) - geometry_.centre();
    const double angle = std::atan2(out.x(), -out.y());
    ring.emplace_back(angle < -1e-9 ? angle + 2 * std::numbers::pi : angle, id);
  }
  std::sort(ring.begin(), ring.end());
  const auto here =
      std::find_if(ring.begin(), ring.end(), [&](const auto& at) { return at.second == server; });
  if (here == ring.end()) return ring.front().second;
  const int place = static_cast<int>(here - ring.begin()) + step;
  return ring[static_cast<std::size_t>((place % n + n) % n)].second;
}

QString StageItem::describe(double x, double y) const {
  const QPointF point(x, y);
  if (const int client = clientAt(point); client >= 0) return describeClient(client);
  if (geometry_.serverAt(point, 0) != 0) return describeServer(serverAt(x, y));
  if (const MessageSpot* spot = spotAt(point)) return describeMessage(*spot);
  if (const int near = serverAt(x, y)) return describeServer(near);
  const WallSpot* wall = wallNear(point);
  if (wall == nullptr) return describeLink(point);
  if (!wall->from) return tr("Cut: nothing passes between the two sides");
  const QString from = view::nameOf(wall->from);
  const QString to = view::nameOf(wall->to);
  return wall->half ? tr("Cut: nothing passes from %1 to %2").arg(from, to)
                    : tr("Cut: nothing passes between %1 and %2").arg(from, to);
}

QString StageItem::describeServer(int server) const {
  if (server < 1 || server > serverCount()) return {};
  const Facts& facts = facts_[static_cast<std::size_t>(server) - 1];
  const trace::ServerId id{static_cast<std::uint64_t>(server)};
  if (std::find(held_.whole.begin(), held_.whole.end(), id) != held_.whole.end()) {
    return tr("%1: held back until you have answered").arg(view::nameOf(id));
  }
  const QString term = QString::number(facts.term);
  QString whole =
      held_.logs
          ? tr("%1, %2, term %3", "server, role, term").arg(view::nameOf(id), facts.role, term)
          : tr("%1, %2, term %3, %n entries", "server, role, term", static_cast<int>(facts.entries))
                .arg(view::nameOf(id), facts.role, term);
  if (!held_.logs && facts.running) whole = tr("%1, %2 committed").arg(whole).arg(facts.committed);
  return facts.faults.isEmpty() ? whole : whole + QStringLiteral("; ") + facts.faults;
}

// The nearest link of those that are not as the run began.
QString StageItem::describeLink(QPointF point) const {
  QStringList words;
  double best = kLinkSlack;
  for (const LinkFact& fact : linkFacts_) {
    const double distance =
        distanceTo({geometry_.place(fact.from), geometry_.place(fact.to)}, point);
    if (distance > best + 0.01) continue;
    if (distance < best - 0.01) words.clear();
    best = std::min(best, distance);
    words << tr("%1 to %2: %3")
                 .arg(view::nameOf(trace::ServerId{fact.from}),
                      view::nameOf(trace::ServerId{fact.to}),
                      view::linkFaults(fact.state, linksAtStart_));
  }
  return words.join(QStringLiteral("; "));
}

int StageItem::messageAfter(int message, int step) const {
  const auto& all = scene_.messages;
  if (all.empty()) return 0;
  const trace::MessageId id{static_cast<std::uint64_t>(std::max(0, message))};
  const auto here =
      std::find_if(all.begin(), all.end(), [&](const auto& spot) { return spot.message.id == id; });
  const auto n = static_cast<int>(all.size());
  int place = step > 0 ? 0 : n - 1;
  if (here != all.end()) place = (static_cast<int>(here - all.begin()) + step + n) % n;
  return static_cast<int>(all[static_cast<std::size_t>(place)].message.id.value);
}

QPointF StageItem::placeOfMessage(int message) const {
  const trace::MessageId id{static_cast<std::uint64_t>(std::max(0, message))};
  for (const MessageSpot& spot : scene_.messages) {
    if (spot.message.id == id) return spot.at;
  }
  return {};
}

QString StageItem::describeMessage(const MessageSpot& spot) const {
  const raft::Message& m = *spot.message.message;
  const QString name = text(raft::nameOf(m.body));
  const QString way = tr("%1 from %2 to %3").arg(name, view::nameOf(m.from), view::nameOf(m.to));
  const QString termed = m.term ? tr("%1, term %2").arg(way).arg(m.term.value) : way;
  if (spot.message.willBeLost) return tr("%1, will be lost").arg(termed);
  if (spot.message.deliverAt <= time_) return termed;
  if (spot.message.deliverAt == raft::kNever) {
    return tr("%1, held: it stands still until it is released").arg(termed);
  }
  return tr("%1, arrives in %2").arg(termed, view::spanText(spot.message.deliverAt - time_));
}

}  // namespace canvas
