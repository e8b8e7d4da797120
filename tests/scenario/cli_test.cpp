// flotilla-cli as the program it is: what it writes where, and its exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;

const char* const kGood =
    "flotilla 1\ncluster 3 seed=5\nrun until leader within 5s\nput x 1\nrun 1s\n"
    "expect committed x = 1\n";
const char* const kFailing =
    "flotilla 1\ncluster 3 seed=5\nrun 1s\nexpect committed x = 1\nrun 1s\nexpect leader\n";

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string lastLine(std::string text) {
  if (!text.empty()) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

TEST_F(Cli, WritesOneLineAnEventAndExitsWithZero) {
  const Output text = run("run " + file("good.flotilla", kGood));
  EXPECT_EQ(text.exitCode, 0);
  EXPECT_EQ(text.err, "");
  EXPECT_GT(lines(text.out), 50u);
  const Output json = run("run --events jsonl " + file("good.flotilla", kGood));
  EXPECT_EQ(lines(json.out), lines(text.out));
  EXPECT_EQ(json.out.front(), '{');
  EXPECT_EQ(run("run --events none " + file("good.flotilla", kGood)).out, "");
}

TEST_F(Cli, TheHashIsTheLastLineAndDependsOnTheSeedAlone) {
  const std::string good = file("good.flotilla", kGood);
  const Output with = run("run --hash " + good);
  const Output alone = run("run --events none --hash " + good);
  EXPECT_EQ(lines(alone.out), 1u);
  EXPECT_EQ(lastLine(with.out), lastLine(alone.out));
  EXPECT_EQ(run("run --events none --hash --seed 5 " + good).out, alone.out);
  EXPECT_NE(run("run --events none --hash --seed 6 " + good).out, alone.out);
}

TEST_F(Cli, AnExpectationThatFailsIsNamedAndExitsWithOne) {
  const std::string path = file("failing.flotilla", kFailing);
  const Output output = run("run --events none " + path);
  EXPECT_EQ(output.exitCode, 1);
  EXPECT_EQ(output.err, path + ":4: expect committed x = 1: it does not hold\n");
}

TEST_F(Cli, BadInputIsExplainedAndExitsWithTwo) {
  const std::string path = file("bad.flotilla", "flotilla 1\ncluster 3\ncrash S4\nrun x\n");
  const Output output = run("run " + path);
  EXPECT_EQ(output.exitCode, 2);
  EXPECT_EQ(output.out, "");
  EXPECT_EQ(output.err, path + ":3:7: found 'S4', expected a server, S1 to S3\n" + path +
                            ":4:5: found 'x', expected a duration, as 150ms or 2s (at most "
                            "86400s)\n");
}

TEST_F(Cli, ReadsStandardInput) {
  const std::string path = file("good.flotilla", kGood);
  EXPECT_EQ(run("run --hash - <" + path).out, run("run --hash " + path).out);
  const Output bad = run("run - <" + file("bad.flotilla", "x\n"));
  EXPECT_EQ(bad.exitCode, 2);
  EXPECT_THAT(bad.err, HasSubstr("standard input:1:1: found 'x'"));
}

TEST_F(Cli, AFileThatIsNotThereIsExplained) {
  const Output output = run("run /no/such.flotilla");
  EXPECT_EQ(output.exitCode, 2);
  EXPECT_EQ(output.err, "'/no/such.flotilla' cannot be read: No such file or directory.\n");
  const Output folder = run("run " + testing::TempDir());
  EXPECT_EQ(folder.exitCode, 2);
  EXPECT_THAT(folder.err, HasSubstr("cannot be read: Is a directory."));
}

// What cannot be written is not lost in silence, whether it is found out at once or at the end.
TEST_F(Cli, AnOutputThatCannotBeWrittenIsNamed) {
  const std::string good = file("good.flotilla", kGood);
  const std::string err = file("err", "");
  for (const char* arguments : {" run ", " run --events none --hash ", " run --events jsonl "}) {
    const std::string line =
        std::string(FLOTILLA_CLI) + arguments + good + " >/dev/full 2>'" + err + "'";
    EXPECT_EQ(WEXITSTATUS(std::system(line.c_str())), 2) << arguments;
    EXPECT_EQ(contents(err), "The events cannot be written: standard output takes no more.\n");
  }
}

// With `| head` the reader leaves early; the run ends then and does not hang.
TEST_F(Cli, AReaderThatLeavesEndsTheRun) {
  const std::string first = file("first", "");
  const std::string line = "timeout 20 sh -c '" + std::string(FLOTILLA_CLI) + " run " +
                           file("good.flotilla", kGood) + " | head -1' >" + first;
  EXPECT_EQ(WEXITSTATUS(std::system(line.c_str())), 0);
  EXPECT_EQ(lines(contents(first)), 1u);
}

TEST_F(Cli, WrongArgumentsAreSentences) {
  const struct {
    const char* arguments;
    const char* sentence;
  } table[] = {
      {"", "Nothing was asked for."},
      {"fly", "There is no command 'fly'."},
      {"run", "Which scenario?"},
      {"run --colour x", "There is no option '--colour'."},
      {"run a b", "There are two files, 'a' and 'b'"},
      {"run a --seed", "'--seed' needs a value: N."},
      {"run a --seed -1", "'-1' is no value for '--seed': N."},
      {"run a --seed 18446744073709551616", "is no value for '--seed'"},
      {"run a --events xml", "'xml' is no value for '--events': text|jsonl|none."},
      {"run a --port 0", "'0' is no value for '--port': N."},
      {"run a --port 70000", "is no value for '--port'"},
      {"run a --port 4000", "'--data-dir' and '--port' need '--world live'"},
      {"check", "Which history?"},
      {"check a --seed 1", "There is no option '--seed' of 'check'."},
      {"check a --model", "'--model' needs a value."},
      {"check a --model list", "'list' is no value for '--model': register|kv."},
      {"check a --limit 0", "'0' is no value for '--limit': a number of steps"},
      {"run a --world moon", "'moon' is no value for '--world': lab|live."},
  };
  for (const auto& row : table) {
    const Output output = run(row.arguments);
    EXPECT_EQ(output.exitCode, 2) << row.arguments;
    EXPECT_EQ(output.out, "") << row.arguments;
    EXPECT_THAT(output.err, HasSubstr(row.sentence));
  }
}

// ---- the Live world

const char* const kLiveHeader = "flotilla 1\ncluster 3 latency=1..2ms timeout=20s\n";

/// A cluster's data in `folder`, with x = 1 in it.
class LiveCli : public Cli {
 protected:
  LiveCli() : data_(file("data", "")) {
    std::filesystem::remove(data_);
    options_ = "run --world live --events none --data-dir " + data_ + " ";
  }
  std::string script(const std::string& rest) {
    return file("live.flotilla", kLiveHeader + ("run until leader within 60s\n" + rest));
  }
  Output put() { return run(options_ + script("put x 1\nrun until last put is ok within 60s\n")); }
  Output get() {
    return run(options_ +
               script("get x\nrun until last get is ok within 60s\nexpect last get = 1\n"));
  }
  /// Every attempt ends with this sentence, and what was there is still there.
  void expectRefusal(const std::string& more, const std::string& sentence) {
    const Output output = run(options_ + more + " " + script("run 1s\n"));
    EXPECT_EQ(output.exitCode, 2);
    EXPECT_EQ(output.out, "");
    EXPECT_THAT(output.err, HasSubstr(sentence));
  }
  std::string firstLog(const char* server) const {
    return data_ + "/" + server + "/0000000000000001.log";
  }

  std::string data_;
  std::string options_;
};

TEST_F(LiveCli, ADataDirectoryOutlivesTheProgram) {
  const Output first = put();
  ASSERT_EQ(first.exitCode, 0) << first.err;
  const Output second = get();
  EXPECT_EQ(second.exitCode, 0) << second.err;
}

TEST_F(LiveCli, ANewerVersionIsLeftAlone) {
  ASSERT_EQ(put().exitCode, 0);
  const std::string note = contents(data_ + "/cluster");
  std::ofstream(data_ + "/cluster") << "flotilla-data 9 3\n";
  expectRefusal("", "was written by a newer version of Flotilla");
  std::ofstream(data_ + "/cluster") << note;
  EXPECT_EQ(get().exitCode, 0);
}

TEST_F(LiveCli, ADamagedLogIsNamedAndLeftAlone) {
  ASSERT_EQ(put().exitCode, 0);
  const std::string log = firstLog("S2");
  const std::string sound = contents(log);
  std::string damaged = sound;
  damaged[100] = static_cast<char>(damaged[100] ^ 4);
  std::ofstream(log, std::ios::binary) << damaged;
  expectRefusal("", "The log is damaged: 0000000000000001.log at byte 64");
  expectRefusal("", data_ + "/S2");
  EXPECT_EQ(contents(log), damaged);
  std::ofstream(log, std::ios::binary) << sound;
  EXPECT_EQ(get().exitCode, 0);
}

TEST_F(LiveCli, APortThatIsTakenIsNamedAndNothingIsLost) {
  ASSERT_EQ(put().exitCode, 0);
  const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  ASSERT_EQ(::bind(taken, reinterpret_cast<const sockaddr*>(&here), size), 0);
  ASSERT_EQ(::listen(taken, 1), 0);
  ASSERT_EQ(::getsockname(taken, reinterpret_cast<sockaddr*>(&here), &size), 0);
  const std::string port = std::to_string(ntohs(here.sin_port));
  expectRefusal("--port " + port, "port " + port + " cannot be opened");
  ::close(taken);
  EXPECT_EQ(get().exitCode, 0);
}

TEST_F(LiveCli, APlaceThatCannotBeWrittenIsNamed) {
  std::ofstream(data_) << "a file";
  expectRefusal("", "the data directory " + data_ + " cannot be used");
  EXPECT_EQ(contents(data_), "a file");
}

TEST_F(Cli, HelpNamesEveryOption) {
  for (const char* arguments : {"help", "--help", "run --help", "check --help"}) {
    const Output output = run(arguments);
    EXPECT_EQ(output.exitCode, 0);
    for (const char* word : {"--world", "--seed", "--events", "--hash", "jsonl", "--data-dir",
                             "--port", "--history", "--model", "--limit", "\"mismatch\""}) {
      EXPECT_THAT(output.out, HasSubstr(word));
    }
  }
}

}  // namespace
}  // namespace scenario
