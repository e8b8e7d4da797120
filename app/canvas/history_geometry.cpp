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

std::vector<std::size_t> visibleOperations(const view::ClientHistory& history, trace::EventId now,
                                           trace::Instant from, trace::Instant to) {
  const auto& all = history.operations();
  const std::size_t called = history.calledBy(now);
  const auto startsBefore = [](const view::ClientOperation& operation, trace::Instant at) {
    return operation.shown.startedAt < at;
  };
  const auto begin = all.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(called);
  const auto first = std::lower_bound(begin, end, from - history.longest(), startsBefore);
  const auto last = std::upper_bound(first, end, to, [](trace::Instant at, const auto& operation) {
    return at < operation.shown.startedAt;
  });
  std::vector<std::size_t> places;
  for (const std::size_t open : history.openEnded()) {
    if (open < static_cast<std::size_t>(first - begin)) places.push_back(open);
  }
  for (auto at = first; at != last; ++at) places.push_back(static_cast<std::size_t>(at - begin));
  return places;
}

}  // namespace canvas
