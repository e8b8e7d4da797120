// `flotilla-cli study elections` as the program it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;

/// Published figures of the test's own making.
class StudyCli : public Cli {
 protected:
  StudyCli() {
    const std::string first = file("folder", "");
    folder_ = first.substr(0, first.rfind('/'));
    std::filesystem::create_directories(folder_ + "/elections");
    file("elections/split-votes.tsv", "n\tfailed\tlatency_share\tpercent\n5\t1\t0.1\t5.2\n");
    file("elections/wan.tsv", "failed\tlogs\tp90\n0\tsame\t489\n");
  }
  Output study(const std::string& median) {
    file("elections/lan.tsv", "timeout_ms\tp50\n150-300\t" + median + "\n");
    return run("study elections --trials 30 --suite " + folder_);
  }
  std::string folder_;
};

TEST_F(StudyCli, AgreementIsZeroAndTheSameOnAnyNumberOfThreads) {
  const Output all = study("171");
  EXPECT_EQ(all.exitCode, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("(171)"));
  const std::string again = "study elections --trials 30 --suite " + folder_ + " --threads ";
  EXPECT_EQ(run(again + "1").out, all.out);
  EXPECT_EQ(run(again + "4").out, all.out);
  EXPECT_NE(run(again + "1 --seed 2").out, all.out);
  EXPECT_THAT(run(again + "1 --json").out, HasSubstr(R"("published":171,)"));
  EXPECT_THAT(run(again + "1 --csv").out, HasSubstr(R"(lan,"150-300 ms",p50,ms,)"));
}

TEST_F(StudyCli, WhatIsKnownIsSaidAgain) {
  const Output first = study("171");
  EXPECT_THAT(first.err, HasSubstr(" a second"));
  const Output again = study("171");
  EXPECT_EQ(again.out, first.out);
  EXPECT_THAT(again.err, HasSubstr("known from before"));
  const Output anew = run("study elections --trials 30 --no-cache --suite " + folder_);
  EXPECT_EQ(anew.out, first.out);
  EXPECT_THAT(anew.err, HasSubstr(" a second"));
  EXPECT_THAT(study("172").err, HasSubstr(" a second")) << "other figures, another question";
}

TEST_F(StudyCli, AFigureOutOfItsBoundIsNamedAndExitsWithOne) {
  const Output output = study("1000");
  EXPECT_EQ(output.exitCode, 1);
  EXPECT_THAT(output.err, HasSubstr("LAN: 150-300 ms, p50: "));
  EXPECT_THAT(output.err, HasSubstr("published 1000, may be 750 to 1250"));
}

TEST_F(StudyCli, WrongInputIsASentence) {
  const struct {
    const char* arguments;
    const char* sentence;
  } table[] = {
      {"study", "Which study?"},
      {"study moons", "There is no study 'moons'"},
      {"study elections --colour", "There is no option '--colour' of 'study'."},
      {"study elections --trials", "'--trials' needs a value."},
      {"study elections --trials 0", "'0' is no value for '--trials'"},
      {"study elections --suite /no/such", "'/no/such' holds no published figures"},
  };
  for (const auto& row : table) {
    const Output output = run(row.arguments);
    EXPECT_EQ(output.exitCode, 2) << row.arguments;
    EXPECT_EQ(output.out, "") << row.arguments;
    EXPECT_THAT(output.err, HasSubstr(row.sentence));
  }
  EXPECT_EQ(study("x-y").exitCode, 0) << "a figure that is no number is not there";
  file("elections/lan.tsv", "timeout_ms\tp50\nfast\t1\n");
  EXPECT_EQ(run("study elections --suite " + folder_).exitCode, 2);
}

}  // namespace
}  // namespace scenario
