// The directory where a Live cluster keeps its logs: claimed by one program at a time, with a note
// of what it holds. A temporary one is removed at the end. Thread rule: one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/net/folder.h"
#include "engine/raft/types.h"

namespace net {

class DataDir {
 public:
  /// Empty path: a temporary directory. nullopt and a sentence in `why` if it cannot be used.
  static std::optional<DataDir> claim(std::filesystem::path path, std::uint32_t servers,
                                      std::string& why);
  ~DataDir();
  DataDir(DataDir&& other) noexcept
      : path_(std::move(other.path_)),
        removeAtEnd_(std::exchange(other.removeAtEnd_, {})),
        lock_(std::move(other.lock_)) {}
  DataDir& operator=(DataDir&&) = delete;

  std::filesystem::path folderOf(raft::ServerId server) const;

 private:
  DataDir() = default;

  std::filesystem::path path_;
  std::filesystem::path removeAtEnd_;
  std::unique_ptr<const Descriptor> lock_;
};

}  // namespace net
