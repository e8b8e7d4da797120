// What a message says, as Protobuf, and back. Only for this room.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <variant>

#include "engine/raft/message.h"
#include "engine/wire/raft.pb.h"

namespace wire {

void put(const raft::Body& body, flotilla::wire::Frame& to);

/// A sentence if there is no body, or one that no member says: an unknown kind of entry, a gap, a
/// server 0, a part beyond the whole.
std::variant<raft::Body, std::string> bodyOf(const flotilla::wire::Frame& from);

}  // namespace wire
