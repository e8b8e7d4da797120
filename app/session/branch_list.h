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
  /// Those that are not deleted, each before what forked from it, older ones first.
  Q_PROPERTY(QList<int> tree READ tree NOTIFY treeChanged)
  Q_PROPERTY(QList<int> deleted READ deleted NOTIFY treeChanged)

 public:
  enum Role { Name = Qt::UserRole + 1, ForkTime, EndTime, Current, Parent, Gone };

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

  QList<int> tree() const;
  QList<int> deleted() const;
  Q_INVOKABLE QString nameOf(int branch) const;
  Q_INVOKABLE double forkTimeOf(int branch) const;
  Q_INVOKABLE double endTimeOf(int branch) const;
  /// How many forks lie between it and the root of its tree.
  Q_INVOKABLE int depthOf(int branch) const;
  /// Where it forked from, past those that are deleted; -1: the root.
  BranchId stemOf(BranchId branch) const;
  void setGone(BranchId id, bool gone);

  /// When `id` and the current branch went different ways.
  Instant divergence(BranchId id) const;
  /// The other branches have places 0, 1, ... in their order: which is at this place?
  Q_INVOKABLE int otherAt(int place) const;

  void reset(Branch first);
  BranchId add(Branch branch);
  void setCurrent(BranchId id);
  void rename(BranchId id, const QString& name);
  /// The end of a branch moved.
  void touched(BranchId id);

 signals:
  void countChanged();
  void treeChanged();

 private:
  std::vector<Branch> branches_{Branch{}};
  BranchId current_{0};
};

}  // namespace session
