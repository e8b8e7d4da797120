// What a stream of watches is told.
// Thread rule: plain values.
#pragma once

#include <atomic>

#include "engine/etcd/answer.h"

namespace etcd {

/// Changes of a watch may be told in several messages, if the client knows how to join them.
enum class Fragments : std::uint8_t { No, Yes };
enum class ProgressNotes : std::uint8_t { No, Yes };

struct WatchWish {
  kv::WatchId id{0};  ///< 0: any that is free on the stream
  kv::WatchRequest request;
  Fragments fragments{Fragments::No};
  ProgressNotes progress{ProgressNotes::No};
};

struct WatchCreated {
  kv::WatchId id{0};
};
struct WatchRefused {
  std::string why;
};
struct WatchCancelled {
  kv::WatchId id{0};
};
/// All up to the header's revision has been told; id -1: to every watch of the stream.
struct WatchProgress {
  kv::WatchId id{-1};
};
struct WatchTold {
  kv::Told told;  ///< under the client's id
  Fragments fragments{Fragments::No};
};
/// The stream is over.
struct WatchesOver {
  Trouble why{Trouble::Stopped};
};

struct WatchNote {
  Header header;
  std::variant<WatchCreated, WatchRefused, WatchCancelled, WatchProgress, WatchTold, WatchesOver>
      what;
};

/// Where notes go; called on the engine's thread.
using TellWatcher = std::function<void(WatchNote)>;
/// Bytes of notes that a stream has not sent yet. Beyond kBacklogMost its watches are told nothing
/// more until it has caught up; then they go on where they were.
using Backlog = std::shared_ptr<std::atomic<std::size_t>>;
inline constexpr std::size_t kBacklogMost = std::size_t{16} << 20;

}  // namespace etcd
