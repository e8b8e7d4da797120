// The quorum words of each side of a cut (Raft 5.1, 5.2).
#include <gtest/gtest.h>

#include <QStringList>

#include "app/presenter/sides.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "tests/presenter/talk_text.h"

namespace presenter {
namespace {

std::vector<Side> sidesAfter(const std::string& statements) {
  const scenario::Parsed parsed = scenario::parse(
      "flotilla 1\ncluster 5 seed=5 election=150..300ms heartbeat=50ms latency=10..20ms\n"
      "campaign S3\nrun until leader is S3 within 1s\nrun 100ms\n" +
      statements);
  EXPECT_TRUE(parsed.ok());
  scenario::Run run(labOf(parsed.script.settings));
  scenario::Player player(run, parsed.script);
  player.finish();
  return sidesOf(run.view());
}

QStringList wordsAfter(const std::string& statements) {
  QStringList words;
  for (const Side& side : sidesAfter(statements)) words << side.count + " " + side.words;
  return words;
}

TEST(Sides, AreOneAsLongAsNothingIsCut) {
  EXPECT_EQ(wordsAfter(""), QStringList{"5 of 5 quorum: writes go on"});
  EXPECT_EQ(wordsAfter("crash S1\ncrash S2\n"), QStringList{"3 of 5 quorum: writes go on"});
  EXPECT_EQ(wordsAfter("crash S1\ncrash S2\ncrash S4\n"),
            QStringList{"2 of 5 no quorum: writes wait"});
}

TEST(Sides, EachSideOfACutIsCountedByItself) {
  const auto sides = sidesAfter("cut S2 S3 | S1 S4 S5\nrun until two leaders within 2s\n");
  ASSERT_EQ(sides.size(), 2u);
  EXPECT_EQ(sides[0].count, "3 of 5");
  EXPECT_EQ(sides[0].words, "quorum: writes go on");
  EXPECT_FALSE(sides[0].lost);
  EXPECT_EQ(sides[0].quorum, 3);
  EXPECT_EQ(sides[1].count, "2 of 5");
  EXPECT_EQ(sides[1].words, "no quorum: writes wait");
  EXPECT_TRUE(sides[1].lost);
}

TEST(Sides, AMajorityWithoutALeaderWaits) {
  EXPECT_EQ(
      wordsAfter("cut S2 S3 | S1 S4 S5\n"),
      (QStringList{"3 of 5 quorum, no leader yet: writes wait", "2 of 5 no quorum: writes wait"}));
}

TEST(Sides, ServersThatAreDownOrFrozenDoNotCount) {
  EXPECT_EQ(wordsAfter("cut S2 S3 | S1 S4 S5\ncrash S1\npause S2\n"),
            (QStringList{"2 of 5 no quorum: writes wait", "1 of 5 no quorum: writes wait"}));
}

TEST(Sides, AServerCutOffFromAllIsASideOfItsOwn) {
  EXPECT_EQ(wordsAfter("cut S5 | rest\n"),
            (QStringList{"4 of 5 quorum: writes go on", "1 of 5 no quorum: writes wait"}));
}

}  // namespace
}  // namespace presenter
