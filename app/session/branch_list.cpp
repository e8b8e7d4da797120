#include "app/session/branch_list.h"

#include "app/session/numbers.h"

namespace session {

int BranchList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(branches_.size());
}

QVariant BranchList::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Branch& branch = branches_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Name:
      return branch.name;
    case ForkTime:
      return msOf(branch.forkAt);
    case EndTime:
      return msOf(branch.now);
    case Current:
      return index.row() == current_;
    case Parent:
      return branch.parent;
    case Gone:
      return branch.gone;
  }
  return {};
}

QHash<int, QByteArray> BranchList::roleNames() const {
  return {{Name, "name"},       {ForkTime, "forkTime"},   {EndTime, "endTime"},
          {Current, "current"}, {Parent, "parentBranch"}, {Gone, "gone"}};
}

// The earliest fork on the two ways up to their common ancestor. A branch is older than its
// children, so the younger of two different branches is never the ancestor.
Instant BranchList::divergence(BranchId id) const {
  BranchId a = id;
  BranchId b = current_;
  Instant at = raft::kNever;
  while (a != b) {
    BranchId& younger = a > b ? a : b;
    at = std::min(at, branches_[younger].forkAt);
    younger = branches_[younger].parent;
  }
  return at;
}

void BranchList::reset(Branch first) {
  beginResetModel();
  branches_.clear();
  branches_.push_back(std::move(first));
  current_ = 0;
  endResetModel();
  Q_EMIT countChanged();
  Q_EMIT treeChanged();
}

BranchId BranchList::add(Branch branch) {
  const int row = count();
  beginInsertRows({}, row, row);
  branches_.push_back(std::move(branch));
  endInsertRows();
  Q_EMIT countChanged();
  Q_EMIT treeChanged();
  return row;
}

void BranchList::setCurrent(BranchId id) {
  const BranchId before = current_;
  current_ = id;
  Q_EMIT dataChanged(index(before), index(before), {Current});
  Q_EMIT dataChanged(index(id), index(id), {Current});
}

void BranchList::rename(BranchId id, const QString& name) {
  branches_[id].name = name;
  Q_EMIT dataChanged(index(id), index(id), {Name});
  Q_EMIT treeChanged();
}

void BranchList::setGone(BranchId id, bool gone) {
  branches_[id].gone = gone;
  Q_EMIT dataChanged(index(id), index(id), {Gone});
  Q_EMIT treeChanged();
}

int BranchList::otherAt(int place) const {
  for (BranchId id = 0; id < count(); ++id) {
    if (id == current_ || branches_[id].gone) continue;
    if (place-- == 0) return id;
  }
  return -1;
}

BranchId BranchList::stemOf(BranchId branch) const {
  BranchId stem = branches_[branch].parent;
  while (stem >= 0 && branches_[stem].gone) stem = branches_[stem].parent;
  return stem;
}

QList<int> BranchList::tree() const {
  QList<int> order;
  QList<int> open{-1};
  while (!open.isEmpty()) {
    const BranchId stem = open.takeLast();
    if (stem >= 0) order << stem;
    for (BranchId id = count() - 1; id > stem; --id) {
      if (!branches_[id].gone && stemOf(id) == stem) open << id;
    }
  }
  return order;
}

QList<int> BranchList::deleted() const {
  QList<int> all;
  for (BranchId id = 0; id < count(); ++id) {
    if (branches_[id].gone) all << id;
  }
  return all;
}

QString BranchList::nameOf(int branch) const {
  return branch >= 0 && branch < count() ? branches_[branch].name : QString();
}

double BranchList::forkTimeOf(int branch) const {
  return branch >= 0 && branch < count() ? msOf(branches_[branch].forkAt) : 0;
}

double BranchList::endTimeOf(int branch) const {
  return branch >= 0 && branch < count() ? msOf(branches_[branch].now) : 0;
}

int BranchList::depthOf(int branch) const {
  int depth = 0;
  if (branch < 0 || branch >= count()) return depth;
  while ((branch = stemOf(branch)) >= 0) ++depth;
  return depth;
}

void BranchList::touched(BranchId id) { Q_EMIT dataChanged(index(id), index(id), {EndTime}); }

}  // namespace session
