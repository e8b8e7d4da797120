// Studies in the background of the window: they sharpen, stop, remember, and say the same on one
// thread and on two.
#include "app/explorer/study_job.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QEventLoop>

#include <filesystem>
#include <fstream>

#include "app/explorer/study_place.h"

namespace explorer {
namespace {

findings::LatencyQuestion latencyQuestion(std::uint64_t writes = 1'000) {
  findings::LatencyQuestion question;
  question.plan.sizes = {1, 3};
  question.plan.network = planning::lan();
  question.plan.disk = planning::ssd();
  question.writes = writes;
  return question;
}

class Job : public testing::Test {
 protected:
  static void finish(StudyJob& job) {
    while (!job.idle()) {
      QEventLoop loop;
      QObject::connect(&job, &StudyJob::rested, &loop, &QEventLoop::quit);
      loop.exec();
    }
  }

  findings::Cache cache_;
};

TEST_F(Job, SharpensRoundByRoundAndSaysHowFarItIs) {
  StudyJob job(cache_);
  std::vector<double> writes;
  std::vector<double> widths;
  QObject::connect(&job, &StudyJob::found, &job, [&] {
    const auto p50 = job.sheet().estimate(1, "p50_ms");
    ASSERT_TRUE(p50);
    writes.push_back(job.sheet().number(1, "writes").value_or(0));
    widths.push_back(p50->most - p50->least);
  });
  job.ask(latencyQuestion());
  EXPECT_TRUE(job.busy());
  finish(job);
  EXPECT_FALSE(job.busy());
  EXPECT_TRUE(job.whole());
  EXPECT_EQ(job.progress(), 1);
  EXPECT_EQ(writes, (std::vector<double>{250, 500, 1'000}));
  EXPECT_LT(widths.back(), widths.front());
}

TEST_F(Job, OneThreadAndTwoFindTheSame) {
  findings::Cache other;
  StudyJob one(cache_);
  StudyJob two(other);
  one.setThreads(1);
  two.setThreads(2);
  one.ask(latencyQuestion());
  two.ask(latencyQuestion());
  finish(one);
  finish(two);
  EXPECT_TRUE(one.whole());
  EXPECT_EQ(one.sheet(), two.sheet());
}

TEST_F(Job, CancelEndsItWithWhatThereIsAndKeepsNothing) {
  StudyJob job(cache_);
  QObject::connect(&job, &StudyJob::found, &job, [&] { job.cancel(); });
  const findings::LatencyQuestion endless = latencyQuestion(10'000'000);
  job.ask(endless);
  finish(job);
  EXPECT_FALSE(job.whole());
  EXPECT_FALSE(job.blank());
  EXPECT_TRUE(job.status().contains("Stopped early")) << job.status().toStdString();
  EXPECT_FALSE(cache_.find(endless));
}

TEST_F(Job, AnotherQuestionTakesThePlaceOfTheOneBefore) {
  StudyJob job(cache_);
  job.ask(latencyQuestion(10'000'000));
  job.ask(latencyQuestion(250));
  finish(job);
  EXPECT_TRUE(job.whole());
  EXPECT_EQ(job.sheet().number(1, "writes"), 250);
}

TEST_F(Job, WhatIsKnownIsThereAtOnce) {
  StudyJob first(cache_);
  first.ask(latencyQuestion());
  finish(first);
  StudyJob second(cache_);
  second.ask(latencyQuestion());
  EXPECT_TRUE(second.idle());
  EXPECT_EQ(second.sheet(), first.sheet());
  findings::LatencyQuestion other = latencyQuestion();
  other.plan.seed = 2;
  second.ask(other);
  EXPECT_TRUE(second.busy());
  finish(second);
  EXPECT_NE(second.sheet(), first.sheet());
}

TEST_F(Job, ADamagedFileIsMeasuredAnew) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "flotilla_job_cache";
  std::filesystem::remove_all(folder);
  findings::Cache before(folder);
  StudyJob first(before);
  first.ask(latencyQuestion());
  finish(first);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(entry.path()) / 2));
    file << "#";
  }
  findings::Cache after(folder);
  StudyJob second(after);
  second.ask(latencyQuestion());
  EXPECT_TRUE(second.busy()) << "it may not trust the file";
  finish(second);
  EXPECT_EQ(second.sheet(), first.sheet());
  EXPECT_TRUE(findings::Cache(folder).find(latencyQuestion())) << "written whole again";
  std::filesystem::remove_all(folder);
}

TEST_F(Job, SettingsThatMakeNoSenseLeaveNothingShown) {
  StudyJob job(cache_);
  job.ask(latencyQuestion());
  finish(job);
  job.clear();
  EXPECT_TRUE(job.blank());
  EXPECT_FALSE(job.busy());
}

TEST(Place, AMatrixOfOnesOwnIsReadCellByCell) {
  StudyPlace place;
  place.setNetwork(3);
  ASSERT_TRUE(place.own());
  EXPECT_EQ(place.problem(), "");
  place.setPlaces(2);
  place.setCell(0, 1, "5-6");
  EXPECT_EQ(place.cells()[2], "5-6") << "the way back, until it is written";
  EXPECT_EQ(place.chosenNetwork().oneWay[0][1].most, std::chrono::milliseconds(6));
  place.setCell(1, 0, "7");
  EXPECT_EQ(place.chosenNetwork().oneWay[1][0].least, std::chrono::milliseconds(7));
  EXPECT_EQ(place.chosenNetwork().oneWay[0][1].most, std::chrono::milliseconds(6));
  place.setCell(1, 0, "soon");
  EXPECT_NE(place.problem(), "");
  place.setNetwork(1);
  EXPECT_EQ(place.problem(), "");
  EXPECT_EQ(place.chosenNetwork().name, "zones");
}

}  // namespace
}  // namespace explorer
