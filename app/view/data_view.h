// Each replica's map side by side, for QML: rows are keys, columns are servers.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/view/lease_list.h"
#include "app/view/moment.h"
#include "app/view/replicas.h"
#include "app/view/row_model.h"

namespace view {

/// Roles: key (view::idOfKey), name (the key to be read), values (by server, "" without), notes
/// ("rev 12", "stale", "stopped"), standings (as numbers), said (the row as a sentence).
class DataView : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Views")
  Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
  /// Of each server: server, title ("S3"), applied ("applied 12"), lag ("2 behind"), running.
  Q_PROPERTY(view::RowModel* heads READ heads CONSTANT)
  /// "All replicas hold the same", "S2 is 3 entries behind".
  Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged)
  Q_PROPERTY(bool same READ same NOTIFY summaryChanged)
  Q_PROPERTY(view::LeaseList* leases READ leases CONSTANT)

 public:
  enum Standing { Same, Behind, Absent, Gone };
  Q_ENUM(Standing)

  explicit DataView(QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  RowModel* heads() { return &heads_; }
  LeaseList* leases() { return &leases_; }
  QString summary() const { return summary_; }
  bool same() const { return same_; }
  const std::vector<DataRow>& rows() const { return rows_; }

  void show(const Moment& moment);

 signals:
  void countChanged();
  void summaryChanged();
  /// There is more to fold: show the moment again.
  void asked();

 private:
  enum Role { Key = Qt::UserRole, Name, Values, Notes, Standings, Said };
  bool samePast(const Moment& moment);
  void showMaps(const Moment& moment);
  void setRows(std::vector<DataRow> rows);
  void setHeads(const trace::ClusterView& cluster);
  void sum(const trace::ClusterView& cluster);

  bool bring(const trace::ClusterView& cluster);
  std::vector<const Replicas*> logs(const trace::ClusterView& cluster) const;

  Replicas replicas_;
  std::vector<Replicas> own_;  ///< of a cluster that breaks a rule: one for each server
  std::vector<DataRow> rows_;
  RowModel heads_;
  LeaseList leases_;
  QString summary_;
  bool same_{true};
  std::vector<std::uint64_t> shownFor_;  ///< lastApplied + 1 of each server; 0: stopped
  raft::Index shownTo_;
  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  trace::EventId seen_;
  trace::Event seenEvent_;
};

}  // namespace view
