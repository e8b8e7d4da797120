#include "engine/sim/world.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace sim {

SimWorld::SimWorld(const cluster::Settings& settings) : settings_(settings), clients_(settings) {
  assert(settings.servers >= 1 && settings.servers <= cluster::kServersMost);
  nodes_.resize(settings.servers);
  links_.assign(std::size_t{settings.servers} * settings.servers, Link{.state = settings.links});
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].id = raft::ServerId{i + 1};
    nodes_[i].disk.state = settings.disks;
  }
  emit(raft::ServerId{}, clusterStarted());
  for (Node& node : nodes_) {
    trigger_ = trace::EventId{};
    start(node);
  }
}

trace::ClusterStarted SimWorld::clusterStarted() const {
  return {settings_.servers,
          settings_.electionTimeoutMin,
          settings_.electionTimeoutMax,
          settings_.heartbeatInterval,
          settings_.links,
          settings_.disks};
}

bool SimWorld::step(raft::Instant limit) {
  while (!schedule_.empty() && schedule_.nextAt() <= limit) {
    const Schedule::Occurrence first = schedule_.take();
    now_ = first.at;
    trigger_ = trace::EventId{};
    lastApplied_ = trace::EventId{};
    if (handle(first.what)) return true;
  }
  now_ = std::max(now_, limit);
  return false;
}

trace::EventId SimWorld::record(trace::Body body) {
  trigger_ = trace::EventId{};
  return emit(raft::ServerId{}, std::move(body));
}

void SimWorld::drain(std::vector<trace::Event>& into) {
  if (into.empty()) {
    into.swap(events_);
    return;
  }
  into.insert(into.end(), std::make_move_iterator(events_.begin()),
              std::make_move_iterator(events_.end()));
  events_.clear();
}

/// What each occurrence does; false if it was out of date and nothing happened.
struct SimWorld::Handle {
  SimWorld& world;
  bool operator()(const Arrival& arrival) const {
    world.arrive(arrival);
    return true;
  }
  bool operator()(const LostOnTheWay& lost) const {
    world.dropMessage(lost.id, lost.sent, trace::DropReason::Loss);
    return true;
  }
  bool operator()(const Alarm& alarm) const { return world.alarmRings(alarm); }
  bool operator()(const SyncDone& done) const { return world.syncDone(done); }
  bool operator()(const Free& turn) const { return world.takeTurn(turn); }
  bool operator()(const RequestArrival& request) const {
    world.requestArrives(request);
    return true;
  }
  bool operator()(const AnswerArrival& arrival) const {
    world.answerArrives(arrival);
    return true;
  }
  bool operator()(const ClientAlarm& alarm) const { return world.clientAlarmRings(alarm); }
};

bool SimWorld::handle(const Happening& what) { return std::visit(Handle{*this}, what); }

trace::EventId SimWorld::emit(raft::ServerId server, trace::Body body,
                              std::vector<trace::EventId> causes) {
  ++lastEvent_;
  events_.push_back({lastEvent_, now_, server, trigger_, std::move(causes), std::move(body)});
  return lastEvent_;
}

}  // namespace sim
