#include "engine/lesson/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace lesson {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGlossary = "glossary.txt";
constexpr const char* kIndex = "index.txt";
/// More than any file of a lesson may have: what is longer is found to be too long.
constexpr std::size_t kReadMost = 2 * 1024 * 1024;

std::optional<std::string> textOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(kReadMost, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return file.bad() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

std::variant<Files, std::string> readFolder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return "'" + folder + "' is no folder.";
  Files files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || (extension != ".md" && extension != ".txt")) continue;
    auto text = textOf(entry.path());
    if (!text) return "'" + entry.path().string() + "' cannot be read.";
    files[entry.path().filename().string()] = std::move(*text);
  }
  if (error) return "'" + folder + "' cannot be read: " + error.message() + ".";
  return files;
}

GlossaryRead readGlossaryNear(const std::string& folder) {
  const fs::path inside = fs::path(folder) / kGlossary;
  fs::path real = fs::weakly_canonical(folder);
  if (real.filename().empty()) real = real.parent_path();
  for (const fs::path& path : {inside, real.parent_path() / kGlossary}) {
    if (const auto text = textOf(path)) return readGlossary(*text, path.filename().string());
  }
  return {};
}

std::string findLessons(const std::string& programFolder) {
  std::error_code error;
  const fs::path start = fs::weakly_canonical(programFolder, error);
  const fs::path installed = start.parent_path() / "share" / "flotilla" / "lessons";
  if (fs::is_regular_file(installed / kIndex, error)) return installed.string();
  for (fs::path above = start; above.has_relative_path(); above = above.parent_path()) {
    if (fs::is_regular_file(above / "lessons" / kIndex, error)) return (above / "lessons").string();
  }
  return "";
}

std::vector<std::string> lessonFolders(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (fs::is_regular_file(entry.path() / "lesson.md", error)) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace lesson
