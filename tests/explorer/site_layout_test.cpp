// Who stands where: moved, named, added and removed, and where it is drawn.
#include "app/explorer/site_layout.h"

#include <gtest/gtest.h>

#include "app/explorer/site_geometry.h"
#include "app/explorer/site_plan.h"

namespace explorer {
namespace {

TEST(SiteLayout, PlacesAreInReadingOrder) {
  SiteLayout layout(3, 2, 1);
  layout.addRack(SiteLayout::kOutside);
  QStringList names;
  for (const int place : layout.places()) names << layout.nameOf(place);
  EXPECT_EQ(names.join(", "), "Zone A, Rack 1, Zone B, Rack 2, No zone, Rack 3");
}

TEST(SiteLayout, AServerStepsFromPlaceToPlaceAndStaysAtTheEnds) {
  SiteLayout layout(1, 2, 1);
  QStringList passed{layout.whereWords(layout.servers()[0].place)};
  while (layout.step(1, 1)) passed << layout.whereWords(layout.servers()[0].place);
  EXPECT_EQ(passed.join(", "), "Rack 1 of Zone A, Zone B, Rack 2 of Zone B, no zone");
  while (layout.step(1, -1)) {
  }
  EXPECT_EQ(layout.whereWords(layout.servers()[0].place), "Zone A");
}

TEST(SiteLayout, ARackTakesItsServersWithIt) {
  SiteLayout layout(2, 2, 1);
  const int rack = layout.racks()[0].id;
  EXPECT_TRUE(layout.stepRack(rack, 1));
  EXPECT_EQ(layout.whereWords(layout.servers()[0].place), "Rack 1 of Zone B");
  EXPECT_TRUE(layout.stepRack(rack, 1));
  EXPECT_EQ(layout.whereWords(rack), "Rack 1 of no zone");
  EXPECT_FALSE(layout.stepRack(rack, 1));
  EXPECT_FALSE(layout.moveRack(rack, layout.racks()[1].id)) << "a rack stands in no rack";
  EXPECT_EQ(planning::layoutOf(layout.site({})), "[] [{S2}] {S1}");
}

TEST(SiteLayout, PlacesThatGoLeaveWhatStoodInThem) {
  SiteLayout layout(3, 3, 1);
  const int zone = layout.zones()[1].id;
  const int rack = layout.racks()[1].id;
  EXPECT_TRUE(layout.removePlace(rack));
  EXPECT_EQ(layout.servers()[1].place, zone);
  EXPECT_TRUE(layout.removePlace(zone));
  EXPECT_EQ(layout.servers()[1].place, SiteLayout::kOutside);
  EXPECT_FALSE(layout.removePlace(zone));
  EXPECT_FALSE(layout.removePlace(SiteLayout::kOutside));
  EXPECT_EQ(planning::layoutOf(layout.site({})), "[{S1}] [{S3}] S2");
}

TEST(SiteLayout, WhatIsAddedHasANameOfItsOwn) {
  SiteLayout layout(3, 2, 1);
  layout.removePlace(layout.zones()[0].id);
  EXPECT_TRUE(layout.addZone());
  EXPECT_EQ(layout.zones().back().name, "Zone A");
  EXPECT_TRUE(layout.rename(layout.zones().back().id, "  Berlin "));
  EXPECT_EQ(layout.zones().back().name, "Berlin");
  EXPECT_FALSE(layout.rename(layout.racks()[0].id, "Berlin"));
  EXPECT_FALSE(layout.rename(layout.racks()[0].id, " "));
  EXPECT_TRUE(layout.moveRack(layout.racks()[0].id, layout.zones().back().id));
  EXPECT_EQ(layout.whereWords(layout.racks()[0].id), "Rack 1 of Berlin");
}

TEST(SiteLayout, ThereIsAnEndToEverything) {
  SiteLayout layout(1, 1, 1);
  while (layout.addZone()) {
  }
  while (layout.addRack(SiteLayout::kOutside)) {
  }
  while (layout.addServer(SiteLayout::kOutside)) {
  }
  EXPECT_EQ(std::ssize(layout.zones()), SiteLayout::kZonesMost);
  EXPECT_EQ(std::ssize(layout.racks()), SiteLayout::kRacksMost);
  EXPECT_EQ(std::ssize(layout.servers()), SiteLayout::kServersMost);
  while (layout.removeServer(1)) {
  }
  EXPECT_EQ(layout.servers().size(), 1U);
  EXPECT_EQ(planning::check(layout.site({})), "");
}

TEST(SiteLayout, ServersAreSpreadInTurn) {
  SiteLayout layout(7, 2, 2);
  EXPECT_EQ(planning::layoutOf(layout.site({})), "[{S1 S5} {S3 S7}] [{S2 S6} {S4}]");
}

// Wherever something is drawn, that is what is found there.
TEST(SiteGeometry, WhatIsDrawnIsWhatIsHit) {
  SiteLayout layout(7, 3, 2);
  layout.addRack(SiteLayout::kOutside);
  layout.move(1, layout.zones()[0].id);
  layout.move(2, SiteLayout::kOutside);
  for (const int columns : {1, 2, 3, 4}) {
    for (const int inRow : {1, 2}) {
      const SiteGeometry drawn = geometryOf(layout, columns, inRow);
      ASSERT_EQ(drawn.chips.size(), layout.servers().size());
      for (const SiteChip& chip : drawn.chips) {
        const auto& server = layout.servers()[static_cast<std::size_t>(chip.server - 1)];
        EXPECT_EQ(drawn.placeAt(chip.column + 0.5, chip.top + 0.5), server.place) << chip.server;
      }
      for (const SiteBox& rack : drawn.racks) {
        EXPECT_EQ(drawn.placeAt(rack.column + 0.5, rack.top + 0.1), rack.place);
        EXPECT_EQ(drawn.zoneAt(rack.column + 0.5, rack.top + 0.1), layout.rackOf(rack.place)->zone);
        EXPECT_LE(rack.top + rack.tall, drawn.tall);
      }
      for (const SiteBox& zone : drawn.zones) {
        EXPECT_EQ(drawn.placeAt(zone.column + 0.5, zone.top + 0.1), zone.place);
        EXPECT_LT(zone.column, columns);
      }
      EXPECT_EQ(drawn.placeAt(columns + 0.5, 0.5), -1);
    }
  }
}

TEST(SitePlan, SaysWhereEachStands) {
  SitePlan plan;
  EXPECT_EQ(plan.servers()->cell(0, "words").toString(), "S1, voter, in Rack 1 of Zone A");
  EXPECT_EQ(plan.zones()->cell(0, "words").toString(), "Zone A, 1 rack, 1 server");
  EXPECT_EQ(plan.racks()->cell(2, "words").toString(), "Rack 3 of Zone C, 1 server");
  plan.move(1, SiteLayout::kOutside);
  plan.toggleLearner(1);
  EXPECT_EQ(plan.servers()->cell(0, "words").toString(), "S1, learner, in no zone");
}

}  // namespace
}  // namespace explorer
