#include "app/view/trace_filter.h"

#include <algorithm>

#include "engine/trace/text.h"

namespace view {
namespace {

template <class... Types>
bool isOneOf(const trace::Body& body) {
  return (std::holds_alternative<Types>(body) || ...);
}

}  // namespace

EventKind kindOf(const trace::Body& body) {
  using namespace trace;
  if (isOneOf<MessageSent, MessageDelivered, MessageDropped, TimerSet, TimerFired>(body)) {
    return EventKind::Traffic;
  }
  if (isOneOf<raft::TermChanged, raft::Voted, raft::VoteRefused, raft::RoleChanged,
              raft::LeaderLearned, raft::VoteCounted, raft::PreVoted, raft::SteppedDown,
              raft::LeaseExtended, raft::TransferStarted, raft::TransferAborted, TransferAsked>(
          body)) {
    return EventKind::Votes;
  }
  if (isOneOf<raft::Appended, raft::Truncated, raft::ProgressChanged, raft::CommitAdvanced,
              raft::Compacted, raft::SnapshotInstalled, Durable, Applied, SnapshotTaken,
              StateRestored>(body)) {
    return EventKind::Log;
  }
  if (isOneOf<OperationStarted, OperationReached, OperationFinished, raft::ReadConfirmed,
              LeaseGranted, LeaseRenewed, LeaseEnded, LeasesBegun, WatchAsked, WatchOpened,
              WatchTold, WatchHeard, WatchCancelled, KeepAliveSet>(body)) {
    return EventKind::Clients;
  }
  if (isOneOf<ServerStarted, ServerCrashed, ServerRefused, ServerPaused, ServerResumed, LinkChanged,
              DiskChanged, ClockChanged, DiskLost, DiskDamaged, BackupTaken, ClusterRestored,
              ClientPaused, ClientResumed>(body)) {
    return EventKind::Faults;
  }
  return EventKind::Rest;
}

bool TraceFilter::all() const {
  const bool everyKind = std::all_of(kinds.begin(), kinds.end(), [](bool kind) { return kind; });
  return text.isEmpty() && !server && everyKind;
}

QString wordsOfEvent(const trace::Event& event) {
  return QString::fromStdString(trace::wordsOf(event));
}

bool passes(const TraceFilter& filter, const trace::Event& event) {
  if (!filter.kinds[static_cast<std::size_t>(kindOf(event.body))]) return false;
  if (filter.server && event.server != filter.server) return false;
  return filter.text.isEmpty() || wordsOfEvent(event).contains(filter.text, Qt::CaseInsensitive);
}

std::vector<trace::EventId> search(const trace::Trace& trace, const TraceFilter& filter,
                                   trace::EventId from, trace::EventId to) {
  std::vector<trace::EventId> found;
  for (trace::EventId id = std::max(from, trace.droppedThrough()) + 1; id <= to; ++id) {
    if (passes(filter, trace.at(id))) found.push_back(id);
  }
  return found;
}

}  // namespace view
