#include "app/cli/lost_members.h"

#include <ostream>

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

void LostMembers::keepAway(cluster::World& world, std::ostream& err) const {
  std::string names;
  for (const raft::ServerId id : lost_) {
    world.execute(cluster::Crash{id});
    // Gone stays gone, at the next start as well.
    std::error_code ignored;
    fs::remove(folderOf(id), ignored);
    names += (names.empty() ? "S" : ", S") + std::to_string(id.value);
  }
  if (names.empty()) return;
  err << "The data of " << names << " are not in " << dataDir_.string()
      << " any more: a member that has forgotten how it voted does not start. ";
  if (lost_.size() * 2 < members_) {
    err << "The others go on. Remove it with 'etcdctl member remove', and add a new one.\n";
  } else {
    err << "The others are no majority and cannot write. Take what they hold with 'flotilla-cli "
           "snapshot save', make a new cluster of it with 'snapshot restore', and serve that.\n";
  }
  err.flush();
}

}  // namespace cli
