// The leases of every server and the watches that it serves, at the playhead, with all that is said
// of them. A lease's time is the leader's: only its clock ends a lease (kv::LeaseExpireRequest), so
// the others are said to know of it and no more.
// Thread rule: pure; any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include "app/view/replicas.h"
#include "engine/trace/trace.h"

namespace view {

struct LeaseRow {
  trace::ServerId server;
  kv::LeaseId lease{0};
  raft::Duration ttl{};
  std::optional<raft::Duration> left;  ///< at the leader only, by its clock; not below zero
  QString keeper;                      ///< "kept alive by c1 every 3 s", "granted to c1", or ""
  QStringList keys;                    ///< that go with it, as this server applied the log
};

struct WatchRow {
  trace::ServerId server;
  kv::WatchId watch{0};
  QString who;
  kv::ClientId client{0};  ///< 0: a program outside
  /// What ends it, as session::ClientActs has it, and of which keys; "" where no act does.
  QString cancelling;
  QString first;
  QString keys;
  kv::Revision from{0};  ///< 0: what came next when it was opened
  kv::Revision through{0};
  std::uint64_t changes{0};
  QStringList last;  ///< told last, the newest first: "lock, revision 9"
};

/// By server, then by lease. `held`: what the replicas hold (dataRows).
std::vector<LeaseRow> leaseRows(const trace::ClusterView& cluster, const std::vector<DataRow>& held,
                                trace::Instant now);
/// By server, in the order of opening. Looks for what was told among the last events of the trace.
std::vector<WatchRow> watchRows(const trace::Trace& trace, const trace::ClusterView& cluster);

/// "6.2 s"; whole seconds from 100 s on.
QString secondsText(raft::Duration span);
/// "6.2 s left", "its end is on its way", "the leader counts its time".
QString leftText(const LeaseRow& row);
/// "S1, leads", "S2".
QString sectionText(const trace::ClusterView& cluster, trace::ServerId server);

}  // namespace view
