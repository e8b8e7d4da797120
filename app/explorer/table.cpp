#include "app/explorer/table.h"

#include <cmath>

#include "app/explorer/figures.h"
#include "engine/planning/availability.h"
#include "engine/planning/fault_table.h"

namespace explorer {
namespace {

/// What together == 1 and the smallest step above 0 stand for, as powers of ten.
constexpr double kTogetherMost = -3;
constexpr double kTogetherSpan = 4;
constexpr double kHoursToRepair = 4;

double shareOfPlace(double place) {
  return place <= 0 ? 0 : std::pow(10, kTogetherMost - kTogetherSpan * (1 - place));
}

QString numberOf(double value) { return QString::number(value, 'g', 12); }

/// As many digits as tell one duration from another.
QString msText(double ms) { return QString::number(ms, 'f', ms < 10 ? 1 : 0); }

QVariant listOf(const std::vector<double>& values) {
  return QVariant::fromValue(QList<double>(values.begin(), values.end()));
}

/// The shares of patterns with k down, for k = 0, 1, ...: where the bar is divided.
std::vector<double> slicesOf(const planning::SizeRow& row) {
  std::vector<double> ends;
  double sum = 0;
  for (const std::uint64_t some : row.by) {
    sum += static_cast<double>(some) / static_cast<double>(row.patterns);
    ends.push_back(sum);
  }
  return ends;
}

}  // namespace

Table::Table(QObject* parent)
    : QObject(parent),
      rows_({"servers", "quorum", "tolerated", "noGain", "keeps", "share", "percent", "slices",
             "nines", "ninesText", "yearly", "p50", "p99", "p50Text", "p99Text", "bins", "writes",
             "proof", "proven"}) {
  connect(&writes_, &WriteTimes::found, this, &Table::compute);
  connect(&proof_, &Proof::found, this, &Table::compute);
  connect(&writes_, &WriteTimes::rested, this, &Table::rested);
  connect(&proof_, &Proof::rested, this, &Table::rested);
  compute();
}

void Table::setServerNines(double nines) {
  const double wanted = std::clamp(nines, kNinesLeast, kNinesMost);
  if (wanted == serverNines_) return;
  serverNines_ = wanted;
  compute();
}

void Table::setTogether(double place) {
  const double wanted = std::clamp(place, 0.0, 1.0);
  if (wanted == together_) return;
  together_ = wanted;
  compute();
}

QString Table::serverText() const { return upText(std::pow(10, -serverNines_)); }

QString Table::togetherText() const {
  const double share = shareOfPlace(together_);
  return share <= 0 ? tr("never") : QString::number(100 * share, 'g', 2) + " %";
}

double Table::downOf(std::uint32_t servers) const {
  const double up = 1 - std::pow(10, -serverNines_);
  planning::Site site =
      planning::evenSite(servers, planning::upFor(up, kHoursToRepair), 1, planning::kNeverFails);
  site.everything = planning::upFor(1 - shareOfPlace(together_), kHoursToRepair);
  return planning::availabilityOf(site).down;
}

QString Table::upSentence(int servers) const {
  const auto size = static_cast<std::uint32_t>(servers);
  const double down = downOf(size);
  return tr("%1 together are up %2, down %3 a year")
      .arg(serversText(size), upText(down), yearlyText(down * planning::kMinutesAYear));
}

QString Table::claim(int servers, int down) const {
  const auto size = static_cast<std::uint32_t>(servers);
  const auto lost = static_cast<std::uint32_t>(down);
  const QString words = planning::sizeRow(size).works(lost) ? tr("a quorum") : tr("no quorum");
  const QString claimed = tr("%1, %2 down: %3").arg(serversText(size)).arg(down).arg(words);
  return proven(servers, down) ? tr("%1; the engine agrees").arg(claimed) : claimed;
}

bool Table::proven(int servers, int down) const {
  return proof_.agreed(static_cast<std::uint32_t>(servers), static_cast<std::uint32_t>(down));
}

QVariantList Table::cellsOf(std::uint32_t servers) const {
  const planning::SizeRow row = planning::sizeRow(servers);
  const double share = static_cast<double>(row.withQuorum) / static_cast<double>(row.patterns);
  const double down = downOf(servers);
  const SizeTimes times = writes_.of(servers);
  QList<bool> proven;
  for (std::uint32_t k = 0; k <= servers; ++k) proven.push_back(proof_.agreed(servers, k));
  return {servers,
          row.quorum,
          row.tolerated,
          row.noGainOver.value_or(0),
          tr("%1 of %2").arg(wholeText(row.withQuorum), wholeText(row.patterns)),
          share,
          percentText(share),
          listOf(slicesOf(row)),
          planning::Availability{down}.nines(),
          ninesText(planning::Availability{down}.nines()),
          tr("down %1 a year").arg(yearlyText(down * planning::kMinutesAYear)),
          times.p50.value,
          times.p99.value,
          msText(times.p50.value),
          msText(times.p99.value),
          listOf(times.bins),
          static_cast<qulonglong>(times.writes),
          proof_.rowText(servers),
          QVariant::fromValue(proven)};
}

void Table::compute() {
  axisMs_ = writes_.axisMs();
  std::vector<view::RowModel::Row> rows;
  for (std::uint32_t servers = 1; servers <= planning::kTableMost; ++servers) {
    rows.push_back({servers, cellsOf(servers)});
  }
  rows_.setRows(std::move(rows));
  Q_EMIT changed();
}

QString Table::csv() const {
  QString text =
      "servers,quorum,tolerated,no_gain_over,patterns_with_quorum,patterns,share_percent,"
      "server_up_percent,all_down_percent,down_minutes_a_year,nines,writes,p50_ms,p99_ms,"
      "patterns_run,patterns_stood_for,patterns_agreed\n";
  for (const planning::SizeRow& row : planning::faultTable()) {
    const double down = downOf(row.servers);
    const SizeTimes times = writes_.of(row.servers);
    const planning::CellVerdict sum = proof_.sumOf(row.servers);
    const bool measured = times.writes > 0;
    const bool run = sum.run > 0;
    QStringList cells{
        QString::number(row.servers),
        QString::number(row.quorum),
        QString::number(row.tolerated),
        row.noGainOver ? QString::number(*row.noGainOver) : QString(),
        QString::number(row.withQuorum),
        QString::number(row.patterns),
        numberOf(100.0 * static_cast<double>(row.withQuorum) / static_cast<double>(row.patterns)),
        numberOf(100 * (1 - std::pow(10, -serverNines_))),
        numberOf(100 * shareOfPlace(together_)),
        numberOf(down * planning::kMinutesAYear),
        numberOf(planning::Availability{down}.nines()),
        measured ? QString::number(times.writes) : QString(),
        measured ? numberOf(times.p50.value) : QString(),
        measured ? numberOf(times.p99.value) : QString(),
        run ? QString::number(sum.run) : QString(),
        run ? QString::number(sum.standsFor) : QString(),
        run ? QString::number(sum.agreed) : QString()};
    text += cells.join(',') + '\n';
  }
  return text;
}

}  // namespace explorer
