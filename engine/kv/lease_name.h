// What a lease is called.
// Thread rule: pure.
#pragma once

#include <string>

#include "engine/kv/types.h"

namespace kv {

/// As etcdctl writes ids that a server chose: 16 hexadecimal digits. Small ones, which a scenario
/// chose, are numbers: "7".
std::string leaseName(LeaseId id);

}  // namespace kv
