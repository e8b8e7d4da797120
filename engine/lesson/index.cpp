#include "engine/lesson/index.h"

namespace lesson {
namespace {

constexpr std::string_view kPart = "part ";

/// "A Agreement".
IndexPart partOf(std::string_view rest) {
  const std::size_t space = rest.find(' ');
  IndexPart part;
  part.letter = rest.substr(0, space);
  if (space != std::string_view::npos) part.title = rest.substr(space + 1);
  return part;
}

}  // namespace

IndexRead readIndex(std::string_view text, const std::string& file) {
  IndexRead read;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (line.substr(0, kPart.size()) == kPart) {
      read.parts.push_back(partOf(line.substr(kPart.size())));
    } else if (read.parts.empty()) {
      read.mistakes.push_back(
          {file, {number, 1, "'" + std::string(line) + "'", "'part' and its letter and title"}});
    } else {
      read.parts.back().folders.emplace_back(line);
    }
  }
  return read;
}

}  // namespace lesson
