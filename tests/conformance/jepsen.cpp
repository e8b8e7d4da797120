// Jepsen's histories of real etcd registers, by way of porcupine: which of them are linearizable is
// known. They are found through the environment variable FLOTILLA_SUITES.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/check/history_text.h"
#include "engine/check/linearizability.h"

namespace check {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::map<std::string, std::string> verdictsIn(const fs::path& folder) {
  std::map<std::string, std::string> verdicts;
  std::ifstream file(folder / "verdicts.tsv");
  for (std::string name, verdict; file >> name >> verdict;) verdicts[name] = verdict;
  return verdicts;
}

TEST(JepsenConformance, EveryHistoryGetsItsKnownVerdict) {
  const char* const suites = std::getenv("FLOTILLA_SUITES");
  const fs::path folder = fs::path(suites == nullptr ? "" : suites) / "jepsen-etcd";
  if (suites == nullptr || !fs::is_directory(folder)) {
    GTEST_SKIP() << "FLOTILLA_SUITES does not name a folder with jepsen-etcd/";
  }
  std::map<std::string, std::string> verdicts = verdictsIn(folder);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".log") continue;
    ++files;
    const ReadHistory read = readHistory(contents(entry.path()));
    const auto* history = std::get_if<History>(&read);
    ASSERT_NE(history, nullptr) << name << ": " << std::get<BadHistory>(read).sentence;
    EXPECT_FALSE(history->operations.empty()) << name;
    const Verdict verdict = linearize(*history, Model::Register);
    ASSERT_FALSE(std::holds_alternative<Undecided>(verdict)) << name;
    EXPECT_EQ(std::holds_alternative<Linearizable>(verdict) ? "linearizable" : "not-linearizable",
              verdicts[name])
        << name;
  }
  EXPECT_GT(files, 0u);
  EXPECT_EQ(files, verdicts.size());
}

}  // namespace
}  // namespace check
