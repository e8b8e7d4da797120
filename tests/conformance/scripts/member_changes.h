// Membership changes as the scripts write them: `v3 l4 r2 u1`.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/raft/configuration.h"

namespace conformance {

using MemberChanges = std::vector<raft::MemberChange>;
struct BadChange {
  std::string why;
};

std::variant<MemberChanges, BadChange> readChanges(std::string_view text);
/// `v3 l4 r2 u1`
std::string toString(const MemberChanges& changes);

}  // namespace conformance
