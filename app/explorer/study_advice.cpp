#include "app/explorer/study_advice.h"

#include "app/canvas/plot.h"

namespace explorer {

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
  made.origin = QString::fromStdString(sheet.text(row, "origin"));
  made.without = tr("%1 / %2 ms").arg(number("leaderless_p50_ms"), number("leaderless_p99_ms"));
  made.needless = tr("%1 / %2").arg(number("needless_an_hour"), number("rough_needless_an_hour"));
  made.verdict = QString::fromStdString(sheet.text(row, "against"));
  made.good = made.verdict == QStringLiteral("advised");
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
