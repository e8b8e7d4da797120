// Two sides of a cut, for questions about who can reach a majority. Private to the room.
// Thread rule: plain values; pure functions.
#pragma once

#include "engine/lesson/practice_state.h"

namespace lesson {

/// The servers that run on each side of a cut; `lines` stops the others and makes the cut.
struct Sides {
  std::vector<ServerId> a;
  std::vector<ServerId> b;
  std::string lines;
};
/// At least one server runs on each side. REQUIRES: servers > 1.
Sides sidesOf(std::uint32_t servers, Lot& lot);
/// "On one, S1 and S2 run; on the other, S3 runs."
std::string textOf(const Sides& sides);
/// "S1, S2 and S3".
std::string serversText(const std::vector<ServerId>& servers);

}  // namespace lesson
