// The leases of every server and the watches it serves, for QML: rows by server, brought up to date
// once a frame from the trace at the playhead.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/lease_rows.h"
#include "app/view/moment.h"
#include "app/view/row_model.h"

namespace view {

class LeaseList : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of DataView")
  /// Roles: server, section (of its first row: "S1, leads"), lease ("7"), title ("lease 7"),
  /// granted ("10 s"),
  /// remains ("6.2 s left"), share (of its time that is left; -1: not known here), keeper, keys,
  /// said (the row as a sentence).
  Q_PROPERTY(view::RowModel* leases READ leases CONSTANT)
  /// Roles: server, section, title ("c2"), keys, begins ("from revision 5"), told ("told up to
  /// revision 9, 4 changes"), last ("lock, revision 9", each on a line), said; client (0: a program
  /// outside), cancelling (the act that ends it: "cancel", "cancel-prefix"), first (the key, or
  /// what the keys begin with).
  Q_PROPERTY(view::RowModel* watches READ watches CONSTANT)
  /// Leases of the cluster: each counts once, however many servers know of it.
  Q_PROPERTY(int leaseCount READ leaseCount NOTIFY counted)
  Q_PROPERTY(int watchCount READ watchCount NOTIFY counted)
  /// Of more than are listed: how many there are, as a sentence; else "".
  Q_PROPERTY(QString moreLeases READ moreLeases NOTIFY counted)
  Q_PROPERTY(QString moreWatches READ moreWatches NOTIFY counted)

 public:
  explicit LeaseList(QObject* parent = nullptr);

  RowModel* leases() { return &leases_; }
  RowModel* watches() { return &watches_; }
  int leaseCount() const { return leaseCount_; }
  int watchCount() const { return watchCount_; }
  QString moreLeases() const { return moreLeases_; }
  QString moreWatches() const { return moreWatches_; }

  /// `held`: what the replicas hold at the playhead.
  void show(const Moment& moment, const std::vector<DataRow>& held);

 signals:
  void counted();

 private:
  void showLeases(const Moment& moment, const std::vector<DataRow>& held);
  void showWatches(const Moment& moment);
  void countLeases(const trace::ClusterView& cluster, std::size_t listed);
  void countWatches(const trace::ClusterView& cluster, std::size_t listed);

  RowModel leases_;
  RowModel watches_;
  int leaseCount_{0};
  int watchCount_{0};
  QString moreLeases_;
  QString moreWatches_;
  const trace::Trace* trace_{nullptr};  ///< of the watches shown; compared only
  trace::EventId shownTo_;
};

}  // namespace view
