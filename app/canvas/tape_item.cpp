#include "app/canvas/tape_item.h"

#include <algorithm>
#include <cmath>

#include "app/canvas/millis.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr trace::Duration kLeastWindow = std::chrono::milliseconds(1);
constexpr trace::Duration kShortest = std::chrono::seconds(1);
/// No frame is as long as that.
constexpr trace::Duration kLeap = std::chrono::seconds(1);

}  // namespace

void TapeItem::show(const trace::Tape& tape, const std::vector<TapeFork>& forks,
                    trace::Instant playhead, trace::Instant end) {
  look_.palette = &colours();
  look_.textScale = textScale();
  look_.size = size();
  // What leaps takes the window along, wherever that was dragged.
  const trace::Instant before = look_.playhead;
  if (playhead < before || playhead - before > kLeap) follows_ = true;
  look_.playhead = playhead;
  look_.end = std::max(end, playhead);
  trace::Instant farthest = look_.end;
  for (const TapeFork& fork : forks) farthest = std::max(farthest, fork.end);
  fitWindow(playhead, farthest);
  geometry_ = TapeGeometry(look_);
  if (litFork_ >= 0 && litFork_ < static_cast<int>(forks.size())) {
    std::vector<TapeFork> lit = forks;
    lit[static_cast<std::size_t>(litFork_)].lit = true;
    drawTape(tape, lit, look_, list_);
  } else {
    drawTape(tape, forks, look_, list_);
  }
  const auto rows = geometry_.rowsOf(forks);
  const bool more = spots_.size() != forks.size();
  spots_.clear();
  for (std::size_t i = 0; i < forks.size(); ++i) {
    const bool drawn = rows[i] < geometry_.forkRows();
    spots_.push_back({geometry_.x(forks[i].forkedAt), geometry_.x(forks[i].end),
                      drawn ? geometry_.forkY(rows[i]) : -100});
  }
  if (more) Q_EMIT forkCountChanged();
  update();
}

void TapeItem::setNotes(QString name, std::vector<trace::Instant> bookmarks,
                        std::optional<trace::Instant> difference) {
  look_.name = std::move(name);
  look_.bookmarks = std::move(bookmarks);
  look_.difference = difference;
}

void TapeItem::setSpan(std::optional<trace::Instant> from, std::optional<trace::Instant> to) {
  look_.spanFrom = from;
  look_.spanTo = to;
}

void TapeItem::setLitFork(int fork) {
  if (fork == litFork_) return;
  litFork_ = fork;
  Q_EMIT litForkChanged();
  becomeStale();
}

double TapeItem::forkY(int fork) const {
  return fork >= 0 && fork < forkCount() ? spots_[static_cast<std::size_t>(fork)].y + 3 : -1;
}

QString TapeItem::shownText() const { return view::spanText(look_.to - look_.from); }

// Not zoomed: everything, with steps in the window's growth so that it does not creep. Zoomed: the
// window keeps its width and follows the playhead when that leaves it.
void TapeItem::fitWindow(trace::Instant playhead, trace::Instant end) {
  if (!zoomed_) {
    trace::Duration wanted = kShortest;
    while (wanted < end.time_since_epoch() + end.time_since_epoch() / 50) wanted += wanted / 4;
    setWindow({}, trace::Instant{wanted});
    return;
  }
  if (sees(playhead)) follows_ = true;
  if (sees(playhead) || !follows_) return;
  const trace::Duration width = look_.to - look_.from;
  const trace::Instant from = std::max(trace::Instant{}, playhead - width * 3 / 4);
  setWindow(from, from + width);
}

void TapeItem::setWindow(trace::Instant from, trace::Instant to) {
  if (from == look_.from && to == look_.to) return;
  look_.from = from;
  look_.to = to;
  Q_EMIT windowChanged();
}

double TapeItem::windowFrom() const { return msOf(look_.from); }
double TapeItem::windowTo() const { return msOf(look_.to); }
double TapeItem::timeAt(double x) const { return msOf(geometry_.time(x)); }

double TapeItem::xOf(double ms) const {
  return geometry_.x(trace::Instant{trace::Duration{std::llround(ms * 1e6)}});
}

int TapeItem::branchAt(double x, double y) const {
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    const ForkSpot& spot = spots_[i];
    const bool beside = x >= spot.from - 4 && x <= std::max(spot.to, spot.from + 12) + 4;
    if (beside && std::abs(y - spot.y - 3) <= 5) return static_cast<int>(i);
  }
  return -1;
}

void TapeItem::zoomAt(double x, double factor) {
  if (!(factor > 0)) return;
  const trace::Instant fixed = geometry_.time(x);
  const auto scaled = [&](trace::Duration span) {
    return trace::Duration{std::llround(static_cast<double>(span.count()) / factor)};
  };
  const trace::Instant from = std::max(trace::Instant{}, fixed - scaled(fixed - look_.from));
  const trace::Instant to = std::max(fixed + scaled(look_.to - fixed), from + kLeastWindow);
  const trace::Instant all = std::max(look_.end, trace::Instant{kShortest});
  zoomed_ = from > trace::Instant{} || to < all;
  follows_ = look_.playhead >= from && look_.playhead <= to;
  setWindow(from, to);
  becomeStale();
}

void TapeItem::zoomBy(double factor) {
  const bool seen = sees(look_.playhead);
  zoomAt(seen ? geometry_.x(look_.playhead) : (geometry_.left() + geometry_.right()) / 2, factor);
}

void TapeItem::pan(double pixels) {
  if (!zoomed_) return;
  const trace::Duration width = look_.to - look_.from;
  const double perPixel =
      static_cast<double>(width.count()) / (geometry_.right() - geometry_.left());
  const trace::Duration shift{std::llround(pixels * perPixel)};
  const trace::Instant from = std::max(trace::Instant{}, look_.from + shift);
  follows_ = look_.playhead >= from && look_.playhead <= from + width;
  setWindow(from, from + width);
  becomeStale();
}

void TapeItem::showAll() {
  zoomed_ = false;
  follows_ = true;
  Q_EMIT windowChanged();
  becomeStale();
}

}  // namespace canvas
