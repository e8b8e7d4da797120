#include "app/explorer/proof.h"

#include <cmath>

#include "app/explorer/figures.h"
#include "engine/planning/fault_table.h"
#include "engine/study/runner.h"
#include "engine/study/stopwatch.h"

namespace explorer {
namespace {

constexpr double kSecondsBetweenNotes = 0.05;

/// One core is left to the window.
unsigned proofThreads() { return std::max(1u, study::allCores() - 1); }

}  // namespace

Proof::Proof(QObject* parent) : QObject(parent) {
  connect(&worker_, &studies::Worker::rested, this, &Proof::rested);
}

void Proof::verify(bool each) {  // QML has no enumeration for it
  busy_ = true;
  progress_ = 0;
  seconds_ = 0;
  found_ = {};
  Q_EMIT found();
  Q_EMIT progressed();
  planning::VerificationPlan plan;
  if (each) plan.symmetry = planning::Symmetry::Each;
  worker_.start([this, plan](const std::stop_token& stop, const studies::Worker::Report& report) {
    const study::Stopwatch watch;
    double next = 0;
    const auto noted = [&](std::uint64_t done, std::uint64_t of) {
      if (watch.seconds() < next && done < of) return;
      next = watch.seconds() + kSecondsBetweenNotes;
      report([this, share = static_cast<double>(done) / static_cast<double>(of),
              seconds = watch.seconds()] { note(share, seconds); });
    };
    const auto found = planning::verifyTable(plan, {proofThreads(), stop, noted});
    report([this, found, seconds = watch.seconds()] { end(found, seconds); });
  });
}

void Proof::note(double share, double seconds) {
  progress_ = share;
  seconds_ = seconds;
  Q_EMIT progressed();
}

void Proof::end(const planning::Verification& found, double seconds) {
  busy_ = false;
  found_ = found;
  seconds_ = seconds;
  Q_EMIT this->found();
  Q_EMIT progressed();
}

bool Proof::agreed(std::uint32_t servers, std::uint32_t down) const {
  const auto cell = found_.cells.find({servers, down});
  if (cell == found_.cells.end()) return false;
  const planning::CellVerdict& verdict = cell->second;
  return verdict.standsFor == planning::choose(servers, down) && verdict.agreed == verdict.run;
}

planning::CellVerdict Proof::sumOf(std::uint32_t servers) const {
  planning::CellVerdict sum;
  for (const auto& [cell, verdict] : found_.cells) {
    if (cell.servers != servers) continue;
    sum.run += verdict.run;
    sum.standsFor += verdict.standsFor;
    sum.agreed += verdict.agreed;
  }
  return sum;
}

QString Proof::rowText(std::uint32_t servers) const {
  const planning::CellVerdict sum = sumOf(servers);
  if (sum.run == 0) return {};
  return tr("%1 of %2 runs as claimed, standing for %3 patterns")
      .arg(wholeText(sum.agreed), wholeText(sum.run), wholeText(sum.standsFor));
}

QString Proof::cellText(std::uint32_t servers, std::uint32_t down) const {
  const auto cell = found_.cells.find({servers, down});
  if (cell == found_.cells.end()) return {};
  const planning::CellVerdict& verdict = cell->second;
  return tr("Engine: %1 of %2 runs as claimed, for %3 of %4 ways.")
      .arg(wholeText(verdict.agreed), wholeText(verdict.run), wholeText(verdict.standsFor),
           wholeText(planning::choose(servers, down)));
}

QString Proof::report() const {
  if (busy_) {
    const double left = progress_ > 0 ? seconds_ / progress_ * (1 - progress_) : 0;
    return tr("Trying every failure pattern of 1 to 9 servers: %1 %, %2 s left.")
        .arg(std::floor(100 * progress_))
        .arg(std::ceil(left));
  }
  if (!known()) {
    return tr("Not tried yet: all 1\u2009022 failure patterns of 1 to 9 servers, on the engine.");
  }
  const QString many = tr("%1 patterns run in %2 s, standing for %3")
                           .arg(wholeText(found_.run), QString::number(seconds_, 'f', 1),
                                wholeText(found_.standsFor));
  const QString whole = found_.whole() ? many : tr("Stopped: %1").arg(many);
  if (found_.agrees()) return tr("%1: each did what the table says.").arg(whole);
  return tr("%1: %2 did not do what the table says. First: %3.")
      .arg(whole)
      .arg(found_.contradictions.size())
      .arg(QString::fromStdString(found_.contradictions.front()));
}

}  // namespace explorer
