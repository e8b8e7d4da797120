// The teacher's view for QML: files of progress that learners handed in, as a table, and as CSV.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QUrl>

#include "engine/lesson/progress.h"

namespace lessons {

/// Roles: learner, lesson, steps, correct, tries, minutes. One row a learner and lesson.
class ClassTable : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Lessons")
  Q_PROPERTY(int count READ count NOTIFY read)
  /// What could not be read, a sentence a line; or "". What could be read is in the table.
  Q_PROPERTY(QString trouble READ trouble NOTIFY read)

 public:
  using QAbstractListModel::QAbstractListModel;
  int count() const { return static_cast<int>(rows_.size()); }
  QString trouble() const { return trouble_; }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Reads these files in place of those before.
  Q_INVOKABLE void readFiles(const QList<QUrl>& files);
  /// All of it, step by step; "" or a sentence that says what is wrong.
  Q_INVOKABLE QString saveCsv(const QUrl& file) const;

 signals:
  void read();

 private:
  struct Row {
    QString learner;
    QString lesson;
    int steps{0};
    int right{0};
    int tries{0};
    qint64 realMs{0};
  };
  void addRows(const lesson::ProgressFile& file);

  std::vector<lesson::ProgressFile> files_;
  std::vector<Row> rows_;
  QString trouble_;
};

}  // namespace lessons
