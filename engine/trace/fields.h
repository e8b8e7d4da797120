// Every event's fields, by name, once: hash and JSON are made from this list. Private to the room.
// Thread rule: pure functions.
#pragma once

#include "engine/trace/event.h"
#include "engine/trace/fields_leases.h"

namespace trace {

// kv and raft values
template <class F>
void fieldsOf(const kv::Put& v, F&& f) {
  f("key", v.key), f("value", v.value);
}
template <class F>
void fieldsOf(const kv::Get& v, F&& f) {
  f("key", v.key);
}
template <class F>
void fieldsOf(const kv::Delete& v, F&& f) {
  f("key", v.key);
}
template <class F>
void fieldsOf(const kv::CompareAndSet& v, F&& f) {
  f("key", v.key), f("expected", v.expected), f("value", v.value);
}
template <class F>
void fieldsOf(const kv::Call& v, F&& f) {
  f("key", v.key), f("request", v.request);
}
template <class F>
void fieldsOf(const kv::Command& v, F&& f) {
  f("client", v.client), f("sequence", v.sequence), f("operation", v.operation);
}
template <class F>
void fieldsOf(const kv::Result& v, F&& f) {
  f("done", v.done), f("value", v.value), f("revision", v.revision);
  if (!v.answer.empty()) f("answer", v.answer);
}
template <class F>
void fieldsOf(const raft::Entry& v, F&& f) {
  f("term", v.term), f("index", v.index), f("kind", v.kind), f("payload", v.payload);
}
template <class F>
void fieldsOf(const raft::HardState& v, F&& f) {
  f("currentTerm", v.currentTerm), f("votedFor", v.votedFor), f("commit", v.commit);
}
template <class F>
void fieldsOf(const raft::RequestVote& v, F&& f) {
  f("lastLogIndex", v.lastLogIndex), f("lastLogTerm", v.lastLogTerm);
  f("campaign", v.campaign);
}
template <class F>
void fieldsOf(const raft::RequestPreVote& v, F&& f) {
  f("lastLogIndex", v.lastLogIndex), f("lastLogTerm", v.lastLogTerm);
}
template <class F>
void fieldsOf(const raft::RequestPreVoteReply& v, F&& f) {
  f("vote", v.vote);
}
template <class F>
void fieldsOf(const raft::Configuration& v, F&& f) {
  f("voters", v.voters), f("outgoing", v.outgoing), f("learners", v.learners);
  f("learnersNext", v.learnersNext), f("autoLeave", v.autoLeave), f("retired", v.retired);
}
template <class F>
void fieldsOf(const raft::MemberChange& v, F&& f) {
  f("kind", v.kind), f("server", v.server);
}
template <class F>
void fieldsOf(const raft::MembershipChange& v, F&& f) {
  f("transition", v.transition), f("changes", v.changes);
}
template <class F>
void fieldsOf(const raft::Snapshot& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("lastIncludedTerm", v.lastIncludedTerm);
  f("configuration", v.configuration);
}
template <class F>
void fieldsOf(const raft::InstallSnapshot& v, F&& f) {
  f("snapshot", v.snapshot);
}
template <class F>
void fieldsOf(const raft::SnapshotChunk& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("lastIncludedTerm", v.lastIncludedTerm);
  f("configuration", v.configuration), f("offset", v.offset), f("total", v.total);
  f("length", std::uint64_t{v.bytes.bytes().size()});
}
template <class F>
void fieldsOf(const raft::SnapshotChunkReply& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("received", v.received);
}
template <class F>
void fieldsOf(const raft::TimeoutNow&, F&&) {}
template <class F>
void fieldsOf(const raft::TransferLeadership& v, F&& f) {
  f("to", v.to);
}
template <class F>
void fieldsOf(const raft::ReadIndex& v, F&& f) {
  f("read", v.id);
}
template <class F>
void fieldsOf(const raft::ReadIndexReply& v, F&& f) {
  f("read", v.id), f("index", v.index);
}
template <class F>
void fieldsOf(const raft::RequestVoteReply& v, F&& f) {
  f("vote", v.vote);
}
template <class F>
void fieldsOf(const raft::AppendEntries& v, F&& f) {
  f("prevLogIndex", v.prevLogIndex), f("prevLogTerm", v.prevLogTerm);
  f("leaderCommit", v.leaderCommit), f("entries", v.entries);
}
template <class F>
void fieldsOf(const raft::AppendAccepted& v, F&& f) {
  f("matchIndex", v.matchIndex);
}
template <class F>
void fieldsOf(const raft::AppendRejected& v, F&& f) {
  f("rejected", v.rejected), f("hintIndex", v.hintIndex), f("hintTerm", v.hintTerm);
}
template <class F>
void fieldsOf(const raft::AppendEntriesReply& v, F&& f) {
  f("result", v.result);
}
template <class F>
void fieldsOf(const raft::Heartbeat& v, F&& f) {
  f("commit", v.commit), f("round", v.round);
}
template <class F>
void fieldsOf(const raft::HeartbeatReply& v, F&& f) {
  f("round", v.round);
}
template <class F>
void fieldsOf(const raft::Propose& v, F&& f) {
  f("entries", v.entries);
}
template <class F>
void fieldsOf(const raft::Message& v, F&& f) {
  f("from", v.from), f("to", v.to), f("term", v.term), f("type", raft::nameOf(v.body));
  f("body", v.body);
}

// faults
template <class F>
void fieldsOf(const LinkState& v, F&& f) {
  f("cut", v.cut), f("latencyMin_ns", v.latencyMin), f("latencyMax_ns", v.latencyMax);
  f("lossPpm", v.lossPpm), f("duplicatePpm", v.duplicatePpm), f("reorderPpm", v.reorderPpm);
  f("spikePpm", v.spikePpm), f("spike_ns", v.spike);
}
template <class F>
void fieldsOf(const DiskState& v, F&& f) {
  f("writeLatency_ns", v.writeLatency), f("syncMin_ns", v.syncMin), f("syncMax_ns", v.syncMax);
  f("stalled", v.stalled), f("full", v.full);
}
template <class F>
void fieldsOf(const ClockState& v, F&& f) {
  f("driftPpm", v.driftPpm), f("offset_ns", v.offset);
}

// events
template <class F>
void fieldsOf(const ClusterStarted& v, F&& f) {
  f("servers", v.servers), f("electionTimeoutMin_ns", v.electionTimeoutMin);
  f("electionTimeoutMax_ns", v.electionTimeoutMax), f("heartbeatInterval_ns", v.heartbeatInterval);
  f("links", v.links), f("disks", v.disks), f("voters", v.voters), f("preVote", v.preVote);
  f("checkQuorum", v.checkQuorum), f("readMode", v.readMode), f("broken", v.rules.broken);
  f("historyKept", v.historyKept);
}
template <class F>
void fieldsOf(const ServerStarted& v, F&& f) {
  f("incarnation", v.incarnation), f("hardState", v.hardState), f("log", v.log);
  f("configuration", v.configuration);
}
template <class F>
void fieldsOf(const ServerCrashed&, F&&) {}
template <class F>
void fieldsOf(const ServerRefused& v, F&& f) {
  f("why", v.why);
}
template <class F>
void fieldsOf(const ServerPaused&, F&&) {}
template <class F>
void fieldsOf(const ServerResumed&, F&&) {}
template <class F>
void fieldsOf(const LinkChanged& v, F&& f) {
  f("from", v.from), f("to", v.to), f("state", v.state);
}
template <class F>
void fieldsOf(const DiskChanged& v, F&& f) {
  f("state", v.state);
}
template <class F>
void fieldsOf(const ClockChanged& v, F&& f) {
  f("state", v.state);
}
template <class F>
void fieldsOf(const DiskLost&, F&&) {}
template <class F>
void fieldsOf(const DiskDamaged&, F&&) {}
template <class F>
void fieldsOf(const BackupTaken& v, F&& f) {
  f("index", v.index), f("revision", v.revision), f("bytes", v.bytes);
}
template <class F>
void fieldsOf(const ClusterRestored& v, F&& f) {
  f("index", v.index), f("revision", v.revision);
}
template <class F>
void fieldsOf(const TimerSet& v, F&& f) {
  f("deadline_ns", v.deadline);
}
template <class F>
void fieldsOf(const TimerFired&, F&&) {}
template <class F>
void fieldsOf(const MessageSent& v, F&& f) {
  f("message_id", v.id), f("message", v.message), f("deliverAt_ns", v.deliverAt);
  f("willBeLost", v.willBeLost), f("duplicateOf", v.duplicateOf);
}
template <class F>
void fieldsOf(const MessageDelivered& v, F&& f) {
  f("message_id", v.id);
}
template <class F>
void fieldsOf(const MessageDropped& v, F&& f) {
  f("message_id", v.id), f("reason", v.reason);
}
template <class F>
void fieldsOf(const MessageMoved& v, F&& f) {
  f("message_id", v.id), f("deliverAt_ns", v.deliverAt);
}
template <class F>
void fieldsOf(const Durable& v, F&& f) {
  f("token", v.token), f("hardState", v.hardState), f("lastIndex", v.lastIndex);
  f("snapshotIndex", v.snapshotIndex), f("snapshotTerm", v.snapshotTerm);
}
template <class F>
void fieldsOf(const Applied& v, F&& f) {
  f("index", v.index), f("revision", v.revision);
}
template <class F>
void fieldsOf(const OperationStarted& v, F&& f) {
  f("operation_id", v.id), f("via", v.via), f("command", v.command);
}
template <class F>
void fieldsOf(const OperationReached& v, F&& f) {
  f("operation_id", v.id);
}
template <class F>
void fieldsOf(const OperationFinished& v, F&& f) {
  f("operation_id", v.id), f("outcome", v.outcome), f("failure", v.failure);
  f("leaderHint", v.leaderHint), f("result", v.result);
}
template <class F>
void fieldsOf(const Noted& v, F&& f) {
  f("text", v.text);
}
template <class F>
void fieldsOf(const Expected& v, F&& f) {
  f("text", v.text), f("line", v.line), f("held", v.held);
}
template <class F>
void fieldsOf(const Violated& v, F&& f) {
  f("invariant", v.invariant), f("what", v.what);
}
template <class F>
void fieldsOf(const raft::TermChanged& v, F&& f) {
  f("term", v.term);
}
template <class F>
void fieldsOf(const raft::Voted& v, F&& f) {
  f("term", v.term), f("candidate", v.candidate);
}
template <class F>
void fieldsOf(const raft::VoteRefused& v, F&& f) {
  f("term", v.term), f("candidate", v.candidate), f("reason", v.reason), f("ballot", v.ballot);
}
template <class F>
void fieldsOf(const raft::RoleChanged& v, F&& f) {
  f("role", v.role), f("term", v.term), f("leader", v.leader);
}
template <class F>
void fieldsOf(const raft::LeaderLearned& v, F&& f) {
  f("term", v.term), f("leader", v.leader);
}
template <class F>
void fieldsOf(const raft::VoteCounted& v, F&& f) {
  f("voter", v.voter), f("vote", v.vote), f("ballot", v.ballot);
}
template <class F>
void fieldsOf(const raft::Appended& v, F&& f) {
  f("entries", v.entries);
}
template <class F>
void fieldsOf(const raft::Truncated& v, F&& f) {
  f("from", v.from);
}
template <class F>
void fieldsOf(const raft::ProgressChanged& v, F&& f) {
  f("peer", v.peer), f("matchIndex", v.matchIndex), f("nextIndex", v.nextIndex);
  f("state", v.state);
}
template <class F>
void fieldsOf(const raft::CommitAdvanced& v, F&& f) {
  f("commitIndex", v.commitIndex);
}
template <class F>
void fieldsOf(const raft::PreVoted& v, F&& f) {
  f("term", v.term), f("candidate", v.candidate);
}
template <class F>
void fieldsOf(const raft::ConfigurationChanged& v, F&& f) {
  f("index", v.index), f("configuration", v.configuration);
}
template <class F>
void fieldsOf(const raft::MembershipRefused& v, F&& f) {
  f("change", v.change), f("why", v.why);
}
template <class F>
void fieldsOf(const raft::Compacted& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("lastIncludedTerm", v.lastIncludedTerm);
}
template <class F>
void fieldsOf(const raft::SnapshotInstalled& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("lastIncludedTerm", v.lastIncludedTerm);
  f("configuration", v.configuration);
}
template <class F>
void fieldsOf(const raft::TransferStarted& v, F&& f) {
  f("to", v.to);
}
template <class F>
void fieldsOf(const raft::TransferAborted& v, F&& f) {
  f("to", v.to), f("why", v.why);
}
template <class F>
void fieldsOf(const raft::SteppedDown& v, F&& f) {
  f("why", v.why);
}
template <class F>
void fieldsOf(const raft::LeaseExtended& v, F&& f) {
  f("until_ns", v.until);
}
template <class F>
void fieldsOf(const raft::ReadConfirmed& v, F&& f) {
  f("round", v.round), f("index", v.index);
}
template <class F>
void fieldsOf(const SnapshotTaken& v, F&& f) {
  f("lastIncludedIndex", v.lastIncludedIndex), f("lastIncludedTerm", v.lastIncludedTerm);
  f("bytes", v.bytes);
}
template <class F>
void fieldsOf(const StateRestored& v, F&& f) {
  f("index", v.index), f("revision", v.revision);
}
template <class F>
void fieldsOf(const MembershipAsked& v, F&& f) {
  f("change", v.change);
}
template <class F>
void fieldsOf(const TransferAsked& v, F&& f) {
  f("to", v.to);
}
template <class F>
void fieldsOf(const AskRefused& v, F&& f) {
  f("why", v.why);
}

}  // namespace trace
