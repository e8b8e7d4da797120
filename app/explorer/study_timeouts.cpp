#include "app/explorer/study_timeouts.h"

#include <cmath>

#include "app/explorer/study_timeouts_plots.h"

namespace explorer {
namespace {

/// For each candidate of the advice.
constexpr std::uint64_t kAdviceTrials = 200;
constexpr double kLongestMs = 60'000;

planning::Duration msToDuration(double ms) {
  constexpr double kNanoseconds = 1e6;
  return planning::Duration(std::llround(ms * kNanoseconds));
}

}  // namespace

TimeoutsStudy::TimeoutsStudy(findings::Cache& cache, QObject* parent)
    : QObject(parent), job_(cache), classicJob_(cache), adviceJob_(cache), sweep_(cache) {
  connect(&place_, &StudyPlace::changed, this, [this] { ask(); });
  connect(this, &TimeoutsStudy::edited, this, [this] { ask(); });
  connect(&job_, &StudyJob::seedChanged, this, [this] { ask(); });
  follow(job_);
  follow(classicJob_);
  follow(adviceJob_);
  connect(&sweep_, &SweepStudy::rested, this, &TimeoutsStudy::rested);
  draw();
}

void TimeoutsStudy::follow(StudyJob& job) {
  connect(&job, &StudyJob::found, this, [this] {
    draw();
    Q_EMIT found();
  });
  connect(&job, &StudyJob::rested, this, &TimeoutsStudy::rested);
}

QString TimeoutsStudy::problem() const {
  if (servers_ < 2 || servers_ > static_cast<int>(cluster::kServersMost)) {
    return tr("2 to %1 servers can elect a leader and lose it.").arg(cluster::kServersMost);
  }
  const auto fits = [](double ms) { return ms >= 1 && ms <= kLongestMs; };
  if (!fits(heartbeat_) || !fits(timeoutMin_) || !fits(timeoutMax_)) {
    return tr("Times are milliseconds from 1 to 60 000.");
  }
  if (timeoutMin_ > timeoutMax_) {
    return tr("The timeouts' range ends before it begins: make %1 ms at least %2 ms.")
        .arg(timeoutMax_)
        .arg(timeoutMin_);
  }
  if (!(lossPercent_ >= 0 && lossPercent_ <= 100)) return tr("Lost messages: 0 to 100 %.");
  return place_.problem();
}

findings::TimeoutsQuestion TimeoutsStudy::question() const {
  findings::TimeoutsQuestion question;
  planning::TimeoutPlan& plan = question.plan;
  plan.servers = static_cast<std::uint32_t>(servers_);
  plan.network = place_.chosenNetwork();
  plan.disk = place_.chosenDisk();
  if (stallsHaltAll_) plan.halts = planning::StallHalts::Process;
  constexpr double kPpmOfPercent = 1e4;
  plan.lossPpm = static_cast<std::uint32_t>(std::lround(lossPercent_ * kPpmOfPercent));
  plan.timing = {msToDuration(heartbeat_), msToDuration(timeoutMin_), msToDuration(timeoutMax_)};
  plan.seed = static_cast<std::uint64_t>(job_.seed());
  return question;
}

void TimeoutsStudy::show(int part) {
  if (part < 0 || part > static_cast<int>(Part::Advice)) return;
  shown_ = static_cast<Part>(part);
  ask();
}

void TimeoutsStudy::ask() {
  if (!shown_) return;
  if (*shown_ == Part::Classic) {
    return classicJob_.ask(findings::ClassicQuestion{.published = published_});
  }
  if (!problem().isEmpty()) {
    job_.clear();
    adviceJob_.clear();
    sweep_.clear();
    return;
  }
  if (*shown_ == Part::Own) return job_.ask(question());
  if (*shown_ == Part::Sweep) return sweep_.ask(question().plan);
  askAdvice();
}

// The advice does not depend on the timeouts that were chosen.
void TimeoutsStudy::askAdvice() {
  findings::TimeoutsQuestion advice = question();
  advice.plan.timing = {};
  advice.trials = kAdviceTrials;
  advice.advise = findings::Advise::Yes;
  adviceJob_.ask(advice);
}

void TimeoutsStudy::draw() {
  distribution_.set(leaderlessHistogram(job_.sheet()));
  curve_.set(leaderlessCurve(job_.sheet()));
  classic_.set(classicSpreads(classicJob_.sheet()));
  classicCurves_.set(classicCurvesPlot(classicJob_.sheet()));
  leaderless_.set(adviceLeaderless(adviceJob_.sheet()));
  needless_.set(adviceNeedless(adviceJob_.sheet()));
  advice_.show(adviceJob_.sheet());
}

QString TimeoutsStudy::finding() const { return timeoutsFinding(job_.sheet()); }

QString TimeoutsStudy::classicFinding() const {
  return explorer::classicFinding(classicJob_.sheet());
}

QString TimeoutsStudy::advised() const { return explorer::advised(adviceJob_.sheet()); }

}  // namespace explorer
