// `flotilla-cli lesson` as the program it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/cli_program.h"

namespace scenario {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A new lesson in a folder of its own.
class LessonCli : public Cli {
 protected:
  LessonCli() {
    const std::string first = file("place", "");
    folder_ = first.substr(0, first.rfind('/')) + "/lesson";
    written_ = run("lesson new " + folder_);
  }
  void change(const std::string& name, const std::string& from, const std::string& to) {
    std::string text = contents(folder_ + "/" + name);
    const std::size_t place = text.find(from);
    ASSERT_NE(place, std::string::npos);
    text.replace(place, from.size(), to);
    file("lesson/" + name, text);
  }
  std::string folder_;
  Output written_;
};

TEST_F(LessonCli, ANewLessonPassesCheckAndTest) {
  EXPECT_EQ(written_.exitCode, 0) << written_.err;
  EXPECT_EQ(run("lesson check " + folder_).exitCode, 0);
  const Output tested = run("lesson test " + folder_ + " --seeds 10");
  EXPECT_EQ(tested.exitCode, 0) << tested.err;
  EXPECT_THAT(tested.out, HasSubstr("sound, 2 solutions, 2 wrong ones, 10 seeds"));
  EXPECT_EQ(run("lesson new " + folder_).exitCode, 2);
}

TEST_F(LessonCli, MistakesAreNamedAndExitWithTwo) {
  change("lesson.md", "act: crash leader", "act: crash S9");
  change("solution-1.txt", "crash leader", "crsh leader");
  const Output checked = run("lesson check " + folder_);
  EXPECT_EQ(checked.exitCode, 2);
  EXPECT_THAT(checked.out, IsEmpty());
  EXPECT_THAT(checked.err, HasSubstr("/lesson.md:23:12: found 'S9', expected"));
  EXPECT_THAT(checked.err, HasSubstr("/solution-1.txt:2:1: found 'crsh', expected"));
  EXPECT_EQ(run("lesson test " + folder_).exitCode, 2);
  EXPECT_EQ(run("lesson check " + folder_ + "/nowhere").exitCode, 2);
}

TEST_F(LessonCli, AnUnsoundLessonExitsWithOne) {
  change("lesson.md", "right: 1", "right: 2");
  EXPECT_EQ(run("lesson check " + folder_).exitCode, 0);
  const Output tested = run("lesson test " + folder_ + " --seeds 2");
  EXPECT_EQ(tested.exitCode, 1);
  EXPECT_THAT(tested.err, HasSubstr("'right' says choice 2, but the run decided for choice 1"));
}

TEST_F(LessonCli, WorksheetsTablesAndPracticeAreWritten) {
  EXPECT_THAT(run("lesson worksheet " + folder_).out, HasSubstr("Task: Stop the cluster"));
  const std::string pdf = folder_ + "/sheet.pdf";
  EXPECT_THAT(run("lesson worksheet " + folder_ + " --pdf " + pdf).out, HasSubstr("Written: "));
  EXPECT_THAT(contents(pdf), HasSubstr("%PDF-1.4"));
  EXPECT_EQ(run("lesson worksheet " + folder_ + " --pdf " + folder_ + "/none/sheet.pdf").exitCode,
            2);
  const std::string ada =
      file("Ada.jsonl", R"({"lesson":"a","step":1,"kind":"task","answer":0,"confidence":0,)"
                        R"("right":"yes","tries":1,"hints":0,"virtual_ms":1,"real_ms":2})"
                        "\n");
  EXPECT_THAT(run("lesson table " + ada).out, HasSubstr("Ada,a,1,task,,,yes,1,0,1,2"));
  EXPECT_EQ(run("lesson table " + folder_ + "/lesson.md").exitCode, 2);
  const Output asked = run("lesson practice elections --seed 3 --count 2");
  EXPECT_EQ(asked.exitCode, 0);
  EXPECT_THAT(asked.out, HasSubstr("seed 4"));
  EXPECT_EQ(run("lesson practice elections --seed 3 --count 2").out, asked.out);
  EXPECT_EQ(run("lesson practice cooking").exitCode, 2);
}

}  // namespace
}  // namespace scenario
