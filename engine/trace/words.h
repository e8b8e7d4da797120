// The names of events and of their values, in the paper's words.
// Thread rule: pure functions.
#pragma once

#include <string_view>

#include "engine/trace/event.h"

namespace trace {

/// The event's type, for instance "MessageSent".
std::string_view nameOf(const Body& body);
std::string_view nameOf(raft::RoleName role);
std::string_view nameOf(raft::Vote vote);
std::string_view nameOf(raft::VoteRefusal refusal);
std::string_view nameOf(raft::ProgressState state);
std::string_view nameOf(raft::EntryKind kind);
std::string_view nameOf(raft::Ballot ballot);
std::string_view nameOf(raft::Campaign campaign);
std::string_view nameOf(raft::AutoLeave autoLeave);
std::string_view nameOf(raft::ChangeKind kind);
std::string_view nameOf(raft::Transition transition);
std::string_view nameOf(raft::TransferEnd why);
std::string_view nameOf(raft::StepDown why);
std::string_view nameOf(raft::ReadMode mode);
std::string_view nameOf(raft::Rule rule);
std::string_view nameOf(DropReason reason);
std::string_view nameOf(Outcome outcome);
std::string_view nameOf(Failure failure);
std::string_view nameOf(LeaseEnd why);
std::string_view nameOf(WatchEnd why);

}  // namespace trace
