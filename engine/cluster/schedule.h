// What will happen, by time; ties in the order in which it was scheduled.
// Thread rule: a value.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/raft/types.h"

namespace cluster {

/// `What` is a variant of plain values: each world has its own.
template <class What>
class Schedule {
 public:
  struct Occurrence {
    raft::Instant at{};
    std::uint64_t sequence{0};
    What what;
  };

  void add(raft::Instant at, What what) {
    heap_.push_back({at, ++sequence_, std::move(what)});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  bool empty() const { return heap_.empty(); }
  /// REQUIRES: !empty().
  const Occurrence& next() const { return heap_.front(); }
  Occurrence take() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Occurrence first = std::move(heap_.back());
    heap_.pop_back();
    return first;
  }

 private:
  static bool later(const Occurrence& a, const Occurrence& b) {
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
  }

  std::vector<Occurrence> heap_;
  std::uint64_t sequence_{0};
};

}  // namespace cluster
