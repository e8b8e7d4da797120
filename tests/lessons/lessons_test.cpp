// Every lesson of lessons/: well written, sound, cited, and linked to what exists.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "engine/lesson/folder.h"
#include "engine/lesson/index.h"
#include "engine/lesson/proof.h"
#include "engine/sim/lab.h"

namespace lesson {
namespace {

const std::string kFolder = std::string(FLOTILLA_SOURCE_DIR) + "/lessons/";

std::unique_ptr<cluster::World> newLab(const cluster::Settings& settings) {
  return sim::makeLab(settings);
}

std::string textOf(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Checked checkedOf(const std::string& name) {
  auto files = readFolder(kFolder + name);
  const GlossaryRead glossary = readGlossaryNear(kFolder + name);
  EXPECT_TRUE(glossary.mistakes.empty());
  if (const auto* why = std::get_if<std::string>(&files)) {
    ADD_FAILURE() << *why;
    return {};
  }
  Checked checked = check(std::get<Files>(files), glossary.glossary);
  for (const Mistake& mistake : checked.mistakes)
    ADD_FAILURE() << name << "/" << sentenceOf(mistake);
  return checked;
}

class EachLesson : public testing::TestWithParam<std::string> {};

TEST_P(EachLesson, IsWellWrittenAndSound) {
  const Checked checked = checkedOf(GetParam());
  ASSERT_NE(checked.lesson, nullptr);
  const Proof proof = prove(checked, newLab);
  EXPECT_THAT(proof.faults, testing::IsEmpty());
  EXPECT_EQ(proof.seeds, checked.lesson->seed == Seed::Any ? kProofSeeds : 1);
}

TEST_P(EachLesson, CitesASectionForEachAnswerAndTask) {
  const Checked checked = checkedOf(GetParam());
  ASSERT_NE(checked.lesson, nullptr);
  const auto cited = testing::AnyOf(testing::HasSubstr("Raft "), testing::HasSubstr("thesis "));
  for (const Step& step : checked.lesson->steps) {
    if (!step.prediction) continue;
    ASSERT_TRUE(step.prediction->right.has_value()) << step.title;
    EXPECT_THAT(step.prediction->choices[*step.prediction->right].because.text, cited);
    EXPECT_FALSE(step.prediction->held.empty()) << step.title;
  }
  EXPECT_GE(checked.lesson->minutes, 5u);
  EXPECT_LE(checked.lesson->minutes, 12u);
}

TEST_P(EachLesson, IsInTheIndexAndLeadsOnFromLessonsThatExist) {
  const IndexRead index = readIndex(textOf(kFolder + "index.txt"), "index.txt");
  EXPECT_TRUE(index.mistakes.empty());
  std::set<std::string> named;
  std::set<std::uint32_t> numbers;
  std::string part;
  for (const IndexPart& one : index.parts) {
    for (const std::string& folder : one.folders) {
      EXPECT_TRUE(named.insert(folder).second) << folder << " is named twice";
      numbers.insert(checkedOf(folder).lesson->number);
      if (folder == GetParam()) part = one.letter;
    }
  }
  const auto lesson = checkedOf(GetParam()).lesson;
  EXPECT_EQ(part, lesson->part);
  for (const std::uint32_t number : lesson->prerequisites) {
    EXPECT_TRUE(numbers.contains(number)) << number;
    EXPECT_LT(number, lesson->number);
  }
}

INSTANTIATE_TEST_SUITE_P(All, EachLesson, testing::ValuesIn(lessonFolders(kFolder)),
                         [](const auto& one) {
                           std::string name = one.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(Lessons, NumbersAreUnique) {
  std::set<std::uint32_t> numbers;
  for (const std::string& name : lessonFolders(kFolder)) {
    EXPECT_TRUE(numbers.insert(checkedOf(name).lesson->number).second) << name;
  }
  EXPECT_GE(numbers.size(), 22u);
}

TEST(Lessons, AreFoundFromAProgramInTheSourceTree) {
  const std::string found = findLessons(std::string(FLOTILLA_SOURCE_DIR) + "/build/dev/bin");
  EXPECT_TRUE(std::filesystem::equivalent(found, kFolder));
}

TEST(Lessons, TheGuideNamesEveryFieldAndFile) {
  const std::string guide = textOf(kFolder + "README.md");
  for (const char* word :
       {"lesson.md",  "scenario.txt", "solution-", "wrong-", "glossary.txt", "index.txt", "`act`",
        "`watch`",    "`ask`",        "`choice`",  "`when`", "`because`",    "`reply`",   "`pause`",
        "`until`",    "`right`",      "`hide`",    "`task`", "`goal`",       "`hint`",    "`slip`",
        "`progress`", "`done`",       "`look`",    "`note`"}) {
    EXPECT_THAT(guide, testing::HasSubstr(word));
  }
}

}  // namespace
}  // namespace lesson
