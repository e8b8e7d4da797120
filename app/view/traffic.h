// How much goes over the links just now, and whether that is more than a picture of single messages
// can show. Counted from the trace: each frame reads the new events only.
// Thread rule: one thread at a time. Law: what traffic() says is a function of the trace, the
// playhead's time and the speed, however it was reached.
#pragma once

#include <QString>

#include <deque>
#include <map>

#include "app/view/moment.h"

namespace view {

/// One direction of a link.
struct LinkRate {
  trace::ServerId from;
  trace::ServerId to;
  double messages{0};  ///< a second of the run
  double entries{0};
  friend bool operator==(const LinkRate&, const LinkRate&) = default;
};

struct TrafficReading {
  bool coarse{false};  ///< too much for single messages
  double messages{0};  ///< a second of the run, over all links
  double entries{0};
  std::vector<LinkRate> links;  ///< those with any; empty unless coarse
  friend bool operator==(const TrafficReading&, const TrafficReading&) = default;
};

class TrafficMeter {
 public:
  /// Messages sent in a second of the viewer's beyond which they are drawn as rates: forty a frame.
  static constexpr double kReadableMost = 2400;
  /// Viewer time over which is counted, and how long after the last crowd rates stay.
  static constexpr double kWindowMs = 500;
  static constexpr double kCalmMs = 2000;
  /// Events read in one go at most, where the playhead leapt.
  static constexpr std::uint64_t kReadMost = 100'000;

  const TrafficReading& bring(const Moment& moment);

 private:
  struct Count {
    std::uint32_t messages{0};
    std::uint32_t entries{0};
  };
  /// What was sent in one slice of the run.
  struct Slice {
    std::int64_t number{0};
    Count all;
    std::map<std::pair<trace::ServerId, trace::ServerId>, Count> links;
  };

  void begin(const Moment& moment, trace::Duration back);
  void read(const trace::Event& event);
  std::uint64_t sentIn(std::int64_t from, std::int64_t to) const;
  bool crowdedSince(std::int64_t now, std::int64_t window, std::int64_t calm, double most) const;
  void fill(std::int64_t now, std::int64_t window);

  std::deque<Slice> slices_;  ///< those with traffic, oldest first
  trace::EventId seen_;
  trace::Instant from_{};  ///< counted from here on
  const trace::Trace* trace_{nullptr};
  TrafficReading reading_;
};

/// "Traffic is drawn as rates: 12 400 messages a second, 9 800 entries a second"; else "".
QString trafficText(const TrafficReading& reading);
/// "4 100/s", "0.5/s".
QString rateText(double aSecond);

}  // namespace view
