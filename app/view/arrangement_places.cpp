#include <algorithm>
#include <cmath>

#include "app/view/arrangement.h"

namespace view {
namespace {

/// The least of the stage and of the dock below it, before scaling.
constexpr double kStageLeast = 168;
constexpr double kBelowLeast = 120;
constexpr double kSideLeast = 320;
constexpr double kSideMost = 560;
/// How much of the height the inspector takes at most of its own accord.
constexpr double kInspectorShare = 0.66;

std::vector<Pane> openIn(const Arrangement& chosen, Dock dock) {
  std::vector<Pane> panes;
  for (const Pane pane : kPanes) {
    if (dockOf(pane) == dock && chosen.isOpen(pane)) panes.push_back(pane);
  }
  return panes;
}

std::vector<Pane> allIn(Dock dock) {
  std::vector<Pane> panes;
  for (const Pane pane : kPanes) {
    // Space-time has its tab where it is open.
    if (dockOf(pane) == dock && pane != Pane::SpaceTime) panes.push_back(pane);
  }
  return panes;
}

/// How long each pane is along a dock of `length`; the sum is the length.
std::vector<double> sharedOut(const Arrangement& chosen, const Room& room,
                              const std::vector<Pane>& panes, double length) {
  std::vector<double> extents;
  double left = length;
  for (const Pane pane : panes) {
    extents.push_back(leastOf(pane) * room.scale);
    left -= extents.back();
  }
  std::size_t free = 0;
  std::vector<bool> isFree(panes.size(), false);
  for (std::size_t k = 0; k < panes.size(); ++k) {
    double wish = chosen.extent[static_cast<std::size_t>(panes[k])] * room.scale;
    if (wish == 0 && panes[k] == Pane::Inspector) {
      wish = std::min(room.inspectorWish, kInspectorShare * length);
    }
    isFree[k] = wish == 0;
    free += isFree[k] ? 1 : 0;
    const double more = std::clamp(wish - extents[k], 0.0, std::max(0.0, left));
    extents[k] += more;
    left -= more;
  }
  if (free == 0) isFree.back() = true;
  for (std::size_t k = 0; k < panes.size(); ++k) {
    if (isFree[k]) extents[k] += left / static_cast<double>(std::max<std::size_t>(1, free));
  }
  return extents;
}

void putTabs(const Arrangement& chosen, const std::vector<Pane>& panes, const QRectF& dock,
             Places& places) {
  const Pane wanted = chosen.front[static_cast<std::size_t>(dockOf(panes.front()))];
  const bool there = std::find(panes.begin(), panes.end(), wanted) != panes.end();
  const Pane front = there ? wanted : panes.front();
  places.panes[static_cast<std::size_t>(front)] = {dock, panes};
}

void putInto(const Arrangement& chosen, const Room& room, const std::vector<Pane>& panes,
             const QRectF& dock, Places& places) {
  if (panes.empty()) return;
  const bool side = dockOf(panes.front()) == Dock::Side;
  const double length = side ? dock.height() : dock.width();
  double least = 0;
  for (const Pane pane : panes) least += leastOf(pane) * room.scale;
  if (panes.size() > 1 && least > length) return putTabs(chosen, panes, dock, places);
  const std::vector<double> extents = sharedOut(chosen, room, panes, length);
  double at = 0;
  for (std::size_t k = 0; k < panes.size(); ++k) {
    const double end = std::round(at + extents[k]);
    const QRectF box = side ? QRectF(dock.x(), dock.y() + at, dock.width(), end - at)
                            : QRectF(dock.x() + at, dock.y(), end - at, dock.height());
    places.panes[static_cast<std::size_t>(panes[k])] = {box, {panes[k]}};
    at = end;
  }
}

void putSide(const Arrangement& chosen, const Room& room, double height, Places& places) {
  const double s = room.scale;
  const double most = std::max(kSideLeast * s, std::min(kSideMost * s, 0.4 * room.window.width()));
  const double width = std::round(std::clamp(chosen.side * s, kSideLeast * s, most));
  if (room.compact) {
    places.drawer = chosen.drawer;
    if (!chosen.drawer) return;
    const double top = room.top + room.head;
    const double out = std::min(room.window.width(), std::round(344 * s));
    places.side = {room.window.width() - out, top, out, height - room.head};
    return putTabs(chosen, allIn(Dock::Side), places.side, places);
  }
  const std::vector<Pane> panes = openIn(chosen, Dock::Side);
  if (panes.empty()) return;
  places.side = {room.window.width() - width, room.top, width, height};
  places.main -= width;
  putInto(chosen, room, panes, places.side, places);
}

double wishBelow(const Arrangement& chosen, const Room& room, double rest) {
  const double s = room.scale;
  if (chosen.below > 0) return chosen.below * s;
  // Time runs downwards there: it is read by its height.
  if (chosen.isOpen(Pane::SpaceTime)) return 0.5 * rest;
  const double base = (room.compact ? 200 : 248) * s;
  const double stageBase = (room.compact ? 266 : 388) * s;
  return base + 0.3 * (rest - base - stageBase);
}

void putBelow(const Arrangement& chosen, const Room& room, double height, Places& places) {
  const double s = room.scale;
  const double rest = height - room.head - room.foot;
  places.stage = rest;
  const std::vector<Pane> panes = openIn(chosen, Dock::Below);
  if (panes.empty()) return;
  if (room.low && !chosen.unfolded) return;
  const double most = rest - kStageLeast * s;
  double below =
      std::clamp(wishBelow(chosen, room, rest), kBelowLeast * s, std::max(kBelowLeast * s, most));
  if (room.low) below = rest;
  below = std::round(below);
  places.stage = rest - below;
  places.below = {0, room.top + height - below, places.main, below};
  putInto(chosen, room, panes, places.below, places);
}

}  // namespace

Places placesOf(const Arrangement& chosen, const Room& room) {
  Places places;
  places.main = room.window.width();
  const double height = room.window.height() - room.top - room.bottom;
  putSide(chosen, room, height, places);
  putBelow(chosen, room, height, places);
  return places;
}

}  // namespace view
