// Members of a cluster whose folders were deleted. Such a one must not begin again with an empty
// log: it may have voted, and what it has forgotten would not count any more (Raft 5.2, 5.4).
// Thread rule: the engine's thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/cluster/world.h"

namespace cli {

class LostMembers {
 public:
  /// Looks for them. REQUIRES: the world over this directory is not made yet.
  LostMembers(std::filesystem::path dataDir, std::uint32_t members);

  const std::vector<raft::ServerId>& ids() const { return lost_; }
  /// Who they are, and why they do not start. "": none is lost.
  std::string sentence() const;
  /// Stops them before their first step.
  void keepAway(cluster::World& world) const;

 private:
  std::filesystem::path folderOf(raft::ServerId id) const;

  std::filesystem::path dataDir_;
  std::uint32_t members_{0};
  std::vector<raft::ServerId> lost_;
};

/// How the others are where `leftOut` of so many voters do not start, `lost` of them for ever, and
/// what helps.
std::string howTheOthersAre(std::size_t leftOut, std::size_t lost, std::uint32_t members);

}  // namespace cli
