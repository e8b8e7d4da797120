#include "app/view/link_inspector.h"

#include <algorithm>

#include "app/view/words.h"

namespace view {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

trace::ServerId idOf(int number) { return trace::ServerId{static_cast<std::uint64_t>(number)}; }

}  // namespace

void LinkInspector::choose(int from, int to) {
  if (from != from_ || to != to_) {
    from_ = from;
    to_ = to;
    Q_EMIT linkChanged();
  }
  Q_EMIT asked();
}

bool LinkInspector::isIn(const trace::ClusterView& cluster) const {
  const int servers = static_cast<int>(cluster.size());
  return from_ > 0 && to_ > 0 && from_ != to_ && from_ <= servers && to_ <= servers;
}

std::vector<const trace::LinkState*> LinkInspector::waysIn(
    const trace::ClusterView& cluster) const {
  if (isIn(cluster)) {
    return {&cluster.link(idOf(from_), idOf(to_)), &cluster.link(idOf(to_), idOf(from_))};
  }
  std::vector<const trace::LinkState*> ways;
  for (const trace::ServerView& a : cluster.servers()) {
    for (const trace::ServerView& b : cluster.servers()) {
      if (a.id != b.id) ways.push_back(&cluster.link(a.id, b.id));
    }
  }
  return ways;
}

LinkInspector::Sheet LinkInspector::sheetOf(const std::vector<const trace::LinkState*>& ways) {
  if (ways.empty()) return {};
  const trace::LinkState& first = *ways.front();
  trace::LinkState widest = first;
  Sheet sheet;
  for (const trace::LinkState* way : ways) {
    widest.latencyMin = std::min(widest.latencyMin, way->latencyMin);
    widest.latencyMax = std::max(widest.latencyMax, way->latencyMax);
    widest.lossPpm = std::max(widest.lossPpm, way->lossPpm);
    sheet.sameLatency = sheet.sameLatency && way->latencyMin == first.latencyMin &&
                        way->latencyMax == first.latencyMax;
    sheet.sameLoss = sheet.sameLoss && way->lossPpm == first.lossPpm;
  }
  if (!sheet.sameLatency || !sheet.sameLoss) {
    sheet.state =
        Say::tr("They differ: %1, up to %2 lost.")
            .arg(rangeText(widest.latencyMin, widest.latencyMax), percentText(widest.lossPpm));
  }
  sheet.latencyMin = Milliseconds(widest.latencyMin).count();
  sheet.latencyMax = Milliseconds(widest.latencyMax).count();
  sheet.loss = widest.lossPpm / 10'000.0;
  return sheet;
}

QString LinkInspector::cutText(const Sheet& sheet) const {
  if (!sheet.cutForth && !sheet.cutBack) return {};
  if (from_ == 0) return Say::tr("Some links are cut.");
  const QString near = nameOf(idOf(from_));
  const QString far = nameOf(idOf(to_));
  if (sheet.cutForth && sheet.cutBack) {
    return Say::tr("Nothing passes between %1 and %2.").arg(near, far);
  }
  const QString said = Say::tr("Nothing passes from %1 to %2.");
  return sheet.cutForth ? said.arg(near, far) : said.arg(far, near);
}

void LinkInspector::show(const trace::ClusterView& cluster) {
  const std::vector<const trace::LinkState*> ways = waysIn(cluster);
  Sheet sheet = sheetOf(ways);
  if (isIn(cluster)) {
    sheet.cutForth = ways.front()->cut;
    sheet.cutBack = ways.back()->cut;
  } else {
    sheet.cutForth = sheet.cutBack =
        std::any_of(ways.begin(), ways.end(), [](const auto* way) { return way->cut; });
  }
  const QString cut = cutText(sheet);
  if (!cut.isEmpty()) sheet.state = sheet.state.isEmpty() ? cut : cut + u' ' + sheet.state;
  if (sheet == sheet_) return;
  sheet_ = sheet;
  Q_EMIT changed();
}

}  // namespace view
