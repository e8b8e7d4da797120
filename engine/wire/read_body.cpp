#include <optional>

#include "engine/wire/body.h"

namespace wire {

namespace {

namespace pb = flotilla::wire;
using raft::Index;
using raft::Term;

/// Reads the parts of a body; the first thing that is wrong stays in `wrong`.
class BodyReader {
 public:
  const std::string& wrong() const { return wrong_; }

  raft::Vote vote(bool granted) const { return granted ? raft::Vote::Granted : raft::Vote::Denied; }

  raft::RequestVote read(const pb::RequestVote& m) const {
    return {Index{m.last_log_index()}, Term{m.last_log_term()},
            m.transfer() ? raft::Campaign::Transfer : raft::Campaign::Election};
  }

  raft::AppendEntries read(const pb::AppendEntries& m) {
    raft::AppendEntries out{Index{m.prev_log_index()}, Term{m.prev_log_term()},
                            Index{m.leader_commit()}, entries(m.entries())};
    Index expected = out.prevLogIndex;
    for (const raft::Entry& e : out.entries) {
      check(e.index == ++expected && e.index.value != 0,
            "the frame's entries have a gap in their indexes");
    }
    return out;
  }

  raft::AppendEntriesReply read(const pb::AppendEntriesReply& m) const {
    if (m.accepted()) return {raft::AppendAccepted{Index{m.match_index()}}};
    return {raft::AppendRejected{Index{m.rejected()}, Index{m.hint_index()}, Term{m.hint_term()}}};
  }

  raft::Propose read(const pb::Propose& m) {
    raft::Propose out{entries(m.entries())};
    for (const raft::Entry& e : out.entries) {
      check(!e.term && !e.index, "a proposed entry has a term or an index already");
    }
    return out;
  }

  raft::InstallSnapshot read(const pb::InstallSnapshot& m) {
    check(m.last_included_index() != 0, "the frame's snapshot ends at index 0");
    return {{Index{m.last_included_index()}, Term{m.last_included_term()},
             configuration(m.configuration()), raft::Payload(m.state())}};
  }

  raft::SnapshotChunk read(const pb::SnapshotChunk& m) {
    check(m.last_included_index() != 0, "the frame's snapshot ends at index 0");
    const bool inside = m.bytes().size() <= m.total() && m.offset() <= m.total() - m.bytes().size();
    check(inside, "a part of a snapshot reaches beyond its end");
    return {Index{m.last_included_index()},
            Term{m.last_included_term()},
            configuration(m.configuration()),
            m.offset(),
            m.total(),
            raft::Payload(m.bytes())};
  }

  raft::SnapshotChunkReply read(const pb::SnapshotChunkReply& m) {
    check(m.last_included_index() != 0, "the frame's snapshot ends at index 0");
    return {Index{m.last_included_index()}, m.received()};
  }

  raft::TransferLeadership read(const pb::TransferLeadership& m) { return {server(m.to())}; }

 private:
  void check(bool holds, std::string_view otherwise) {
    if (!holds && wrong_.empty()) wrong_ = otherwise;
  }

  raft::ServerId server(std::uint64_t id) {
    check(id != 0, "the frame names a server 0");
    return raft::ServerId{id};
  }

  template <class Ids>
  raft::ServerSet servers(const Ids& from) {
    std::vector<raft::ServerId> ids;
    ids.reserve(static_cast<std::size_t>(from.size()));
    for (const std::uint64_t id : from) ids.push_back(server(id));
    return raft::ServerSet(std::move(ids));
  }

  raft::Configuration configuration(const pb::Configuration& from) {
    return {servers(from.voters()),
            servers(from.outgoing()),
            servers(from.learners()),
            servers(from.learners_next()),
            from.auto_leave() ? raft::AutoLeave::Yes : raft::AutoLeave::No,
            servers(from.retired())};
  }

  raft::Entry entry(const pb::Entry& from) {
    raft::Entry out{Term{from.term()}, Index{from.index()}, raft::EntryKind::Empty,
                    raft::Payload{from.payload()}};
    if (from.kind() == pb::COMMAND) out.kind = raft::EntryKind::Command;
    if (from.kind() == pb::MEMBERSHIP) out.kind = raft::EntryKind::Membership;
    check(pb::EntryKind_IsValid(from.kind()),
          "the frame has an entry of a kind that this version does not know");
    return out;
  }

  template <class List>
  std::vector<raft::Entry> entries(const List& from) {
    std::vector<raft::Entry> out;
    out.reserve(static_cast<std::size_t>(from.size()));
    for (const pb::Entry& e : from) out.push_back(entry(e));
    return out;
  }

  std::string wrong_;
};

std::optional<raft::Body> anyBody(const pb::Frame& from, BodyReader& in) {
  switch (from.body_case()) {
    case pb::Frame::kRequestVote:
      return in.read(from.request_vote());
    case pb::Frame::kRequestVoteReply:
      return raft::RequestVoteReply{in.vote(from.request_vote_reply().granted())};
    case pb::Frame::kRequestPreVote:
      return raft::RequestPreVote{Index{from.request_pre_vote().last_log_index()},
                                  Term{from.request_pre_vote().last_log_term()}};
    case pb::Frame::kRequestPreVoteReply:
      return raft::RequestPreVoteReply{in.vote(from.request_pre_vote_reply().granted())};
    case pb::Frame::kAppendEntries:
      return in.read(from.append_entries());
    case pb::Frame::kAppendEntriesReply:
      return in.read(from.append_entries_reply());
    case pb::Frame::kHeartbeat:
      return raft::Heartbeat{Index{from.heartbeat().commit()},
                             raft::Round{from.heartbeat().round()}};
    case pb::Frame::kHeartbeatReply:
      return raft::HeartbeatReply{raft::Round{from.heartbeat_reply().round()}};
    case pb::Frame::kPropose:
      return in.read(from.propose());
    case pb::Frame::kInstallSnapshot:
      return in.read(from.install_snapshot());
    case pb::Frame::kSnapshotChunk:
      return in.read(from.snapshot_chunk());
    case pb::Frame::kSnapshotChunkReply:
      return in.read(from.snapshot_chunk_reply());
    case pb::Frame::kTimeoutNow:
      return raft::TimeoutNow{};
    case pb::Frame::kTransferLeadership:
      return in.read(from.transfer_leadership());
    case pb::Frame::kReadIndex:
      return raft::ReadIndex{raft::ReadId{from.read_index().id()}};
    case pb::Frame::kReadIndexReply:
      return raft::ReadIndexReply{raft::ReadId{from.read_index_reply().id()},
                                  Index{from.read_index_reply().index()}};
    case pb::Frame::BODY_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::variant<raft::Body, std::string> bodyOf(const pb::Frame& from) {
  BodyReader in;
  std::optional<raft::Body> body = anyBody(from, in);
  if (!body) return std::string("the frame has no body that this version knows");
  if (!in.wrong().empty()) return in.wrong();
  return std::move(*body);
}

}  // namespace wire
