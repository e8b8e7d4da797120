// What a leader knows about its peers, and what a candidate knows about its votes, as rows.
// Thread rule: pure.
#pragma once

#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace view {

/// Cells: peer, name, nextIndex, matchIndex, lastReply ("3 ms ago", "on its way", "never"),
/// progress
/// ("probe", "replicate ×2", "snapshot 40 %").
std::vector<RowModel::Row> peerRows(const trace::ClusterView& cluster,
                                    const trace::ServerView& leader, trace::Instant now);
/// Cells: voter, name, vote ("granted", "denied", "pending"), reason.
std::vector<RowModel::Row> voteRows(const trace::ClusterView& cluster,
                                    const trace::ServerView& candidate);

}  // namespace view
