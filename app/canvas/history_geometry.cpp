#include <algorithm>

#include "app/canvas/history_list.h"

namespace canvas {

HistoryGeometry::HistoryGeometry(const view::ClientHistory& history, const HistoryLook& look)
    : look_(look) {
  for (const auto& [client, lanes] : history.lanes()) {
    first_[client] = lanes_;
    lanes_ += lanes;
  }
}

double HistoryGeometry::x(trace::Instant at) const {
  const auto share = static_cast<double>((at - look_.from).count()) /
                     static_cast<double>(std::max<std::int64_t>(1, look_.span.count()));
  return left() + share * (right() - left());
}

trace::Instant HistoryGeometry::timeAt(double x) const {
  const double share = (x - left()) / std::max(1.0, right() - left());
  return look_.from + trace::Duration(static_cast<std::int64_t>(
                          share * static_cast<double>(look_.span.count())));
}

double HistoryGeometry::y(kv::ClientId client, std::size_t lane) const {
  const auto at = first_.find(client);
  const std::size_t row = (at == first_.end() ? 0 : at->second) + lane;
  return top() + static_cast<double>(row) * this->lane() - look_.scrollY;
}

double HistoryGeometry::maxScrollY() const {
  const double content = top() + static_cast<double>(lanes_) * lane();
  return std::max(0.0, content - look_.size.height());
}

std::vector<const view::ClientOperation*> visibleOperations(const view::ClientHistory& history,
                                                            trace::EventId now, trace::Instant from,
                                                            trace::Instant to) {
  const auto& all = history.operations();
  const auto called = [now](const view::ClientOperation& one) { return one.call <= now; };
  const auto end = std::ranges::partition_point(all, called);
  const auto startOf = [](const view::ClientOperation& one) { return one.shown.startedAt; };
  const trace::Instant earliest = from - history.longest();
  const auto first = std::ranges::lower_bound(all.begin(), end, earliest, {}, startOf);
  const auto last = std::ranges::upper_bound(first, end, to, {}, startOf);
  std::vector<const view::ClientOperation*> visible;
  for (const std::size_t place : history.openEnded()) {
    const view::ClientOperation* open = history.at(place);
    if (called(*open) && open->shown.startedAt < earliest) visible.push_back(open);
  }
  for (auto at = first; at != last; ++at) visible.push_back(&*at);
  return visible;
}

}  // namespace canvas
