// Conditions that are watched while a run goes on: tells which of them come true at a step. What is
// so already is no news; it counts when it comes true again.
// Thread rule: a value; one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/condition.h"

namespace session {

/// A condition and the number by which whoever set it knows it.
struct WatchPoint {
  int id{0};
  scenario::Condition condition;
  friend bool operator==(const WatchPoint&, const WatchPoint&) = default;
};

class Watch {
 public:
  /// REQUIRES: the conditions name only servers of the cluster.
  void set(std::vector<WatchPoint> points, const scenario::Present& now);
  /// From here on: what holds now is no news.
  void restart(const scenario::Present& now);
  bool empty() const { return points_.empty(); }
  const std::vector<WatchPoint>& points() const { return points_; }
  /// One of them asks about all that clients were told: Present::calls must be given.
  bool asksForOperations() const;
  /// The first that came true with the events of the last step.
  std::optional<int> observe(const scenario::Present& now);

 private:
  std::vector<WatchPoint> points_;
  std::vector<bool> held_;
};

/// False: these events cannot have changed what the condition says. Some are dear to ask.
bool mayChange(const scenario::Condition& condition, const std::vector<trace::Event>& events);
/// No server that the condition names is missing among S1 ... S<servers>.
bool fits(const scenario::Condition& condition, std::size_t servers);

}  // namespace session
