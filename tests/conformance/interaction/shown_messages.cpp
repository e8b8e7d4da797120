// Each kind of message in the scripts' form: their one message has fields for all kinds.
#include "tests/conformance/interaction/shown.h"

namespace conformance {
namespace {

struct Show {
  Shown& out;
  const OldForms& old;
  Form proposed;

  void vote(const char* type, raft::Vote vote) const {
    out.type = type;
    if (vote == raft::Vote::Denied) out.rejectedHint = raft::Index{};
  }
  void ask(const char* type, raft::Index lastIndex, raft::Term lastTerm) const {
    out.type = type;
    out.index = lastIndex;
    out.logTerm = lastTerm;
  }

  void operator()(const raft::RequestVote& m) const {
    ask("MsgVote", m.lastLogIndex, m.lastLogTerm);
  }
  void operator()(const raft::RequestPreVote& m) const {
    ask("MsgPreVote", m.lastLogIndex, m.lastLogTerm);
  }
  void operator()(const raft::RequestVoteReply& m) const { vote("MsgVoteResp", m.vote); }
  void operator()(const raft::RequestPreVoteReply& m) const { vote("MsgPreVoteResp", m.vote); }
  void operator()(const raft::AppendEntries& m) const {
    ask("MsgApp", m.prevLogIndex, m.prevLogTerm);
    out.commit = m.leaderCommit;
    for (const raft::Entry& entry : m.entries) out.entries.push_back(shown(entry, old));
  }
  void operator()(const raft::AppendEntriesReply& m) const {
    out.type = "MsgAppResp";
    if (const auto* accepted = std::get_if<raft::AppendAccepted>(&m.result)) {
      out.index = accepted->matchIndex;
    } else if (const auto* rejected = std::get_if<raft::AppendRejected>(&m.result)) {
      out.index = rejected->rejected;
      out.logTerm = rejected->hintTerm;
      out.rejectedHint = rejected->hintIndex;
    }
  }
  void operator()(const raft::Heartbeat& m) const {
    out.type = "MsgHeartbeat";
    out.commit = m.commit;
  }
  void operator()(const raft::HeartbeatReply&) const { out.type = "MsgHeartbeatResp"; }
  void operator()(const raft::Propose& m) const {
    out.type = "MsgProp";
    out.term = raft::Term{};
    for (const raft::Entry& entry : m.entries) out.entries.push_back(shown(entry, proposed));
  }
  void operator()(const raft::InstallSnapshot& m) const {
    out.type = "MsgSnap";
    out.snapshot = m.snapshot;
  }
  void operator()(const raft::SnapshotChunk&) const { out.type = "part of a snapshot"; }
  void operator()(const raft::SnapshotChunkReply&) const { out.type = "part of a snapshot taken"; }
  void operator()(const raft::TimeoutNow&) const { out.type = "MsgTimeoutNow"; }
  void operator()(const raft::TransferLeadership& m) const {
    out.type = "MsgTransferLeader";
    out.from = nameOf(m.to);  // the scripts' message comes from whom it names
  }
  void operator()(const raft::ReadIndex&) const {
    out.type = "MsgReadIndex";
    out.term = raft::Term{};
  }
  void operator()(const raft::ReadIndexReply& m) const {
    out.type = "MsgReadIndexResp";
    out.index = m.index;
  }
};

}  // namespace

bool isMessageType(std::string_view name) {
  static const std::set<std::string_view> kTypes = {"MsgHup",
                                                    "MsgBeat",
                                                    "MsgProp",
                                                    "MsgApp",
                                                    "MsgAppResp",
                                                    "MsgVote",
                                                    "MsgVoteResp",
                                                    "MsgSnap",
                                                    "MsgHeartbeat",
                                                    "MsgHeartbeatResp",
                                                    "MsgUnreachable",
                                                    "MsgSnapStatus",
                                                    "MsgCheckQuorum",
                                                    "MsgTransferLeader",
                                                    "MsgTimeoutNow",
                                                    "MsgReadIndex",
                                                    "MsgReadIndexResp",
                                                    "MsgPreVote",
                                                    "MsgPreVoteResp",
                                                    "MsgStorageAppend",
                                                    "MsgStorageAppendResp",
                                                    "MsgStorageApply",
                                                    "MsgStorageApplyResp",
                                                    "MsgForgetLeader"};
  return kTypes.contains(name);
}

Shown shownOf(const raft::Message& message, raft::Term term, const OldForms& old, Form proposed) {
  Shown out;
  out.from = nameOf(message.from);
  out.to = nameOf(message.to);
  out.term = message.term ? message.term : term;
  std::visit(Show{out, old, proposed}, message.body);
  return out;
}

}  // namespace conformance
