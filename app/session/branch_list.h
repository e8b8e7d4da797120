// The branches for QML: name, where it forked, how far it goes, which one is shown.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/session/branch.h"

namespace session {

class BranchList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { Name = Qt::UserRole + 1, ForkTime, EndTime, Current, Parent };

  explicit BranchList(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(branches_.size()); }
  const std::vector<Branch>& all() const { return branches_; }
  Branch& at(BranchId id) { return branches_[id]; }
  const Branch& at(BranchId id) const { return branches_[id]; }
  BranchId current() const { return current_; }
  Branch& currentBranch() { return branches_[current_]; }
  const Branch& currentBranch() const { return branches_[current_]; }

  /// When `id` and the current branch went different ways.
  Instant divergence(BranchId id) const;
  /// The other branches have places 0, 1, ... in their order: which is at this place?
  BranchId otherAt(int place) const { return place < current_ ? place : place + 1; }

  void reset(Branch first);
  BranchId add(Branch branch);
  void setCurrent(BranchId id);
  void rename(BranchId id, const QString& name);
  /// The end of a branch moved.
  void touched(BranchId id);

 signals:
  void countChanged();

 private:
  std::vector<Branch> branches_{Branch{}};
  BranchId current_{0};
};

}  // namespace session
