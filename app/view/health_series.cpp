#include "app/view/health_series.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

using Place = std::deque<Sample>::const_iterator;

Place firstAfter(const std::deque<Sample>& samples, trace::Instant at) {
  return std::upper_bound(samples.begin(), samples.end(), at,
                          [](trace::Instant t, const Sample& sample) { return t < sample.at; });
}

}  // namespace

const char* nameOf(Metric metric) {
  static constexpr std::array kNames{"up",
                                     "etcd_server_has_leader",
                                     "etcd_server_leader_changes_seen_total",
                                     "etcd_server_proposals_committed_total",
                                     "etcd_server_proposals_applied_total",
                                     "etcd_server_proposals_pending",
                                     "etcd_server_proposals_failed_total",
                                     "etcd_disk_wal_fsync_duration_seconds",
                                     "etcd_network_peer_round_trip_time_seconds",
                                     "etcd_mvcc_db_total_size_in_bytes"};
  static_assert(kNames.size() == kMetrics.size());
  return kNames[static_cast<std::size_t>(metric)];
}

void Series::change(const Sample& sample) {
  if (!samples_.empty() && samples_.back().value == sample.value) return;
  add(sample);
}

void Series::add(const Sample& sample) {
  if (samples_.size() >= kSamplesMost) {
    const auto half = static_cast<std::ptrdiff_t>(samples_.size() / 2);
    samples_.erase(samples_.begin(), samples_.begin() + half);
  }
  samples_.push_back(sample);
}

void Series::forgetBefore(trace::Instant at) {
  const auto after = firstAfter(samples_, at);
  if (after != samples_.begin()) samples_.erase(samples_.begin(), std::prev(after));
}

std::optional<double> Series::valueAt(trace::Instant at, trace::EventId now) const {
  auto after = firstAfter(samples_, at);
  while (after != samples_.begin() && std::prev(after)->event > now) --after;
  return after == samples_.begin() ? std::nullopt : std::prev(after)->value;
}

std::vector<double> Series::within(trace::Instant from, trace::Instant to) const {
  std::vector<double> values;
  const Place end = firstAfter(samples_, to);
  for (Place at = firstAfter(samples_, from); at != end; ++at) {
    if (at->value) values.push_back(*at->value);
  }
  return values;
}

double Series::growthWithin(trace::Instant from, trace::Instant to) const {
  const Place first = firstAfter(samples_, from);
  double before = first == samples_.begin() ? 0 : std::prev(first)->value.value_or(0);
  double growth = 0;
  const Place end = firstAfter(samples_, to);
  for (Place at = first; at != end; ++at) {
    const double value = at->value.value_or(0);
    if (at->value) growth += value >= before ? value - before : value;
    before = value;
  }
  return growth;
}

std::optional<double> quantileOf(std::vector<double> values, double share) {
  if (values.empty()) return std::nullopt;
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  const auto place = static_cast<std::ptrdiff_t>(std::max(1.0, rank)) - 1;
  std::nth_element(values.begin(), values.begin() + place, values.end());
  return values[static_cast<std::size_t>(place)];
}

}  // namespace view
