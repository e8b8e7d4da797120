// A state machine's state in place of the log that led to it (Raft 7).
// Thread rule: plain values.
#pragma once

#include "engine/raft/configuration.h"
#include "engine/raft/types.h"

namespace raft {

/// The bytes of a state machine's state, in memory or in a file that is mapped into it. Copies
/// share them.
class StateBytes {
 public:
  StateBytes() = default;
  explicit StateBytes(std::string bytes) {
    auto owner = std::make_shared<const std::string>(std::move(bytes));
    bytes_ = *owner;
    owner_ = std::move(owner);
  }
  /// REQUIRES: `bytes` are there, and stay as they are, as long as their owner is.
  StateBytes(std::shared_ptr<const void> owner, std::string_view bytes)
      : owner_(std::move(owner)), bytes_(bytes) {}
  StateBytes(const Payload& payload)
      : owner_(std::make_shared<const Payload>(payload)), bytes_(payload.bytes()) {}

  std::string_view bytes() const { return bytes_; }
  /// A part of them: it keeps the whole.
  StateBytes from(std::size_t offset) const { return {owner_, bytes_.substr(offset)}; }
  friend bool operator==(const StateBytes& a, const StateBytes& b) { return a.bytes_ == b.bytes_; }

 private:
  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
};

struct Snapshot {
  Index lastIncludedIndex;
  Term lastIncludedTerm;
  /// In force at lastIncludedIndex.
  Configuration configuration;
  /// The state machine's bytes, client sessions included.
  StateBytes state;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

}  // namespace raft
