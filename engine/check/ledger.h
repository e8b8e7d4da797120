// What is known at each index of the log, or in each term; cheap to copy however long the log: all
// chunks but the one written to last are immutable and shared.
// Thread rule: a value; copies on different threads may be used at the same time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/kv/shared_map.h"

namespace check {

/// T{} stands for what is not known.
template <class T>
class Ledger {
 public:
  T at(std::uint64_t place) const {
    const std::uint64_t chunk = place / kChunk;
    if (chunk == lastNumber_) return in(last_, place);
    const auto* found = others_.find(chunk);
    return found == nullptr ? T{} : in(*found->value, place);
  }

  /// Cheap as long as places grow; to go back copies a chunk.
  void write(std::uint64_t place, T what) {
    if (const std::uint64_t chunk = place / kChunk; chunk != lastNumber_) turnTo(chunk);
    if (last_.size() <= place % kChunk) last_.resize(place % kChunk + 1);
    last_[place % kChunk] = std::move(what);
  }

 private:
  static constexpr std::uint64_t kChunk = 64;
  using Chunk = std::vector<T>;
  static T in(const Chunk& chunk, std::uint64_t place) {
    return place % kChunk < chunk.size() ? chunk[place % kChunk] : T{};
  }
  void turnTo(std::uint64_t chunk) {
    if (!last_.empty()) others_.edit(lastNumber_) = std::make_shared<const Chunk>(std::move(last_));
    last_.clear();
    lastNumber_ = chunk;
    const auto* found = others_.find(chunk);
    if (found != nullptr) last_ = *found->value;
  }

  kv::SharedMap<std::uint64_t, std::shared_ptr<const Chunk>> others_;
  Chunk last_;
  std::uint64_t lastNumber_{0};
};

}  // namespace check
