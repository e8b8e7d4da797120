// raft_interaction: plays interaction scripts against our own core.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "tests/conformance/interaction/play.h"

namespace {

constexpr int kDiffers = 1;
constexpr int kBadInput = 2;

int usage() {
  std::fputs(
      "usage: raft_interaction [--level 1|2|3] FILE...\n"
      "  1  delivered messages, the nodes' states and logs\n"
      "  2  also hard state, commit, and what goes out together\n"
      "  3  every line but the log's own (the default)\n",
      stderr);
  return kBadInput;
}

/// 0, kDiffers or kBadInput.
int playOne(const std::string& file, conformance::Level level) {
  const auto result = conformance::playFile(file, level);
  if (const auto* bad = std::get_if<conformance::Malformed>(&result)) {
    const std::string line = bad->line == 0 ? "" : "line " + std::to_string(bad->line) + ": ";
    std::printf("%s: %s%s\n", file.c_str(), line.c_str(), bad->why.c_str());
    return kBadInput;
  }
  const auto& difference = std::get<std::optional<conformance::Difference>>(result);
  std::printf("%s: %s\n", file.c_str(), difference ? text(*difference).c_str() : "ok");
  return difference ? kDiffers : 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  conformance::Level level = conformance::Level::Everything;
  if (!files.empty() && files.front() == "--level") {
    const auto number = files.size() > 1 ? conformance::numberOf(files[1]) : std::nullopt;
    if (!number || *number < 1 || *number > 3) return usage();
    level = static_cast<conformance::Level>(*number);
    files.erase(files.begin(), files.begin() + 2);
  }
  if (files.empty()) return usage();
  int worst = 0;
  for (const std::string& file : files) worst = std::max(worst, playOne(file, level));
  return worst;
}
