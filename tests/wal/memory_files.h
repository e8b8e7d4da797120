// A folder in memory whose bytes a test can cut, flip and look at.
#pragma once

#include <map>

#include "engine/wal/file.h"

namespace wal {

class MemoryFiles final : public Files {
 public:
  std::vector<std::string> list() const override {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) names.push_back(name);
    return names;
  }
  Failure create(const std::string& name, std::uint64_t size) override {
    files[name] = std::string(size, '\0');
    return {};
  }
  Failure remove(const std::string& name) override {
    return files.erase(name) == 1 ? Failure() : name + " is not there.";
  }
  ReadResult read(const std::string& name) const override { return {files.at(name), {}}; }
  Failure write(const std::string& name, std::uint64_t offset, std::string_view bytes) override {
    std::string& file = files.at(name);
    if (offset + bytes.size() > file.size()) return name + " is full.";
    file.replace(offset, bytes.size(), bytes);
    return {};
  }
  Failure sync(const std::string& name) override {
    ++syncs;
    return failSync ? name + " could not be synced." : Failure();
  }

  std::map<std::string, std::string> files;
  int syncs{0};
  bool failSync{false};
};

}  // namespace wal
