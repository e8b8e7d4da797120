// A hash of what the store held, and the store as a snapshot's file.
// Thread rule: pure functions.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/kv/keyspace.h"

namespace etcd {

/// Of all that can be read of `space` at revisions up to `at`: equal stores have equal hashes,
/// whatever was written later. REQUIRES: compacted() <= at <= revision().
std::uint32_t hashOf(const kv::Keyspace& space, kv::Revision at);

/// What a snapshot's file begins with, and its size without the checksum is a multiple of.
inline constexpr std::string_view kSnapshotMark = "flotilla snapshot 1\n";
inline constexpr std::size_t kSnapshotPage = 512;

/// A snapshot's file without its checksum: a line that says what it is, the length, the store's
/// bytes, and zeros up to whole pages of 512 bytes, as clients expect it.
std::string snapshotFile(const kv::Keyspace& space);
/// The store in such a file, or a sentence: it is none, or damaged.
std::variant<kv::Keyspace, std::string> storeOf(std::string_view file);

using Sha256 = std::array<char, 32>;
/// Follows the snapshot's bytes, so that the file's size is 32 mod 512.
Sha256 sha256(std::string_view bytes);

}  // namespace etcd
