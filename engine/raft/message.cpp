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
};
}  // namespace

std::string_view nameOf(const Body& body) { return std::visit(NameOf{}, body); }

}  // namespace raft
