// Where servers stand: the computed time against enumeration, the simulation against it.
#include <gtest/gtest.h>

#include <QCoreApplication>

#include <cmath>
#include <set>

#include "app/explorer/figures.h"
#include "app/explorer/site_study.h"
#include "engine/planning/availability.h"
#include "tests/studies/waiting.h"

namespace explorer {
namespace {

/// A study that keeps nothing.
struct Studied {
  findings::Cache cache{""};
  SiteStudy study{cache};
  SitePlan& plan{*study.plan()};
};

double exactDown(const SiteStudy& study) { return planning::availabilityOf(study.site()).down; }

/// Every pattern of servers, racks and zones that are up or down, without upgrades.
double enumeratedDown(const planning::Site& site) {
  const std::size_t racks = site.machines.size();
  const std::size_t zones = racks + site.racks.size();
  double sum = 0;
  for (std::uint32_t pattern = 0; pattern < 1U << (zones + site.zones.size()); ++pattern) {
    const auto is = [&](std::size_t part) { return (pattern >> part & 1) != 0; };
    double chance = 1;
    const auto weigh = [&](std::size_t part, const planning::Renewal& itself) {
      chance *= is(part) ? itself.up() : itself.down();
    };
    for (std::size_t m = 0; m < racks; ++m) weigh(m, site.machines[m].itself);
    for (std::size_t r = racks; r < zones; ++r) weigh(r, site.racks[r - racks].itself);
    for (std::size_t z = 0; z < site.zones.size(); ++z) weigh(zones + z, site.zones[z]);
    std::uint32_t up = 0;
    for (std::size_t m = 0; m < racks; ++m) {
      const planning::Machine& machine = site.machines[m];
      bool works = is(m);
      std::optional<std::uint32_t> zone;
      if (const auto* in = std::get_if<planning::InZone>(&machine.place)) zone = in->zone;
      if (const auto* in = std::get_if<planning::InRack>(&machine.place)) {
        works = works && is(racks + in->rack);
        zone = site.racks[in->rack].zone;
      }
      works = works && (!zone || is(zones + *zone));
      if (works && machine.vote == planning::Vote::Voter) ++up;
    }
    if (up < site.quorum()) sum += chance;
  }
  return sum;
}

TEST(SiteStudy, ComputesWhatAllPatternsAddUpTo) {
  Studied it;
  const std::vector<int> places = it.plan.layout().places();
  it.plan.addServer(places[0]);
  it.plan.addServer(SiteLayout::kOutside);
  EXPECT_NEAR(exactDown(it.study) / enumeratedDown(it.study.site()), 1, 1e-9);
  it.plan.moveRack(places[1], places[2]);
  it.plan.move(3, places[1]);
  it.plan.toggleLearner(2);
  EXPECT_NEAR(exactDown(it.study) / enumeratedDown(it.study.site()), 1, 1e-9);
  it.plan.moveRack(places[3], SiteLayout::kOutside);
  EXPECT_NEAR(exactDown(it.study) / enumeratedDown(it.study.site()), 1, 1e-9);
}

TEST(SiteStudy, AllInOneRackIsDownMoreOftenThanSpread) {
  Studied it;
  const double spread = exactDown(it.study);
  it.plan.arrange(3);
  EXPECT_EQ(it.plan.rackCount(), 1);
  EXPECT_GT(exactDown(it.study), spread);
}

TEST(SiteStudy, ALearnerIsNoVoter) {
  Studied it;
  it.plan.addServer(0);
  it.plan.addServer(0);
  it.plan.toggleLearner(4);
  it.plan.toggleLearner(5);
  EXPECT_EQ(it.study.site().voters(), 3U);
  EXPECT_EQ(it.study.site().quorum(), 2U);
}

TEST(SiteStudy, EachThingThatFailsAddsToTheTime) {
  Studied it;
  it.study.setUpgrades(true);
  ASSERT_EQ(it.study.parts()->count(), 4);
  const canvas::Plot& plot = it.study.elsewhere()->plot();
  ASSERT_EQ(plot.x.names.size(), 5);
  double sum = 0;
  for (const canvas::Series& part : plot.series) {
    EXPECT_GT(part.points.at(0).y, 0) << part.name.toStdString();
    sum += part.points[0].y;
  }
  EXPECT_NEAR(sum / (exactDown(it.study) * planning::kMinutesAYear), 1, 1e-9);
}

TEST(SiteStudy, ReadsTimesWithTheirUnits) {
  EXPECT_DOUBLE_EQ(*hoursOf("90 min"), 1.5);
  EXPECT_DOUBLE_EQ(*hoursOf("2d"), 48);
  EXPECT_DOUBLE_EQ(*hoursOf("0.5 h"), 0.5);
  EXPECT_DOUBLE_EQ(*hoursOf(" 3 "), 3);
  EXPECT_EQ(hoursOf("soon"), std::nullopt);
  EXPECT_EQ(hoursOf("-1 h"), std::nullopt);
  EXPECT_EQ(hoursOf("0 h"), std::nullopt);
  Studied it;
  SiteStudy& study = it.study;
  study.setServerUp("41 d");
  EXPECT_EQ(study.serverUp(), "41 d");
  study.setServerUp("nonsense");
  EXPECT_EQ(study.serverUp(), "41 d");
}

TEST(SiteStudy, AServerIsUpAsOftenAsWasAsked) {
  Studied it;
  it.study.setServerNines(3);
  EXPECT_NEAR(it.study.serverNines(), 3, 1e-9);
  EXPECT_EQ(it.study.serverText(), upText(0.001));
}

TEST(SiteStudy, SimulatesWhatIsComputed) {
  Studied it;
  it.study.setUpgrades(true);
  it.study.setServerNines(1.5);
  it.study.simulate();
  studies::awaitRest(it.study);
  const auto down = it.study.job()->sheet().estimate(0, "simulated_down_minutes_a_year");
  ASSERT_TRUE(down);
  EXPECT_NEAR(down->value / (exactDown(it.study) * planning::kMinutesAYear), 1, 0.1);
  EXPECT_GT(it.study.job()->sheet().number(0, "outages_a_year").value_or(0), 1);
  EXPECT_TRUE(it.study.simulated().startsWith("Simulated: down "));
  EXPECT_FALSE(it.study.compared().isEmpty());
}

TEST(SiteStudy, AChangeDropsWhatWasSimulated) {
  Studied it;
  it.study.simulate();
  // The same, done here meanwhile: then its rounds are on their way, and not heard of yet.
  findings::runRounds(it.study.question(), {});
  it.plan.move(1, SiteLayout::kOutside);
  EXPECT_FALSE(it.study.job()->busy());
  studies::awaitRest(it.study);
  QCoreApplication::processEvents();
  EXPECT_TRUE(it.study.job()->blank());
  EXPECT_EQ(it.study.compared(), "");
}

TEST(SiteStudy, OtherLayoutsAreOtherQuestions) {
  Studied it;
  std::set<std::string> keys;
  for (int preset = 0; preset < 4; ++preset) {
    it.plan.arrange(preset);
    keys.insert(findings::keyOf(it.study.question()));
  }
  it.plan.moveRack(it.plan.layout().racks()[0].id, SiteLayout::kOutside);
  keys.insert(findings::keyOf(it.study.question()));
  it.study.setRackUp("3 y");
  keys.insert(findings::keyOf(it.study.question()));
  EXPECT_EQ(keys.size(), 6U);
}

TEST(SiteStudy, SaysWhyItCannotBeComputed) {
  Studied it;
  for (const int server : {1, 2, 3}) it.plan.toggleLearner(server);
  EXPECT_EQ(it.study.trouble(), "there is no server that votes");
  EXPECT_TRUE(it.study.elsewhere()->blank());
  it.study.simulate();
  EXPECT_FALSE(it.study.job()->busy());
}

}  // namespace
}  // namespace explorer
