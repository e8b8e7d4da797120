// The scripted clusters: our core takes their course, message by message.
#include <gtest/gtest.h>

#include "tests/conformance/interaction/play.h"

namespace conformance {
namespace {

void playAll(Level level) {
  const auto files = suite("etcd-raft/interaction");
  if (!files) GTEST_SKIP() << "the suites are not at hand: set FLOTILLA_SUITES to their folder";
  EXPECT_FALSE(files->empty());
  for (const std::filesystem::path& file : *files) {
    const auto result = playFile(file, level);
    const auto* bad = std::get_if<Malformed>(&result);
    ASSERT_EQ(bad, nullptr) << file << ":" << bad->line << ": " << bad->why;
    const auto& difference = std::get<std::optional<Difference>>(result);
    EXPECT_FALSE(difference.has_value()) << file << ": " << text(*difference);
  }
}

TEST(Conformance, ScriptedClustersDeliverTheSameMessages) { playAll(Level::Messages); }
TEST(Conformance, ScriptedClustersPutOutTheSameTogether) { playAll(Level::Outputs); }
TEST(Conformance, ScriptedClustersAgreeInEveryLine) { playAll(Level::Everything); }

}  // namespace
}  // namespace conformance
