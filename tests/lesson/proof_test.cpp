// The proof of a lesson finds what is unsound in it.
#include "tests/lesson/samples.h"

namespace lesson {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::vector<std::string> faultsOf(const Files& files) {
  const Checked checked = check(files, {});
  for (const Mistake& mistake : checked.mistakes) ADD_FAILURE() << sentenceOf(mistake);
  if (!checked.lesson) return {};
  return prove(checked, newLab, 5).faults;
}
Files changed(const std::string& file, const std::string& from, const std::string& to) {
  Files files = templateFiles();
  std::string& text = files.at(file);
  const std::size_t place = text.find(from);
  EXPECT_NE(place, std::string::npos);
  text.replace(place, from.size(), to);
  return files;
}

TEST(Proof, TheTemplateIsSound) { EXPECT_THAT(faultsOf(templateFiles()), testing::IsEmpty()); }

TEST(Proof, AWrongClaimIsFound) {
  EXPECT_THAT(faultsOf(changed("lesson.md", "right: 1", "right: 2")),
              Contains(HasSubstr("'right' says choice 2, but the run decided for choice 1")));
}

TEST(Proof, AGoalThatHoldsAtTheStartIsFound) {
  EXPECT_THAT(faultsOf(changed("lesson.md", "goal: no leader and up <= 1", "goal: up <= 2")),
              Contains(HasSubstr("the goal holds before anything was done")));
}

TEST(Proof, AGoalThatIsReachedByWaitingIsFound) {
  const Files files =
      changed("lesson.md", "goal: no leader and up <= 1", "goal: message to S1 or message to S2");
  EXPECT_THAT(faultsOf(files), Contains(HasSubstr("the goal is reached by waiting")));
}

TEST(Proof, AWrongScriptThatSolvesIsFound) {
  EXPECT_THAT(faultsOf(changed("wrong-answer.txt", "answer 2", "answer 1")),
              Contains(HasSubstr("it solves the lesson, though it should not")));
}

TEST(Proof, ASolutionThatSolvesNothingIsFound) {
  EXPECT_THAT(faultsOf(changed("solution-1.txt", "crash leader", "put x 1")),
              Contains(HasSubstr("it does not come to the end")));
}

TEST(Proof, TwoRightChoicesAreFound) {
  EXPECT_THAT(faultsOf(changed("lesson.md", "when: no leader", "when: leader")),
              Contains(HasSubstr("2 of its choices are right")));
}

TEST(Proof, ScriptsAreRequired) {
  Files files = templateFiles();
  files.erase("solution-2.txt");
  const Checked checked = check(files, {});
  ASSERT_EQ(checked.mistakes.size(), 1u);
  EXPECT_THAT(sentenceOf(checked.mistakes[0]), HasSubstr("at least two files 'solution-....txt'"));
}

}  // namespace
}  // namespace lesson
