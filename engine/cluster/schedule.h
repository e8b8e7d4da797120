// What will happen, by time; ties in the order in which it was scheduled.
// Thread rule: a value.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/raft/types.h"

namespace cluster {

/// `What` is a variant of plain values: each world has its own.
template <class What>
class Schedule {
 public:
  struct Occurrence {
    raft::Instant at{};
    What what;
  };

  void add(raft::Instant at, What what) {
    if (vacant_.empty()) {
      vacant_.push_back(happenings_.size());
      happenings_.emplace_back();
    }
    const std::size_t place = vacant_.back();
    vacant_.pop_back();
    happenings_[place] = std::move(what);
    heap_.push_back({at, ++sequence_, place});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  bool empty() const { return heap_.empty(); }
  /// REQUIRES: !empty().
  raft::Instant nextAt() const { return heap_.front().at; }
  /// One that will happen and is meant, if there is any; it looks through all.
  template <class Meant>
  std::optional<Occurrence> find(Meant meant) const {
    for (const Turn& turn : heap_) {
      if (meant(happenings_[turn.place])) return Occurrence{turn.at, happenings_[turn.place]};
    }
    return std::nullopt;
  }
  /// REQUIRES: !empty().
  Occurrence take() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Turn first = heap_.back();
    heap_.pop_back();
    vacant_.push_back(first.place);
    return {first.at, std::move(happenings_[first.place])};
  }

 private:
  /// The heap moves its elements often, so it holds these and not what happens.
  struct Turn {
    raft::Instant at{};
    std::uint64_t sequence{0};
    std::size_t place{0};  ///< in happenings_
  };
  static bool later(const Turn& a, const Turn& b) {
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
  }

  std::vector<Turn> heap_;
  std::vector<What> happenings_;
  std::vector<std::size_t> vacant_;  ///< places in happenings_ that nothing uses
  std::uint64_t sequence_{0};
};

}  // namespace cluster
