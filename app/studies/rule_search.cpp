#include "app/studies/rule_search.h"

#include "app/studies/meaning.h"
#include "engine/study/runner.h"
#include "engine/study/stopwatch.h"

namespace studies {
namespace {

/// A batch ends when one of its seeds finds something; more than the cores at once have no use.
constexpr std::uint64_t kBatch = 64;
constexpr double kSecondsBetweenReports = 0.1;

/// One core is left to the window.
unsigned cores() { return std::max(1u, study::allCores() - 1); }

struct Progress {
  std::uint64_t seeds;
  double seconds;
};

/// Tries seeds 1, 2, ... and tells how far it is.
class Hunter {
 public:
  Hunter(raft::Rule rule, std::uint64_t seedsMost, std::function<void(Progress)> tell)
      : wishes_{0, raft::Rules{rule}}, seedsMost_(seedsMost), tell_(std::move(tell)) {}

  /// The finding of the first seed that has one.
  std::optional<study::Hunted> run(const std::stop_token& stop) {
    for (std::uint64_t from = 1; from <= seedsMost_ && !stop.stop_requested(); from += kBatch) {
      if (auto found = batch(from, std::min(kBatch, seedsMost_ - from + 1), stop)) return found;
    }
    tell_(now());
    return std::nullopt;
  }
  Progress now() const { return {seeds_, watch_.seconds()}; }

 private:
  std::optional<study::Hunted> batch(std::uint64_t from, std::uint64_t count,
                                     const std::stop_token& stop) {
    std::stop_source over;
    const std::stop_callback both(stop, [&] { over.request_stop(); });
    const auto note = [&](std::uint64_t, const study::Hunted& hunted) {
      ++seeds_;
      if (hunted.finding) over.request_stop();
      if (watch_.seconds() < nextReport_) return;
      nextReport_ = watch_.seconds() + kSecondsBetweenReports;
      tell_(now());
    };
    auto results = study::runTrials<study::Hunted>(
        count, cores(), over.get_token(),
        [&](std::uint64_t i) { return study::hunt(from + i, wishes_); }, note);
    for (study::Hunted& hunted : results) {
      if (hunted.finding) return std::move(hunted);
    }
    return std::nullopt;
  }

  study::Wishes wishes_;
  std::uint64_t seedsMost_;
  std::function<void(Progress)> tell_;
  study::Stopwatch watch_;
  std::uint64_t seeds_{0};
  double nextReport_{0};
};

}  // namespace

RuleSearch::RuleSearch(QObject* parent) : QObject(parent) {
  connect(&worker_, &Worker::rested, this, &RuleSearch::rested);
}

void RuleSearch::search(const QString& rule, std::uint64_t seedsMost) {
  const auto asked = raft::ruleOf(rule.toStdString());
  if (!asked) return;
  rule_ = asked;
  seedsMost_ = seedsMost;
  seeds_ = 0;
  seconds_ = 0;
  phase_ = Searching;
  Q_EMIT changed();
  worker_.start([this, what = *asked, seedsMost](const std::stop_token& stop,
                                                 const Worker::Report& report) {
    Hunter hunter(what, seedsMost,
                  [&](Progress at) { report([this, at] { progress(at.seeds, at.seconds); }); });
    const auto hunted = hunter.run(stop);
    if (!hunted) {
      report([this, phase = stop.stop_requested() ? Cancelled : NothingFound] { end(phase, {}); });
      return;
    }
    const Progress at = hunter.now();
    report([this, at] {
      progress(at.seeds, at.seconds);
      shrinking();
    });
    Caught caught = caughtFrom(*hunted, stop);
    caught.seeds = at.seeds;
    const Phase phase = stop.stop_requested() ? Cancelled : Found;
    report([this, phase, caught] { end(phase, caught); });
  });
}

void RuleSearch::progress(std::uint64_t seeds, double seconds) {
  seeds_ = seeds;
  seconds_ = seconds;
  Q_EMIT changed();
}

void RuleSearch::shrinking() {
  phase_ = Shrinking;
  Q_EMIT changed();
}

void RuleSearch::end(Phase phase, Caught caught) {
  const bool shown = phase == Found && !caught.name.empty();
  phase_ = phase == Found && !shown ? NothingFound : phase;
  caught_ = std::move(caught);
  Q_EMIT changed();
  if (shown) Q_EMIT found();
}

void RuleSearch::playAgain() {
  if (phase_ == Found) Q_EMIT found();
}

QString RuleSearch::rule() const {
  if (!rule_) return {};
  const std::string_view word = raft::wordOf(*rule_);
  return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

double RuleSearch::share() const {
  return static_cast<double>(seeds_) / static_cast<double>(seedsMost_);
}

QString RuleSearch::tried() const {
  const double rate = seconds_ > 0 ? static_cast<double>(seeds_) / seconds_ : 0;
  return tr("%1 seeds in %2 s, %3 a second")
      .arg(countText(seeds_), QString::number(seconds_, 'f', 1), QString::number(rate, 'f', 0));
}

QString RuleSearch::report() const {
  switch (phase_) {
    case Idle:
      return {};
    case Searching:
      return tr("Searching: %1; at most %2.").arg(tried(), countText(seedsMost_));
    case Shrinking:
      return tr("Found after %1. Looking for the shortest way to it.").arg(tried());
    case Found:
      return tr("%1 is broken: found after %2; shortened from %3 acts to %4 on %5 servers.")
          .arg(QString::fromStdString(caught_.name), tried())
          .arg(caught_.actsBefore)
          .arg(caught_.acts)
          .arg(caught_.servers);
    case NothingFound:
      return tr("No violation in %1. That proves nothing: it is rare, not impossible.")
          .arg(tried());
    case Cancelled:
      return tr("Given up after %1.").arg(tried());
  }
  return {};
}

}  // namespace studies
