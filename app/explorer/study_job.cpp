#include "app/explorer/study_job.h"

#include <cmath>

#include "engine/study/stopwatch.h"

namespace explorer {
namespace {

/// The window is told so often, however fast trials go by.
constexpr double kTellEvery = 0.1;

/// Says how far a study is, now and then.
class Herald {
 public:
  explicit Herald(std::function<void(double, double)> tell) : tell_(std::move(tell)) {}

  void note(double share) {
    const double now = watch_.seconds();
    if (now < next_) return;
    next_ = now + kTellEvery;
    tell_(share, now);
  }

 private:
  study::Stopwatch watch_;
  double next_{kTellEvery};
  std::function<void(double, double)> tell_;
};

}  // namespace

StudyJob::StudyJob(findings::Cache& cache, QObject* parent) : QObject(parent), cache_(&cache) {
  connect(&worker_, &studies::Worker::rested, this, [this] {
    running_ = false;
    Q_EMIT progressed();
    Q_EMIT rested();
  });
}

void StudyJob::setSeed(int seed) {
  if (seed == seed_ || seed < 0) return;
  seed_ = seed;
  Q_EMIT seedChanged();
}

void StudyJob::ask(const findings::Question& question) {
  const std::string key = findings::keyOf(question);
  const bool there = (running_ || whole_) && !stopped_;
  if (there && key == asked_) return;
  asked_ = key;
  whole_ = false;
  worker_.cancel();
  stopped_ = false;
  progress_ = 0;
  secondsLeft_ = -1;
  if (const auto known = cache_->find(question)) {
    running_ = false;
    known_ = true;
    take(*known, 1, 1);
    return;
  }
  known_ = false;
  running_ = true;
  const unsigned threads = threads_;
  worker_.start([this, question, threads](const std::stop_token& stop,
                                          const studies::Worker::Report& report) {
    Herald herald([&](double share, double seconds) {
      report([this, share, seconds] { note(share, seconds); });
    });
    findings::Course course;
    course.threads = threads;
    course.stop = stop;
    course.note = [&](double share) { herald.note(share); };
    course.told = [&](const findings::Sheet& sheet, std::uint64_t units, std::uint64_t wanted) {
      // What was on its way when the question was dropped is of no use any more.
      report([this, sheet, units, wanted] {
        if (running_) take(sheet, units, wanted);
      });
    };
    const findings::Outcome outcome = findings::runRounds(question, course);
    report([this, question, outcome] { end(question, outcome); });
  });
  Q_EMIT progressed();
}

void StudyJob::cancel() {
  if (!running_) return;
  stopped_ = true;
  worker_.cancel();
}

void StudyJob::clear() {
  worker_.cancel();
  asked_.clear();
  running_ = false;
  stopped_ = false;
  known_ = false;
  take({}, 0, 1);
}

void StudyJob::note(double share, double seconds) {
  if (!running_) return;
  progress_ = share;
  constexpr double kSome = 0.02;
  secondsLeft_ = share > kSome ? seconds / share - seconds : -1;
  Q_EMIT progressed();
}

void StudyJob::take(const findings::Sheet& sheet, std::uint64_t units, std::uint64_t wanted) {
  sheet_ = sheet;
  whole_ = units == wanted;
  if (whole_) progress_ = 1;
  Q_EMIT found();
  Q_EMIT progressed();
}

// Stopped before the first round there is nothing to show.
void StudyJob::end(const findings::Question& question, const findings::Outcome& outcome) {
  if (!running_) return;
  if (outcome.whole) cache_->keep(question, outcome.sheet);
  if (outcome.whole || outcome.units > 0) take(outcome.sheet, outcome.whole ? 1 : 0, 1);
}

QString StudyJob::status() const {
  if (running_ && stopped_) return tr("Stopping ...");
  if (running_) {
    const QString percent = tr("%1 % done").arg(std::lround(100 * progress_));
    if (secondsLeft_ < 0) return percent;
    return tr("%1, about %2 s left").arg(percent).arg(std::lround(std::ceil(secondsLeft_)));
  }
  if (stopped_) return tr("Stopped early: figures of the trials there were by then.");
  if (blank()) return {};
  return known_ ? tr("Known from before: the same parameters and seed, the same figures.")
                : tr("All trials done.");
}

}  // namespace explorer
