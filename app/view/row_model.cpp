#include "app/view/row_model.h"

#include <algorithm>
#include <unordered_set>

namespace view {

RowModel::RowModel(QList<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent), roles_(std::move(roles)) {}

int RowModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant RowModel::data(const QModelIndex& index, int role) const {
  const auto column = role - Qt::UserRole;
  const bool inside = index.isValid() && index.row() < count() && column >= 0;
  if (!inside || column >= roles_.size()) return {};
  return rows_[static_cast<std::size_t>(index.row())].cells.value(column);
}

QHash<int, QByteArray> RowModel::roleNames() const {
  QHash<int, QByteArray> names;
  for (int i = 0; i < roles_.size(); ++i) names.insert(Qt::UserRole + i, roles_[i]);
  return names;
}

QVariant RowModel::cell(int row, const QByteArray& role) const {
  return data(index(row), Qt::UserRole + static_cast<int>(roles_.indexOf(role)));
}

void RowModel::setRows(std::vector<Row> rows) {
  const int before = count();
  dropMissing(rows);
  takeWanted(rows);
  if (before != count()) Q_EMIT countChanged();
}

// Runs of rows whose key is not wanted any more leave, each run at once.
void RowModel::dropMissing(const std::vector<Row>& wanted) {
  std::unordered_set<quint64> keys;
  for (const Row& row : wanted) keys.insert(row.key);
  int last = count() - 1;
  while (last >= 0) {
    if (keys.contains(rows_[static_cast<std::size_t>(last)].key)) {
      --last;
      continue;
    }
    int first = last;
    while (first > 0 && !keys.contains(rows_[static_cast<std::size_t>(first - 1)].key)) --first;
    beginRemoveRows({}, first, last);
    rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
    endRemoveRows();
    last = first - 1;
  }
}

// REQUIRES: every row left has a wanted key, in the wanted order.
void RowModel::takeWanted(std::vector<Row>& wanted) {
  std::size_t i = 0;
  while (i < wanted.size()) {
    if (i < rows_.size() && rows_[i].key == wanted[i].key) {
      if (rows_[i] != wanted[i]) {
        rows_[i] = std::move(wanted[i]);
        Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
      }
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < wanted.size() && (i >= rows_.size() || rows_[i].key != wanted[end].key)) ++end;
    beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(i),
                 std::make_move_iterator(wanted.begin() + static_cast<std::ptrdiff_t>(i)),
                 std::make_move_iterator(wanted.begin() + static_cast<std::ptrdiff_t>(end)));
    endInsertRows();
    i = end;
  }
}

}  // namespace view
