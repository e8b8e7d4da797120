// Every scenario that ships, and every sample, holds what it expects.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/scenario/played.h"

namespace scenario {
namespace {

std::vector<std::string> scenarioFiles() {
  std::vector<std::string> files;
  for (const char* folder : {"/assets/scenarios", "/tests/scenarios"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(FLOTILLA_SOURCE_DIR) + folder)) {
      if (entry.path().extension() == ".flotilla") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string nameOf(const testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Sample : public testing::TestWithParam<std::string> {};

TEST_P(Sample, HoldsWhatItExpects) {
  std::stringstream text;
  text << std::ifstream(GetParam(), std::ios::binary).rdbuf();
  const Script script = scriptOf(text.str());
  EXPECT_FALSE(script.title.empty());
  const auto expects =
      std::count_if(script.statements.begin(), script.statements.end(),
                    [](const Statement& s) { return std::holds_alternative<Expect>(s.action); });
  EXPECT_GT(expects, 0) << "a scenario without expectations proves nothing";
  Played played(script);
  played.player.finish();
  for (const Failure& failure : played.player.failures()) {
    ADD_FAILURE() << GetParam() << ":" << failure.line << ": " << failure.statement << ": "
                  << failure.why;
  }
  // A broken rule that broke nothing would show nothing.
  const bool broken = played.run->world().settings().rules.broken.has_value();
  EXPECT_EQ(played.run->violations() > 0, broken);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Sample, testing::ValuesIn(scenarioFiles()), nameOf);

}  // namespace
}  // namespace scenario
