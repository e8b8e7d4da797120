// Answers that are kept: in memory, and each as a file of the cache's folder, by everything they
// depend on. What another build of the engine found is never shown, nor a damaged file.
// Thread rule: one thread. Two programs may use one folder: files appear whole or not at all.
#pragma once

#include <filesystem>
#include <map>

#include "engine/findings/question.h"
#include "engine/findings/sheet.h"

namespace findings {

/// Changes with the sources of the engine.
std::string engineBuild();

/// Where this user's caches are ("" if nobody says): $XDG_CACHE_HOME or ~/.cache.
std::filesystem::path cacheFolder();

class Cache {
 public:
  /// Files that are kept; the oldest go first.
  static constexpr std::size_t kFilesMost = 256;

  /// In memory alone.
  Cache() = default;
  explicit Cache(std::filesystem::path folder, std::string build = engineBuild())
      : folder_(std::move(folder)), build_(std::move(build)) {}

  /// nullopt: it is not there, or not to be trusted.
  std::optional<Sheet> find(const Question& question);
  /// REQUIRES: the whole answer. A folder that cannot be written is done without.
  void keep(const Question& question, const Sheet& sheet);

 private:
  std::filesystem::path fileOf(const std::string& key) const;
  void tidyUp() const;

  std::filesystem::path folder_;
  std::string build_{engineBuild()};
  std::map<std::string, Sheet> kept_;
};

/// A sheet as text, and back; nullopt: it is no such text.
std::string packed(const Sheet& sheet);
std::optional<Sheet> unpacked(const std::string& text);

}  // namespace findings
