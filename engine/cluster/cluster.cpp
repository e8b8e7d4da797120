#include "engine/cluster/cluster.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace cluster {

Cluster::Cluster(const Settings& settings, const Costs& costs)
    : settings_(settings),
      costs_(costs),
      clients_(settings),
      keepers_(settings),
      watchers_(settings) {
  assert(settings.servers >= 1 && settings.allServers() <= kServersMost);
  const std::size_t servers = settings.allServers();
  links_.assign(servers * servers, Link{.state = settings.links});
  emit(ServerId{}, clusterStarted());
}

trace::ClusterStarted Cluster::clusterStarted() const {
  trace::ClusterStarted started;
  started.servers = settings_.allServers();
  started.electionTimeoutMin = settings_.electionTimeoutMin;
  started.electionTimeoutMax = settings_.electionTimeoutMax;
  started.heartbeatInterval = settings_.heartbeatInterval;
  started.links = settings_.links;
  started.disks = costs_.disks;
  started.voters = settings_.servers;
  started.preVote = settings_.preVote;
  started.checkQuorum = settings_.checkQuorum;
  started.readMode = settings_.readMode;
  started.rules = settings_.rules;
  started.historyKept = settings_.historyKept;
  return started;
}

void Cluster::advanceTo(Instant now) { now_ = std::max(now_, now); }

void Cluster::beginStep() {
  trigger_ = trace::EventId{};
  lastApplied_ = trace::EventId{};
}

trace::EventId Cluster::record(trace::Body body) {
  trigger_ = trace::EventId{};
  return emit(ServerId{}, std::move(body));
}

void Cluster::drain(std::vector<trace::Event>& into) {
  if (into.empty()) {
    into.swap(events_);
    return;
  }
  into.insert(into.end(), std::make_move_iterator(events_.begin()),
              std::make_move_iterator(events_.end()));
  events_.clear();
}

trace::EventId Cluster::emit(ServerId server, trace::Body body,
                             std::vector<trace::EventId> causes) {
  if (const auto* changed = std::get_if<raft::TermChanged>(&body)) {
    highestTerm_ = std::max(highestTerm_, changed->term);
  }
  ++lastEvent_;
  // That a server gave up is told in any case.
  if (untold_ && !std::holds_alternative<trace::ServerRefused>(body)) return lastEvent_;
  events_.push_back({lastEvent_, now_, server, trigger_, std::move(causes), std::move(body)});
  return lastEvent_;
}

struct Cluster::Happen {
  Cluster& cluster;
  bool operator()(const Delivery& delivery) const {
    cluster.arrive(delivery);
    return true;
  }
  bool operator()(const LostOnTheWay& lost) const {
    cluster.dropMessage(lost.id, lost.sent, trace::DropReason::Loss);
    return true;
  }
  bool operator()(const Alarm& alarm) const { return cluster.alarmRings(alarm); }
  bool operator()(const SyncDone& done) const { return cluster.syncDone(done); }
  bool operator()(const Turn& turn) const { return cluster.takeTurn(turn); }
  bool operator()(const RequestArrival& request) const {
    cluster.requestArrives(request);
    return true;
  }
  bool operator()(const AnswerArrival& arrival) const {
    cluster.answerArrives(arrival);
    return true;
  }
  bool operator()(const ClientAlarm& alarm) const { return cluster.clientAlarmRings(alarm); }
  bool operator()(const WatchArrival& arrival) const {
    cluster.watchArrives(arrival);
    return true;
  }
  bool operator()(const ToldArrival& arrival) const {
    cluster.toldArrives(arrival);
    return true;
  }
};

bool Cluster::happen(const Happening& what) { return std::visit(Happen{*this}, what); }

}  // namespace cluster
