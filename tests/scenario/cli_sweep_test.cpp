// `flotilla-cli study elections --sweep` as the program it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;

class SweepCli : public Cli {};

constexpr const char* kAxes[] = {"heartbeat", "timeout", "width",       "latency",
                                 "jitter",    "stalls",  "stall-length"};

TEST_F(SweepCli, EachSettingIsVariedAndTheOwnOneIsMarked) {
  for (const std::string axis : kAxes) {
    const Output output = run("study elections --trials 10 --json --sweep " + axis);
    EXPECT_EQ(output.exitCode, 0) << output.err;
    EXPECT_THAT(output.out, HasSubstr("\"sweep\":\"" + axis + "\""));
    const std::string own = "\"own\":true";
    const std::size_t first = output.out.find(own);
    ASSERT_NE(first, std::string::npos) << axis;
    EXPECT_EQ(output.out.find(own, first + 1), std::string::npos) << axis;
    EXPECT_THAT(output.out, HasSubstr("\"needless_an_hour_most\":"));
  }
}

TEST_F(SweepCli, TheSeedDecidesTheFiguresAndThreadsDoNot) {
  const std::string study = "study elections --sweep heartbeat --trials 10 --csv --no-cache";
  const std::string once = run(study + " --threads 1").out;
  EXPECT_EQ(run(study + " --jobs 3").out, once);
  EXPECT_NE(run(study + " --seed 2").out, once);
  EXPECT_FALSE(std::filesystem::exists(cache())) << "nothing was to be kept";
}

TEST_F(SweepCli, WhatIsKnownIsWhatWasMeasured) {
  const std::string study = "study elections --sweep width --trials 10 --json";
  const std::string measured = run(study).out;
  EXPECT_TRUE(std::filesystem::exists(cache() + "/flotilla/studies"));
  EXPECT_EQ(run(study).out, measured);
  EXPECT_EQ(run(study + " --no-cache").out, measured);
}

TEST_F(SweepCli, TheOtherSettingsAreHeldWhereTheyWereSet) {
  const Output output =
      run("study elections --sweep stalls --stall 20..40ms --stall-every 1s --heartbeat 30ms "
          "--timeout 100..120ms --matrix 2-3 --servers 3 --stall-halts process --trials 10 --json");
  EXPECT_EQ(output.exitCode, 0) << output.err;
  for (const char* fact :
       {"\"own_heartbeat_ms\":30,", "\"own_timeout_min_ms\":100,", "\"own_timeout_width_ms\":20,",
        "\"own_latency_ms\":3,", "\"own_jitter_ms\":1,", "\"own_stall_ms\":40,", "\"servers\":3,",
        "\"stall_halts\":\"process\""}) {
    EXPECT_THAT(output.out, HasSubstr(fact));
  }
}

TEST_F(SweepCli, WrongInputIsASentence) {
  const struct {
    const char* arguments;
    const char* sentence;
  } table[] = {
      {"study elections --sweep", "'--sweep' needs a value: SETTING."},
      {"study elections --sweep moon",
       "'moon' is no value for '--sweep': heartbeat, timeout, width, latency, jitter, stalls or "
       "stall-length."},
      {"study elections --sweep heartbeat --advise", "one at a time"},
      {"study elections --sweep heartbeat --pause 5ms", "'--pause' is for '--advise'."},
      {"study elections --sweep heartbeat --trials 0", "'0' is no value for '--trials'"},
      {"study timeouts --sweep latency --stall 40..20ms", "'40..20ms' is no value for '--stall'"},
      {"study elections --sweep heartbeat --suite x", "There is no option '--suite'"},
  };
  for (const auto& row : table) {
    const Output output = run(row.arguments);
    EXPECT_EQ(output.exitCode, 2) << row.arguments;
    EXPECT_EQ(output.out, "") << row.arguments;
    EXPECT_THAT(output.err, HasSubstr(row.sentence)) << row.arguments;
  }
  EXPECT_THAT(run("help").out, HasSubstr("--sweep SETTING"));
}

}  // namespace
}  // namespace scenario
