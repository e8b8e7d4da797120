// The lessons on the shelf, for QML, in the order of their folders' names.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/lessons/records.h"
#include "engine/lesson/lesson.h"

namespace lessons {

/// Roles: folder, part, number, title, minutes, about, mistake, done, steps, heads, after. `done`
/// of `steps` were done once; `heads`: the first of its part; `after`: the lessons it builds on.
class LessonList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Lessons")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  using QAbstractListModel::QAbstractListModel;
  int count() const { return static_cast<int>(rows_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  void read(const QString& shelf, const Records& records);
  QString folderAfter(const QString& folder) const;

 signals:
  void countChanged();

 private:
  struct Row {
    QString folder;
    lesson::Lesson lesson;
    QString mistake;
    int done{0};
  };
  std::vector<Row> rows_;
};

/// "A. Agreement", of a part's letter.
QString partTitle(const std::string& part);

}  // namespace lessons
