#include "app/presenter/cue_lines.h"

#include "engine/lesson/fields.h"

namespace presenter {
namespace {

using lesson::Source;

constexpr std::string_view kHead = "cues 1";

class Lines {
 public:
  CueLines divide(std::string_view text) {
    if (text.size() > kTalkBytesMost) {
      fail(1, std::to_string(text.size()) + " bytes",
           "at most " + std::to_string(kTalkBytesMost) + " bytes");
      return std::move(lines_);
    }
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      ++number_;
      if (!line.empty() && line.front() != '#') read(line);
    }
    if (lines_.sections.empty()) fail(number_ + 1, "the end of the file", "'cues 1'");
    return std::move(lines_);
  }

 private:
  void fail(std::uint32_t line, std::string found, std::string expected) {
    if (lines_.problems.size() >= scenario::kProblemsMost) return;
    lines_.problems.push_back({line, 1, std::move(found), std::move(expected)});
  }
  Source source(std::string_view line, std::size_t from) const {
    while (from < line.size() && line[from] == ' ') ++from;
    const auto column = lesson::charactersIn(line.substr(0, from)) + 1;
    return {std::string(line.substr(from)), number_, static_cast<std::uint32_t>(column)};
  }

  void read(std::string_view line) {
    if (lines_.sections.empty()) {
      if (line != kHead) fail(number_, "this line", "'cues 1'");
      lines_.sections.emplace_back();
      if (line == kHead) return;
    }
    std::vector<CueField>& fields = lines_.sections.back().fields;
    if (line.substr(0, 2) == "  " && !fields.empty()) {
      fields.back().lines.push_back(source(line, 0));
      return;
    }
    const std::size_t length = lesson::keyLength(line);
    if (length == 0) return fail(number_, "this line", "a field, as 'cue: What is shown'");
    const std::string key(line.substr(0, length));
    if (key == "cue") {
      if (lines_.sections.size() > kCuesMost) {
        return fail(number_, "", "A talk has at most " + std::to_string(kCuesMost) + " cues.");
      }
      lines_.sections.emplace_back();
    }
    lines_.sections.back().fields.push_back(
        {key, Source(key, number_, 1), {source(line, length + 1)}});
  }

  CueLines lines_;
  std::uint32_t number_{0};
};

}  // namespace

Source CueField::joined() const {
  Source all = lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i) all.append(lines[i]);
  return all;
}

CueLines divideCues(std::string_view text) { return Lines().divide(text); }

}  // namespace presenter
