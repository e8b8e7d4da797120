// What each rule is for: a small scenario that the hunt found with the rule broken, and that shows
// nothing with the rule in force. It proves that the checks can fail.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/scenario_files.h"

namespace simulation {

namespace {

std::string pathOf(std::string_view rule) {
  return std::string(FLOTILLA_SOURCE_DIR) + "/tests/scenarios/broken/" + std::string(rule) +
         ".flotilla";
}

/// The name before the colon of the title: what the scenario shows.
std::string nameIn(const scenario::Script& script) {
  return script.title.substr(0, script.title.find(':'));
}

}  // namespace

TEST(BrokenRule, EachShowsTheViolationThatItsScenarioNames) {
  for (const raft::RuleName& rule : raft::kRuleNames) {
    const scenario::Script script = read(pathOf(rule.word));
    ASSERT_EQ(script.settings.rules.broken, rule.rule) << rule.word;
    const Outcome outcome = played(script);
    EXPECT_FALSE(outcome.unmet.empty()) << rule.word;
    const std::string name = nameIn(script);
    if (name == "Linearizability" || name == "Progress") continue;  // the expectation says it
    const auto& seen = outcome.violated;
    EXPECT_NE(std::find(seen.begin(), seen.end(), name), seen.end()) << rule.word << ": " << name;
  }
}

TEST(BrokenRule, TheSameScenarioShowsNothingWithTheRuleInForce) {
  for (const raft::RuleName& rule : raft::kRuleNames) {
    scenario::Script script = read(pathOf(rule.word));
    script.settings.rules = {};
    const Outcome outcome = played(script);
    EXPECT_TRUE(outcome.unmet.empty()) << rule.word << ": " << outcome.unmet.front();
    EXPECT_TRUE(outcome.violated.empty()) << rule.word << ": " << outcome.violated.front();
  }
}

// Bugs of the engine that hunts found; each is gone.
TEST(Regression, WhatHuntsOnceFoundDoesNotComeBack) {
  const std::vector<std::string> paths = scenariosIn("regressions");
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    const Outcome outcome = played(read(path));
    EXPECT_TRUE(outcome.unmet.empty()) << path << ": " << outcome.unmet.front();
    EXPECT_TRUE(outcome.violated.empty()) << path << ": " << outcome.violated.front();
  }
}

}  // namespace simulation
