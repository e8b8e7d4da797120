// How much of the time a quorum is up: the closed form against enumeration, the simulation against
// the closed form.
#include "engine/planning/availability.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/planning/fault_table.h"
#include "engine/planning/outages.h"

namespace planning {
namespace {

/// Every combination of parts up and down, weighed by its chance.
double enumerated(const Site& site) {
  std::vector<double> up;
  for (const Machine& machine : site.machines) up.push_back(machine.itself.up());
  for (const Renewal& zone : site.zones) up.push_back(zone.up());
  up.push_back(site.everything.up());
  double down = 0;
  for (std::uint64_t state = 0; state < std::uint64_t{1} << up.size(); ++state) {
    const auto is = [&](std::size_t part) { return (state >> part & 1) != 0; };
    double chance = 1;
    for (std::size_t i = 0; i < up.size(); ++i) chance *= is(i) ? up[i] : 1 - up[i];
    std::uint32_t voters = 0;
    for (std::size_t i = 0; i < site.machines.size(); ++i) {
      const Machine& m = site.machines[i];
      if (is(i) && is(site.machines.size() + m.zone) && m.vote == Vote::Voter) ++voters;
    }
    if (voters < site.quorum() || !is(up.size() - 1)) down += chance;
  }
  return down;
}

Site unevenSite() {
  Site site = evenSite(5, upFor(0.9, 4), 3, upFor(0.97, 2));
  site.machines[0].itself = upFor(0.5, 10);
  site.machines[3].itself = upFor(0.99, 1);
  site.machines.push_back({upFor(0.999, 1), 1, Vote::Learner});
  site.everything = upFor(0.995, 3);
  return site;
}

TEST(Availability, TheClosedFormIsWhatAnEnumerationFinds) {
  for (std::uint32_t servers = 1; servers <= 9; ++servers) {
    const Site site = evenSite(servers, upFor(0.9, 4), 3, upFor(0.98, 1));
    EXPECT_NEAR(availabilityOf(site).down, enumerated(site), 1e-12) << servers;
  }
  EXPECT_NEAR(availabilityOf(unevenSite()).down, enumerated(unevenSite()), 1e-12);
}

TEST(Availability, IndependentServersAreABinomial) {
  for (std::uint32_t servers = 1; servers <= 15; ++servers) {
    const SizeRow row = sizeRow(servers);
    double down = 0;
    for (std::uint32_t k = row.tolerated + 1; k <= servers; ++k) {
      down += static_cast<double>(row.by[k]) * std::pow(0.01, k) * std::pow(0.99, servers - k);
    }
    const Site site = evenSite(servers, upFor(0.99, 4), 1, kNeverFails);
    EXPECT_NEAR(availabilityOf(site).down / down, 1, 1e-9) << servers;
  }
}

TEST(Availability, AnEvenSizeIsUpLessThanTheSizeBelow) {
  const auto down = [](std::uint32_t servers) {
    return availabilityOf(evenSite(servers, upFor(0.99, 4), 1, kNeverFails)).down;
  };
  for (std::uint32_t servers = 2; servers <= 14; servers += 2) {
    EXPECT_GT(down(servers), down(servers - 1));
    EXPECT_LT(down(servers + 1), down(servers - 1));
  }
}

TEST(Availability, ThreeServersOfTwoNinesHaveThreeAndAHalf) {
  const Availability three = availabilityOf(evenSite(3, upFor(0.99, 4), 1, kNeverFails));
  EXPECT_NEAR(three.down, 3 * 0.0001 * 0.99 + 0.000001, 1e-12);
  EXPECT_NEAR(three.nines(), 3.526, 0.001);
  EXPECT_NEAR(three.minutesAYear(), 156.7, 0.1);
  EXPECT_TRUE(std::isinf(availabilityOf(evenSite(3, kNeverFails, 1, kNeverFails)).nines()));
}

// More zones than one are of use only from three on: of two, one holds a majority.
TEST(Availability, TwoZonesAreNoBetterThanTheOneThatHoldsTheMajority) {
  const auto down = [](std::uint32_t zones) {
    return availabilityOf(evenSite(5, kNeverFails, zones, upFor(0.99, 4))).down;
  };
  EXPECT_NEAR(down(1), 0.01, 1e-12);
  EXPECT_NEAR(down(2), 0.01, 1e-12);
  EXPECT_LT(down(3), 0.0003);
}

TEST(Availability, LearnersDoNotCount) {
  Site site = evenSite(3, upFor(0.99, 4), 1, kNeverFails);
  const Availability before = availabilityOf(site);
  site.machines.push_back({upFor(0.5, 4), 0, Vote::Learner});
  EXPECT_EQ(availabilityOf(site), before);
}

TEST(Availability, AnUpgradeTakesOneServerAwayWhileItLasts) {
  Site site = evenSite(3, upFor(0.99, 4), 1, kNeverFails);
  site.upgrades = Upgrades{100, 5};
  ASSERT_EQ(check(site), "");
  const double alone = 3 * 0.0001 * 0.99 + 0.000001;
  const double oneAway = 1 - 0.99 * 0.99;
  EXPECT_NEAR(availabilityOf(site).down, 0.85 * alone + 0.15 * oneAway, 1e-12);
}

TEST(Availability, ASiteThatMakesNoSenseIsRefused) {
  EXPECT_NE(check(Site{}), "");
  Site site = evenSite(3, upFor(0.99, 4), 1, kNeverFails);
  EXPECT_EQ(check(site), "");
  site.upgrades = Upgrades{10, 5};
  EXPECT_NE(check(site), "");
  site.upgrades.reset();
  site.machines[1].zone = 7;
  EXPECT_NE(check(site), "");
}

std::vector<Site> failingSites() {
  Site upgraded = unevenSite();
  upgraded.upgrades = Upgrades{24 * 30, 6};
  return {evenSite(1, upFor(0.9, 4), 1, kNeverFails),
          evenSite(3, upFor(0.95, 8), 1, kNeverFails),
          evenSite(4, upFor(0.95, 8), 2, upFor(0.99, 2)),
          evenSite(5, upFor(0.9, 8), 3, upFor(0.99, 12)),
          unevenSite(),
          upgraded};
}

// An interval of 95 % misses the truth in 2 of 40 experiments; that it misses it in 8 is a chance
// of 1 in 1,400.
TEST(Outages, TheIntervalOfTheSimulationHoldsTheClosedFormAsOftenAsItSays) {
  for (const Site& site : failingSites()) {
    const double truth = availabilityOf(site).down;
    int covered = 0;
    for (std::uint64_t experiment = 0; experiment < 40; ++experiment) {
      std::vector<double> shares;
      for (std::uint64_t trial = 0; trial < 8; ++trial) {
        const Years years = simulateYears(site, 10, experiment * 8 + trial);
        shares.push_back(years.hoursDown / years.hours);
      }
      if (meanOf(shares).covers(truth)) ++covered;
    }
    EXPECT_GT(covered, 32) << truth;
  }
}

TEST(Outages, ManyYearsComeCloseToTheClosedForm) {
  for (const Site& site : failingSites()) {
    Outages outages(site, 2);
    outages.grow(8, {2, {}, {}});
    const OutageReport report = outages.report();
    EXPECT_NEAR(report.down.value / availabilityOf(site).down, 1, 0.05);
    EXPECT_GT(report.outages, 100u);
  }
}

TEST(Outages, RoundsAndThreadsChangeNothing) {
  const Site site = evenSite(3, upFor(0.95, 8), 1, kNeverFails);
  Outages once(site, 7);
  once.grow(6, {2, {}, {}});
  Outages twice(site, 7);
  twice.grow(2, {1, {}, {}});
  twice.grow(4, {2, {}, {}});
  EXPECT_EQ(once.report().down, twice.report().down);
  EXPECT_EQ(once.report().outages, twice.report().outages);
}

TEST(Outages, WhereNothingWasSeenTheIntervalStillReachesTheTruth) {
  const Site site = evenSite(9, upFor(0.99, 4), 1, kNeverFails);
  Outages outages(site, 1);
  outages.grow(2, {1, {}, {}});
  EXPECT_EQ(outages.report().outages, 0u);
  EXPECT_TRUE(outages.report().down.covers(availabilityOf(site).down));
}

}  // namespace
}  // namespace planning
