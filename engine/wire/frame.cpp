#include "engine/wire/frame.h"

#include "engine/wire/raft.pb.h"

namespace wire {

namespace {

namespace pb = flotilla::wire;
using raft::Index;
using raft::Term;

void put(const raft::Entry& from, pb::Entry& to) {
  to.set_term(from.term.value);
  to.set_index(from.index.value);
  to.set_command(from.kind == raft::EntryKind::Command);
  to.set_payload(std::string(from.payload.bytes()));
}

raft::Entry entryOf(const pb::Entry& from) {
  return {Term{from.term()}, Index{from.index()},
          from.command() ? raft::EntryKind::Command : raft::EntryKind::Empty,
          raft::Payload{from.payload()}};
}

struct PutBody {
  pb::Frame& to;

  void operator()(const raft::RequestVote& m) const {
    to.mutable_request_vote()->set_last_log_index(m.lastLogIndex.value);
    to.mutable_request_vote()->set_last_log_term(m.lastLogTerm.value);
  }
  void operator()(const raft::RequestVoteReply& m) const {
    to.mutable_request_vote_reply()->set_granted(m.vote == raft::Vote::Granted);
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
  }
  void operator()(const raft::HeartbeatReply&) const { to.mutable_heartbeat_reply(); }
  void operator()(const raft::Propose& m) const {
    pb::Propose& propose = *to.mutable_propose();
    for (const raft::Payload& p : m.payloads) propose.add_payloads(std::string(p.bytes()));
  }
};

raft::AppendEntries appendOf(const pb::AppendEntries& from) {
  raft::AppendEntries out{
      Index{from.prev_log_index()}, Term{from.prev_log_term()}, Index{from.leader_commit()}, {}};
  out.entries.reserve(static_cast<std::size_t>(from.entries_size()));
  for (const pb::Entry& e : from.entries()) out.entries.push_back(entryOf(e));
  return out;
}

raft::AppendEntriesReply replyOf(const pb::AppendEntriesReply& from) {
  if (from.accepted()) return {raft::AppendAccepted{Index{from.match_index()}}};
  return {raft::AppendRejected{Index{from.rejected()}, Index{from.hint_index()},
                               Term{from.hint_term()}}};
}

raft::Propose proposeOf(const pb::Propose& from) {
  raft::Propose out;
  for (const std::string& p : from.payloads()) out.payloads.emplace_back(p);
  return out;
}

std::optional<raft::Body> bodyOf(const pb::Frame& from) {
  switch (from.body_case()) {
    case pb::Frame::kRequestVote:
      return raft::RequestVote{Index{from.request_vote().last_log_index()},
                               Term{from.request_vote().last_log_term()}};
    case pb::Frame::kRequestVoteReply:
      return raft::RequestVoteReply{from.request_vote_reply().granted() ? raft::Vote::Granted
                                                                        : raft::Vote::Denied};
    case pb::Frame::kAppendEntries:
      return appendOf(from.append_entries());
    case pb::Frame::kAppendEntriesReply:
      return replyOf(from.append_entries_reply());
    case pb::Frame::kHeartbeat:
      return raft::Heartbeat{Index{from.heartbeat().commit()}};
    case pb::Frame::kHeartbeatReply:
      return raft::HeartbeatReply{};
    case pb::Frame::kPropose:
      return proposeOf(from.propose());
    case pb::Frame::BODY_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

/// The entries of an append follow prevLogIndex without gaps.
bool isContiguous(const raft::Body& body) {
  const auto* append = std::get_if<raft::AppendEntries>(&body);
  if (!append) return true;
  Index expected = append->prevLogIndex;
  for (const raft::Entry& e : append->entries) {
    if (e.index != ++expected) return false;
  }
  return true;
}

std::uint32_t lengthAt(std::string_view bytes) {
  std::uint32_t length = 0;
  for (std::size_t k = 0; k < kHeaderBytes; ++k) {
    length = (length << 8) | static_cast<unsigned char>(bytes[k]);
  }
  return length;
}

}  // namespace

std::string encode(const Frame& frame) {
  pb::Frame out;
  out.set_from(frame.message.from.value);
  out.set_to(frame.message.to.value);
  out.set_term(frame.message.term.value);
  out.set_message_id(frame.messageId);
  out.set_sent_by(frame.sentBy);
  out.set_deliver_at_ns(frame.deliverAt.time_since_epoch().count());
  out.set_incarnation(frame.incarnation);
  std::visit(PutBody{out}, frame.message.body);
  const auto size = static_cast<std::uint32_t>(out.ByteSizeLong());
  std::string bytes;
  bytes.reserve(kHeaderBytes + size);
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xff);
  out.AppendToString(&bytes);
  return bytes;
}

std::variant<Frame, std::string> decode(std::string_view bytes) {
  pb::Frame in;
  if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return std::string("the frame is not readable as Protobuf");
  }
  std::optional<raft::Body> body = bodyOf(in);
  if (!body) return std::string("the frame has no body that this version knows");
  if (!isContiguous(*body)) return std::string("the frame's entries have a gap in their indexes");
  Frame frame;
  frame.message = {raft::ServerId{in.from()}, raft::ServerId{in.to()}, Term{in.term()},
                   std::move(*body)};
  frame.messageId = in.message_id();
  frame.sentBy = in.sent_by();
  frame.deliverAt = raft::Instant{raft::Duration{in.deliver_at_ns()}};
  frame.incarnation = in.incarnation();
  return frame;
}

std::variant<FrameReader::NeedMore, Frame, std::string> FrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(taken_);
  if (rest.size() < kHeaderBytes) return NeedMore{};
  const std::size_t length = lengthAt(rest);
  if (length > kFrameBytesMost) return std::string("the frame is longer than the limit of 64 MiB");
  if (rest.size() < kHeaderBytes + length) {
    buffer_.erase(0, taken_);
    taken_ = 0;
    return NeedMore{};
  }
  taken_ += kHeaderBytes + length;
  auto frame = decode(rest.substr(kHeaderBytes, length));
  if (auto* sentence = std::get_if<std::string>(&frame)) return std::move(*sentence);
  return std::move(std::get<Frame>(frame));
}

}  // namespace wire
