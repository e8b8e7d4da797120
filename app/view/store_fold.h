// A replica's map: the committed log applied up to lastApplied (Raft 5.3). The trace holds no
// store; it is computed here, a few entries a frame.
// Thread rule: a value; one thread at a time.
#pragma once

#include <QString>

#include "engine/kv/store.h"
#include "engine/trace/view.h"

namespace view {

class StoreFold {
 public:
  /// The store of `server` at lastApplied. Going back, or another server, starts anew.
  const kv::Store& at(const trace::ClusterView& cluster, trace::ServerId server);
  /// The past was replaced by another.
  void forget();

 private:
  kv::Store store_;
  raft::Index applied_;
  trace::ServerId server_;
};

/// "x=5 y=2"; "empty" without keys; of very many the first.
QString storeText(const kv::Store& store);

}  // namespace view
