#include "engine/raft/message.h"

namespace raft {

namespace {
struct NameOf {
  std::string_view operator()(const RequestVote&) const { return "RequestVote"; }
  std::string_view operator()(const RequestVoteReply&) const { return "RequestVoteReply"; }
  std::string_view operator()(const AppendEntries&) const { return "AppendEntries"; }
  std::string_view operator()(const AppendEntriesReply&) const { return "AppendEntriesReply"; }
  std::string_view operator()(const Heartbeat&) const { return "Heartbeat"; }
  std::string_view operator()(const HeartbeatReply&) const { return "HeartbeatReply"; }
  std::string_view operator()(const Propose&) const { return "Propose"; }
  std::string_view operator()(const RequestPreVote&) const { return "RequestPreVote"; }
  std::string_view operator()(const RequestPreVoteReply&) const { return "RequestPreVoteReply"; }
  std::string_view operator()(const InstallSnapshot&) const { return "InstallSnapshot"; }
  std::string_view operator()(const SnapshotChunk&) const { return "SnapshotChunk"; }
  std::string_view operator()(const SnapshotChunkReply&) const { return "SnapshotChunkReply"; }
  std::string_view operator()(const TimeoutNow&) const { return "TimeoutNow"; }
  std::string_view operator()(const TransferLeadership&) const { return "TransferLeadership"; }
  std::string_view operator()(const ReadIndex&) const { return "ReadIndex"; }
  std::string_view operator()(const ReadIndexReply&) const { return "ReadIndexReply"; }
};
}  // namespace

std::string_view nameOf(const Body& body) { return std::visit(NameOf{}, body); }

}  // namespace raft
