// Where servers stand: the computed time against enumeration, the simulation against it.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "app/explorer/figures.h"
#include "app/explorer/site_study.h"
#include "engine/planning/availability.h"
#include "tests/studies/waiting.h"

namespace explorer {
namespace {

double exactDown(const SiteStudy& study) { return planning::availabilityOf(study.site()).down; }

/// Every pattern of servers and places that are up or down, without upgrades.
double enumeratedDown(const planning::Site& site) {
  const std::size_t parts = site.machines.size() + site.zones.size();
  double sum = 0;
  for (std::uint32_t pattern = 0; pattern < 1U << parts; ++pattern) {
    double chance = 1;
    std::uint32_t up = 0;
    for (std::size_t z = 0; z < site.zones.size(); ++z) {
      const bool works = (pattern >> (site.machines.size() + z) & 1) != 0;
      chance *= works ? site.zones[z].up() : site.zones[z].down();
    }
    for (std::size_t m = 0; m < site.machines.size(); ++m) {
      const planning::Machine& machine = site.machines[m];
      const bool works = (pattern >> m & 1) != 0;
      chance *= works ? machine.itself.up() : machine.itself.down();
      const bool zone = (pattern >> (site.machines.size() + machine.zone) & 1) != 0;
      if (works && zone && machine.vote == planning::Vote::Voter) ++up;
    }
    if (up < site.quorum()) sum += chance;
  }
  return sum;
}

TEST(SiteStudy, ComputesWhatAllPatternsAddUpTo) {
  SiteStudy study;
  study.addServer(0);
  study.addServer(1);
  EXPECT_NEAR(exactDown(study) / enumeratedDown(study.site()), 1, 1e-9);
  study.move(5, 0);
  study.toggleRack(0);
  study.toggleLearner(2);
  EXPECT_NEAR(exactDown(study) / enumeratedDown(study.site()), 1, 1e-9);
}

TEST(SiteStudy, AllInOneZoneIsDownMoreOftenThanSpread) {
  SiteStudy study;
  const double spread = exactDown(study);
  study.move(2, 0);
  study.move(3, 0);
  EXPECT_GT(exactDown(study), spread);
}

TEST(SiteStudy, ALearnerIsNoVoter) {
  SiteStudy study;
  study.addServer(0);
  study.addServer(1);
  study.toggleLearner(4);
  study.toggleLearner(5);
  EXPECT_EQ(study.site().voters(), 3U);
  EXPECT_EQ(study.site().quorum(), 2U);
}

TEST(SiteStudy, ReadsTimesWithTheirUnits) {
  EXPECT_DOUBLE_EQ(*hoursOf("90 min"), 1.5);
  EXPECT_DOUBLE_EQ(*hoursOf("2d"), 48);
  EXPECT_DOUBLE_EQ(*hoursOf("0.5 h"), 0.5);
  EXPECT_DOUBLE_EQ(*hoursOf(" 3 "), 3);
  EXPECT_EQ(hoursOf("soon"), std::nullopt);
  EXPECT_EQ(hoursOf("-1 h"), std::nullopt);
  EXPECT_EQ(hoursOf("0 h"), std::nullopt);
  SiteStudy study;
  study.setServerUp("41 d");
  EXPECT_EQ(study.serverUp(), "41 d");
  study.setServerUp("nonsense");
  EXPECT_EQ(study.serverUp(), "41 d");
}

TEST(SiteStudy, AServerIsUpAsOftenAsWasAsked) {
  SiteStudy study;
  study.setServerNines(3);
  EXPECT_NEAR(study.serverNines(), 3, 1e-9);
  EXPECT_EQ(study.serverText(), upText(0.001));
}

TEST(SiteStudy, SimulatesWhatIsComputed) {
  SiteStudy study;
  study.setUpgrades(true);
  study.setServerNines(1.5);
  study.simulate();
  studies::awaitRest(study);
  const double exact = exactDown(study);
  EXPECT_GT(study.report().outages, 100U);
  EXPECT_NEAR(study.report().down.value / exact, 1, 0.1);
  EXPECT_TRUE(study.simulated().startsWith("Simulated: down "));
  EXPECT_FALSE(study.compared().isEmpty());
}

TEST(SiteStudy, AChangeDropsWhatWasSimulated) {
  SiteStudy study;
  study.simulate();
  study.move(1, 1);
  EXPECT_FALSE(study.busy());
  EXPECT_EQ(study.report().years, 0);
  studies::awaitRest(study);
  EXPECT_EQ(study.report().years, 0);
}

TEST(SiteStudy, PlacesThatGoTakeNoServerWithThem) {
  SiteStudy study;
  study.removePlace();
  study.removePlace();
  study.removePlace();
  EXPECT_EQ(study.placeCount(), 1);
  EXPECT_EQ(study.site().machines.size(), 3U);
  EXPECT_EQ(study.tallest(), 3);
}

TEST(SiteStudy, SaysWhyItCannotBeComputed) {
  SiteStudy study;
  for (const int server : {1, 2, 3}) study.toggleLearner(server);
  EXPECT_EQ(study.trouble(), "there is no server that votes");
  study.simulate();
  EXPECT_FALSE(study.busy());
}

}  // namespace
}  // namespace explorer
