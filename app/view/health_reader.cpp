#include "app/view/health_reader.h"

#include <algorithm>

namespace view {
namespace {

double secondsBetween(trace::Instant from, trace::Instant to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

void HealthReader::tell(HealthLog::Server& of) const {
  const bool answers = of.running && !of.paused;
  const auto set = [&](Metric metric, double value) {
    const Sample sample{event.at, event.id, answers ? std::optional(value) : std::nullopt};
    of.series[static_cast<std::size_t>(metric)].change(sample);
  };
  of.series[static_cast<std::size_t>(Metric::Up)].change({event.at, event.id, answers ? 1.0 : 0.0});
  set(Metric::HasLeader, of.leader ? 1 : 0);
  set(Metric::LeaderChanges, of.leaderChanges);
  set(Metric::Committed, of.committed);
  set(Metric::Applied, of.applied);
  set(Metric::Pending, of.pending);
  set(Metric::Failed, of.failed);
}

void HealthReader::operator()(const trace::ClusterStarted& e) {
  log.servers_.resize(e.servers);
  log.open_.assign(healthRules().size(),
                   std::vector<std::optional<std::size_t>>(std::size_t{e.servers} + 1));
  const std::uint32_t voters = e.voters ? e.voters : e.servers;
  for (std::uint64_t id = 1; id <= voters; ++id) log.members_.voters.insert(trace::ServerId{id});
}

// A process counts from 0; what is on its disk counts as committed as far as it was noted there.
void HealthReader::operator()(const trace::ServerStarted& e) {
  HealthLog::Server& s = server();
  s.running = true;
  s.paused = false;
  s.leader = {};
  s.leaderChanges = s.pending = s.failed = 0;
  s.committed = static_cast<double>(std::min(e.hardState.commit, e.log.lastIndex()).value);
  s.applied = static_cast<double>(e.log.baseIndex().value);
  s.syncedAt = event.at;
  tell(s);
}

void HealthReader::stop() {
  server().running = false;
  tell(server());
}

void HealthReader::operator()(const trace::ServerPaused&) {
  server().paused = true;
  tell(server());
}

void HealthReader::operator()(const trace::ServerResumed&) {
  server().paused = false;
  tell(server());
}

// As etcd counts: losing a leader is no change, finding one is.
void HealthReader::follow(trace::ServerId leader) {
  HealthLog::Server& s = server();
  if (leader && leader != s.leader) ++s.leaderChanges;
  s.leader = leader;
  tell(s);
}

void HealthReader::operator()(const raft::CommitAdvanced& e) {
  server().committed = static_cast<double>(e.commitIndex.value);
  tell(server());
}

void HealthReader::apply(raft::Index index) {
  server().applied = static_cast<double>(index.value);
  tell(server());
}

void HealthReader::operator()(const raft::ConfigurationChanged& e) {
  if (e.index < log.membersIndex_) return;
  log.membersIndex_ = e.index;
  log.members_ = e.configuration;
}

// The disk makes one batch durable after the other: it began when it was asked, or when the disk
// was free. What one fsync made durable comes at one instant.
void HealthReader::operator()(const trace::Durable&) {
  HealthLog::Server& s = server();
  const bool asked = event.trigger && event.trigger > trace.droppedThrough();
  const trace::Instant since = asked ? trace.at(event.trigger).at : s.syncedAt;
  const trace::Instant before = std::exchange(s.syncedAt, event.at);
  if (before == event.at) return;
  const double took = secondsBetween(std::max(since, before), event.at);
  s.syncs.add({event.at, event.id, took});
}

void HealthReader::operator()(const trace::MessageSent& e) {
  HealthLog::Flying flying{e.message->from, e.message->to, event.at, false, false};
  flying.beat = std::holds_alternative<raft::Heartbeat>(e.message->body);
  if (std::holds_alternative<raft::HeartbeatReply>(e.message->body)) {
    const HealthLog::Server& s = log.servers_[flying.from.value - 1];
    flying.answer = event.trigger && event.trigger == s.beat;
    flying.asked = s.beatSentAt;
  }
  log.flying_[e.id.value] = flying;
}

void HealthReader::operator()(const trace::MessageDelivered& e) {
  const auto found = log.flying_.find(e.id.value);
  if (found == log.flying_.end()) return;
  const HealthLog::Flying flying = found->second;
  log.flying_.erase(found);
  HealthLog::Server& s = server();
  if (flying.beat) {
    s.beat = event.id;
    s.beatSentAt = flying.asked;
  }
  if (flying.answer) {
    s.trips.add({event.at, event.id, secondsBetween(flying.asked, event.at)});
  }
}

void HealthReader::operator()(const trace::MessageDropped& e) {
  const auto found = log.flying_.find(e.id.value);
  if (found == log.flying_.end()) return;
  const trace::ServerId to = found->second.to;
  log.flying_.erase(found);
  const bool failed =
      e.reason == trace::DropReason::Cut || e.reason == trace::DropReason::ReceiverDown;
  if (failed) log.servers_[to.value - 1].missed.add({event.at, event.id, 1.0});
}

void HealthReader::operator()(const trace::OperationStarted& e) {
  const bool reads = std::holds_alternative<kv::Get>(e.command.operation);
  log.asked_[e.id.value] = {{}, !reads};
}

void HealthReader::operator()(const trace::OperationReached& e) {
  const auto found = log.asked_.find(e.id.value);
  if (found == log.asked_.end() || !found->second.writes || found->second.at) return;
  found->second.at = event.server;
  ++server().pending;
  tell(server());
}

void HealthReader::operator()(const trace::OperationFinished& e) {
  const auto found = log.asked_.find(e.id.value);
  if (found == log.asked_.end()) return;
  const trace::ServerId at = found->second.at;
  log.asked_.erase(found);
  if (!at) return;
  HealthLog::Server& s = log.servers_[at.value - 1];
  if (s.pending > 0) --s.pending;
  if (e.outcome != trace::Outcome::Ok) ++s.failed;
  tell(s);
}

}  // namespace view
