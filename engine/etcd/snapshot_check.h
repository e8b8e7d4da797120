// Is a snapshot's file whole, and if not, where is it damaged?
// Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/kv/keyspace.h"

namespace etcd {

/// The store in a file as Maintenance.Snapshot streams it, the SHA-256 at its end; or a sentence
/// with the bytes that are damaged, counted from 0.
std::variant<kv::Keyspace, std::string> checkedStore(std::string_view file);

}  // namespace etcd
