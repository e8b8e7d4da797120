#include "tests/conformance/scripts/script.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace conformance {
namespace {

constexpr std::string_view kFence = "----";

bool isBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The next word; parentheses hold spaces together.
std::optional<std::string_view> takeWord(std::string_view& text) {
  text = trimmed(text);
  std::size_t end = 0;
  bool open = false;
  while (end < text.size() && (open || (text[end] != ' ' && text[end] != '\t'))) {
    if (text[end] == '(') open = true;
    if (text[end] == ')') open = false;
    ++end;
  }
  if (open) return std::nullopt;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::vector<std::string> valuesOf(std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return {std::string(text)};
  std::vector<std::string> values;
  text = text.substr(1, text.size() - 2);
  while (!trimmed(text).empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    values.emplace_back(trimmed(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return values;
}

Argument argumentOf(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {std::string(word), {}};
  return {std::string(word.substr(0, equals)), valuesOf(word.substr(equals + 1))};
}

/// Walks over the lines of a script.
class Reader {
 public:
  explicit Reader(std::string_view text) : lines_(linesOf(text)) {}

  std::variant<Script, Malformed> read() {
    Script script;
    while (skipToCommand()) {
      Step step;
      if (auto bad = readStep(step)) return *std::move(bad);
      script.push_back(std::move(step));
    }
    return script;
  }

 private:
  bool skipToCommand() {
    while (at_ < lines_.size() && saysNothing(lines_[at_])) ++at_;
    return at_ < lines_.size();
  }

  /// A comment, or the title of a part.
  static bool saysNothing(std::string_view line) {
    line = trimmed(line);
    return isBlank(line) || line.starts_with('#') || line.starts_with("subtest ");
  }

  std::optional<Malformed> readStep(Step& step) {
    step.line = at_ + 1;
    std::string line = lines_[at_++];
    while (line.ends_with('\\') && at_ < lines_.size()) {
      line.back() = ' ';
      line += lines_[at_++];
    }
    auto command = readCommand(line);
    if (const auto* bad = std::get_if<Malformed>(&command)) return Malformed{step.line, bad->why};
    step.command = std::get<Command>(std::move(command));
    while (at_ < lines_.size() && lines_[at_] != kFence) step.input.push_back(lines_[at_++]);
    if (at_ == lines_.size()) return Malformed{step.line, "no ---- follows the command"};
    ++at_;
    return at_ < lines_.size() && lines_[at_] == kFence ? readFenced(step) : readPlain(step);
  }

  std::optional<Malformed> readPlain(Step& step) {
    step.outputLine = at_ + 1;
    while (at_ < lines_.size() && !isBlank(lines_[at_])) step.expected.push_back(lines_[at_++]);
    return std::nullopt;
  }

  std::optional<Malformed> readFenced(Step& step) {
    step.outputLine = ++at_ + 1;
    for (; at_ + 1 < lines_.size(); ++at_) {
      if (lines_[at_] == kFence && lines_[at_ + 1] == kFence) {
        at_ += 2;
        return std::nullopt;
      }
      step.expected.push_back(lines_[at_]);
    }
    return Malformed{step.line, "the doubled ---- is not closed"};
  }

  std::vector<std::string> lines_;
  std::size_t at_{0};
};

}  // namespace

std::variant<Command, Malformed> readCommand(std::string_view line) {
  Command command;
  std::string_view rest = line;
  while (!trimmed(rest).empty()) {
    const std::optional<std::string_view> word = takeWord(rest);
    if (!word) return Malformed{0, "a parenthesis is not closed"};
    if (command.name.empty()) {
      command.name = *word;
    } else {
      command.arguments.push_back(argumentOf(*word));
    }
  }
  if (command.name.empty()) return Malformed{0, "no command"};
  return command;
}

std::variant<Script, Malformed> readScript(std::string_view text) { return Reader(text).read(); }

std::optional<std::uint64_t> numberOf(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<bool> truthOf(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "TRUE", "True"};
  static constexpr std::array<std::string_view, 6> kFalse = {"0",     "f",     "F",
                                                             "false", "FALSE", "False"};
  if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end()) return false;
  return std::nullopt;
}

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().pop_back();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<std::string> contentsOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::optional<std::vector<std::filesystem::path>> suite(const std::string& folder) {
  const char* const root = std::getenv("FLOTILLA_SUITES");
  if (root == nullptr) return std::nullopt;
  const std::filesystem::path at = std::filesystem::path(root) / folder;
  if (!std::filesystem::is_directory(at)) return std::nullopt;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(at)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace conformance
