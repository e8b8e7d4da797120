// A list for QML whose rows are computed anew and compared with those shown: only the difference is
// told, as inserts, removes and dataChanged.
// Thread rule: GUI thread. Invariant: keys are unique; rows with equal keys keep their order.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QVariant>

#include <vector>

namespace view {

class RowModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  struct Row {
    quint64 key{0};
    QVariantList cells;  ///< one for each role
    friend bool operator==(const Row&, const Row&) = default;
  };

  explicit RowModel(QList<QByteArray> roles, QObject* parent = nullptr);

  int count() const { return static_cast<int>(rows_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  /// The cell of `role` in row `row`, for C++ and tests.
  QVariant cell(int row, const QByteArray& role) const;

  void setRows(std::vector<Row> rows);

 signals:
  void countChanged();

 private:
  void dropMissing(const std::vector<Row>& wanted);
  void takeWanted(std::vector<Row>& wanted);

  QList<QByteArray> roles_;
  std::vector<Row> rows_;
};

}  // namespace view
