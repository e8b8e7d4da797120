// The machine looks for what a broken rule allows.
#include "app/studies/rule_search.h"

#include <gtest/gtest.h>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "engine/sim/lab.h"
#include "tests/studies/waiting.h"

namespace studies {
namespace {

/// Plays the scenario; the events that say what is wrong.
std::vector<trace::Event> faultsIn(const Caught& caught) {
  const scenario::Parsed parsed = scenario::parse(caught.text);
  EXPECT_TRUE(parsed.ok()) << caught.text;
  scenario::Run run(sim::makeLab(parsed.script.settings));
  scenario::Player player(run, parsed.script);
  player.finish();
  std::vector<trace::Event> events;
  run.drain(events);
  std::erase_if(events, [](const trace::Event& event) {
    const auto* expected = std::get_if<trace::Expected>(&event.body);
    return !std::holds_alternative<trace::Violated>(event.body) && !(expected && !expected->held);
  });
  return events;
}

class Searches : public ::testing::TestWithParam<const char*> {};

TEST_P(Searches, AnEasyRuleIsBrokenWithinAFewSeedsAndTheShortestRunShowsIt) {
  RuleSearch search;
  search.start(GetParam());
  EXPECT_EQ(search.phase(), RuleSearch::Searching);
  awaitRest(search);
  ASSERT_EQ(search.phase(), RuleSearch::Found) << search.report().toStdString();
  EXPECT_LE(search.seeds(), 64u);
  const Caught& caught = search.caught();
  EXPECT_LE(caught.acts, caught.actsBefore);
  const auto faults = faultsIn(caught);
  ASSERT_FALSE(faults.empty()) << caught.text;
  EXPECT_EQ(faults.front().at, caught.at);
  if (const auto* broken = std::get_if<trace::Violated>(&faults.front().body)) {
    EXPECT_EQ(broken->invariant, caught.name);
  }
  EXPECT_TRUE(search.report().startsWith(QString::fromStdString(caught.name)));
}

// Figure 2; Raft 8; Raft 5.4.1
INSTANTIATE_TEST_SUITE_P(Rules, Searches,
                         ::testing::Values("durable-ack", "session-dedup", "up-to-date-vote"),
                         [](const auto& rule) {
                           std::string name = rule.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(RuleSearch, FindingNothingSaysHowManySeedsWereTried) {
  RuleSearch search;
  search.search("read-confirmed", 3);
  awaitRest(search);
  EXPECT_EQ(search.phase(), RuleSearch::NothingFound);
  EXPECT_EQ(search.seeds(), 3u);
  EXPECT_TRUE(search.report().startsWith("No violation in 3 seeds"))
      << search.report().toStdString();
}

TEST(RuleSearch, CancellingEndsItAndSaysSo) {
  RuleSearch search;
  search.search("read-confirmed", 1'000'000);
  search.cancel();
  awaitRest(search);
  EXPECT_EQ(search.phase(), RuleSearch::Cancelled);
  EXPECT_FALSE(search.busy());
  EXPECT_LT(search.seeds(), 1'000'000u);
}

TEST(RuleSearch, ASecondSearchReplacesTheFirst) {
  RuleSearch search;
  search.search("read-confirmed", 1'000'000);
  search.search("durable-ack", 64);
  awaitRest(search);
  EXPECT_EQ(search.phase(), RuleSearch::Found);
  EXPECT_EQ(search.rule(), "durable-ack");
}

TEST(RuleSearch, AnUnknownRuleIsNotSearched) {
  RuleSearch search;
  search.start("kindness");
  EXPECT_EQ(search.phase(), RuleSearch::Idle);
  EXPECT_TRUE(search.idle());
}

}  // namespace
}  // namespace studies
