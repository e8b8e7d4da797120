// What operators watch, as lines over time: one series a metric and server.
// Thread rule: values; one thread at a time. Invariant: samples grow in time and in events.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "engine/trace/event.h"

namespace view {

/// Named as etcd names them (nameOf). Durations are the 99th percentile of a window, in seconds.
enum class Metric : std::uint8_t {
  Up,
  HasLeader,
  LeaderChanges,
  Committed,
  Applied,
  Pending,
  Failed,
  Fsync,
  RoundTrip,
  Size
};
inline constexpr std::array kMetrics{
    Metric::Up,      Metric::HasLeader, Metric::LeaderChanges, Metric::Committed, Metric::Applied,
    Metric::Pending, Metric::Failed,    Metric::Fsync,         Metric::RoundTrip, Metric::Size};
/// "etcd_server_has_leader".
const char* nameOf(Metric metric);

struct Sample {
  trace::Instant at{};
  trace::EventId event;         ///< the last one that it counts
  std::optional<double> value;  ///< none from then on: nobody answers for the server
  friend bool operator==(const Sample&, const Sample&) = default;
};

class Series {
 public:
  /// Beyond it, the older half is given up.
  static constexpr std::size_t kSamplesMost = 100'000;

  /// Nothing is added where nothing changed.
  void change(const Sample& sample);
  void add(const Sample& sample);
  /// Gives up what was before `at`, but for what was so then.
  void forgetBefore(trace::Instant at);
  /// As it was at `at`, when nothing after event `now` had happened; nullopt: nothing is known.
  std::optional<double> valueAt(trace::Instant at, trace::EventId now) const;
  /// Values of samples in (from, to].
  std::vector<double> within(trace::Instant from, trace::Instant to) const;
  /// By how much a counter grew in (from, to]: one that begins again at 0 grew by what it is then.
  double growthWithin(trace::Instant from, trace::Instant to) const;
  const std::deque<Sample>& samples() const { return samples_; }

 private:
  std::deque<Sample> samples_;
};

/// The smallest value that `share` of them do not exceed; nullopt without values.
std::optional<double> quantileOf(std::vector<double> values, double share);

}  // namespace view
