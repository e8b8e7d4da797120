// What is set on the diagram and asked of it: filters, lanes, the pointer, the keyboard's place.
#include <algorithm>
#include <cmath>

#include "app/canvas/space_time_item.h"
#include "app/view/why_steps.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr double kNear = 6;  ///< px from a line that still mean it

template <class Id>
Id idOf(int number) {
  return Id{static_cast<std::uint64_t>(std::max(0, number))};
}

double distance(const QLineF& line, QPointF p) {
  const QPointF run = line.p2() - line.p1();
  const double square = QPointF::dotProduct(run, run);
  const double share =
      square <= 0 ? 0 : std::clamp(QPointF::dotProduct(p - line.p1(), run) / square, 0.0, 1.0);
  return QLineF(p, line.p1() + run * share).length();
}

}  // namespace

void SpaceTimeItem::filter(view::SpaceTimeFilter wanted) {
  if (wanted == filter_) return;
  filter_ = wanted;
  Q_EMIT filterChanged();
  becomeStale();
}

void SpaceTimeItem::setTraffic(int mask) {
  view::SpaceTimeFilter wanted = filter_;
  wanted.traffic = static_cast<std::uint32_t>(mask) | ~0xFFU;
  filter(wanted);
}

void SpaceTimeItem::setSights(int mask) {
  view::SpaceTimeFilter wanted = filter_;
  wanted.sights = static_cast<std::uint32_t>(mask) | ~0xFFU;
  filter(wanted);
}

void SpaceTimeItem::setBeats(int how) {
  view::SpaceTimeFilter wanted = filter_;
  wanted.beats = static_cast<view::Beats>(std::clamp(how, 0, 2));
  filter(wanted);
}

void SpaceTimeItem::setReplies(bool shown) {
  view::SpaceTimeFilter wanted = filter_;
  wanted.replies = shown;
  filter(wanted);
}

void SpaceTimeItem::setOnlyServer(int server) {
  view::SpaceTimeFilter wanted = filter_;
  wanted.only = idOf<trace::ServerId>(server);
  filter(wanted);
}

void SpaceTimeItem::toggleLane(int server) {
  if (server < 1 || server > serverCount()) return;
  plan_.collapsed.resize(static_cast<std::size_t>(serverCount()), 0);
  char& lane = plan_.collapsed[static_cast<std::size_t>(server) - 1];
  lane = lane == 0 ? 1 : 0;
  Q_EMIT filterChanged();
  becomeStale();
}

void SpaceTimeItem::openLanes() {
  plan_.collapsed.clear();
  Q_EMIT filterChanged();
  becomeStale();
}

bool SpaceTimeItem::isCollapsed(int server) const {
  return server >= 1 && geometry_.collapsed(idOf<trace::ServerId>(server));
}

int SpaceTimeItem::collapsedCount() const {
  return static_cast<int>(std::count(plan_.collapsed.begin(), plan_.collapsed.end(), 1));
}

void SpaceTimeItem::setSearch(const QString& words) {
  if (words.trimmed() == search_.words()) return;
  search_.setWords(words);
  Q_EMIT searchChanged();
  becomeStale();
}

void SpaceTimeItem::changed(bool really) {
  if (!really) return;
  Q_EMIT litChanged();
  becomeStale();
}

void SpaceTimeItem::setSelectedServer(int server) {
  const auto id = idOf<trace::ServerId>(server);
  changed(std::exchange(look_.selected, id) != id);
}
void SpaceTimeItem::setHoveredServer(int server) {
  const auto id = idOf<trace::ServerId>(server);
  changed(std::exchange(look_.hovered, id) != id);
}
void SpaceTimeItem::setSelectedMessage(int message) {
  const auto id = idOf<trace::MessageId>(message);
  changed(std::exchange(look_.selectedMessage, id) != id);
}
void SpaceTimeItem::setHoveredMessage(int message) {
  const auto id = idOf<trace::MessageId>(message);
  changed(std::exchange(look_.hoveredMessage, id) != id);
}

void SpaceTimeItem::setCurrent(int event) {
  const auto id = idOf<trace::EventId>(event);
  if (std::exchange(look_.current, id) == id) return;
  Q_EMIT pointedChanged();
  becomeStale();
}

void SpaceTimeItem::setPointer(QPointF point) {
  if (point == pointer_) return;
  pointer_ = point;
  becomeStale();
}

QPointF SpaceTimeItem::placeOf(int server) const {
  if (server < 1 || server > serverCount()) return {};
  return {geometry_.laneX(idOf<trace::ServerId>(server)), geometry_.top() / 3};
}

