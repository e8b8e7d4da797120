#include "app/canvas/plot_item.h"

#include <QKeyEvent>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

#include "app/canvas/plot_files.h"

namespace canvas {
namespace {

/// How far from a point the pointer may be, pixels.
constexpr double kReach = 16;

double distance(const QRectF& box, double x, double y) {
  const double across = std::max({box.left() - x, 0.0, x - box.right()});
  const double up = std::max({box.top() - y, 0.0, y - box.bottom()});
  return std::hypot(across, up) + 0.01 * std::hypot(box.center().x() - x, box.center().y() - y);
}

}  // namespace

void PlotSource::set(Plot plot) {
  plot_ = std::move(plot);
  Q_EMIT changed();
}

PlotItem::PlotItem(QQuickItem* parent) : CanvasItem(parent) {
  setAcceptHoverEvents(true);
  setActiveFocusOnTab(true);
  connect(this, &CanvasItem::stale, this, [this] { draw(); });
}

void PlotItem::setSource(PlotSource* source) {
  if (source == source_) return;
  if (source_ != nullptr) source_->disconnect(this);
  source_ = source;
  chosen_ = {};
  if (source_ != nullptr) {
    connect(source_, &PlotSource::changed, this, [this] { draw(); });
    connect(source_, &QObject::destroyed, this, [this] { source_ = nullptr; });
  }
  Q_EMIT sourceChanged();
  draw();
}

void PlotItem::draw() {
  if (source_ == nullptr || width() <= 0 || height() <= 0) return;
  const Plot& plot = source_->plot();
  const auto series = static_cast<std::size_t>(chosen_.series);
  if (chosen_.series >= 0 &&
      (series >= plot.series.size() ||
       static_cast<std::size_t>(chosen_.point) >= plot.series[series].points.size())) {
    chosen_ = {};
  }
  spots_ = drawPlot(plot, {&colours(), textScale(), size()}, chosen_, list_);
  update();
  Q_EMIT chosenChanged();
}

QString PlotItem::words() const {
  return source_ == nullptr || chosen_.series < 0 ? QString() : plotWords(source_->plot(), chosen_);
}

void PlotItem::choose(const PlotPlace& place) {
  if (place == chosen_) return;
  chosen_ = place;
  draw();
}

void PlotItem::point(double x, double y) {
  const auto nearest =
      std::min_element(spots_.begin(), spots_.end(), [&](const PlotSpot& a, const PlotSpot& b) {
        return distance(a.box, x, y) < distance(b.box, x, y);
      });
  const bool there = nearest != spots_.end() && distance(nearest->box, x, y) < kReach;
  choose(there ? nearest->place : PlotPlace{});
}

QString PlotItem::save(int file, const QUrl& to) const {
  if (source_ == nullptr) return {};
  constexpr double kPixels = 2;
  const PlotLook look{&colours(), textScale(), size()};
  QByteArray bytes;
  if (file == Csv) bytes = plotCsv(source_->plot());
  if (file == Svg) bytes = plotSvg(source_->plot(), look);
  if (file == Png) bytes = plotPng(source_->plot(), look, kPixels);
  if (file == Pdf) bytes = plotPdf(source_->plot(), look);
  QSaveFile out(to.toLocalFile());
  const bool good = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
  if (good && out.commit()) return {};
  return tr("%1 cannot be written: %2.").arg(to.toLocalFile(), out.errorString());
}

void PlotItem::step(int points) {
  if (source_ == nullptr || spots_.empty()) return;
  if (chosen_.series < 0) return choose(spots_.front().place);
  const auto& series = source_->plot().series[static_cast<std::size_t>(chosen_.series)];
  const int last = static_cast<int>(series.points.size()) - 1;
  choose({chosen_.series, std::clamp(chosen_.point + points, 0, last)});
}

// To the next series that has points, at the same place as near as can be.
void PlotItem::change(int series) {
  if (source_ == nullptr || spots_.empty()) return;
  if (chosen_.series < 0) return choose(spots_.front().place);
  const auto& all = source_->plot().series;
  int next = chosen_.series + series;
  while (next >= 0 && static_cast<std::size_t>(next) < all.size() &&
         all[static_cast<std::size_t>(next)].points.empty()) {
    next += series;
  }
  if (next < 0 || static_cast<std::size_t>(next) >= all.size()) return;
  const int last = static_cast<int>(all[static_cast<std::size_t>(next)].points.size()) - 1;
  choose({next, std::min(chosen_.point, last)});
}

void PlotItem::keyPressEvent(QKeyEvent* event) {
  constexpr int kFar = 1 << 20;
  // A distribution has hundreds of points.
  const bool wide = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      return step(wide ? -10 : -1);
    case Qt::Key_Right:
      return step(wide ? 10 : 1);
    case Qt::Key_Home:
      return step(-kFar);
    case Qt::Key_End:
      return step(kFar);
    case Qt::Key_Up:
      return change(-1);
    case Qt::Key_Down:
      return change(1);
    default:
      event->ignore();
  }
}

void PlotItem::focusOutEvent(QFocusEvent* event) {
  CanvasItem::focusOutEvent(event);
  leave();
}

void PlotItem::hoverMoveEvent(QHoverEvent* event) {
  point(event->position().x(), event->position().y());
}

void PlotItem::hoverLeaveEvent(QHoverEvent*) {
  if (!hasActiveFocus()) leave();
}

}  // namespace canvas
