// The directory where a Live cluster keeps its logs: claimed by one program at a time, or by one
// for each member, with a note of what it holds. A temporary one is removed at the end.
// Thread rule: one thread.
// Invariant: epoch() is greater than that of every earlier claim of the same data.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/net/folder.h"
#include "engine/raft/types.h"

namespace net {

class DataDir {
 public:
  /// Empty path: a temporary directory. nullopt and a sentence in `why` if it cannot be used.
  static std::optional<DataDir> claim(std::filesystem::path path, std::uint32_t servers,
                                      std::string& why);
  /// Only that member's part: other programs may have the others'.
  static std::optional<DataDir> claimMember(const std::filesystem::path& path,
                                            std::uint32_t servers, raft::ServerId member,
                                            std::string& why);
  ~DataDir();
  DataDir(DataDir&& other) noexcept
      : path_(std::move(other.path_)),
        removeAtEnd_(std::exchange(other.removeAtEnd_, {})),
        locks_(std::move(other.locks_)),
        epoch_(other.epoch_) {}
  DataDir& operator=(DataDir&&) = delete;

  std::filesystem::path folderOf(raft::ServerId server) const;
  /// What one claim says to others must not be taken for what a later one says.
  std::uint64_t epoch() const { return epoch_; }

 private:
  enum class Claim : std::uint8_t { Alone, WithOthers };
  DataDir() = default;
  std::string use(const std::filesystem::path& path);
  std::string lock(const std::string& name, Claim claim);
  std::string prepareFor(raft::ServerId member, std::uint32_t servers) const;
  std::string makeFolders(std::uint32_t servers) const;
  std::string beginEpoch(const std::string& name);

  std::filesystem::path path_;
  std::filesystem::path removeAtEnd_;
  std::vector<std::unique_ptr<const Descriptor>> locks_;
  std::uint64_t epoch_{0};
};

}  // namespace net
