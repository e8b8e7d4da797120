#include "app/cli/lost_members.h"

namespace cli {

namespace fs = std::filesystem;

// The note that a directory holds a cluster is older than the first member's first step, and by
// then all have a folder.
LostMembers::LostMembers(fs::path dataDir, std::uint32_t members)
    : dataDir_(std::move(dataDir)), members_(members) {
  std::error_code error;
  if (dataDir_.empty()) return;
  bool any = false;
  for (std::uint64_t i = 1; i <= members; ++i) {
    const raft::ServerId id{i};
    const bool here = fs::exists(folderOf(id), error);
    if (!here) lost_.push_back(id);
    any = any || (here && !fs::is_empty(folderOf(id), error));
  }
  if (!any) lost_.clear();
}

fs::path LostMembers::folderOf(raft::ServerId id) const {
  return dataDir_ / ("S" + std::to_string(id.value));
}

std::string LostMembers::sentence() const {
  std::string names;
  for (const raft::ServerId id : lost_) {
    names += (names.empty() ? "S" : ", S") + std::to_string(id.value);
  }
  if (names.empty()) return {};
  return "The data of " + names + " are not in " + dataDir_.string() +
         " any more: a member that has forgotten how it voted does not start.";
}

void LostMembers::keepAway(cluster::World& world) const {
  for (const raft::ServerId id : lost_) {
    world.execute(cluster::Crash{id});
    // Gone stays gone, at the next start as well.
    std::error_code ignored;
    fs::remove(folderOf(id), ignored);
  }
}

std::string howTheOthersAre(std::size_t leftOut, std::size_t lost, std::uint32_t members) {
  if (leftOut * 2 >= members) {
    return "The others are no majority and cannot write. Take what they hold with 'flotilla-cli "
           "snapshot save', make a new cluster of it with 'snapshot restore', and serve that.";
  }
  if (lost == 0) return "The others go on.";
  return "The others go on. Remove it with 'etcdctl member remove', and add a new one.";
}

}  // namespace cli
