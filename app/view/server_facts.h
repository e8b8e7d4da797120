// What a server is beyond Figure 2: its part in the configuration, its snapshot, its lease, whom it
// hands over to.
// Thread rule: pure.
#pragma once

#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace view {

/// Cells: name ("configuration"), value. Only what there is.
std::vector<RowModel::Row> factRows(const trace::ClusterView& cluster,
                                    const trace::ServerView& server, trace::Instant now);

/// What is left of a leader's lease in run time; 0 when it has none or it has run out.
trace::Duration leaseLeft(const trace::ServerView& server, trace::Instant now);

/// How much of the snapshot that is on its way to a server has arrived, and the whole of it, in
/// bytes; total 0 when none is on its way.
struct Arriving {
  std::uint64_t received{0};
  std::uint64_t total{0};
  raft::Index upTo;
};
Arriving arrivingAt(const trace::ClusterView& cluster, trace::ServerId server);

}  // namespace view
