#include "app/explorer/study_reads.h"

#include <algorithm>

#include "app/explorer/study_reads_plots.h"

namespace explorer {

ReadsStudy::ReadsStudy(findings::Cache& cache, QObject* parent) : QObject(parent), job_(cache) {
  connect(&place_, &StudyPlace::changed, this, [this] { ask(); });
  connect(&job_, &StudyJob::seedChanged, this, [this] { ask(); });
  connect(&job_, &StudyJob::found, this, [this] {
    draw();
    Q_EMIT found();
  });
  connect(&job_, &StudyJob::rested, this, &ReadsStudy::rested);
  draw();
}

void ReadsStudy::setServers(int servers) {
  const int wanted = std::clamp(servers, 3, static_cast<int>(cluster::kServersMost));
  if (wanted == servers_) return;
  servers_ = wanted;
  Q_EMIT settingsChanged();
  ask();
}

findings::ReadsQuestion ReadsStudy::question() const {
  findings::ReadsQuestion question;
  question.plan.servers = static_cast<std::uint32_t>(servers_);
  question.plan.network = place_.chosenNetwork();
  question.plan.disk = place_.chosenDisk();
  question.plan.seed = static_cast<std::uint64_t>(job_.seed());
  return question;
}

void ReadsStudy::begin() {
  if (begun_) return;
  begun_ = true;
  ask();
}

void ReadsStudy::ask() {
  if (!begun_) return;
  if (place_.problem().isEmpty()) return job_.ask(question());
  job_.clear();
}

void ReadsStudy::draw() {
  trade_.set(readsTrade(job_.sheet()));
  latency_.set(readsLatency(job_.sheet()));
  ways_.show(job_.sheet());
}

QString ReadsStudy::finding() const { return readsFinding(job_.sheet()); }

QString ReadsStudy::lie() const { return readsLie(job_.sheet()); }

void ReadWays::show(const findings::Sheet& sheet) {
  beginResetModel();
  sheet_ = sheet;
  endResetModel();
}

int ReadWays::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(sheet_.rows.size());
}

QVariant ReadWays::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const auto number = [&](const char* key) {
    return canvas::plotNumber(sheet_.number(row, key).value_or(0));
  };
  switch (role) {
    case Name:
      return readName(sheet_, row);
    case Meaning:
      return readMeaning(sheet_, row);
    case Latency:
      return tr("%1 / %2 ms").arg(number("p50_ms"), number("p99_ms"));
    case Cut:
      return tr("%1 %").arg(number("answered_in_the_cut_percent"));
    case Stale:
      return sheet_.number(row, "stale_reads").value_or(0) > 0
                 ? tr("up to %1 ms").arg(number("stalest_ms"))
                 : tr("never");
    case Verdict:
      return readVerdict(sheet_, row);
    case Holds:
      return readHolds(sheet_, row);
    default:
      return {};
  }
}

QHash<int, QByteArray> ReadWays::roleNames() const {
  return {{Name, "name"},   {Meaning, "meaning"}, {Latency, "latency"}, {Cut, "cut"},
          {Stale, "stale"}, {Verdict, "verdict"}, {Holds, "holds"}};
}

}  // namespace explorer
