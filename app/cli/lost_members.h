// Members of a cluster whose folders were deleted. Such a one must not begin again with an empty
// log: it may have voted, and what it has forgotten would not count any more (Raft 5.2, 5.4).
// Thread rule: the engine's thread.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <vector>

#include "engine/cluster/world.h"

namespace cli {

class LostMembers {
 public:
  /// Looks for them. REQUIRES: the world over this directory is not made yet.
  LostMembers(std::filesystem::path dataDir, std::uint32_t members);

  /// Stops them before their first step, and says so on `err`, and what helps.
  void keepAway(cluster::World& world, std::ostream& err) const;

 private:
  std::filesystem::path folderOf(raft::ServerId id) const;

  std::filesystem::path dataDir_;
  std::uint32_t members_{0};
  std::vector<raft::ServerId> lost_;
};

}  // namespace cli
