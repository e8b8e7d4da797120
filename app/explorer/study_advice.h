// The settings that were measured for the advice, best first, as rows for QML.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "engine/findings/sheet.h"

namespace explorer {

/// What speaks against a setting, and where it comes from, in the window's language.
QString adviceAgainst(const findings::Sheet& sheet, std::size_t row);
QString adviceOrigin(const findings::Sheet& sheet, std::size_t row);

class AdviceModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of TimeoutsStudy")

 public:
  enum Role { Setting = Qt::UserRole, Origin, Without, Needless, Verdict, Good };

  explicit AdviceModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void show(const findings::Sheet& sheet);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  struct Row {
    QString setting;
    QString origin;
    QString without;
    QString needless;
    QString verdict;
    bool good{false};
  };
  static Row rowOf(const findings::Sheet& sheet, std::size_t row);

  std::vector<Row> rows_;
};

}  // namespace explorer
