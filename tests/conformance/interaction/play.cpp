#include "tests/conformance/interaction/play.h"

#include <algorithm>

#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

std::optional<Difference> difference(const Step& step, const std::vector<std::string>& output,
                                     Level level) {
  const std::vector<Line> expected = counted(step.command, step.expected, level);
  const std::vector<Line> got = counted(step.command, output, level);
  const auto [e, g] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end(),
                                    [](const Line& a, const Line& b) { return a.text == b.text; });
  if (e == expected.end() && g == got.end()) return std::nullopt;
  const std::size_t place = e == expected.end() ? step.expected.size() : e->place;
  return Difference{step.outputLine + place, step.command.name, e == expected.end() ? "" : e->text,
                    g == got.end() ? "" : g->text};
}

}  // namespace

Result play(const Script& script, Level level) {
  Environment environment;
  for (const Step& step : script) {
    const std::vector<std::string> output = environment.run(step);
    const Failure& bad = environment.badInput();
    if (bad && output != step.expected) return Malformed{step.line, *bad};
    if (auto found = difference(step, output, level)) return found;
  }
  return std::nullopt;
}

Result playFile(const std::filesystem::path& file, Level level) {
  const auto text = contentsOf(file);
  if (!text) return Malformed{0, "cannot be read"};
  const auto script = readScript(*text);
  if (const auto* bad = std::get_if<Malformed>(&script)) return *bad;
  if (std::get<Script>(script).empty()) return Malformed{0, "holds no command"};
  return play(std::get<Script>(script), level);
}

std::string text(const Difference& difference) {
  const auto side = [](const std::string& line) { return line.empty() ? "(nothing)" : line; };
  return "line " + std::to_string(difference.line) + " (" + difference.command +
         "): expected: " + side(difference.expected) + "; got: " + side(difference.got);
}

}  // namespace conformance
