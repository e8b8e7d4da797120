// Instants of the run that somebody wants to find again: named, in order of time. They are kept in
// a scenario's text as comments, which every reader of the language passes over.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "app/session/requests.h"

namespace session {

struct Bookmark {
  Instant at{};
  BranchId branch{0};  ///< the branch it was set in
  QString name;
  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

class Bookmarks : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY changed)

 public:
  enum Role { Name = Qt::UserRole + 1, Time, OfBranch };

  explicit Bookmarks(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(rows_.size()); }
  const std::vector<Bookmark>& all() const { return rows_; }

  Q_INVOKABLE void rename(int row, const QString& name);
  Q_INVOKABLE void remove(int row);
  /// Where it stands in the list. One at the same instant of the same branch is not set twice.
  int add(Bookmark bookmark);
  void clear();

  /// "# bookmark 412.5ms \"First leader\"", a line each.
  static QString text(const std::vector<Bookmark>& bookmarks);
  /// The bookmarks that stand in a scenario's text, in branch 0.
  void read(const QString& text);

 signals:
  void changed();

 private:
  std::vector<Bookmark> rows_;
};

}  // namespace session
