#include "engine/lesson/progress.h"

#include <algorithm>

#include "engine/check/json_line.h"
#include "engine/scenario/amounts.h"

namespace lesson {
namespace {

constexpr std::string_view kYes = "yes";
constexpr std::uint64_t kSmallMost = 1'000'000;

class LineReader {
 public:
  explicit LineReader(check::JsonFields fields) : fields_(std::move(fields)) {}

  std::string text(std::string_view name) {
    const auto field = fields_.find(name);
    if (field != fields_.end()) {
      if (const auto* text = std::get_if<std::string>(&field->second)) return *text;
    }
    lacks(name, "text");
    return "";
  }
  std::uint64_t number(std::string_view name) {
    const auto field = fields_.find(name);
    if (field != fields_.end()) {
      if (const auto* number = std::get_if<check::JsonNumber>(&field->second)) {
        if (const auto value = scenario::readNumber(number->digits)) return *value;
      }
    }
    lacks(name, "whole number");
    return 0;
  }
  std::uint32_t small(std::string_view name) {
    const std::uint64_t value = number(name);
    if (value > kSmallMost) lacks(name, "whole number up to 1000000");
    return static_cast<std::uint32_t>(std::min(value, kSmallMost));
  }
  const std::string& wrong() const { return wrong_; }

 private:
  void lacks(std::string_view name, std::string_view kind) {
    if (wrong_.empty()) {
      wrong_ =
          "The field \"" + std::string(name) + "\" is missing or no " + std::string(kind) + ".";
    }
  }
  check::JsonFields fields_;
  std::string wrong_;
};

void append(std::string& out, std::string_view name, std::uint64_t value) {
  out += ",\"" + std::string(name) + "\":" + std::to_string(value);
}

/// A cell: quoted where it must be; a text that a table would take for a formula is made plain.
std::string cell(std::string text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (formula) text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string rowOf(const std::string& learner, const ProgressLine& line) {
  std::string row = cell(learner) + "," + cell(line.lesson) + "," + std::to_string(line.step) +
                    "," + cell(line.kind) + ",";
  if (line.answer > 0) row += std::to_string(line.answer);
  row += ",";
  if (line.confidence > 0) row += std::to_string(line.confidence);
  row += line.right ? ",yes" : ",no";
  for (const std::uint64_t number :
       {std::uint64_t{line.tries}, std::uint64_t{line.hints}, line.virtualMs, line.realMs}) {
    row += "," + std::to_string(number);
  }
  return row + "\r\n";
}

}  // namespace

ProgressLine progressOf(const std::string& lesson, const StepResult& result,
                        std::chrono::milliseconds real) {
  ProgressLine line;
  line.lesson = lesson;
  line.step = static_cast<std::uint32_t>(result.step) + 1;
  line.kind = result.kind;
  if (result.answer) line.answer = static_cast<std::uint32_t>(*result.answer) + 1;
  line.confidence = result.confidence;
  line.right = result.right;
  line.tries = result.tries;
  line.hints = result.hints;
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(result.ended - result.began);
  line.virtualMs = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
  line.realMs = static_cast<std::uint64_t>(std::max<std::int64_t>(real.count(), 0));
  return line;
}

std::string jsonOf(const ProgressLine& line) {
  std::string out = "{\"lesson\":";
  check::appendJson(out, line.lesson);
  append(out, "step", line.step);
  out += ",\"kind\":";
  check::appendJson(out, line.kind);
  append(out, "answer", line.answer);
  append(out, "confidence", line.confidence);
  out += line.right ? ",\"right\":\"yes\"" : ",\"right\":\"no\"";
  append(out, "tries", line.tries);
  append(out, "hints", line.hints);
  append(out, "virtual_ms", line.virtualMs);
  append(out, "real_ms", line.realMs);
  return out + "}";
}

std::variant<ProgressLine, std::string> readProgress(std::string_view text) {
  auto fields = check::readJsonLine(text);
  if (auto* why = std::get_if<std::string>(&fields)) return std::move(*why);
  LineReader in(std::move(std::get<check::JsonFields>(fields)));
  ProgressLine line;
  line.lesson = in.text("lesson");
  line.step = in.small("step");
  line.kind = in.text("kind");
  line.answer = in.small("answer");
  line.confidence = in.small("confidence");
  line.right = in.text("right") == kYes;
  line.tries = in.small("tries");
  line.hints = in.small("hints");
  line.virtualMs = in.number("virtual_ms");
  line.realMs = in.number("real_ms");
  if (!in.wrong().empty()) return in.wrong();
  return line;
}

ProgressFile readProgressFile(std::string_view text, const std::string& file, Mistakes& mistakes) {
  ProgressFile read;
  const std::size_t slash = file.find_last_of('/');
  read.learner = slash == std::string::npos ? file : file.substr(slash + 1);
  read.learner = read.learner.substr(0, read.learner.rfind('.'));
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    auto one = readProgress(line);
    if (auto* why = std::get_if<std::string>(&one)) {
      mistakes.push_back({file, {number, 1, "", std::move(*why)}});
    } else {
      read.lines.push_back(std::move(std::get<ProgressLine>(one)));
    }
  }
  return read;
}

std::string csvOf(const std::vector<ProgressFile>& files) {
  std::string table =
      "learner,lesson,step,kind,answer,confidence,right,tries,hints,virtual_ms,real_ms\r\n";
  for (const ProgressFile& file : files) {
    std::map<std::tuple<std::string, std::uint32_t, std::string>, ProgressLine> last;
    for (const ProgressLine& line : file.lines) last[{line.lesson, line.step, line.kind}] = line;
    for (const auto& [key, line] : last) table += rowOf(file.learner, line);
  }
  return table;
}

}  // namespace lesson
