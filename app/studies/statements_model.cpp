#include "app/studies/statements_model.h"

namespace studies {
namespace {
enum Role { Words = Qt::UserRole, Source, Warns };
}

int StatementsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(statements_.size());
}

QVariant StatementsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Statement& statement = statements_[static_cast<std::size_t>(index.row())];
  if (role == Words) return statement.text;
  if (role == Source) return statement.source;
  return role == Warns ? QVariant(statement.warns) : QVariant();
}

QHash<int, QByteArray> StatementsModel::roleNames() const {
  return {{Words, "words"}, {Source, "source"}, {Warns, "warns"}};
}

void StatementsModel::show(std::vector<Statement> statements) {
  if (statements.size() != statements_.size()) {
    beginResetModel();
    statements_ = std::move(statements);
    endResetModel();
    return;
  }
  for (std::size_t row = 0; row < statements.size(); ++row) {
    if (statements_[row] == statements[row]) continue;
    statements_[row] = std::move(statements[row]);
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at);
  }
}

}  // namespace studies
