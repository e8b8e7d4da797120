// The bytes of a snapshot's file. Numbers are little-endian.
//
//   file          = magic u64, version u32, crc u32, last index u64, last term u64, state length
//                   u64, configuration, state; crc covers everything but itself
//   configuration = voters, outgoing, learners, learners next, retired (each: count u32, ids u64),
//                   leaves a joint configuration by itself u8
//
// Thread rule: pure functions.
#pragma once

#include <variant>

#include "engine/wal/file.h"
#include "engine/wal/format.h"

namespace wal {

/// All of the file but the state, which follows it.
std::string encodeHead(const raft::Snapshot& snapshot);
/// How the log names the file of this number with that head.
SnapshotName nameOf(std::uint64_t number, const raft::Snapshot& snapshot, std::string_view head);

/// The snapshot, or what is wrong with the file named by `name`: a part of a sentence.
/// Its state is a part of `file`, not a copy.
std::variant<raft::Snapshot, std::string> decodeSnapshot(const raft::StateBytes& file,
                                                         const SnapshotName& name);

/// Writes a new file of this number and makes it durable. Nothing names it yet.
struct WrittenSnapshot {
  SnapshotName name;
  Failure failure;
};
[[nodiscard]] WrittenSnapshot writeSnapshot(Files& files, std::uint64_t number,
                                            const raft::Snapshot& snapshot);

}  // namespace wal
