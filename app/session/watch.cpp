#include "app/session/watch.h"

#include <algorithm>

namespace session {

namespace {

template <class... Bodies>
bool hasAny(const std::vector<trace::Event>& events) {
  return std::any_of(events.begin(), events.end(), [](const trace::Event& event) {
    return (std::holds_alternative<Bodies>(event.body) || ...);
  });
}

bool isFact(const scenario::Condition& condition, scenario::Fact fact) {
  const auto* is = std::get_if<scenario::Fact>(&condition.what);
  return is != nullptr && *is == fact;
}

struct HighestServer {
  std::uint64_t operator()(const scenario::LeaderIn& is) const {
    std::uint64_t highest = 0;
    for (const raft::ServerId id : is.servers) highest = std::max(highest, id.value);
    return highest;
  }
  std::uint64_t operator()(const scenario::ServerIs& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::NumberIs& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::KeyIs& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::MessageTo& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::LeaseLives& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::KeyHasLease& is) const { return is.server.value; }
  std::uint64_t operator()(const scenario::ClientIs&) const { return 0; }
  std::uint64_t operator()(const scenario::ClientNumberIs&) const { return 0; }
  std::uint64_t operator()(const scenario::ClientHolds&) const { return 0; }
  std::uint64_t operator()(const scenario::LeaseDoes&) const { return 0; }
  std::uint64_t operator()(const scenario::WatchDoes&) const { return 0; }
  std::uint64_t operator()(const scenario::Fact&) const { return 0; }
  std::uint64_t operator()(const scenario::LastOperationIs&) const { return 0; }
  std::uint64_t operator()(const scenario::LastResultIs&) const { return 0; }
  std::uint64_t operator()(const scenario::Happening&) const { return 0; }
};

}  // namespace

bool mayChange(const scenario::Condition& condition, const std::vector<trace::Event>& events) {
  if (isFact(condition, scenario::Fact::Linearizable)) {
    return hasAny<trace::OperationFinished>(events);
  }
  if (std::holds_alternative<scenario::KeyIs>(condition.what) ||
      std::holds_alternative<scenario::KeyHasLease>(condition.what) ||
      std::holds_alternative<scenario::LeaseLives>(condition.what)) {
    return hasAny<raft::CommitAdvanced, trace::Applied, trace::StateRestored, trace::ServerStarted,
                  trace::ServerCrashed>(events);
  }
  if (isFact(condition, scenario::Fact::LogsAgree)) {
    return hasAny<raft::Appended, raft::Truncated, raft::Compacted, raft::SnapshotInstalled,
                  trace::ServerStarted, trace::ServerCrashed, trace::ServerRefused>(events);
  }
  return true;
}

bool fits(const scenario::Condition& condition, std::size_t servers) {
  return std::visit(HighestServer{}, condition.what) <= servers;
}

void Watch::set(std::vector<WatchPoint> points, const scenario::Present& now) {
  points_ = std::move(points);
  restart(now);
}

void Watch::restart(const scenario::Present& now) {
  held_.clear();
  for (const WatchPoint& point : points_) {
    const bool counts = now.view.size() > 0 && !scenario::occurs(point.condition);
    held_.push_back(counts && scenario::holds(point.condition, now));
  }
}

bool Watch::asksForOperations() const {
  return std::any_of(points_.begin(), points_.end(), [](const WatchPoint& point) {
    return isFact(point.condition, scenario::Fact::Linearizable);
  });
}

std::optional<int> Watch::observe(const scenario::Present& now) {
  std::optional<int> met;
  if (now.view.size() == 0) return met;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const scenario::Condition& condition = points_[i].condition;
    if (!mayChange(condition, now.events)) continue;
    const bool holds = scenario::holds(condition, now);
    if (holds && !held_[i] && !met) met = points_[i].id;
    held_[i] = holds && !scenario::occurs(condition);
  }
  return met;
}

}  // namespace session
