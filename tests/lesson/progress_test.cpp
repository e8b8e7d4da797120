// Progress files, the teacher's table, and worksheets.
#include "engine/lesson/progress.h"

#include "engine/lesson/worksheet.h"
#include "engine/lesson/worksheet_pdf.h"
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

// No question is divided, and each page says which of how many it is.
TEST(Worksheet, OnPaperAQuestionIsWholeOnOnePageWithRoomToWrite) {
  const Checked checked = check(templateFiles(), {});
  ASSERT_NE(checked.lesson, nullptr);
  std::vector<PaperBlock> blocks;
  auto once = worksheetBlocks(*checked.lesson);
  once.erase(std::find_if(once.begin(), once.end(), [](const auto& one) { return one.newPage; }),
             once.end());
  for (int i = 0; i < 25; ++i) blocks.insert(blocks.end(), once.begin(), once.end());
  const std::vector<Page> pages = pagesOf(blocks, "Title");
  ASSERT_GE(pages.size(), 10u);
  int asked = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string& text = pages[i].content();
    EXPECT_THAT(text, HasSubstr("(Page " + std::to_string(i + 1) + " of " +
                                std::to_string(pages.size()) + ")"));
    // Where a question stands, its last answer and the lines to write on stand, too.
    const std::size_t question = text.find("Can the two");
    if (question == std::string::npos) continue;
    ++asked;
    EXPECT_NE(text.find("How sure are you?", question), std::string::npos) << "page " << i + 1;
    EXPECT_NE(text.find("(Why?)", question), std::string::npos) << "page " << i + 1;
  }
  EXPECT_GE(asked, 5);
}

TEST(Worksheet, IsAPdfWhoseTableOfObjectsIsRight) {
  const Checked checked = check(templateFiles(), {});
  ASSERT_NE(checked.lesson, nullptr);
  const std::string pdf = worksheetPdf(*checked.lesson);
  EXPECT_EQ(pdf.substr(0, 8), "%PDF-1.4");
  const std::size_t table = pdf.rfind("\nxref\n") + 1;
  EXPECT_THAT(pdf, HasSubstr("startxref\n" + std::to_string(table) + "\n"));
  std::size_t row = pdf.find("65535 f \n", table) + 9;
  for (int object = 1; pdf.compare(row + 10, 9, " 00000 n ") == 0; ++object, row += 20) {
    const std::size_t at = std::stoul(pdf.substr(row, 10));
    const std::string head = std::to_string(object) + " 0 obj";
    EXPECT_EQ(pdf.substr(at, head.size()), head);
  }
}

TEST(Paper, MeasuresTextAsItsFacesDo) {
  EXPECT_DOUBLE_EQ(widthOf("AVA", Face::Plain, 1000), 667 * 3);
  EXPECT_DOUBLE_EQ(widthOf("i.", Face::Bold, 10), (278 + 278) / 100.0);
  EXPECT_DOUBLE_EQ(widthOf("\u00e9", Face::Plain, 10), 5.56);
}

}  // namespace
}  // namespace lesson
