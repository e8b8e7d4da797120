#include "engine/wire/body.h"

namespace wire {

namespace {

namespace pb = flotilla::wire;

pb::EntryKind kindOf(raft::EntryKind kind) {
  switch (kind) {
    case raft::EntryKind::Empty:
      return pb::EMPTY;
    case raft::EntryKind::Command:
      return pb::COMMAND;
    case raft::EntryKind::Membership:
      return pb::MEMBERSHIP;
  }
  return pb::EMPTY;
}

void put(const raft::Entry& from, pb::Entry& to) {
  to.set_term(from.term.value);
  to.set_index(from.index.value);
  to.set_kind(kindOf(from.kind));
  to.set_payload(std::string(from.payload.bytes()));
}

void put(const raft::Configuration& from, pb::Configuration& to) {
  for (const raft::ServerId id : from.voters) to.add_voters(id.value);
  for (const raft::ServerId id : from.outgoing) to.add_outgoing(id.value);
  for (const raft::ServerId id : from.learners) to.add_learners(id.value);
  for (const raft::ServerId id : from.learnersNext) to.add_learners_next(id.value);
  for (const raft::ServerId id : from.retired) to.add_retired(id.value);
  to.set_auto_leave(from.autoLeave == raft::AutoLeave::Yes);
}

struct PutBody {
  pb::Frame& to;

  void operator()(const raft::RequestVote& m) const {
    pb::RequestVote& request = *to.mutable_request_vote();
    request.set_last_log_index(m.lastLogIndex.value);
    request.set_last_log_term(m.lastLogTerm.value);
    request.set_transfer(m.campaign == raft::Campaign::Transfer);
  }
  void operator()(const raft::RequestVoteReply& m) const {
    to.mutable_request_vote_reply()->set_granted(m.vote == raft::Vote::Granted);
  }
  void operator()(const raft::RequestPreVote& m) const {
    to.mutable_request_pre_vote()->set_last_log_index(m.lastLogIndex.value);
    to.mutable_request_pre_vote()->set_last_log_term(m.lastLogTerm.value);
  }
  void operator()(const raft::RequestPreVoteReply& m) const {
    to.mutable_request_pre_vote_reply()->set_granted(m.vote == raft::Vote::Granted);
  }
  void operator()(const raft::AppendEntries& m) const {
    pb::AppendEntries& append = *to.mutable_append_entries();
    append.set_prev_log_index(m.prevLogIndex.value);
    append.set_prev_log_term(m.prevLogTerm.value);
    append.set_leader_commit(m.leaderCommit.value);
    for (const raft::Entry& e : m.entries) put(e, *append.add_entries());
  }
  void operator()(const raft::AppendEntriesReply& m) const {
    pb::AppendEntriesReply& reply = *to.mutable_append_entries_reply();
    if (const auto* yes = std::get_if<raft::AppendAccepted>(&m.result)) {
      reply.set_accepted(true);
      reply.set_match_index(yes->matchIndex.value);
    } else {
      const auto& no = std::get<raft::AppendRejected>(m.result);
      reply.set_rejected(no.rejected.value);
      reply.set_hint_index(no.hintIndex.value);
      reply.set_hint_term(no.hintTerm.value);
    }
  }
  void operator()(const raft::Heartbeat& m) const {
    to.mutable_heartbeat()->set_commit(m.commit.value);
    to.mutable_heartbeat()->set_round(m.round.value);
  }
  void operator()(const raft::HeartbeatReply& m) const {
    to.mutable_heartbeat_reply()->set_round(m.round.value);
  }
  void operator()(const raft::Propose& m) const {
    pb::Propose& propose = *to.mutable_propose();
    for (const raft::Entry& e : m.entries) put(e, *propose.add_entries());
  }
  void operator()(const raft::InstallSnapshot& m) const {
    pb::InstallSnapshot& install = *to.mutable_install_snapshot();
    install.set_last_included_index(m.snapshot.lastIncludedIndex.value);
    install.set_last_included_term(m.snapshot.lastIncludedTerm.value);
    put(m.snapshot.configuration, *install.mutable_configuration());
    install.set_state(std::string(m.snapshot.state.bytes()));
  }
  void operator()(const raft::SnapshotChunk& m) const {
    pb::SnapshotChunk& chunk = *to.mutable_snapshot_chunk();
    chunk.set_last_included_index(m.lastIncludedIndex.value);
    chunk.set_last_included_term(m.lastIncludedTerm.value);
    put(m.configuration, *chunk.mutable_configuration());
    chunk.set_offset(m.offset);
    chunk.set_total(m.total);
    chunk.set_bytes(std::string(m.bytes.bytes()));
  }
  void operator()(const raft::SnapshotChunkReply& m) const {
    to.mutable_snapshot_chunk_reply()->set_last_included_index(m.lastIncludedIndex.value);
    to.mutable_snapshot_chunk_reply()->set_received(m.received);
  }
  void operator()(const raft::TimeoutNow&) const { to.mutable_timeout_now(); }
  void operator()(const raft::TransferLeadership& m) const {
    to.mutable_transfer_leadership()->set_to(m.to.value);
  }
  void operator()(const raft::ReadIndex& m) const { to.mutable_read_index()->set_id(m.id.value); }
  void operator()(const raft::ReadIndexReply& m) const {
    to.mutable_read_index_reply()->set_id(m.id.value);
    to.mutable_read_index_reply()->set_index(m.index.value);
  }
};

}  // namespace

void put(const raft::Body& body, pb::Frame& to) { std::visit(PutBody{to}, body); }

}  // namespace wire
