// Leases and watches in words.
// Thread rule: pure.
#pragma once

#include <QString>

#include "engine/trace/event.h"

namespace view {

/// "7", or as etcdctl has it: "694d81417acd4714".
QString leaseText(kv::LeaseId lease);
/// "lock", "jobs/...", "all keys".
QString keysText(const std::string& key, const std::string& end);
/// "jobs/1", or "jobs/1 and 2 more".
QString changesText(const std::string& first, std::uint64_t changes);
/// Why a watch is over, as a part of a sentence: "its server stopped".
QString endText(const trace::WatchCancelled& over);

}  // namespace view
