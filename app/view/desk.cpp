#include "app/view/desk.h"

#include <algorithm>

namespace view {

QVariantList PaneSlot::tabs() const {
  QVariantList numbers;
  for (const Pane pane : place_.tabs) numbers << static_cast<int>(pane);
  return numbers;
}

void PaneSlot::take(const PanePlace& place, bool bordered) {
  if (place == place_ && bordered == bordered_) return;
  place_ = place;
  bordered_ = bordered;
  Q_EMIT changed();
}

void PaneSlot::setHeld(bool held) {
  if (held == held_) return;
  held_ = held;
  Q_EMIT changed();
}

Desk::Desk(QObject* parent) : QObject(parent) {
  for (const view::Pane pane : kPanes) slots_.push_back(new PaneSlot(pane, this));
}

QList<bool> Desk::open() const {
  QList<bool> open;
  for (const view::Pane pane : kPanes) {
    const bool side = dockOf(pane) == view::Dock::Side;
    open << (room_.compact && side ? isShown(pane) : chosen_.isOpen(pane));
  }
  return open;
}

QString Desk::titleOf(int pane) const { return view::titleOf(static_cast<view::Pane>(pane)); }

void Desk::toggle(int pane) {
  if (isShown(static_cast<view::Pane>(pane))) return close(pane);
  raise(pane);
}

void Desk::close(int pane) {
  Arrangement next = chosen_;
  const auto closed = static_cast<view::Pane>(pane);
  if (dockOf(closed) == view::Dock::Side && room_.compact) {
    next.drawer = false;
  } else if (room_.low && dockOf(closed) == view::Dock::Below && next.unfolded) {
    next.unfolded = false;
  } else {
    next.open[static_cast<std::size_t>(pane)] = false;
  }
  rearrange(next);
}

void Desk::raise(int pane) {
  Arrangement next = chosen_;
  const auto wanted = static_cast<view::Pane>(pane);
  const view::Dock dock = dockOf(wanted);
  next.front[static_cast<std::size_t>(dock)] = wanted;
  if (dock == view::Dock::Side && room_.compact) {
    next.drawer = true;
  } else {
    next.open[static_cast<std::size_t>(pane)] = true;
  }
  if (dock == view::Dock::Below) next.unfolded = true;
  rearrange(next);
}

void Desk::moveBorder(int pane, double px) {
  Arrangement next = chosen_;
  view::moveBorder(next, places_, room_, static_cast<view::Pane>(pane), px);
  rearrange(next);
}

void Desk::moveSide(double px) {
  if (room_.compact || places_.side.isEmpty()) return;
  Arrangement next = chosen_;
  next.side = (places_.side.width() + px) / room_.scale;
  rearrange(next);
}

void Desk::moveBelow(double px) {
  if (room_.low || places_.below.isEmpty()) return;
  Arrangement next = chosen_;
  next.below = std::max(1.0, (places_.below.height() + px) / room_.scale);
  rearrange(next);
}

void Desk::setUnfolded(bool unfolded) {
  Arrangement next = chosen_;
  next.unfolded = unfolded;
  rearrange(next);
}

int Desk::front() const {
  const view::Pane wanted = chosen_.front[static_cast<std::size_t>(view::Dock::Below)];
  if (chosen_.isOpen(wanted)) return static_cast<int>(wanted);
  for (const view::Pane pane : kPanes) {
    const bool below = dockOf(pane) == view::Dock::Below;
    if (below && chosen_.isOpen(pane)) return static_cast<int>(pane);
  }
  return -1;
}

void Desk::standDown() {
  Arrangement next = chosen_;
  next.drawer = false;
  next.unfolded = false;
  rearrange(next);
}

void Desk::reset() { rearrange(Arrangement{}); }

void Desk::restore(const QString& text) {
  readInto(chosen_, text);
  lay();
}

void Desk::rearrange(const Arrangement& wanted) {
  if (wanted == chosen_) return;
  chosen_ = wanted;
  lay();
  // What was out of reach is not kept: a border pushed against the window's edge stays there.
  const double s = room_.scale;
  if (!places_.side.isEmpty() && !room_.compact) chosen_.side = places_.side.width() / s;
  if (chosen_.below > 0 && !room_.low && !places_.below.isEmpty()) {
    chosen_.below = places_.below.height() / s;
  }
  Q_EMIT rearranged();
}

void Desk::lay() {
  const Places before = places_;
  places_ = placesOf(chosen_, room_);
  for (std::size_t k = 0; k < kPaneCount; ++k) {
    const bool bordered = !places_.panes[k].box.isEmpty() && nextTo(places_, kPanes[k]).has_value();
    slots_[k]->take(places_.panes[k], bordered);
  }
  Q_EMIT changed();
  const bool more = std::any_of(kPanes.begin(), kPanes.end(), [&](view::Pane pane) {
    return isShown(pane) && before.of(pane).box.isEmpty();
  });
  if (more) Q_EMIT asked();
}

}  // namespace view
