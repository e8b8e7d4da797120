// What is wrong in a lesson's files is named with file, line, column and what was expected.
#include "tests/lesson/samples.h"

namespace lesson {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::vector<std::string> mistakes(const std::string& steps) {
  std::vector<std::string> sentences;
  for (const Mistake& mistake : readLesson(filesWith(steps), someTerms()).mistakes) {
    sentences.push_back(sentenceOf(mistake));
  }
  return sentences;
}
std::string at(std::uint32_t line, const std::string& rest) {
  return "lesson.md:" + std::to_string(kFirstStepLine + line) + ":" + rest;
}

TEST(LessonText, UnknownFieldIsNamed) {
  EXPECT_THAT(mistakes("## A\n\nText.\n\nhnit: x\n"),
              Contains(HasSubstr(at(4, "1: found 'hnit', expected one of look, act"))));
}

TEST(LessonText, ConditionsStatementsAndGapsKeepTheirPlaces) {
  const auto found = mistakes(
      "## A\n\nSo {S9} leads.\n\nact: crash S7\ntask: Do.\ngoal: leadr -> G\nhint: H.\ndone: D.\n");
  EXPECT_THAT(found, Contains(at(2, "5: found 'S9', expected a server, S1 to S3")));
  EXPECT_THAT(found, Contains(HasSubstr(at(4, "12: found 'S7'"))));
  EXPECT_THAT(found, Contains(HasSubstr(at(6, "7: found 'leadr', expected a condition"))));
}

TEST(LessonText, AHeadingIsAStepWithATitle) {
  for (const char* heading : {"##", "# A", "### A", "##A"}) {
    EXPECT_THAT(mistakes("## A\n\nText.\n\n" + std::string(heading) + "\n\nText.\n"),
                Contains(at(4, "1: found this line, expected a step, as '## Its title'")));
  }
}

TEST(LessonText, TermsMustBeExplained) {
  EXPECT_THAT(mistakes("## A\n\nA [[quorun]].\n"),
              Contains(at(2, "5: found 'quorun', expected a term of the glossary")));
  EXPECT_TRUE(mistakes("## A\n\nTwo [[quorum|majorities]] and [[Quorums]].\n").empty());
}

TEST(LessonText, QuestionsAndTasksMustBeWhole) {
  EXPECT_THAT(mistakes("## A\n\nask: What?\nchoice: One.\n"),
              Contains(HasSubstr("A question needs 2 to 9")));
  EXPECT_THAT(mistakes("## A\n\ntask: Do.\nhint: H.\ndone: D.\n"),
              Contains(HasSubstr("A task needs a 'goal'")));
  EXPECT_THAT(mistakes("## A\n\nask: W?\nchoice: a\nwhen: leader\nbecause: b\nchoice: c\n"
                       "when: no leader\nbecause: d\nuntil: leader\n"),
              Contains(HasSubstr("expected 'within' and a duration")));
}

TEST(LessonText, WhatMayStandOnceIsNotOverwritten) {
  EXPECT_THAT(mistakes("## A\n\nText.\n\nlook: log\nlook: stage\n"),
              Contains(at(5, "1: found 'look', expected it only once here")));
}

TEST(LessonText, MissingFieldsAndFilesAreSaid) {
  const Read read = readLesson({{"lesson.md", "---\ntitle: T\n---\n"}}, {});
  std::string all;
  for (const Mistake& mistake : read.mistakes) all += sentenceOf(mistake) + "\n";
  EXPECT_THAT(all, HasSubstr("scenario.txt:1:1: There is no such file"));
}

TEST(LessonText, NoBytesCrashTheReader) {
  Files files = templateFiles();
  std::uint64_t seed = 1;
  for (int i = 0; i < 300; ++i) {
    std::string text = files.at("lesson.md");
    for (int k = 0; k < 5; ++k) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      text[(seed >> 33) % text.size()] = static_cast<char>(seed >> 20);
    }
    Files spoilt = files;
    spoilt["lesson.md"] = text.substr(0, (seed >> 40) % text.size());
    spoilt["solution-1.txt"] = text;
    const Checked checked = check(spoilt, {});
    EXPECT_FALSE(checked.mistakes.empty());
  }
}

TEST(LessonText, ProseMayHoldColonsWithinAParagraph) {
  const auto lesson = lessonWith("## A\n\nIt leads, and its heartbeats\narrive: nobody stands.\n");
  EXPECT_EQ(lesson->steps[0].text.text, "It leads, and its heartbeats arrive: nobody stands.");
}

TEST(Glossary, EveryTermHasADefinitionAndASection) {
  const GlossaryRead read =
      readGlossary("quorum (quorums): More than half. [Raft 5.2]\nterm: x\n", "g");
  ASSERT_EQ(read.mistakes.size(), 1u);
  EXPECT_EQ(read.mistakes[0].problem.line, 2u);
  ASSERT_NE(read.glossary.find("Quorums"), nullptr);
  EXPECT_EQ(read.glossary.find("quorums")->source, "Raft 5.2");
  EXPECT_EQ(plain("a [[quorum|majority]] of [[quorum]]"), "a majority of quorum");
}

TEST(LessonText, WhatIsAlwaysSeenCannotBeHidden) {
  for (const char* const seen : {"stage", "clients", "messages"}) {
    EXPECT_THAT(mistakes("## A\n\nask: What?\nchoice: One.\nwhen: leader\nbecause: b\nchoice: "
                         "Two.\nwhen: no leader\nbecause: b\nuntil: leader within 1s\nhide: log, " +
                         std::string(seen) + "\n"),
                testing::Contains(testing::HasSubstr("this one is always seen")));
  }
}

TEST(LearnerScript, MistakesNameLineAndColumn) {
  const ScriptRead read = readScript("# c\nanswer 0\ncrash S9\nat 1s crash S1\n", "w.txt", {});
  ASSERT_EQ(read.mistakes.size(), 3u);
  EXPECT_EQ(sentenceOf(read.mistakes[0]),
            "w.txt:2:8: found '0', expected the number of a choice, from 1, or 'right'");
  EXPECT_EQ(read.mistakes[1].problem.column, 7u);
  EXPECT_EQ(read.mistakes[2].problem.line, 4u);
}

}  // namespace
}  // namespace lesson
