// `flotilla-cli study table|availability|latency|timeouts|reads` as the program it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;

class PlanCli : public Cli {};

const char* const kQuick[] = {
    "study table --most 4",
    "study availability --servers 3 --years 200",
    "study latency --servers 1,3 --writes 250",
    "study timeouts --trials 50",
    "study reads --trials 1",
};

TEST_F(PlanCli, TheSeedDecidesTheFiguresAndThreadsDoNot) {
  for (const std::string quick : kQuick) {
    const std::string study = quick + " --json --no-cache";
    const Output once = run(study + " --threads 1");
    EXPECT_EQ(once.exitCode, 0) << once.err;
    EXPECT_EQ(run(study + " --jobs 3").out, once.out) << study;
    EXPECT_EQ(run(study + " --threads 1 --seed 1").out, once.out) << study;
    EXPECT_NE(run(study + " --threads 1 --seed 2").out, once.out) << study;
  }
  EXPECT_FALSE(std::filesystem::exists(cache())) << "nothing was to be kept";
}

TEST_F(PlanCli, WhatIsKnownIsSaidAgainAndADamagedFileIsMeasuredAnew) {
  const std::string study = "study latency --servers 1,3 --writes 250 --csv";
  const std::string measured = run(study).out;
  const std::filesystem::path folder = cache() + "/flotilla/studies";
  ASSERT_TRUE(std::filesystem::exists(folder));
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(run(study).out, measured);
  std::filesystem::resize_file(files[0], std::filesystem::file_size(files[0]) / 2);
  EXPECT_EQ(run(study).out, measured);
  std::ofstream(files[0], std::ios::binary | std::ios::trunc) << "flotilla study 1\n";
  EXPECT_EQ(run(study).out, measured);
}

TEST_F(PlanCli, ElectionsWithSettingsOfOnesOwnAreTheStudyOfTimeouts) {
  const std::string options = " --timeout 150..300ms --trials 50 --json --no-cache";
  const Output output = run("study elections" + options);
  EXPECT_EQ(output.exitCode, 0) << output.err;
  EXPECT_EQ(output.out, run("study timeouts" + options).out);
}

TEST_F(PlanCli, EveryFormHasTheSameRows) {
  for (const std::string study : kQuick) {
    const std::string csv = run(study + " --csv").out;
    const std::string json = run(study + " --json").out;
    EXPECT_EQ(json.front(), '{');
    EXPECT_EQ(json.back(), '\n');
    const std::string key = csv.substr(0, csv.find(','));
    std::size_t rows = 0;
    for (std::size_t at = json.find("{\"" + key + "\":"); at != std::string::npos;
         at = json.find("{\"" + key + "\":", at + 1)) {
      ++rows;
    }
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<std::ptrdiff_t>(rows + 1));
  }
}

TEST_F(PlanCli, TheTableSaysHowManyPatternsWereRun) {
  const Output all = run("study table --every");
  EXPECT_EQ(all.exitCode, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("1022 of 1022 patterns were run, standing for 1022"));
  EXPECT_THAT(run("study table").out, HasSubstr("90 of 90 patterns were run, standing for 1022"));
  EXPECT_THAT(run("study table --most 15 --json --claims-only").out,
              HasSubstr(R"("patterns_with_quorum":16384,"patterns":32768)"));
}

TEST_F(PlanCli, AvailabilityTakesServersThatDiffer) {
  const Output output = run("study availability --up 90,95,99 --years 0 --csv");
  EXPECT_EQ(output.exitCode, 0) << output.err;
  // 1 - (0.9 * 0.95 + 0.9 * 0.99 + 0.95 * 0.99 - 2 * 0.9 * 0.95 * 0.99)
  EXPECT_THAT(output.out, HasSubstr("3,0,2,99.36,"));
}

// Of two zones that hold three and two servers, the larger one decides.
TEST_F(PlanCli, ZonesMayHoldDifferentNumbersOfServers) {
  const Output output =
      run("study availability --zone-sizes 3,2 --up 100 --zone-up 90 --years 0 --csv");
  EXPECT_EQ(output.exitCode, 0) << output.err;
  EXPECT_THAT(output.out, HasSubstr("5,0,3,90,"));
}

