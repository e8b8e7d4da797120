#include "app/view/call_tracker.h"

#include <algorithm>
#include <cmath>

namespace view {

namespace {

std::optional<kv::Command> commandIn(const raft::Entry& entry) {
  if (entry.kind != raft::EntryKind::Command) return std::nullopt;
  return kv::decode(entry.payload.bytes());
}

}  // namespace

trace::Duration CallTracker::staying(const Moment& moment) {
  return trace::Duration{std::llround(kStaysMs * 1e6 * moment.speed)};
}

const std::vector<CallPath>& CallTracker::bring(const Moment& moment) {
  const trace::EventId last = moment.cluster->lastEvent();
  const bool leapt = last < seen_ || last - seen_ > kReadMost || moment.trace != trace_;
  if (leapt || seen_ < moment.trace->droppedThrough()) begin(moment);
  const trace::EventId known = std::min(last, moment.trace->lastId());
  while (seen_ < known) read(moment.trace->at(++seen_));
  const trace::Instant since = moment.time - staying(moment);
  std::erase_if(paths_, [&](const CallPath& p) {
    return p.finished() && p.finishedAt < since && p.id != kept_;
  });
  return paths_;
}

// It may have gone already: what is shown is read anew.
void CallTracker::keep(trace::OperationId call) {
  if (call == kept_) return;
  kept_ = call;
  trace_ = nullptr;
}

CallPath CallTracker::wayOf(const Moment& moment, const trace::OperationView& call) {
  CallTracker one;
  one.seen_ = std::max(moment.trace->lastAtOrBefore(call.startedAt - trace::Duration{1}),
                       moment.trace->droppedThrough());
  const trace::EventId held = std::min(moment.cluster->lastEvent(), moment.trace->lastId());
  const trace::EventId last = std::min(held, one.seen_ + kReadMost);
  while (one.seen_ < last) {
    const trace::Event& event = moment.trace->at(++one.seen_);
    const auto* started = std::get_if<trace::OperationStarted>(&event.body);
    if (started == nullptr || started->id == call.id) one.read(event);
  }
  return one.paths_.empty() ? CallPath{} : std::move(one.paths_.front());
}

// From the start of the oldest call that may be shown.
void CallTracker::begin(const Moment& moment) {
  trace_ = moment.trace;
  paths_.clear();
  const trace::Instant since = moment.time - staying(moment);
  trace::Instant from = moment.time;
  for (const trace::OperationView& one : moment.cluster->operations()) {
    const bool shown = !one.finished() || one.finishedAt >= since || one.id == kept_;
    if (shown) from = std::min(from, one.startedAt);
  }
  const trace::EventId last = moment.cluster->lastEvent();
  const trace::EventId least = last.value > kReadMost ? last - kReadMost : trace::EventId{};
  const trace::Instant before = from - trace::Duration{1};
  seen_ = std::max({moment.trace->lastAtOrBefore(before), least, moment.trace->droppedThrough()});
}

void CallTracker::start(const trace::Event& event, const trace::OperationStarted& started) {
  if (paths_.size() >= kFollowedMost && started.id != kept_) return;
  CallPath path;
  path.id = started.id;
  path.command = started.command;
  path.startedAt = event.at;
  path.via = started.via;
  paths_.push_back(std::move(path));
}

void CallTracker::read(const trace::Event& event) {
  if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
    start(event, *started);
    return;
  }
  if (paths_.empty()) return;
  if (const auto* reached = std::get_if<trace::OperationReached>(&event.body)) {
    CallPath* path = find(reached->id);
    if (path == nullptr) return;
    path->via = event.server;
    path->reached = event.id;
  } else if (const auto* sent = std::get_if<trace::MessageSent>(&event.body)) {
    handed(event, *sent);
  } else if (const auto* entries = std::get_if<raft::Appended>(&event.body)) {
    appended(event, *entries);
  } else if (const auto* commit = std::get_if<raft::CommitAdvanced>(&event.body)) {
    for (CallPath& path : paths_) {
      const bool covers = path.index && path.index <= commit->commitIndex;
      if (covers && !path.committed() && event.server == path.appendedBy) {
        path.committedAt = event.at;
        path.commit = event.id;
      }
    }
  } else if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
    CallPath* path = find(finished->id);
    if (path == nullptr) return;
    path->finishedAt = event.at;
    path->outcome = finished->outcome;
  }
}

// A follower hands an entry on, or asks the leader how new a read must be.
void CallTracker::handed(const trace::Event& event, const trace::MessageSent& sent) {
  if (sent.duplicateOf) return;
  if (const auto* propose = std::get_if<raft::Propose>(&sent.message->body)) {
    for (const raft::Entry& entry : propose->entries) {
      const auto command = commandIn(entry);
      CallPath* path = command ? find(*command) : nullptr;
      if (path == nullptr) continue;
      path->handedTo = sent.message->to;
      path->handed = event.id;
    }
  }
  if (!std::holds_alternative<raft::ReadIndex>(sent.message->body)) return;
  for (CallPath& path : paths_) {
    if (!path.reached || path.reached != event.trigger) continue;
    path.handedTo = sent.message->to;
    path.handed = event.id;
  }
}

// The leader appends first; the others' copies are seen on their disks. What its caller gave up may
// still be appended.
void CallTracker::appended(const trace::Event& event, const raft::Appended& appended) {
  const auto open = [](const CallPath& p) {
    const bool may = !p.finished() || p.outcome == trace::Outcome::Unknown;
    return may && !p.index && !p.reads();
  };
  if (std::none_of(paths_.begin(), paths_.end(), open)) return;
  for (const raft::Entry& entry : appended.entries) {
    const auto command = commandIn(entry);
    CallPath* path = command ? find(*command) : nullptr;
    if (path == nullptr || path->index >= entry.index) continue;
    path->appendedBy = event.server;
    path->appended = event.id;
    path->index = entry.index;
    path->term = entry.term;
  }
}

CallPath* CallTracker::find(trace::OperationId id) {
  const auto isIt = [id](const CallPath& path) { return path.id == id; };
  const auto found = std::find_if(paths_.begin(), paths_.end(), isIt);
  return found == paths_.end() ? nullptr : &*found;
}

CallPath* CallTracker::find(const kv::Command& command) {
  const auto found = std::find_if(paths_.begin(), paths_.end(), [&](const CallPath& path) {
    return path.command.client == command.client && path.command.sequence == command.sequence;
  });
  return found == paths_.end() ? nullptr : &*found;
}

}  // namespace view
