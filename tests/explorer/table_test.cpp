// The explorer's table: exact values against counting every pattern, and what the sliders make of
// them against adding up every pattern's chance.
#include "app/explorer/table.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "app/explorer/figures.h"
#include "app/explorer/table_drawing.h"
#include "app/explorer/ways.h"
#include "engine/planning/fault_table.h"
#include "tests/studies/waiting.h"

namespace explorer {
namespace {

QVariant cellOf(Table& table, int servers, const char* role) {
  return table.rows()->cell(servers - 1, role);
}

/// The chance of no quorum, pattern by pattern.
double downByEnumeration(std::uint32_t servers, double down) {
  double sum = 0;
  for (std::uint32_t pattern = 0; pattern < 1U << servers; ++pattern) {
    const int lost = std::popcount(pattern);
    if (2 * (static_cast<int>(servers) - lost) > static_cast<int>(servers)) continue;
    sum += std::pow(down, lost) * std::pow(1 - down, static_cast<int>(servers) - lost);
  }
  return sum;
}

TEST(Table, CountsThePatternsThatEnumerationCounts) {
  Table table;
  for (int servers = 1; servers <= 15; ++servers) {
    std::uint64_t keeps = 0;
    for (std::uint32_t pattern = 0; pattern < 1U << servers; ++pattern) {
      if (2 * (servers - std::popcount(pattern)) > servers) ++keeps;
    }
    const std::uint64_t all = std::uint64_t{1} << servers;
    EXPECT_EQ(cellOf(table, servers, "keeps").toString(),
              QString("%1 of %2").arg(wholeText(keeps), wholeText(all)));
    EXPECT_DOUBLE_EQ(cellOf(table, servers, "share").toDouble(),
                     static_cast<double>(keeps) / static_cast<double>(all));
  }
}

TEST(Table, MarksEvenSizesAsNoGainOverTheOneBelow) {
  Table table;
  for (int servers = 1; servers <= 15; ++servers) {
    EXPECT_EQ(cellOf(table, servers, "noGain").toInt(), servers % 2 == 0 ? servers - 1 : 0);
    EXPECT_EQ(cellOf(table, servers, "quorum").toInt(), servers / 2 + 1);
    EXPECT_EQ(cellOf(table, servers, "tolerated").toInt(), (servers - 1) / 2);
  }
}

TEST(Table, IsUpAsOftenAsTheSumOverAllPatternsSays) {
  Table table;
  for (const double nines : {1.0, 1.7, 2.0, 3.0, 4.0}) {
    table.setServerNines(nines);
    for (std::uint32_t servers = 1; servers <= 15; ++servers) {
      const double enumerated = downByEnumeration(servers, std::pow(10, -nines));
      EXPECT_NEAR(table.downOf(servers) / enumerated, 1, 1e-9) << servers << " at " << nines;
    }
  }
}

TEST(Table, IsNeverUpMoreOftenThanEverythingIs) {
  Table table;
  table.setServerNines(4);
  table.setTogether(1);
  for (std::uint32_t servers = 1; servers <= 15; ++servers) {
    EXPECT_GE(table.downOf(servers), 0.001 * (1 - 1e-9));
  }
  EXPECT_EQ(table.togetherText(), "0.1 %");
  table.setTogether(0);
  EXPECT_EQ(table.togetherText(), "never");
}

TEST(Table, SaysOfEachCellWhetherAQuorumIsLeft) {
  Table table;
  EXPECT_EQ(table.claim(4, 2), "4 servers, 2 down: no quorum");
  EXPECT_EQ(table.claim(4, 1), "4 servers, 1 down: a quorum");
  EXPECT_EQ(table.claim(5, 2), "5 servers, 2 down: a quorum");
  EXPECT_EQ(table.claim(1, 1), "1 server, 1 down: no quorum");
  EXPECT_EQ(table.claim(15, 8), "15 servers, 8 down: no quorum");
}

TEST(Table, GoesOutAsCommaSeparatedValues) {
  Table table;
  const QStringList lines = table.csv().trimmed().split('\n');
  ASSERT_EQ(lines.size(), 16);
  const qsizetype columns = lines[0].split(',').size();
  for (const QString& line : lines) EXPECT_EQ(line.split(',').size(), columns);
  EXPECT_TRUE(lines[4].startsWith("4,3,1,3,5,16,31.25,99,0,"));
}

TEST(Table, IsDrawnAndSavedInThreeForms) {
  Table table;
  const QByteArray svg = tableBytes(table, "a.svg", view::Theme::Light);
  EXPECT_TRUE(svg.contains("<svg"));
  EXPECT_TRUE(svg.contains("16 384 of 32 768") || svg.contains("16\u2009384 of 32\u2009768"));
  EXPECT_TRUE(tableBytes(table, "a.png", view::Theme::Dark).startsWith("\x89PNG"));
  EXPECT_EQ(tableBytes(table, "a.csv", view::Theme::Dark), table.csv().toUtf8());
  EXPECT_TRUE(tableBytes(table, "a.txt", view::Theme::Dark).isEmpty());
}

// ---- Against the engine.

TEST(Proof, EachGroupIsRunAndStandsForAllPatternsOfOneToNineServers) {
  Table table;
  Proof& proof = *table.proof();
  EXPECT_FALSE(table.proven(4, 2));
  proof.verify(false);
  studies::awaitRest(table);
  EXPECT_EQ(proof.result().run, 90U);
  EXPECT_EQ(proof.result().standsFor, 1'022U);
  EXPECT_FALSE(proof.contradicted()) << proof.report().toStdString();
  for (std::uint32_t servers = 1; servers <= 9; ++servers) {
    for (std::uint32_t down = 0; down <= servers; ++down) {
      EXPECT_TRUE(proof.agreed(servers, down)) << servers << ", " << down;
    }
  }
  EXPECT_FALSE(proof.agreed(10, 0));
  EXPECT_TRUE(proof.report().startsWith("90 patterns run in "));
  EXPECT_EQ(table.claim(4, 2), "4 servers, 2 down: no quorum; the engine agrees");
}

TEST(Proof, CanBeCancelledAndSaysHowFarItCame) {
  Table table;
  Proof& proof = *table.proof();
  proof.verify(true);
  EXPECT_TRUE(proof.busy());
  proof.cancel();
  studies::awaitRest(table);
  EXPECT_FALSE(proof.busy());
  EXPECT_LT(proof.result().run, 1'022U);
}

TEST(WriteTimes, OfEachSizeAreMeasured) {
  Table table;
  WriteTimes& writes = *table.writes();
  writes.measure();
  studies::awaitRest(table);
  for (std::uint32_t servers = 1; servers <= 15; ++servers) {
    const SizeTimes times = writes.of(servers);
    EXPECT_EQ(times.writes, 1'000U);
    EXPECT_GT(times.p50.value, 0);
    EXPECT_GE(times.p99.value, times.p50.value);
    EXPECT_LE(times.p99.value, writes.axisMs());
  }
  // One server waits for its own disk alone.
  EXPECT_LT(writes.of(1).p50.value, writes.of(3).p50.value);
}

// ---- The ways in which some are down.

TEST(Ways, StandForAllOfThem) {
  for (std::uint32_t servers = 1; servers <= 15; ++servers) {
    for (std::uint32_t down = 0; down <= servers; ++down) {
      std::uint64_t sum = 0;
      for (const Way& way : waysOf(servers, down)) {
        sum += way.standsFor;
        EXPECT_EQ(std::popcount(way.down), static_cast<int>(down));
        EXPECT_EQ(way.down >> servers, 0U);
      }
      EXPECT_EQ(sum, planning::choose(servers, down));
    }
  }
}

}  // namespace
}  // namespace explorer
