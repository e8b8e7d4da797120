// What a stream of watches is told, as etcd's messages.
// Thread rule: pure functions.
#pragma once

#include "engine/etcd/translate.h"
#include "engine/etcd/watch_note.h"

namespace etcd {

WatchWish wishOf(const pb::WatchCreateRequest& message);

/// In how much a message of changes is cut. A revision is never cut, but into fragments.
struct WatchCut {
  std::size_t revisionsMost{1'000};  ///< as etcd's watchBatchMaxRevs
  std::size_t bytesMost{kRequestBytesMost};
};
/// Nothing for WatchesOver, which ends the stream.
std::vector<pb::WatchResponse> responsesOf(const WatchNote& note, const WatchCut& cut = {});

}  // namespace etcd
