// How much of the time a quorum is up: the closed form against enumeration, the simulation against
// the closed form.
#include "engine/planning/availability.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/planning/fault_table.h"
#include "engine/planning/outages.h"

namespace planning {
namespace {

/// Which parts of a site are up: bit by bit its machines, racks, zones, and everything.
struct State {
  const Site& site;
  std::uint64_t bits;

  bool is(std::size_t part) const { return (bits >> part & 1) != 0; }
  bool zone(std::size_t i) const { return is(site.machines.size() + site.racks.size() + i); }
  bool operator()(const Nowhere& /*place*/) const { return true; }
  bool operator()(const InZone& place) const { return zone(place.zone); }
  bool operator()(const InRack& place) const {
    const auto& around = site.racks[place.rack].zone;
    return is(site.machines.size() + place.rack) && (!around || zone(*around));
  }
};

/// Every combination of parts up and down, weighed by its chance.
double enumerated(const Site& site) {
  std::vector<double> up;
  for (const Machine& machine : site.machines) up.push_back(machine.itself.up());
  for (const Rack& rack : site.racks) up.push_back(rack.itself.up());
  for (const Renewal& zone : site.zones) up.push_back(zone.up());
  up.push_back(site.everything.up());
  double down = 0;
  for (std::uint64_t bits = 0; bits < std::uint64_t{1} << up.size(); ++bits) {
    const State state{site, bits};
    double chance = 1;
    for (std::size_t i = 0; i < up.size(); ++i) chance *= state.is(i) ? up[i] : 1 - up[i];
    std::uint32_t voters = 0;
    for (std::size_t i = 0; i < site.machines.size(); ++i) {
      const Machine& m = site.machines[i];
      if (state.is(i) && std::visit(state, m.place) && m.vote == Vote::Voter) ++voters;
    }
    if (voters < site.quorum() || !state.is(up.size() - 1)) down += chance;
  }
  return down;
}

Site unevenSite() {
  Site site = evenSite(5, upFor(0.9, 4), 3, upFor(0.97, 2));
  site.machines[0].itself = upFor(0.5, 10);
  site.machines[3].itself = upFor(0.99, 1);
  site.machines.push_back({upFor(0.999, 1), InZone{1}, Vote::Learner});
  site.everything = upFor(0.995, 3);
  return site;
}

/// Racks in two zones and in none, servers at every level, and a learner.
Site nestedSite() {
  Site site = evenSite(4, upFor(0.9, 4), 2, upFor(0.97, 2));
  addRacks(site, 2, upFor(0.95, 6));
  site.racks.push_back({upFor(0.8, 3), std::nullopt});
  site.machines.push_back({upFor(0.7, 5), InRack{4}, Vote::Voter});
  site.machines.push_back({upFor(0.85, 5), InZone{1}, Vote::Voter});
  site.machines.push_back({upFor(0.6, 5), Nowhere{}, Vote::Voter});
  site.machines.push_back({upFor(0.999, 1), InRack{0}, Vote::Learner});
  return site;
}

TEST(Availability, TheClosedFormIsWhatAnEnumerationFinds) {
  for (std::uint32_t servers = 1; servers <= 9; ++servers) {
    const Site site = evenSite(servers, upFor(0.9, 4), 3, upFor(0.98, 1));
    EXPECT_NEAR(availabilityOf(site).down, enumerated(site), 1e-12) << servers;
  }
  EXPECT_NEAR(availabilityOf(unevenSite()).down, enumerated(unevenSite()), 1e-12);
}

TEST(Availability, RacksInZonesAreWhatAnEnumerationFinds) {
  for (std::uint32_t servers = 1; servers <= 7; ++servers) {
    for (std::uint32_t racks = 1; racks <= 3; ++racks) {
      Site site = evenSite(servers, upFor(0.9, 4), 2, upFor(0.98, 1));
      addRacks(site, racks, upFor(0.93, 2));
      EXPECT_NEAR(availabilityOf(site).down, enumerated(site), 1e-12) << servers << ' ' << racks;
    }
  }
  EXPECT_NEAR(availabilityOf(nestedSite()).down, enumerated(nestedSite()), 1e-12);
}

// Every way to put three servers into two racks, two zones or nowhere, the racks in either zone.
TEST(Availability, EveryLayoutOfThreeServersIsWhatAnEnumerationFinds) {
  const std::vector<Place> places{Nowhere{}, InZone{0}, InZone{1}, InRack{0}, InRack{1}};
  for (std::uint32_t way = 0; way < 5 * 5 * 5 * 4; ++way) {
    Site site;
    site.zones = {upFor(0.96, 2), upFor(0.91, 2)};
    site.racks = {{upFor(0.94, 2), way % 2}, {upFor(0.89, 2), way / 2 % 2}};
    for (std::uint32_t i = 0, rest = way / 4; i < 3; ++i, rest /= 5) {
      site.machines.push_back({upFor(0.9, 4), places[rest % 5], Vote::Voter});
    }
    ASSERT_NEAR(availabilityOf(site).down, enumerated(site), 1e-12) << way;
  }
}

TEST(Availability, OneRackForAllIsThatRackFailingEverything) {
  Site site = evenSite(5, upFor(0.9, 4), 1, kNeverFails);
  Site racked = site;
  addRacks(racked, 1, upFor(0.97, 2));
  site.everything = upFor(0.97, 2);
  EXPECT_NEAR(availabilityOf(racked).down, availabilityOf(site).down, 1e-15);
}

TEST(Availability, ARackThatNeverFailsChangesNothing) {
  const Site site = unevenSite();
  Site racked = site;
  addRacks(racked, 2, kNeverFails);
  EXPECT_NEAR(availabilityOf(racked).down, availabilityOf(site).down, 1e-15);
}

TEST(Availability, ARackForEachServerFailsWithIt) {
  Site racked = evenSite(5, upFor(0.9, 4), 1, upFor(0.99, 1));
  addRacks(racked, 5, upFor(0.95, 3));
  const Site alone = evenSite(5, upFor(0.9 * 0.95, 4), 1, upFor(0.99, 1));
  EXPECT_NEAR(availabilityOf(racked).down, availabilityOf(alone).down, 1e-15);
}

// A zone's failure takes its racks: three racks help against racks alone.
TEST(Availability, ThreeRacksInOneZoneFailWithIt) {
  Site racked = evenSite(3, kNeverFails, 1, upFor(0.99, 4));
  addRacks(racked, 3, upFor(0.999, 4));
  const double racks = 3 * 1e-6 * 0.999 + 1e-9;
  EXPECT_NEAR(availabilityOf(racked).down, 0.01 + 0.99 * racks, 1e-15);
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
  site.machines.push_back({upFor(0.5, 4), InZone{0}, Vote::Learner});
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
  site.machines[1].place = InZone{7};
  EXPECT_NE(check(site), "");
  site.machines[1].place = InRack{0};
  EXPECT_EQ(check(site), "a server stands in a rack that is not there");
  site.racks.push_back({kNeverFails, 1});
  EXPECT_EQ(check(site), "a rack stands in a zone that is not there");
  site.racks[0] = {{-1, 0}, 0};
  EXPECT_EQ(check(site), "a rack's times make no sense");
  site.racks[0].itself = kNeverFails;
  EXPECT_EQ(check(site), "");
}

std::vector<Site> failingSites() {
  Site upgraded = unevenSite();
  upgraded.upgrades = Upgrades{24 * 30, 6};
  Site racked = nestedSite();
  racked.upgrades = Upgrades{24 * 30, 6};
  return {nestedSite(),
          racked,
          evenSite(1, upFor(0.9, 4), 1, kNeverFails),
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
