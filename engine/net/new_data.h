// The data of a cluster that has not run yet: each member with the same snapshot and nothing else.
// Thread rule: pure functions, but for the files.
#pragma once

#include <filesystem>
#include <string>

#include "engine/raft/types.h"

namespace net {

/// Makes `path` the data directory of a new cluster whose members S1 to S<voters> vote and begin
/// with `state` (as Store::encodeState), and that has room for `spares` more. All of it is durable,
/// and all of it is there at once: it is written under another name beside `path`.
/// "" or why there is nothing new, as a sentence: `path` exists and is not an empty directory, or
/// the files cannot be written. REQUIRES: voters > 0.
std::string writeNewData(const std::filesystem::path& path, std::uint32_t voters,
                         std::uint32_t spares, const raft::Payload& state);

}  // namespace net
