#include "app/canvas/log_item.h"

#include <algorithm>

namespace canvas {

void LogItem::show(const view::Moment& moment) {
  if (moment.cluster == nullptr) return;
  const trace::ClusterView& cluster = *moment.cluster;
  look_.palette = &colours();
  look_.textScale = textScale();
  look_.size = size();
  const double before = geometry_.maxScrollX();
  const double beforeY = geometry_.maxScrollY();
  const bool wasEmpty = empty();
  last_ = lastIndexOf(cluster);
  geometry_ = LogGeometry(cluster.size(), last_, look_);
  const double most = geometry_.maxScrollX();
  const double wanted = follow_ ? most : std::min(look_.scrollX, most);
  const bool moves = wanted != look_.scrollX;
  look_.scrollX = wanted;
  look_.scrollY = std::min(look_.scrollY, geometry_.maxScrollY());
  geometry_ = LogGeometry(cluster.size(), last_, look_);
  drawLog(moment, geometry_, look_, list_);
  describe(cluster);
  update();
  const bool scrolls = moves || most != before || beforeY != geometry_.maxScrollY();
  if (scrolls || wasEmpty != empty()) Q_EMIT scrolled();
}

void LogItem::describe(const trace::ClusterView& cluster) {
  LogWords words = logWords(cluster, look_.compared);
  if (words == words_) return;
  words_ = std::move(words);
  Q_EMIT described();
}

void LogItem::setScrollX(double px) {
  const double wanted = std::clamp(px, 0.0, maxScrollX());
  const bool atEnd = wanted >= maxScrollX() - 1;
  if (wanted == look_.scrollX && atEnd == follow_) return;
  look_.scrollX = wanted;
  follow_ = atEnd;
  Q_EMIT scrolled();
  becomeStale();
}

void LogItem::setScrollY(double px) {
  const double wanted = std::clamp(px, 0.0, maxScrollY());
  if (wanted == look_.scrollY) return;
  look_.scrollY = wanted;
  Q_EMIT scrolled();
  becomeStale();
}

void LogItem::setFollow(bool follow) {
  if (follow == follow_) return;
  follow_ = follow;
  Q_EMIT scrolled();
  becomeStale();
}

void LogItem::setHoveredIndex(qulonglong index) {
  if (index == look_.hovered.value) return;
  look_.hovered = raft::Index{index};
  Q_EMIT hoveredChanged();
  becomeStale();
}

QPoint LogItem::cellAt(double x, double y) const {
  const LogCell cell = geometry_.cellAt({x, y});
  return {static_cast<int>(cell.server.value), static_cast<int>(cell.index.value)};
}

void LogItem::compare(int server, qulonglong index) {
  look_.compared = {trace::ServerId{static_cast<std::uint64_t>(std::max(0, server))},
                    raft::Index{index}};
  becomeStale();
}

}  // namespace canvas
