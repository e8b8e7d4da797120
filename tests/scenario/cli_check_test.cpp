// `flotilla-cli check`: verdicts, explanations and exit codes; and the history that `run` writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;

class CheckCli : public Cli {};

const char* const kGoodHistory =
    "{\"client\":1,\"op\":\"put\",\"key\":\"x\",\"value\":\"1\",\"call\":1,\"return\":2,"
    "\"outcome\":\"ok\"}\n"
    "{\"client\":2,\"op\":\"get\",\"key\":\"y\",\"call\":3,\"return\":4,\"outcome\":\"ok\","
    "\"out\":null}\n";
const char* const kStale =
    "INFO  jepsen.util - 0\t:invoke\t:write\t1\n"
    "INFO  jepsen.util - 0\t:ok\t:write\t1\n"
    "INFO  jepsen.util - 1\t:invoke\t:write\t2\n"
    "INFO  jepsen.util - 1\t:ok\t:write\t2\n"
    "INFO  jepsen.util - 2\t:invoke\t:read\tnil\n"
    "INFO  jepsen.util - 2\t:ok\t:read\t1\n";

const std::size_t kTwoWrites = std::string(kStale).find("INFO  jepsen.util - 2");

TEST_F(CheckCli, SaysAVerdictAFileAndExitsWithTheWorst) {
  const std::string good = file("good.jsonl", kGoodHistory);
  const std::string stale = file("stale.log", kStale);
  const Output one = run("check " + good);
  EXPECT_EQ(one.exitCode, 0);
  EXPECT_EQ(one.err, "");
  EXPECT_EQ(one.out, good + ": linearizable (2 operations, 1 step)\n");

  const Output two = run("check " + good + " " + stale);
  EXPECT_EQ(two.exitCode, 1);
  EXPECT_EQ(two.out, one.out + stale +
                         ": not linearizable\n"
                         "  process 2 read 1 (lines 5 to 6), but process 1 wrote 2 (lines 3 to 4) "
                         "before that, after process 0 wrote 1 (lines 1 to 2); nobody brought 1 "
                         "back in time.\n"
                         "  These operations cannot be ordered:\n"
                         "    process 0 wrote 1 (lines 1 to 2)\n"
                         "    process 1 wrote 2 (lines 3 to 4)\n"
                         "    process 2 read 1 (lines 5 to 6)\n");

  const std::string writes = file("writes.log", std::string(kStale).substr(0, kTwoWrites));
  const Output limited = run("check --limit 1 " + writes);
  EXPECT_EQ(limited.exitCode, 3);
  EXPECT_EQ(limited.out, writes + ": undecided after 1 step; a higher --limit may decide it\n");
  EXPECT_EQ(run("check --limit 2 " + writes).exitCode, 0);
  EXPECT_EQ(run("check --limit 1 " + writes + " " + stale).exitCode, 1);
}

TEST_F(CheckCli, ARegisterIsOneObjectWhateverTheKey) {
  const std::string good = file("good.jsonl", kGoodHistory);
  EXPECT_EQ(run("check --model kv " + good).exitCode, 0);
  const Output one = run("check --model register " + good);
  EXPECT_EQ(one.exitCode, 1);
  EXPECT_THAT(one.out, HasSubstr("client 2 read nothing (3 to 4), but client 1 wrote 1 (1 to 2)"));
}

TEST_F(CheckCli, BadHistoriesAreExplainedAndTheOthersStillChecked) {
  const std::string bad = file("bad.log", std::string(kStale) + "\n2 :begin :read nil\n");
  const std::string good = file("good.jsonl", kGoodHistory);
  const Output output = run("check " + bad + " /no/such " + good);
  EXPECT_EQ(output.exitCode, 2);
  EXPECT_EQ(output.err,
            bad +
                ":8: ':begin' is no kind of event: it must be :invoke, :ok, :fail or :info.\n"
                "'/no/such' cannot be read: No such file or directory.\n");
  EXPECT_THAT(output.out, HasSubstr(good + ": linearizable"));
  EXPECT_THAT(run("check " + testing::TempDir()).err, HasSubstr("Is a directory."));
}

TEST_F(CheckCli, ReadsStandardInput) {
  const Output output = run("check - <" + file("stale.log", kStale));
  EXPECT_EQ(output.exitCode, 1);
  EXPECT_THAT(output.out, HasSubstr("standard input: not linearizable"));
}

TEST_F(CheckCli, AnOutputThatCannotBeWrittenIsNamed) {
  const std::string line = std::string(FLOTILLA_CLI) + " check " +
                           file("good.jsonl", kGoodHistory) + " >/dev/full 2>'" + file("err", "") +
                           "'";
  EXPECT_EQ(WEXITSTATUS(std::system(line.c_str())), 2);
}

// A run with a cut, answers that never came and a refused compare-and-set.
TEST_F(CheckCli, TheHistoryOfARunCanBeChecked) {
  const std::string script = file(
      "run.flotilla",
      "flotilla 1\ncluster 5 seed=5\nrun until leader within 5s\nput x 1\n"
      "run until last put is ok within 5s\ncas x 7 8 as c4\nget y\nrun 1s\n"
      "cut S1 S2 | S3 S4 S5\nput x 3 via S1\ndelete x via S3 as c9\nrun 3s\nheal\nget x\nrun 3s\n");
  const std::string history = file("history.jsonl", "");
  ASSERT_EQ(run("run --events none --history " + history + " " + script).exitCode, 0);
  const std::string text = contents(history);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 6);
  EXPECT_THAT(text, HasSubstr("\"outcome\":\"mismatch\",\"out\":\"1\""));
  const Output output = run("check " + history);
  EXPECT_EQ(output.exitCode, 0) << output.out << output.err;
  EXPECT_THAT(output.out, HasSubstr(": linearizable (6 operations"));
}

TEST_F(CheckCli, AHistoryThatCannotBeWrittenIsNamed) {
  const std::string script = file("run.flotilla", "flotilla 1\ncluster 3 seed=5\nrun 1s\n");
  const Output output = run("run --events none --history /no/such/place " + script);
  EXPECT_EQ(output.exitCode, 2);
  EXPECT_EQ(output.err,
            "The history cannot be written to '/no/such/place': No such file or directory.\n");
}

}  // namespace
}  // namespace scenario
