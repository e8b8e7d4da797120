#include "tests/conformance/interaction/levels.h"

#include <algorithm>
#include <array>

namespace conformance {
namespace {

bool isLogLine(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kLevels = {"DEBUG ", "INFO ", "WARN ", "ERROR ",
                                                              "FATAL "};
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::any_of(kLevels.begin(), kLevels.end(),
                     [&](std::string_view level) { return text.starts_with(level); });
}

/// A block begins with its title at the margin, such as `> 1 receiving messages`.
bool isTitle(const Line& line) { return line.text.starts_with("> "); }

std::string_view unindented(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

std::vector<Line> receivedOnly(const std::vector<Line>& lines) {
  std::vector<Line> out;
  bool receiving = false;
  for (const Line& line : lines) {
    if (isTitle(line)) receiving = line.text.ends_with(" receiving messages");
    if (receiving) out.push_back(line);
  }
  return out;
}

/// Who believes in which leader, and whether a write is urgent, is left out; so are the titles of
/// what has nothing else to show.
std::vector<Line> withoutSoftState(const std::vector<Line>& lines) {
  std::vector<Line> out;
  for (const Line& line : lines) {
    const std::string_view text = unindented(line.text);
    if (text.starts_with("Lead:") || text.starts_with("Ready MustSync=")) continue;
    if (isTitle(line) && !out.empty() && out.back().text.ends_with(" handling Ready")) {
      out.pop_back();
    }
    out.push_back(line);
  }
  if (!out.empty() && out.back().text.ends_with(" handling Ready")) out.pop_back();
  return out;
}

bool showsStateOrDeliveries(const std::string& command) {
  return command == "deliver-msgs" || command == "raft-state" || command == "raft-log" ||
         command == "compact" || command == "propose" || command == "propose-conf-change";
}

}  // namespace

std::vector<Line> counted(const Command& command, const std::vector<std::string>& output,
                          Level level) {
  std::vector<Line> lines;
  for (std::size_t k = 0; k < output.size(); ++k) {
    // A command that only logs counts as one that shows nothing, or that is kept quiet.
    const bool nothing = output[k] == "ok" || output[k] == "ok (quiet)";
    if (!isLogLine(output[k]) && !nothing) lines.push_back({output[k], k});
  }
  switch (level) {
    case Level::Messages:
      if (command.name == "stabilize") return receivedOnly(lines);
      return showsStateOrDeliveries(command.name) ? lines : std::vector<Line>{};
    case Level::Outputs:
      return command.name == "status" ? std::vector<Line>{} : withoutSoftState(lines);
    case Level::Everything:
      return lines;
  }
  return lines;
}

}  // namespace conformance
