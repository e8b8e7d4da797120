// Progress files, the teacher's table, and worksheets.
#include "engine/lesson/progress.h"

#include "engine/lesson/worksheet.h"
#include "tests/lesson/samples.h"

namespace lesson {
namespace {

using testing::HasSubstr;

ProgressLine line(std::uint32_t step, std::uint32_t tries) {
  return {"05-majority", step, "prediction", 2, 3, true, tries, 1, 1200, 45'000};
}

TEST(Progress, ReadingGivesBackWhatWasWritten) {
  ProgressLine odd = line(3, 2);
  odd.lesson = "a \"b\"\n\\c";
  odd.right = false;
  const auto read = readProgress(jsonOf(odd));
  ASSERT_TRUE(std::holds_alternative<ProgressLine>(read)) << std::get<std::string>(read);
  EXPECT_EQ(std::get<ProgressLine>(read), odd);
}

TEST(Progress, TheTableHasTheLastTryOfEachStep) {
  Mistakes mistakes;
  const std::string text =
      jsonOf(line(1, 1)) + "\n" + jsonOf(line(1, 2)) + "\n" + jsonOf(line(2, 1));
  const ProgressFile file = readProgressFile(text, "folder/Ada.jsonl", mistakes);
  EXPECT_TRUE(mistakes.empty());
  EXPECT_EQ(csvOf({file}),
            "learner,lesson,step,kind,answer,confidence,right,tries,hints,virtual_ms,real_ms\r\n"
            "Ada,05-majority,1,prediction,2,3,yes,2,1,1200,45000\r\n"
            "Ada,05-majority,2,prediction,2,3,yes,1,1,1200,45000\r\n");
}

TEST(Progress, CellsAreQuotedAndNeverFormulas) {
  ProgressLine formula = line(1, 1);
  formula.lesson = "=1+1,\"x\"";
  EXPECT_THAT(csvOf({{"a", {formula}}}), HasSubstr("a,\"'=1+1,\"\"x\"\"\",1,"));
}

TEST(Progress, MistakesNameFileAndLine) {
  Mistakes mistakes;
  readProgressFile(jsonOf(line(1, 1)) + "\n{\"lesson\":1}\n", "Ada.jsonl", mistakes);
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(sentenceOf(mistakes[0]), "Ada.jsonl:2:1: The field \"lesson\" is missing or no text.");
}

TEST(Worksheet, HasQuestionsTasksNotesAndAnswers) {
  const Checked checked = check(templateFiles(), {});
  ASSERT_NE(checked.lesson, nullptr);
  const std::string sheet = worksheetOf(*checked.lesson);
  for (const char* part : {"Question: Can the two", "[ ] Yes.", "Task: Stop the cluster",
                           "For the teacher", "Answers", "Step 2: Yes."}) {
    EXPECT_THAT(sheet, HasSubstr(part));
  }
  for (std::size_t from = 0; from < sheet.size();) {
    const std::size_t end = sheet.find('\n', from);
    EXPECT_LE(end - from, 80u) << sheet.substr(from, end - from);
    from = end + 1;
  }
}

}  // namespace
}  // namespace lesson
