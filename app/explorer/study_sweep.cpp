#include "app/explorer/study_sweep.h"

#include <algorithm>

#include "app/explorer/study_sweep_plots.h"

namespace explorer {
namespace {

using planning::SweepAxis;

/// By subject.
const std::vector<std::vector<SweepAxis>>& axesBySubject() {
  static const std::vector<std::vector<SweepAxis>> all{
      {SweepAxis::Heartbeat},
      {SweepAxis::TimeoutFrom, SweepAxis::TimeoutWidth},
      {SweepAxis::Latency, SweepAxis::Jitter},
      {SweepAxis::StallShare, SweepAxis::StallLength}};
  return all;
}

}  // namespace

SweepStudy::SweepStudy(findings::Cache& cache, QObject* parent) : QObject(parent), job_(cache) {
  connect(this, &SweepStudy::chosen, this, [this] { askAgain(); });
  connect(&job_, &StudyJob::seedChanged, this, [this] { askAgain(); });
  connect(&job_, &StudyJob::found, this, [this] {
    draw();
    Q_EMIT found();
  });
  connect(&job_, &StudyJob::rested, this, &SweepStudy::rested);
  draw();
}

QStringList SweepStudy::subjects() const {
  return {tr("Heartbeat"), tr("Election timeouts"), tr("Latency"), tr("Disk stalls")};
}

QStringList SweepStudy::aspects() const {
  switch (axesBySubject()[static_cast<std::size_t>(subject_)].front()) {
    case SweepAxis::TimeoutFrom:
    case SweepAxis::TimeoutWidth:
      return {tr("where they begin"), tr("how wide the range is")};
    case SweepAxis::Latency:
    case SweepAxis::Jitter:
      return {tr("all of it"), tr("its jitter")};
    case SweepAxis::StallShare:
    case SweepAxis::StallLength:
      return {tr("share of the time"), tr("length")};
    case SweepAxis::Heartbeat:
      return {tr("how often")};
  }
  return {};
}

void SweepStudy::setSubject(int subject) {
  const int wanted = std::clamp(subject, 0, static_cast<int>(axesBySubject().size()) - 1);
  if (wanted == subject_) return;
  subject_ = wanted;
  aspect_ = 0;
  Q_EMIT chosen();
}

void SweepStudy::setAspect(int aspect) {
  const int wanted = std::clamp(aspect, 0, static_cast<int>(aspects().size()) - 1);
  if (wanted == aspect_) return;
  aspect_ = wanted;
  Q_EMIT chosen();
}

SweepAxis SweepStudy::axis() const {
  return axesBySubject()[static_cast<std::size_t>(subject_)][static_cast<std::size_t>(aspect_)];
}

void SweepStudy::ask(const planning::TimeoutPlan& plan) {
  plan_ = plan;
  askAgain();
}

void SweepStudy::askAgain() {
  if (!plan_) return;
  findings::SweepQuestion question;
  question.plan = *plan_;
  question.plan.seed = static_cast<std::uint64_t>(job_.seed());
  question.axis = axis();
  question.trials = trials_;
  job_.ask(question);
  Q_EMIT asked();
}

void SweepStudy::clear() {
  plan_.reset();
  job_.clear();
  Q_EMIT asked();
}

void SweepStudy::draw() {
  const findings::Sheet& sheet = job_.sheet();
  needless_.set(sweepNeedless(sheet));
  leaderless_.set(sweepLeaderless(sheet));
  split_.set(sweepSplit(sheet));
  spreads_.set(sweepSpreads(sheet));
}

QString SweepStudy::finding() const { return sweepFinding(job_.sheet()); }

QString SweepStudy::held() const { return plan_ ? sweepHeld(*plan_, axis()) : QString(); }

}  // namespace explorer
