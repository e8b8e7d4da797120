#include "app/explorer/study_advice.h"

#include <QCoreApplication>

#include "app/canvas/plot.h"
#include "engine/planning/advice.h"

namespace explorer {
namespace {

struct AdviceSay {
  Q_DECLARE_TR_FUNCTIONS(AdviceSay)
};

QString figure(const findings::Sheet& sheet, std::size_t row, const char* key) {
  return canvas::plotNumber(sheet.number(row, key).value_or(0));
}

}  // namespace

QString adviceAgainst(const findings::Sheet& sheet, std::size_t row) {
  const std::string key = sheet.text(row, "against_key");
  const auto is = [&](planning::Against against) { return key == planning::keyOf(against); };
  if (is(planning::Against::Nothing)) return AdviceSay::tr("Advised");
  if (is(planning::Against::NotMeasured)) return AdviceSay::tr("Not measured yet.");
  if (is(planning::Against::NobodyElected)) return AdviceSay::tr("Nobody is elected with it.");
  if (is(planning::Against::Disturbs)) {
    return AdviceSay::tr("Elects though nobody crashed: %1 times an hour.")
        .arg(figure(sheet, row, "needless_an_hour"));
  }
  if (is(planning::Against::DisturbsInRough)) {
    return AdviceSay::tr("Elects when messages get lost and servers pause: %1 times an hour.")
        .arg(figure(sheet, row, "rough_needless_an_hour"));
  }
  if (is(planning::Against::Undecided)) {
    return AdviceSay::tr("After some crashes nobody was elected.");
  }
  if (is(planning::Against::OneLostHeartbeat)) {
    return AdviceSay::tr("One lost heartbeat may start an election.");
  }
  const QString own = figure(sheet, row, "leaderless_p99_ms");
  const QString best = figure(sheet, 0, "leaderless_p99_ms");
  if (is(planning::Against::Slower)) {
    return AdviceSay::tr("Longer without a leader: p99 %1 ms against %2 ms.").arg(own, best);
  }
  return AdviceSay::tr("No better: p99 %1 ms against %2 ms, which more trials might turn round.")
      .arg(own, best);
}

QString adviceOrigin(const findings::Sheet& sheet, std::size_t row) {
  const std::string key = sheet.text(row, "origin_key");
  const QString times = figure(sheet, row, "origin_times");
  if (key == planning::keyOf(planning::Origin::Paper)) return AdviceSay::tr("the Raft paper's");
  if (key == planning::keyOf(planning::Origin::Etcd)) return AdviceSay::tr("etcd's default");
  if (key == planning::keyOf(planning::Origin::Stall)) {
    return AdviceSay::tr("%1 x the longest stall").arg(times);
  }
  return AdviceSay::tr("%1 x the broadcast time").arg(times);
}

void AdviceModel::show(const findings::Sheet& sheet) {
  beginResetModel();
  rows_.clear();
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) rows_.push_back(rowOf(sheet, row));
  endResetModel();
}

AdviceModel::Row AdviceModel::rowOf(const findings::Sheet& sheet, std::size_t row) {
  const auto number = [&](const char* key) {
    return canvas::plotNumber(sheet.number(row, key).value_or(0));
  };
  Row made;
  made.setting =
      tr("%1 to %2 ms, heartbeat %3 ms")
          .arg(number("timeout_min_ms"), number("timeout_max_ms"), number("heartbeat_ms"));
  made.origin = adviceOrigin(sheet, row);
  made.without = tr("%1 / %2 ms").arg(number("leaderless_p50_ms"), number("leaderless_p99_ms"));
  made.needless = tr("%1 / %2").arg(number("needless_an_hour"), number("rough_needless_an_hour"));
  made.verdict = adviceAgainst(sheet, row);
  made.good = sheet.text(row, "against_key") == planning::keyOf(planning::Against::Nothing);
  return made;
}

int AdviceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant AdviceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Setting:
      return row.setting;
    case Origin:
      return row.origin;
    case Without:
      return row.without;
    case Needless:
      return row.needless;
    case Verdict:
      return row.verdict;
    case Good:
      return row.good;
    default:
      return {};
  }
}

QHash<int, QByteArray> AdviceModel::roleNames() const {
  return {{Setting, "setting"},   {Origin, "origin"},   {Without, "without"},
          {Needless, "needless"}, {Verdict, "verdict"}, {Good, "good"}};
}

}  // namespace explorer
