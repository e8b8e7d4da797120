// A store for a cluster that begins with what another one held.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/kv/keyspace.h"

namespace kv {

/// The bytes (as Store::encodeState) of a store that holds `space` and no client's session: no
/// client of the old cluster can be in the middle of a command here. Nor does it know where the old
/// cluster's members were.
std::string newStateOf(const Keyspace& space);

}  // namespace kv
