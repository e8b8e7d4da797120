#include "app/canvas/space_time_item.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

#include "app/canvas/millis.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr trace::Duration kLeastSpan = std::chrono::milliseconds(1);
constexpr trace::Duration kShortest = std::chrono::milliseconds(100);
/// Of a window nobody has zoomed yet, design tokens: space-time.
constexpr double kPixelsPerMs = 1.8;

trace::Duration times(trace::Duration d, double factor) {
  return trace::Duration{std::llround(static_cast<double>(d.count()) * factor)};
}

}  // namespace

void SpaceTimeItem::show(const view::Moment& moment, std::vector<trace::EventId> chain) {
  if (moment.trace == nullptr || width() <= 0 || height() <= 0) return;
  const trace::Trace& trace = *moment.trace;
  log_.bring(trace);
  look_.palette = &colours();
  look_.playhead = moment.time;
  const bool any = trace.lastId() > trace.droppedThrough();
  look_.end = any ? std::max(moment.time, trace.at(trace.lastId()).at) : moment.time;
  std::sort(chain.begin(), chain.end());
  look_.chain = std::move(chain);
  look_.clients = log_.clients();
  plan_.size = size();
  plan_.textScale = textScale();
  plan_.servers = log_.servers();
  plan_.clients = look_.clients.size();
  fitWindow();
  geometry_ = SpaceTimeGeometry(plan_);
  lookUp(trace);
  drawSpaceTime(window_, geometry_, look_, scene_);
  Pointed now = under(pointer_, trace);
  QString words = wordsOf(look_.current, trace);
  const bool moved = now != pointed_ || words != currentText_;
  pointed_ = std::move(now);
  currentText_ = std::move(words);
  update();
  tellWindow();
  if (moved) Q_EMIT pointedChanged();
}

// The window and the finds are looked up anew only when something about them changed: a moving
// playhead alone costs no search.
void SpaceTimeItem::lookUp(const trace::Trace& trace) {
  view::SpaceTimeQuery query;
  query.from = plan_.from;
  query.to = plan_.to;
  query.filter = filter_;
  query.rows = static_cast<std::size_t>(std::max(1.0, geometry_.height() / 3));
  if (query != window_.query || log_.version() != windowVersion_) {
    window_ = view::windowOf(log_, trace, query);
    windowVersion_ = log_.version();
  }
  if (!search_.bring(trace)) return;
  look_.matches.clear();
  for (const auto& find : search_.finds()) look_.matches.push_back(find.event);
  Q_EMIT searchChanged();
}

trace::Instant SpaceTimeItem::lastInstant() const {
  return std::max(look_.end, trace::Instant{kShortest});
}

void SpaceTimeItem::fitWindow() {
  if (whole_) {
    plan_.from = {};
    plan_.to = lastInstant() + times(lastInstant().time_since_epoch(), 0.02);
    return;
  }
  if (plan_.to <= plan_.from) {
    const double tall = std::max(50.0, height() / textScale() / kPixelsPerMs);
    plan_.to = plan_.from + trace::Duration{std::llround(tall * 1e6)};
  }
  if (follow_) keepPlayheadSeen();
}

void SpaceTimeItem::keepPlayheadSeen() {
  const trace::Duration all = span();
  trace::Instant from = plan_.from;
  if (look_.playhead > from + times(all, 0.8)) from = look_.playhead - times(all, 0.8);
  if (look_.playhead < from + times(all, 0.05)) from = look_.playhead - times(all, 0.3);
  plan_.from = std::max(trace::Instant{}, from);
  plan_.to = plan_.from + all;
}

void SpaceTimeItem::setWindow(trace::Instant from, trace::Duration span) {
  const trace::Duration most = times(lastInstant().time_since_epoch(), 1.2);
  const trace::Duration kept = std::clamp(span, kLeastSpan, std::max(most, kLeastSpan));
  // The run's end stays in sight.
  const trace::Instant latest = lastInstant() - times(kept, 0.2);
  plan_.from = std::clamp(from, trace::Instant{}, std::max(trace::Instant{}, latest));
  plan_.to = plan_.from + kept;
  whole_ = false;
  becomeStale();
  Q_EMIT windowChanged();
}

void SpaceTimeItem::tellWindow() {
  const double ms = static_cast<double>(span().count()) / 1e6;
  QString shown = ms >= 10'000 ? tr("%1 s shown").arg(ms / 1000, 0, 'f', 0)
                               : tr("%1 ms shown").arg(ms, 0, 'f', ms < 10 ? 1 : 0);
  QString note;
  if (window_.dense()) {
    note = tr("%1 messages: drawn as how many each server sent; zoom in to see each")
               .arg(QLocale().toString(static_cast<qulonglong>(window_.messages)));
  } else if (window_.foldedMessages > 0) {
    note = tr("%1 heartbeats folded").arg(static_cast<qulonglong>(window_.foldedMessages));
  }
  if (shown == shownText_ && note == note_ && plan_.from == toldFrom_) return;
  toldFrom_ = plan_.from;
  shownText_ = std::move(shown);
  note_ = std::move(note);
  Q_EMIT windowChanged();
}

double SpaceTimeItem::windowFrom() const { return msOf(plan_.from); }
double SpaceTimeItem::windowTo() const { return msOf(plan_.to); }
double SpaceTimeItem::timeAt(double y) const { return msOf(geometry_.time(y)); }

double SpaceTimeItem::yOf(double ms) const {
  return geometry_.y(trace::Instant{trace::Duration{std::llround(ms * 1e6)}});
}

void SpaceTimeItem::zoomAt(double y, double factor) {
  if (!(factor > 0) || span() <= trace::Duration{}) return;
  const bool byPlayhead = follow_ && !whole_;
  const trace::Instant fixed = byPlayhead ? look_.playhead : geometry_.time(y);
  setWindow(fixed - times(fixed - plan_.from, 1 / factor), times(span(), 1 / factor));
}

void SpaceTimeItem::pan(double pixels) {
  if (span() <= trace::Duration{}) return;
  follow_ = false;
  const double perPixel = static_cast<double>(span().count()) / geometry_.height();
  setWindow(plan_.from + trace::Duration{std::llround(pixels * perPixel)}, span());
}

void SpaceTimeItem::showAll() {
  whole_ = true;
  follow_ = false;
  becomeStale();
  Q_EMIT windowChanged();
}

void SpaceTimeItem::setFollow(bool follow) {
  if (follow == follow_ && !whole_) return;
  follow_ = follow;
  if (follow && whole_) {
    // Back from the whole run to the usual span.
    whole_ = false;
    plan_.to = plan_.from;
  }
  becomeStale();
  Q_EMIT windowChanged();
}

}  // namespace canvas
