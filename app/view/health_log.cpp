#include "app/view/health_log.h"

#include <algorithm>

#include "app/view/health_reader.h"

namespace view {

bool HealthLog::stillTrue(const trace::Trace& trace) const {
  if (!readTo_) return true;
  if (&trace != last_ || readTo_ > trace.lastId()) return false;
  return readTo_ <= trace.droppedThrough() || trace.at(readTo_) == lastRead_;
}

bool HealthLog::bring(const trace::Trace& trace, trace::Instant time) {
  const bool known = stillTrue(trace);
  if (!known) *this = HealthLog(scale_);
  last_ = &trace;
  if (readTo_ < trace.droppedThrough()) begin(trace);
  const trace::EventId first = readTo_;
  const trace::EventId end{std::min(trace.lastId().value, first.value + kEventsAFrame)};
  for (trace::EventId id = first + 1; id <= end; ++id) {
    const trace::Event& event = trace.at(id);
    lookUntil(event.at);
    HealthReader reader{*this, trace, event};
    std::visit(reader, event.body);
    readTo_ = id;
  }
  if (end > first) lastRead_ = trace.at(end);
  if (readTo_ == trace.lastId()) lookUntil(time);
  if (forgotten_ < trace.droppedThrough()) {
    forgotten_ = trace.droppedThrough();
    forgetBefore(keptFrom(trace));
  }
  return !known;
}

// The oldest events are gone: it goes on from what the picture of the cluster tells.
void HealthLog::begin(const trace::Trace& trace) {
  complete_ = false;
  readTo_ = trace.droppedThrough();
  const trace::ClusterView view = trace.viewAt(readTo_);
  lookUntil(view.at());
  const trace::Event event{readTo_, view.at(), {}, {}, {}, trace::Noted{}};
  const trace::ClusterStarted& started = view.started();
  HealthReader{*this, trace, event}(started);
  members_ = view.configuration();
  for (const trace::ServerView& server : view.servers()) {
    if (!server.running()) continue;
    trace::Event at = event;
    at.server = server.id;
    HealthReader reader{*this, trace, at};
    reader(trace::ServerStarted{});
    reader(raft::CommitAdvanced{server.commitIndex});
    reader(trace::Applied{server.lastApplied, 0});
    reader(raft::LeaderLearned{server.currentTerm, server.leader});
    if (server.status == trace::ServerStatus::Paused) reader(trace::ServerPaused{});
  }
}

// The rules look back from what was read last, beyond what the trace still has.
trace::Instant HealthLog::keptFrom(const trace::Trace& trace) const {
  const trace::Instant dropped = trace.viewAt(forgotten_).at();
  return std::min(dropped, lastRead_.at - scaled(longestRange()));
}

void HealthLog::forgetBefore(trace::Instant at) {
  complete_ = false;
  changes_.forgetBefore(at);
  for (Server& server : servers_) {
    for (Series& series : server.series) series.forgetBefore(at);
    for (Series* series : {&server.syncs, &server.trips, &server.missed}) series->forgetBefore(at);
  }
  std::vector<Episode> kept;
  std::vector<std::size_t> places;
  for (Episode& episode : episodes_) {
    places.push_back(kept.size());
    if (episode.ended > at) kept.push_back(std::move(episode));
  }
  episodes_ = std::move(kept);
  for (auto& byServer : open_) {
    for (std::optional<std::size_t>& open : byServer) {
      if (open) open = places[*open];
    }
  }
}

// A look at an instant counts every event of that instant.
void HealthLog::lookUntil(trace::Instant time) {
  const trace::Duration every = scaled(kLookEvery);
  if (nextLook_ == trace::Instant{}) nextLook_ += every;
  for (; nextLook_ < time; nextLook_ += every) HealthLook{*this, nextLook_}();
}

}  // namespace view