// Zones that never fail; the rack that holds the majority decides.
TEST_F(PlanCli, RacksStandInZonesAndFailWithThem) {
  const Output racks =
      run("study availability --rack-sizes '2,1;2' --up 100 --rack-up 90 --years 0 --csv");
  EXPECT_EQ(racks.exitCode, 0) << racks.err;
  // Three of five: the first rack and another one, or, without it, both others, which hold three.
  EXPECT_THAT(racks.out, HasSubstr("5,0,3,97.2,"));
  EXPECT_THAT(racks.out, HasSubstr("[{S1 S2} {S3}] [{S4 S5}]"));
  const Output zone = run(
      "study availability --servers 3 --racks 3 --up 100 --zone-fails-every 9h --zone-repair 1h "
      "--years 0 --csv");
  EXPECT_EQ(zone.exitCode, 0) << zone.err;
  EXPECT_THAT(zone.out, HasSubstr("3,0,2,90,"));
  EXPECT_THAT(zone.out, HasSubstr("[{S1} {S2} {S3}]"));
}

TEST_F(PlanCli, RacksAreSimulatedToo) {
  const Output output = run(
      "study availability --servers 3 --zones 3 --racks 1 --up 99 --rack-up 95 --years 2000 --json "
      "--no-cache");
  EXPECT_EQ(output.exitCode, 0) << output.err;
  EXPECT_THAT(output.out, HasSubstr(R"("layout":"[{S1}] [{S2}] [{S3}]")"));
  EXPECT_THAT(output.out, HasSubstr(R"("simulated_down_minutes_a_year":)"));
}

TEST_F(PlanCli, ATimeIsKeptAndTheAnswerIsThere) {
  const Output output = run("study latency --servers 1-3 --seconds 1 --json");
  EXPECT_EQ(output.exitCode, 0) << output.err;
  EXPECT_THAT(output.out, HasSubstr(R"("servers":3)"));
}

TEST_F(PlanCli, WrongInputIsASentence) {
  const struct {
    const char* arguments;
    const char* sentence;
  } table[] = {
      {"study table --most 16", "'16' is no value for '--most'"},
      {"study table --every --claims-only", "'--every' runs and '--claims-only' does not."},
      {"study table --json --csv", "'--json' and '--csv' are two forms"},
      {"study availability --up 0", "'0' is no value for '--up'"},
      {"study availability --up 99,", "'99,' is no value for '--up'"},
      {"study availability --repair 4", "'4' is no value for '--repair'"},
      {"study availability --upgrade-every 1h --upgrade-takes 1h", "a round of upgrades takes"},
      {"study availability --zone-sizes 2,x", "'2,x' is no value for '--zone-sizes'"},
      {"study availability --zone-sizes 2,1 --up 99,98", "'--up' already says how many"},
      {"study availability --rack-sizes '2,1;'", "'2,1;' is no value for '--rack-sizes'"},
      {"study availability --rack-sizes 2,1 --zones 2", "already says how many zones and servers"},
      {"study availability --rack-sizes 2,1 --racks 2", "already says how many racks and zones"},
      {"study availability --rack-up 99", "There is no rack that could fail"},
      {"study availability --racks 0", "'0' is no value for '--racks'"},
      {"study availability --racks 2 --rack-up 99 --rack-fails-every 30d", "say the same twice"},
      {"study latency --matrix 1,2", "row 1 of the matrix has 2 entries"},
      {"study latency --network moon", "lan, zones, continents or loopback"},
      {"study latency --servers 5-3", "'5-3' is no value for '--servers'"},
      {"study latency --calibrate --processing 1us", "'--calibrate' measures"},
      {"study timeouts --timeout 300..150ms", "'300..150ms' is no value for '--timeout'"},
      {"study timeouts --heartbeat", "'--heartbeat' needs a value: TIME."},
      {"study timeouts --colour red", "There is no option '--colour' of this study."},
      {"study reads --servers 2", "'2' is no value for '--servers'"},
  };
  for (const auto& row : table) {
    const Output output = run(row.arguments);
    EXPECT_EQ(output.exitCode, 2) << row.arguments;
    EXPECT_THAT(output.err, HasSubstr(row.sentence)) << row.arguments;
    EXPECT_EQ(output.out, "") << row.arguments;
  }
  for (const char* study : {"table", "availability", "latency", "timeouts", "reads"}) {
    EXPECT_THAT(run("help").out, HasSubstr(std::string("study ") + study + ": "));
    EXPECT_EQ(run(std::string("study ") + study + " --help").exitCode, 0);
  }
}

}  // namespace
}  // namespace scenario
