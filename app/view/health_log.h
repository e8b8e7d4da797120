// What operators watch and what their alerts say, over a branch: a fold of its events, read once
// and added to as the branch grows. Whatever the playhead, an answer is a search in it.
// Thread rule: a value; one thread at a time.
// What the trace has given up to keep its budget is given up here, too.
// Law: what is held does not depend on how the events were divided into calls of bring().
#pragma once

#include <unordered_map>

#include "app/view/health_rules.h"
#include "engine/trace/trace.h"

namespace view {

struct Concerned {
  trace::ServerId server;
  trace::Instant since{};
  friend bool operator==(const Concerned&, const Concerned&) = default;
};

/// One time that a rule was true, without a break.
struct Episode {
  std::size_t rule{0};     ///< in healthRules()
  trace::ServerId server;  ///< 0: the cluster as a whole
  std::vector<Concerned> concerned;
  trace::Instant pending{};
  trace::Instant firing{raft::kNever};  ///< it had been true as long as the rule says
  trace::Instant ended{raft::kNever};
  friend bool operator==(const Episode&, const Episode&) = default;

  bool firedBy(trace::Instant now) const { return firing <= now; }
  bool trueAt(trace::Instant now) const { return pending <= now && now < ended; }
};

class HealthLog {
 public:
  static constexpr std::uint64_t kEventsAFrame = 50'000;
  static constexpr int kScale = 60;

  /// `scale`: a minute of the rules is so many times shorter here.
  explicit HealthLog(int scale = kScale) : scale_(scale) {}

  /// Reads on, at most kEventsAFrame events; once all are read, looks at the rules until `time`.
  /// True: what was known is no longer so.
  bool bring(const trace::Trace& trace, trace::Instant time);

  int scale() const { return scale_; }
  std::size_t servers() const { return servers_.size(); }
  trace::EventId readTo() const { return readTo_; }
  /// False: of the branch's oldest events, which were given up, nothing is known.
  bool complete() const { return complete_; }
  /// REQUIRES: 1 <= server <= servers(); not Size, which needs the store.
  const Series& of(Metric metric, trace::ServerId server) const {
    return servers_[server.value - 1].series[static_cast<std::size_t>(metric)];
  }
  /// In order of their beginning.
  const std::vector<Episode>& episodes() const { return episodes_; }
  trace::Duration scaled(trace::Duration ofRule) const { return ofRule / scale_; }
  const raft::Configuration& members() const { return members_; }

 private:
  friend struct HealthReader;
  friend struct HealthLook;

  struct Server {
    std::array<Series, kMetrics.size()> series;
    Series syncs;   ///< each fsync, seconds
    Series trips;   ///< each round trip to a peer that it measured, seconds
    Series missed;  ///< messages to it that could not be delivered
    trace::ServerId leader;
    bool running{false};
    bool paused{false};
    double leaderChanges{0};
    double committed{0};
    double applied{0};
    double pending{0};
    double failed{0};
    trace::Instant syncedAt{};
    trace::EventId beat;  ///< the delivery of the last heartbeat
    trace::Instant beatSentAt{};
  };
  struct Flying {
    trace::ServerId from;
    trace::ServerId to;
    trace::Instant asked{};  ///< of a heartbeat and its answer: when the heartbeat was sent
    bool beat{false};
    bool answer{false};
  };
  struct Asked {
    trace::ServerId at;
    bool writes{true};
  };

  bool stillTrue(const trace::Trace& trace) const;
  void begin(const trace::Trace& trace);
  void lookUntil(trace::Instant time);
  void forgetBefore(trace::Instant at);
  trace::Instant keptFrom(const trace::Trace& trace) const;

  int scale_;
  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  trace::EventId readTo_;
  trace::Event lastRead_;
  bool complete_{true};
  trace::EventId forgotten_;  ///< up to here

  std::vector<Server> servers_;
  raft::Configuration members_;
  raft::Index membersIndex_;
  std::unordered_map<std::uint64_t, Flying> flying_;
  std::unordered_map<std::uint64_t, Asked> asked_;
  Series changes_;  ///< the highest count of leader changes of any server, once a minute
  trace::Instant nextLook_{};
  std::vector<Episode> episodes_;
  /// By rule and server (0: the cluster): the place of the episode that lasts.
  std::vector<std::vector<std::optional<std::size_t>>> open_;
};

}  // namespace view
