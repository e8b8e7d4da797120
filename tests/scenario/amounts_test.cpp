#include "engine/scenario/amounts.h"

#include <gtest/gtest.h>

namespace scenario {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

TEST(Amounts, DurationsHaveUnitsAndExactDecimals) {
  EXPECT_EQ(readDuration("150ms"), Duration(milliseconds(150)));
  EXPECT_EQ(readDuration("0.5ms"), Duration(microseconds(500)));
  EXPECT_EQ(readDuration("1.000000001s"), Duration(nanoseconds(1'000'000'001)));
  EXPECT_EQ(readDuration("7ns"), Duration(nanoseconds(7)));
  EXPECT_EQ(readDuration("0"), Duration(0));
  EXPECT_EQ(readDuration("86400s"), kLongest);
}

TEST(Amounts, WhatDoesNotFitIsNoDuration) {
  for (const char* text : {"",
                           "ms",
                           "5",
                           "-5ms",
                           "1.5ns",
                           "0.0001us",
                           "86400.000000001s",
                           "86401s",
                           "1..2ms",
                           "1.ms",
                           ".5ms",
                           "99999999999999999999s",
                           "18446744073709551616ns",
                           "18446744073709551615s",
                           "1000000000000000s",
                           "1.0000000000s",
                           "1e3ms",
                           "0x5ms",
                           "1 ms",
                           "1msx",
                           "1.2.3ms"}) {
    EXPECT_EQ(readDuration(text), std::nullopt) << text;
  }
}

TEST(Amounts, ARangeMayNameItsUnitOnce) {
  EXPECT_EQ(readRange("10..20ms"),
            std::pair(Duration(milliseconds(10)), Duration(milliseconds(20))));
  EXPECT_EQ(readRange("500us..1ms"),
            std::pair(Duration(microseconds(500)), Duration(milliseconds(1))));
  EXPECT_EQ(readRange("0.5..1ms"), readRange("500us..1ms"));
  EXPECT_EQ(readRange("5ms"), std::pair(Duration(milliseconds(5)), Duration(milliseconds(5))));
  for (const char* text : {"20..10ms", "10..", "..10ms", "10ms..20", "1..2..3ms", "1...2ms"}) {
    EXPECT_EQ(readRange(text), std::nullopt) << text;
  }
}

TEST(Amounts, PercentagesArePartsPerMillion) {
  EXPECT_EQ(readPercent("10%"), 100'000u);
  EXPECT_EQ(readPercent("0.0001%"), 1u);
  EXPECT_EQ(readPercent("100%"), 1'000'000u);
  for (const char* text : {"%", "10", "100.0001%", "0.00001%", "-1%", "101%"}) {
    EXPECT_EQ(readPercent(text), std::nullopt) << text;
  }
}

TEST(Amounts, DriftHasASign) {
  EXPECT_EQ(readDrift("200ppm"), 200);
  EXPECT_EQ(readDrift("-200ppm"), -200);
  for (const char* text : {"ppm", "200", "-ppm", "-1000000ppm", "1000001ppm", "1.5ppm"}) {
    EXPECT_EQ(readDrift(text), std::nullopt) << text;
  }
}

TEST(Amounts, WhatIsWrittenIsReadBack) {
  for (const std::int64_t ns : {0LL, 1LL, 999LL, 1'000LL, 1'001LL, 1'000'000LL, 1'500'000LL,
                                2'000'000'000LL, 86'400'000'000'000LL}) {
    EXPECT_EQ(readDuration(textOf(Duration(ns))), Duration(ns));
    EXPECT_EQ(readOffset(textOf(Duration(-ns))), Duration(-ns));
    EXPECT_EQ(readRange(rangeText(Duration(ns / 2), Duration(ns))),
              std::pair(Duration(ns / 2), Duration(ns)));
  }
  for (const std::uint32_t ppm : {0u, 1u, 10u, 9'999u, 10'000u, 123'456u, 1'000'000u}) {
    EXPECT_EQ(readPercent(percentText(ppm)), ppm);
  }
  for (const std::int32_t ppm : {-999'999, -1, 0, 1, 1'000'000}) {
    EXPECT_EQ(readDrift(driftText(ppm)), ppm);
  }
}

}  // namespace
}  // namespace scenario