SpaceTimeItem::Pointed SpaceTimeItem::onHead(QPointF point) const {
  Pointed found;
  found.server = geometry_.laneAt(point.x());
  if (!found.server) return found;
  const QString name = view::nameOf(found.server);
  found.says = geometry_.collapsed(found.server)
                   ? tr("%1: click to select, double-click to open its lane").arg(name)
                   : tr("%1: click to select, double-click to fold its lane").arg(name);
  return found;
}

// Marks before messages before lanes: the smaller before the larger.
SpaceTimeItem::Pointed SpaceTimeItem::under(QPointF point, const trace::Trace& trace) const {
  if (point.x() < 0 || point.y() < 0 || point.x() > width() || point.y() > height()) return {};
  if (point.y() < geometry_.top()) return onHead(point);
  for (auto m = scene_.marks.rbegin(); m != scene_.marks.rend(); ++m) {
    if (!m->box.contains(point)) continue;
    return {wordsOf(m->mark.event, trace), m->mark.server, {}, m->mark.event};
  }
  for (const RequestSpot& spot : scene_.requests) {
    if (!spot.box.contains(point)) continue;
    const QString who = view::clientText(spot.request.client);
    const QString what = tr("%1: %2").arg(who, spot.request.words);
    return {what, spot.request.via, {}, spot.request.begunBy};
  }
  const ArrowSpot* nearest = nullptr;
  double best = kNear;
  for (const ArrowSpot& spot : scene_.arrows) {
    const double far = distance(spot.line, point);
    if (far > best) continue;
    best = far;
    nearest = &spot;
  }
  if (nearest != nullptr) {
    return {view::arrowWords(nearest->arrow, trace), {}, nearest->arrow.id, nearest->arrow.sent};
  }
  Pointed lane;
  lane.server = point.x() < geometry_.gutter() ? geometry_.laneAt(point.x()) : trace::ServerId{};
  if (!lane.server) return lane;
  const trace::Instant at = geometry_.time(point.y());
  for (const view::LaneSpan& span : window_.spans) {
    if (span.server != lane.server || span.from > at || span.to <= at) continue;
    lane.event = span.begunBy;
    const QString since = view::timeText(span.from);
    lane.says = tr("%1 since %2 ms: %3")
                    .arg(view::nameOf(lane.server), since, wordsOf(span.begunBy, trace));
  }
  return lane;
}

QString SpaceTimeItem::wordsOf(trace::EventId event, const trace::Trace& trace) const {
  if (!event || event <= trace.droppedThrough() || event > trace.lastId()) return {};
  for (const view::Arrow& arrow : window_.arrows) {
    if (arrow.sent == event) return view::arrowWords(arrow, trace);
  }
  for (const view::Mark& mark : window_.marks) {
    if (mark.event != event) continue;
    const QString words = view::markWords(mark, log_, trace);
    if (!words.isEmpty()) return tr("%1 ms: %2").arg(view::timeText(mark.at), words);
  }
  return view::stepText(trace.at(event));
}

std::vector<std::pair<trace::Instant, trace::EventId>> SpaceTimeItem::shownEvents() const {
  std::vector<std::pair<trace::Instant, trace::EventId>> all;
  for (const view::Mark& mark : window_.marks) all.emplace_back(mark.at, mark.event);
  for (const view::Arrow& arrow : window_.arrows) {
    if (arrow.sentAt >= plan_.from) all.emplace_back(arrow.sentAt, arrow.sent);
  }
  std::sort(all.begin(), all.end());
  return all;
}

void SpaceTimeItem::stepCurrent(int step) {
  const auto all = shownEvents();
  const auto isHere = [&](const auto& e) { return e.second == look_.current; };
  const auto here = std::find_if(all.begin(), all.end(), isHere);
  std::pair<trace::Instant, trace::EventId> from{look_.playhead, trace::EventId{}};
  if (here != all.end()) from = *here;
  if (step > 0) {
    const auto next = std::upper_bound(all.begin(), all.end(), from);
    next == all.end() ? pan(geometry_.height() / 2)
                      : setCurrent(static_cast<int>(next->second.value));
  } else {
    const auto next = std::lower_bound(all.begin(), all.end(), from);
    next == all.begin() ? pan(-geometry_.height() / 2)
                        : setCurrent(static_cast<int>(std::prev(next)->second.value));
  }
}

int SpaceTimeItem::nextFind(int step) const {
  return static_cast<int>(search_.next(look_.current, step).value);
}

int SpaceTimeItem::messageOf(int event) const {
  for (const view::Arrow& arrow : window_.arrows) {
    if (arrow.sent.value == static_cast<std::uint64_t>(std::max(0, event))) {
      return static_cast<int>(arrow.id.value);
    }
  }
  return 0;
}

}  // namespace canvas
