// The list of lessons, and what is handed in and printed: progress, the class's table, worksheets.
#include <QFile>
#include <QTemporaryDir>

#include "app/lessons/class_table.h"
#include "tests/window/lesson_fixture.h"

namespace flotilla {
namespace {

class TeachersView : public LessonFixture {};

TEST_F(TeachersView, WhatCannotBeWrittenOrReadIsSaidInTheWindow) {
  QTemporaryDir folder;
  const QString kept = folder.filePath("progress.jsonl");
  QFile file(kept);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("no progress\n");
  file.close();
  lessons().keepRecords(kept);
  key(Qt::Key_F2);
  window.picture();
  EXPECT_NE(nameBegins(kept + ":1:"), nullptr);
  const QString nowhere = folder.filePath("none/out.jsonl");
  EXPECT_TRUE(lessons().exportProgress(QUrl::fromLocalFile(nowhere)).startsWith(nowhere));
  EXPECT_TRUE(lessons()
                  .saveWorksheet("05-majority-of-what", QUrl::fromLocalFile(nowhere))
                  .startsWith(nowhere));
}

TEST_F(TeachersView, TheListIsHeadedByPartAndNamesWhatComesBefore) {
  key(Qt::Key_F2);
  window.picture();
  for (const char* part : {"A. Agreement", "B. Safety", "C. Clients", "D. Operations"}) {
    EXPECT_NE(named(part), nullptr) << part;
  }
  EXPECT_EQ(named("E. In the world"), nullptr) << "no lesson of it is there yet";
  const QQuickItem* five = named("Lesson 5: Majority of what?");
  ASSERT_NE(five, nullptr);
  EXPECT_TRUE(descriptionOf(*five).contains("after 4")) << descriptionOf(*five).toStdString();
}

TEST_F(TeachersView, AClassOfLearnersBecomesATable) {
  QTemporaryDir folder;
  QList<QUrl> files;
  for (const char* learner : {"Ada", "Ben"}) {
    lessons::Records records;
    records.begin(folder.filePath(QString(learner) + ".jsonl"));
    for (std::uint32_t step = 1; step <= 3; ++step) {
      lesson::ProgressLine line;
      line.lesson = "05-majority-of-what";
      line.step = step;
      line.kind = "prediction";
      line.right = step != 2;
      line.realMs = 30'000;
      records.add(line);
    }
    files << QUrl::fromLocalFile(folder.filePath(QString(learner) + ".jsonl"));
  }
  files << QUrl::fromLocalFile(folder.filePath("Cy.jsonl"));
  lessons::ClassTable& table = *lessons().table();
  table.readFiles(files);
  ASSERT_EQ(table.count(), 2);
  const auto cell = [&](int row, const char* role) {
    return table.data(table.index(row, 0), table.roleNames().key(role)).toString();
  };
  EXPECT_EQ(cell(1, "learner"), "Ben");
  EXPECT_EQ(cell(1, "steps"), "3");
  EXPECT_EQ(cell(1, "correct"), "2");
  EXPECT_EQ(cell(1, "minutes"), "2");
  EXPECT_TRUE(table.trouble().contains("Cy.jsonl cannot be read")) << table.trouble().toStdString();
  const QString out = folder.filePath("class.csv");
  EXPECT_EQ(table.saveCsv(QUrl::fromLocalFile(out)), "");
  QFile csv(out);
  ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
  EXPECT_EQ(csv.readAll().count('\n'), 7);
}

TEST_F(TeachersView, AWorksheetIsWrittenFromTheWindow) {
  QTemporaryDir folder;
  const QString out = folder.filePath("sheet.pdf");
  EXPECT_EQ(lessons().saveWorksheet("09-figure-8", QUrl::fromLocalFile(out)), "");
  QFile file(out);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_TRUE(file.readAll().startsWith("%PDF-1.4"));
}

}  // namespace
}  // namespace flotilla
