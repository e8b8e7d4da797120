// The form of a talk's file (talks/README.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/presenter/talks.h"
#include "tests/presenter/talk_text.h"

namespace presenter {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string firstMistake(const TalkRead& read) {
  return read.ok() ? "" : lesson::sentenceOf(read.mistakes.front());
}

TEST(CueReader, ReadsTheTalkAndItsCues) {
  const TalkRead read = readShort(
      "cues 1\n# a comment\ntitle: A talk\nminutes: 12\nnotes: For all of it.\n"
      "scenario: short.flotilla\n\n"
      "cue: One line\n  and a second\ntitle: Above\nat: 100ms\nminutes: 2\n"
      "notes: Say this,\n  and that.\n\ncue: Two\nat: +50ms\n");
  ASSERT_TRUE(read.ok()) << firstMistake(read);
  EXPECT_EQ(read.talk.title, "A talk");
  EXPECT_EQ(read.talk.minutes, 12u);
  EXPECT_EQ(read.talk.notes, "For all of it.");
  EXPECT_EQ(read.talk.scenario, shortRun());
  ASSERT_EQ(read.talk.cues.size(), 2u);
  const Cue& first = read.talk.cues[0];
  EXPECT_EQ(first.headline, "One line\nand a second");
  EXPECT_EQ(first.title, "Above");
  EXPECT_EQ(first.notes, "Say this, and that.");
  EXPECT_EQ(first.minutes, 2u);
  EXPECT_EQ(first.at, Instant(std::chrono::milliseconds(100)));
  EXPECT_EQ(read.talk.cues[1].at, Instant(std::chrono::milliseconds(150)));
}

struct MomentRow {
  const char* at;
  double ms;
};

// What each way to name a moment comes to in the short run.
TEST(CueReader, FindsEachKindOfMoment) {
  const TalkRead known = readCue("at: when leader is S3\ncue: B\nat: when two leaders\n");
  ASSERT_TRUE(known.ok()) << firstMistake(known);
  const auto msOf = [](Instant at) {
    return static_cast<double>(at.time_since_epoch().count()) / 1e6;
  };
  const double led = msOf(known.talk.cues[0].at);
  const double two = msOf(known.talk.cues[1].at);
  EXPECT_GT(led, 10.0);
  EXPECT_GT(two, led + 200.0);
  const std::vector<MomentRow> rows{{"400ms", 400.0},
                                    {"400ms + 20ms", 420.0},
                                    {"0.5s", 500.0},
                                    {"+30ms", 30.0},
                                    {"when leader is S3", led},
                                    {"when leader is S3 + 5ms", led + 5.0},
                                    {"when leader change", led},
                                    {"note \"The cut\"", led + 200.0},
                                    {"note \"The cut\" + 1ms", led + 201.0},
                                    {"bookmark \"A mark\"", 412.5},
                                    {"bookmark \"A mark\" + 7.5ms", 420.0},
                                    {"line 4", led},
                                    {"line 6", led + 200.0},
                                    {"line 7", led + 200.0},
                                    {"line 9", two},
                                    {"line 10", two + 200.0}};
  for (const MomentRow& row : rows) {
    const TalkRead read = readCue("at: " + std::string(row.at) + "\n");
    ASSERT_TRUE(read.ok()) << row.at << ": " << firstMistake(read);
    EXPECT_NEAR(msOf(read.talk.cues[0].at), row.ms, 1e-6) << row.at;
  }
}

struct MistakeRow {
  const char* text;
  const char* said;
};

TEST(CueReader, NamesFileLineColumnAndWhatWasExpected) {
  const std::string front = "cues 1\nscenario: short.flotilla\n";
  const std::vector<MistakeRow> rows{
      {"", "talk.cues:1:1: found the end of the file, expected 'cues 1'"},
      {"title: x\n", "talk.cues:1:1: found this line, expected 'cues 1'"},
      {"cues 1\ntitle: A\n",
       "talk.cues:1:1: found no scenario, expected 'scenario: file.flotilla'"},
      {"cues 1\nscenario: none.flotilla\n",
       "talk.cues:2:11: found 'none.flotilla', expected a scenario beside this file"},
      {"cues 1\nscenario: short.flotilla\n",
       "talk.cues:1:1: found no cue, expected 'cue: What is shown'"},
      {"cues 1\nscenario: short.flotilla\ncolour: red\n",
       "talk.cues:3:1: found 'colour:', expected one of 'title:'"},
      {"cues 1\nscenario: short.flotilla\nA line of prose\n",
       "talk.cues:3:1: found this line, expected a field"},
      {"cues 1\nscenario: short.flotilla\nminutes: many\n",
       "talk.cues:3:10: found 'many', expected a whole number from 1 to 600"},
      {"cues 1\nscenario: short.flotilla\ncue:\nat: 1ms\n",
       "talk.cues:3:5: found the end of the line, expected a headline"},
      {"cues 1\nscenario: short.flotilla\ncue: A\n",
       "talk.cues:3:1: found a cue without a moment, expected 'at:'"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: soon\n",
       "talk.cues:4:5: found 'soon', expected a moment: 400ms"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: + 2 parsecs\n",
       "talk.cues:4:7: found '2 parsecs', expected a duration"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: when S9 is leader\n", "talk.cues:4:10: "},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: note The cut\n",
       "talk.cues:4:10: found 'The cut', expected words in quotes"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: note \"Nobody says it\"\n",
       "talk.cues:4:5: found 'note \"Nobody says it\"', expected a moment that comes in this run"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: line 5\n",
       "talk.cues:4:5: found 'line 5', expected a moment that comes in this run"},
      {"cues 1\nscenario: short.flotilla\ncue: A\nat: 1ms\nat: 2ms\n",
       "talk.cues:5:1: found a second 'at:', expected each field once"},
      {"cues 1\nscenario: short.flotilla\ncue: A\n  b\n  c\nat: 1ms\n",
       "talk.cues:5:3: found a third line, expected a headline of one or two lines"}};
  for (const MistakeRow& row : rows) {
    EXPECT_THAT(firstMistake(readShort(row.text)), StartsWith(row.said)) << row.text;
  }
}

TEST(CueReader, NamesTheScenarioWhereThatIsMistaken) {
  const FileText files = [](const std::string&) -> std::optional<std::string> {
    return "flotilla 1\ncluster 3\ncrash S7\n";
  };
  const TalkRead read =
      readTalk("cues 1\nscenario: bad.flotilla\ncue: A\nat: 1ms\n", "talk.cues", files, labOf);
  EXPECT_THAT(firstMistake(read), StartsWith("bad.flotilla:3:7: "));
}

TEST(CueReader, LetsTheRunDecideAQuestion) {
  const TalkRead read = readCue(
      "at: note \"The cut\"\nask: What now?\nchoice: Nothing\nwhen: two leaders is false\n"
      "choice: A second leader\nwhen: two leaders\nuntil: when two leaders\nbecause: So it is.\n");
  ASSERT_TRUE(read.ok()) << firstMistake(read);
  const Question& question = *read.talk.cues[0].question;
  EXPECT_EQ(question.choices, (std::vector<std::string>{"Nothing", "A second leader"}));
  EXPECT_EQ(question.right, 1u);
  EXPECT_GT(question.decided, read.talk.cues[0].at);
  EXPECT_EQ(question.because, "So it is.");
}

TEST(CueReader, WantsExactlyOneChoiceToHold) {
  const char* both =
      "at: 1ms\nask: What?\nchoice: A\nwhen: no leader\nchoice: B\nwhen: no leader\nuntil: +1ms\n";
  EXPECT_THAT(firstMistake(readCue(both)),
              HasSubstr("found 2 choices whose 'when:' holds in the end, expected exactly one"));
  const char* none = "at: 1ms\nask: What?\nchoice: A\nchoice: B\nuntil: +1ms\n";
  EXPECT_THAT(firstMistake(readCue(none)), HasSubstr("found 0 choices"));
  const char* one = "at: 1ms\nask: What?\nchoice: A\nwhen: no leader\nuntil: +1ms\n";
  EXPECT_THAT(firstMistake(readCue(one)), HasSubstr("expected two to nine 'choice:'"));
  const char* endless = "at: 1ms\nask: What?\nchoice: A\nchoice: B\n";
  EXPECT_THAT(firstMistake(readCue(endless)), HasSubstr("a question without an end"));
  const char* stray = "at: 1ms\nask: What?\nwhen: leader\nchoice: A\nchoice: B\nuntil: +1ms\n";
  EXPECT_THAT(firstMistake(readCue(stray)), HasSubstr("expected 'choice:' before it"));
}

TEST(CueReader, NeverCrashesOnAnyBytes) {
  const std::string whole =
      "cues 1\ntitle: A\nscenario: short.flotilla\ncue: Head\n  more\nat: note \"The cut\" + 1ms\n"
      "ask: Q?\nchoice: A\nwhen: two leaders\nchoice: B\nuntil: when two leaders\n";
  std::uint32_t random = 1;
  for (int round = 0; round < 300; ++round) {
    std::string text = whole;
    for (int change = 0; change < 4; ++change) {
      random = random * 1664525u + 1013904223u;
      const std::size_t at = (random >> 8) % text.size();
      if (random % 3 == 0) text.erase(at, 1 + random % 5);
      if (random % 3 == 1) text[at] = static_cast<char>(random >> 16);
      if (random % 3 == 2) text.insert(at, 1, "\n\":+ #"[(random >> 16) % 6]);
      if (text.empty()) text = "c";
    }
    const TalkRead read = readShort(text);
    for (const lesson::Mistake& mistake : read.mistakes) {
      EXPECT_GE(mistake.problem.line, 1u);
      EXPECT_GE(mistake.problem.column, 1u);
    }
  }
}

TEST(Talks, EveryTalkThatComesWithTheProgramIsSound) {
  const QString folder = QStringLiteral(FLOTILLA_SOURCE_DIR "/talks");
  const QStringList files = talkFiles(folder);
  ASSERT_FALSE(files.isEmpty());
  for (const QString& path : files) {
    const Found found = readTalkFile(path, labOf);
    ASSERT_TRUE(std::holds_alternative<Talk>(found))
        << path.toStdString() << ": " << std::get<QString>(found).toStdString();
    const Talk& talk = std::get<Talk>(found);
    for (std::size_t i = 1; i < talk.cues.size(); ++i) {
      EXPECT_GT(talk.cues[i].at, talk.cues[i - 1].at) << talk.cues[i].headline;
    }
    for (const Cue& cue : talk.cues) EXPECT_FALSE(cue.notes.empty()) << cue.headline;
  }
}

TEST(Talks, CutInTwoHasNineCuesAndItsQuestionsAreDecidedByTheRun) {
  const Found found =
      readTalkFile(QStringLiteral(FLOTILLA_SOURCE_DIR "/talks/cut-in-two.cues"), labOf);
  ASSERT_TRUE(std::holds_alternative<Talk>(found)) << std::get<QString>(found).toStdString();
  const Talk& talk = std::get<Talk>(found);
  EXPECT_EQ(talk.cues.size(), 9u);
  ASSERT_TRUE(talk.cues[2].question && talk.cues[4].question);
  EXPECT_EQ(talk.cues[2].question->right, 1u);
  EXPECT_EQ(talk.cues[4].question->right, 1u);
  EXPECT_LT(talk.cues[4].question->decided, talk.cues[5].at);
}

TEST(Talks, AFileThatIsNotThereIsSaidToBe) {
  const Found found = readTalkFile("/nowhere/at-all.cues", labOf);
  ASSERT_TRUE(std::holds_alternative<QString>(found));
  EXPECT_EQ(std::get<QString>(found), "/nowhere/at-all.cues cannot be read.");
}

}  // namespace
}  // namespace presenter
