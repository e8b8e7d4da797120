// One setting varied, as plots and sentences; and the advice's reasons in the window's words.
#include "app/explorer/study_sweep.h"

#include <gtest/gtest.h>

#include <QEventLoop>

#include <cmath>
#include <limits>
#include <set>

#include "app/explorer/study_advice.h"
#include "app/explorer/study_reads_plots.h"
#include "app/explorer/study_sweep_plots.h"
#include "app/explorer/study_timeouts.h"
#include "engine/planning/advice.h"

namespace explorer {
namespace {

planning::TimeoutPlan planInARack() {
  planning::TimeoutPlan plan;
  plan.network = planning::lan();
  plan.disk = planning::ssd();
  return plan;
}

class Sweeping : public testing::Test {
 protected:
  Sweeping() { study_.setTrials(20); }
  void finish() {
    while (!study_.idle()) {
      QEventLoop loop;
      QObject::connect(&study_, &SweepStudy::rested, &loop, &QEventLoop::quit);
      loop.exec();
    }
  }

  findings::Cache cache_;
  SweepStudy study_{cache_};
};

TEST_F(Sweeping, EachSubjectHasItsPlotsWithTheOwnSettingMarked) {
  study_.ask(planInARack());
  for (int subject = 0; subject < study_.subjects().size(); ++subject) {
    study_.setSubject(subject);
    for (int aspect = 0; aspect < study_.aspects().size(); ++aspect) {
      study_.setAspect(aspect);
      finish();
      EXPECT_TRUE(study_.job()->whole());
      EXPECT_FALSE(study_.finding().isEmpty());
      for (canvas::PlotSource* source : {study_.needless(), study_.leaderless(), study_.split()}) {
        EXPECT_FALSE(source->blank()) << source->title().toStdString();
        ASSERT_EQ(source->plot().marks.size(), 1u) << source->title().toStdString();
        EXPECT_FALSE(source->plot().x.unit.isEmpty());
      }
      EXPECT_FALSE(study_.spreads()->blank());
      EXPECT_FALSE(study_.spreads()->plot().y.names.filter("yours: ").isEmpty());
    }
  }
}

// Where nothing was seen no point may look like a measured zero, nor like a measured rate.
TEST_F(Sweeping, WhatWasNotSeenIsShownByItsBound) {
  study_.ask(planInARack());
  finish();
  const findings::Sheet& sheet = study_.job()->sheet();
  const canvas::Plot& plot = study_.needless()->plot();
  ASSERT_EQ(plot.series.size(), 2u);
  std::size_t none = 0;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (sheet.number(row, "needless_an_hour") != 0.0) continue;
    ASSERT_LT(none, plot.series[1].points.size());
    const double hours = sheet.number(row, "watched_hours").value_or(0);
    EXPECT_NEAR(plot.series[1].points[none++].y, 3 / hours, 1e-9);
  }
  EXPECT_EQ(none, plot.series[1].points.size());
  EXPECT_GT(none, 0u);
  EXPECT_EQ(none + plot.series[0].points.size(), sheet.rows.size());
}

TEST_F(Sweeping, TheSameSeedSaysTheSameAndWhatIsKnownIsThereAtOnce) {
  study_.ask(planInARack());
  finish();
  const findings::Sheet first = study_.job()->sheet();
  study_.setSubject(1);
  finish();
  EXPECT_NE(study_.job()->sheet(), first);
  study_.setSubject(0);
  EXPECT_TRUE(study_.idle());
  EXPECT_EQ(study_.job()->sheet(), first);
  findings::Cache other;
  SweepStudy fresh(other);
  fresh.setTrials(20);
  fresh.job()->setThreads(1);
  fresh.ask(planInARack());
  while (!fresh.idle()) {
    QEventLoop loop;
    QObject::connect(&fresh, &SweepStudy::rested, &loop, &QEventLoop::quit);
    loop.exec();
  }
  EXPECT_EQ(fresh.job()->sheet(), first);
  study_.job()->setSeed(2);
  finish();
  EXPECT_NE(study_.job()->sheet(), first);
}

TEST_F(Sweeping, ItStopsWhereItIs) {
  study_.setTrials(10'000'000);
  QObject::connect(study_.job(), &StudyJob::found, &study_, [this] { study_.job()->cancel(); });
  study_.ask(planInARack());
  finish();
  EXPECT_FALSE(study_.job()->whole());
  EXPECT_FALSE(study_.needless()->blank());
}

// One page, four parts: only what is shown is measured.
TEST(TimeoutsParts, AnotherPartIsAskedWhenItIsShown) {
  findings::Cache cache;
  TimeoutsStudy study(cache);
  study.sweep()->setTrials(10);
  const auto finish = [&] {
    while (!study.idle()) {
      QEventLoop loop;
      QObject::connect(&study, &TimeoutsStudy::rested, &loop, &QEventLoop::quit);
      loop.exec();
    }
  };
  study.show(static_cast<int>(TimeoutsStudy::Part::Sweep));
  finish();
  EXPECT_TRUE(study.sweep()->job()->whole());
  EXPECT_TRUE(study.job()->blank());
  study.setProperty("heartbeat", 30.0);
  finish();
  EXPECT_TRUE(study.sweep()->finding().contains("30 ms")) << study.sweep()->finding().toStdString();
  EXPECT_TRUE(study.job()->blank());
  study.setProperty("timeoutMax", 10.0);
  EXPECT_TRUE(study.sweep()->finding().isEmpty());
  EXPECT_TRUE(study.sweep()->held().isEmpty());
}

// The engine's English sentences are for the command line alone.
TEST(Words, TheWindowSaysReasonsAndOriginsByItself) {
  using planning::Against;
  using planning::Origin;
  findings::Sheet sheet;
  for (const char* key : {"against", "against_key", "origin", "origin_key", "origin_times"}) {
    sheet.columns.push_back({key, ""});
  }
  std::set<QString> reasons;
  for (int reason = 0; reason <= static_cast<int>(Against::NoBetter); ++reason) {
    sheet.rows = {
        {std::string("engine's words"), std::string(planning::keyOf(static_cast<Against>(reason))),
         std::string("engine's words"), std::string(planning::keyOf(Origin::Stall)), 1.5}};
    const QString words = adviceAgainst(sheet, 0);
    EXPECT_FALSE(words.isEmpty());
    EXPECT_FALSE(words.contains("engine"));
    reasons.insert(words);
    EXPECT_EQ(adviceOrigin(sheet, 0), "1.5 x the longest stall");
  }
  EXPECT_EQ(reasons.size(), static_cast<std::size_t>(Against::NoBetter) + 1);
}

TEST(Words, AHistoryThatNothingExplainsIsSaidByItsFirstOldRead) {
  findings::Sheet sheet;
  for (const char* key : {"way", "histories_not_linearizable", "first_lie_told", "first_lie_newest",
                          "first_lie_since_ms"}) {
    sheet.columns.push_back({key, ""});
  }
  sheet.notes = {"local: engine's words", "more of them"};
  sheet.rows = {
      {std::string("readindex"), std::uint64_t{0}, {}, {}, {}},
      {std::string("local"), std::uint64_t{3}, std::uint64_t{4}, std::uint64_t{9}, 412.0}};
  EXPECT_EQ(readsLie(sheet),
            "Leader alone: no order of the operations explains it. S1 told x = 4 though a newer "
            "value had been acknowledged 412 ms before the read began; x = 9 by then.");
  sheet.rows[1][2] = {};
  EXPECT_FALSE(readsLie(sheet).contains("engine"));
  sheet.rows.pop_back();
  EXPECT_EQ(readsLie(sheet), "");
}

}  // namespace
}  // namespace explorer
