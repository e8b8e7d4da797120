#include "engine/scenario/parser.h"

#include <gtest/gtest.h>

#include "engine/scenario/printer.h"

namespace scenario {
namespace {

constexpr std::string_view kHeader = "flotilla 1\ncluster 5\n";

/// The statement's line alone, under a header of two lines; printed again.
std::string again(std::string_view line) {
  const Parsed parsed = parse(std::string(kHeader) + std::string(line));
  if (!parsed.ok()) return sentenceOf(parsed.problems.front(), "file");
  if (parsed.script.statements.size() != 1) return "no single statement";
  return print(parsed.script.statements.front());
}

TEST(Parser, ReadsEveryStatementAndWritesItTheSame) {
  for (const char* line : {
           "run 2s",
           "run until leader within 2s",
           "at 400ms cut S1 S2 | S3 S4 S5",
           "speed 1/5",
           "speed 2",
           "crash S2",
           "crash leader",
           "restart all",
           "pause S3",
           "resume all",
           "cut S1 | S2",
           "cut leader | rest",
           "cut one-way S1 -> S2",
           "cut one-way S1 S2 -> rest",
           "heal",
           "heal S1 S2",
           "heal leader S2",
           "loss 10%",
           "loss 10% S1 -> S2",
           "loss 0.5% S1 S2",
           "delay 10ms..20ms",
           "delay 5ms all -> S2",
           "duplicate 5%",
           "reorder 5% S1 -> leader",
           "spike 5% 500ms",
           "spike 5% 500ms S1 S2",
           "link S1 -> S2 delay-from=10ms loss=1%",
           "link spike=3%",
           "disk S2 write=1ms fsync=5ms..10ms",
           "disk S2 stalled",
           "disk all fsync-to=1ms working",
           "disk S2 ok",
           "clock S2 drift=200ppm offset=5ms",
           "clock leader drift=-5ppm offset=-1ms",
           "put x 1",
           "put x 1 via S1 as c1 timeout 2s retries 3",
           "get \"a key\" via leader",
           "delete x",
           "cas x 1 2",
           "cas x none 2",
           "cas x \"none\" 2",
           "timeout 2s",
           "note \"A sentence, with \\\"quotes\\\".\"",
           "at 1s note \"Cut.\"",
           "at 1s expect leader",
       }) {
    EXPECT_EQ(again(line), line);
  }
}

TEST(Parser, ReadsEveryConditionAndWritesItTheSame) {
  for (const char* condition : {
           "leader",
           "leader is false",
           "no leader",
           "two leaders",
           "leader is S3",
           "leader is S3 is false",
           "leader in {S3 S4 S5}",
           "S3 is leader",
           "S3 is refused is false",
           "term >= 3",
           "term = 3",
           "S2 term <= 3",
           "S2 commit >= 4",
           "commit >= 4",
           "S2 log >= 5",
           "S2 applied = 5",
           "committed x = 1",
           "committed x = 1 is false",
           "committed x is absent",
           "committed x is absent is false",
           "value x = \"a b\" on S3",
           "value x is absent on S3",
           "last put is ok",
           "last operation is waiting",
           "last get = 5",
           "last get is absent",
           "logs agree",
           "all applied",
           "violations = 0",
       }) {
    EXPECT_EQ(again("expect " + std::string(condition)), "expect " + std::string(condition));
  }
  for (const char* condition :
       {"election", "vote", "commit", "apply", "leader change", "message to S2"}) {
    const std::string line = "run until " + std::string(condition) + " within 1s";
    EXPECT_EQ(again(line), line);
  }
}

TEST(Parser, ShortFormsMeanTheSame) {
  EXPECT_EQ(again("delay 10..20ms  # both ends"), "delay 10ms..20ms");
  EXPECT_EQ(again("\tcut S1|S2 \r"), "cut S1 | S2");
  EXPECT_EQ(again("link S1->S2 loss=10%"), "loss 10% S1 -> S2");
  EXPECT_EQ(again("expect leader in {S3}"), "expect leader is S3");
  EXPECT_EQ(again("clock S2 ok"), "clock S2 drift=0ppm offset=0ms");
  EXPECT_EQ(again("put \"x\" \"1\" retries 3 via S1"), "put x 1 via S1 retries 3");
}

TEST(Parser, AByteOrderMarkIsNoPartOfTheText) {
  EXPECT_TRUE(parse("\xEF\xBB\xBF" + std::string(kHeader) + "run 1s").ok());
}

struct Bad {
  const char* text;
  const char* sentence;
};

const std::vector<Bad>& mistakes() {
  static const std::vector<Bad> table = {
      Bad{"run", "f:3:4: found the end of the line, expected a duration, as 2s, or 'until'"},
      Bad{"run 2", "f:3:5: found '2', expected a duration, as 150ms or 2s (at most 86400s)"},
      Bad{"run until leader", "f:3:17: found the end of the line, expected 'within'"},
      Bad{"crash S9", "f:3:7: found 'S9', expected a server, S1 to S5"},
      Bad{"crash x", "f:3:7: found 'x', expected a server, as S1, or 'leader', or 'all'"},
      Bad{"cut S1", "f:3:7: found the end of the line, expected '|'"},
      Bad{"cut S1 | S2 -> S3", "f:3:13: found '->', expected '|'"},
      Bad{"heal S1",
          "f:3:8: found the end of the line, expected a server, as S1, or 'leader',"
          " or 'all'"},
      Bad{"loss 200%", "f:3:6: found '200%', expected a percentage, as 5% or 0.1%"},
      Bad{"loss 1% S1 S1", "f:3:12: found 'S1', expected another server"},
      Bad{"link S1 S2 colour=1",
          "f:3:12: found 'colour', expected one of delay=, delay-from=,"
          " delay-to=, loss=, duplicate=, reorder=, spike=,"
          " spike-delay="},
      Bad{"link loss=1% loss=2%", "f:3:14: found 'loss', expected every setting only once"},
      Bad{"put x", "f:3:6: found the end of the line, expected a value"},
      Bad{"put x 1 via",
          "f:3:12: found the end of the line, expected a server, as S1, or "
          "'leader'"},
      Bad{"put x 1 as d1", "f:3:12: found 'd1', expected a client, as c1"},
      Bad{"get x y",
          "f:3:7: found 'y', expected 'via', 'as', 'timeout' or 'retries', each "
          "once, or the end of the line"},
      Bad{"expect election",
          "f:3:8: found 'election', expected a state; what only occurs can "
          "be waited for with 'run until'"},
      Bad{"expect S1 is blue",
          "f:3:14: found 'blue', expected leader, follower, candidate, "
          "pre-candidate, up, down, paused, refused, voter, learner, member or retired"},
      Bad{"expect leader is true", "f:3:18: found 'true', expected a server, S1 to S5"},
      Bad{"note a", "f:3:6: found 'a', expected a sentence in quotes"},
      Bad{"note \"a", "f:3:6: found '\"a', expected a closing quote"},
      Bad{"note \"\xC3\xA9\\q\"",
          "f:3:8: found '\\q\"', expected one of the escapes \\\" \\\\ "
          "\\n \\t \\xHH"},
      Bad{"put \xC3\xA9 1 x",
          "f:3:9: found 'x', expected 'via', 'as', 'timeout', 'retries' or 'fence', "
          "each once, or the end of the line"},
      Bad{"speed 0/5", "f:3:7: found '0/5', expected a speed, as 1/5 or 2"},
      Bad{"run 24h", "f:3:5: found '24h', expected a duration, as 150ms or 2s (at most 86400s)"},
      Bad{"crash \xFF\x80q\xC3\xA9",
          "f:3:7: found '\\xff\\x80q\xC3\xA9', expected a server, as "
          "S1, or 'leader', or 'all'"},
      Bad{"crash \x1B",
          "f:3:7: found '\\x1b', expected a word, a \"quoted string\" or one of "
          "| { } , = != < > -> >= <="},
      Bad{"crash aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde",
          "f:3:7: found 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd...', expected a server, as "
          "S1, or 'leader', or 'all'"},
      Bad{"crash S1 S2", "f:3:10: found 'S2', expected the end of the line"},
  };
  return table;
}

TEST(Parser, AMistakeIsNamedWithLineAndColumn) {
  for (const Bad& bad : mistakes()) {
    const Parsed parsed = parse(std::string(kHeader) + bad.text);
    ASSERT_EQ(parsed.problems.size(), 1u) << bad.text;
    EXPECT_EQ(sentenceOf(parsed.problems.front(), "f"), bad.sentence);
  }
}

TEST(Parser, TheHeaderComesFirst) {
  for (const Bad& bad : {
           Bad{"", "f:1:1: found the end of the file, expected 'flotilla 1'"},
           Bad{"# nothing\n", "f:2:1: found the end of the file, expected 'flotilla 1'"},
           Bad{"flotilla 2\ncluster 3", "f:1:10: found '2', expected the version, 1"},
           Bad{"flotilla 1\n", "f:2:1: found the end of the file, expected 'cluster' and its size"},
           Bad{"flotilla 1\nrun 1s", "f:2:1: found 'run', expected 'title' or 'cluster'"},
           Bad{"flotilla 1\ncluster 0", "f:2:9: found '0', expected at least 1 server"},
           Bad{"flotilla 1\ncluster 52", "f:2:9: found '52', expected a whole number up to 51"},
           Bad{"flotilla 1\ncluster 5 election=0..1ms",
               "f:2:20: found '0..1ms', expected at least 1ms"},
           Bad{"flotilla 1\ncluster 5 heartbeat=3601s",
               "f:2:1: the heartbeat interval is above one hour"},
           Bad{"flotilla 1\ncluster 5 seed=7 seed=8",
               "f:2:18: found 'seed', expected every setting only once"},
       }) {
    const Parsed parsed = parse(bad.text);
    ASSERT_EQ(parsed.problems.size(), 1u) << bad.text;
    EXPECT_EQ(sentenceOf(parsed.problems.front(), "f"), bad.sentence);
  }
}

TEST(Parser, EveryWrongLineIsReported) {
  const Parsed parsed =
      parse("flotilla 1\ncluster 3\ncrash S4\nrun 1s\n\nrestrat S1\nat 1s run 2s # no\n");
  ASSERT_EQ(parsed.problems.size(), 3u);
  EXPECT_EQ(parsed.problems[0].line, 3u);
  EXPECT_EQ(parsed.problems[1].line, 6u);
  EXPECT_EQ(parsed.problems[2].line, 7u);
  EXPECT_EQ(parsed.problems[2].column, 7u);
}

TEST(Parser, AWrongClusterLineMakesNoServerWrong) {
  const Parsed parsed = parse("flotilla 1\ncluster five\ncrash S4\n");
  ASSERT_EQ(parsed.problems.size(), 1u);
  EXPECT_EQ(parsed.problems.front().line, 2u);
}

TEST(Parser, StatementsKnowTheirLine) {
  const Parsed parsed = parse("flotilla 1\n# a\ntitle \"t\"\n\ncluster 3\n\nrun 1s\nheal\n");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.script.title, "t");
  EXPECT_EQ(parsed.script.statements[0].line, 7u);
  EXPECT_EQ(parsed.script.statements[1].line, 8u);
}

TEST(Parser, ReadsTheWholeHeader) {
  const Parsed parsed = parse(
      "flotilla 1\ncluster 3 seed=7 election=200..400ms heartbeat=20ms latency=1..2ms loss=1% "
      "duplicate=2% reorder=3% spike=4% spike-delay=1s disk-write=5us fsync=2ms processing=1us "
      "bandwidth=1000 forwarding=off timeout=3s retries=2");
  ASSERT_TRUE(parsed.ok());
  cluster::Settings settings;
  settings.servers = 3;
  settings.seed = 7;
  settings.electionTimeoutMin = std::chrono::milliseconds(200);
  settings.electionTimeoutMax = std::chrono::milliseconds(400);
  settings.heartbeatInterval = std::chrono::milliseconds(20);
  settings.links = {
      false,  std::chrono::milliseconds(1), std::chrono::milliseconds(2), 10'000, 20'000, 30'000,
      40'000, std::chrono::seconds(1)};
  settings.disks = {std::chrono::microseconds(5), std::chrono::milliseconds(2),
                    std::chrono::milliseconds(2), false};
  settings.processing = std::chrono::microseconds(1);
  settings.bandwidth = 1000;
  settings.forwarding = server::Forwarding::Off;
  settings.clientTimeout = std::chrono::seconds(3);
  settings.clientRetries = 2;
  EXPECT_EQ(parsed.script.settings, settings);
}

TEST(Parser, LimitsHaveNames) {
  const Parsed large = parse(std::string(kFileBytesMost + 1, '#'));
  ASSERT_EQ(large.problems.size(), 1u);
  EXPECT_EQ(large.problems.front().expected, "at most 1048576 bytes");

  std::string text(kHeader);
  for (std::size_t i = 0; i < kStatementsMost; ++i) text += "heal\n";
  EXPECT_TRUE(parse(text).ok());
  const Parsed many = parse(text + "heal\nheal\n");
  ASSERT_EQ(many.problems.size(), 1u);
  EXPECT_EQ(many.problems.front().line, kStatementsMost + 3);

  EXPECT_EQ(parse(std::string(kHeader) + std::string(10'000, '|')).problems.size(), 1u);
  std::string wrong(kHeader);
  for (std::size_t i = 0; i < 2 * kProblemsMost; ++i) wrong += "x\n";
  EXPECT_EQ(parse(wrong).problems.size(), kProblemsMost);
}

}  // namespace
}  // namespace scenario
