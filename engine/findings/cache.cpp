#include "engine/findings/cache.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace findings {
namespace {

namespace fs = std::filesystem;

/// Of the files; another number is another program's.
constexpr const char* kMagic = "flotilla study 1\n";
constexpr const char* kEnding = ".study";

/// FNV-1a, 64 bits.
std::string digestOf(const std::string& text) {
  std::uint64_t hash = 14'695'981'039'346'656'037ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1'099'511'628'211ULL;
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

std::string headOf(const std::string& build, const std::string& key) {
  return kMagic + build + '\n' + key + '\n';
}

std::optional<std::string> contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

fs::path cacheFolder() {
  const char* const caches = std::getenv("XDG_CACHE_HOME");
  if (caches != nullptr && *caches == '/') return fs::path(caches) / "flotilla" / "studies";
  const char* const home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return fs::path(home) / ".cache" / "flotilla" / "studies";
}

fs::path Cache::fileOf(const std::string& key) const { return folder_ / (digestOf(key) + kEnding); }

std::optional<Sheet> Cache::find(const Question& question) {
  const std::string key = keyOf(question);
  if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
  if (folder_.empty()) return std::nullopt;
  const auto text = contentOf(fileOf(key));
  const std::string head = headOf(build_, key);
  const std::size_t digest = digestOf({}).size();
  if (!text || !text->starts_with(head) || text->size() < head.size() + digest) return std::nullopt;
  const std::string body = text->substr(head.size() + digest);
  if (text->compare(head.size(), digest, digestOf(body)) != 0) return std::nullopt;
  auto sheet = unpacked(body);
  if (sheet) kept_.insert_or_assign(key, *sheet);
  return sheet;
}

void Cache::keep(const Question& question, const Sheet& sheet) {
  const std::string key = keyOf(question);
  kept_.insert_or_assign(key, sheet);
  if (folder_.empty()) return;
  std::error_code error;
  fs::create_directories(folder_, error);
  const std::string body = packed(sheet);
  const fs::path file = fileOf(key);
  // Two programs that write one file at once write the same.
  fs::path unready = file;
  unready += ".new";
  {
    std::ofstream out(unready, std::ios::binary);
    out << headOf(build_, key) << digestOf(body) << body;
    if (!out.flush()) return;
  }
  fs::rename(unready, file, error);
  tidyUp();
}

// What other builds found, and the oldest beyond the limit.
void Cache::tidyUp() const {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, fs::path>> ours;
  const std::string head = kMagic + build_ + '\n';
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
    if (entry.path().extension() != kEnding) continue;
    std::string begin(head.size(), '\0');
    std::ifstream(entry.path(), std::ios::binary)
        .read(begin.data(), static_cast<std::streamsize>(begin.size()));
    if (begin == head) {
      ours.emplace_back(entry.last_write_time(error), entry.path());
    } else {
      fs::remove(entry.path(), error);
    }
  }
  std::sort(ours.begin(), ours.end());
  for (std::size_t i = 0; i + kFilesMost < ours.size(); ++i) fs::remove(ours[i].second, error);
}

}  // namespace findings
