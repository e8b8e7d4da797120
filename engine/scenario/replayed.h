// The store that a run's entries make, for conditions that ask about keys.
// Thread rule: pure functions.
#pragma once

#include "engine/kv/store.h"
#include "engine/trace/view.h"

namespace scenario {

/// What the committed entries make.
kv::Store committedStore(const trace::ClusterView& view);
/// What the server has applied makes. What it gave up for a snapshot is known from the cluster's
/// history.
kv::Store appliedStore(const trace::ClusterView& view, const trace::ServerView& server);

}  // namespace scenario
