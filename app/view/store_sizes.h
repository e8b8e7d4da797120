// How many bytes the store has after each entry of the committed log: the trace holds no store, it
// is computed from the entries, so many a frame.
// Thread rule: a value; one thread at a time.
#pragma once

#include <optional>
#include <vector>

#include "engine/kv/store.h"
#include "engine/trace/view.h"

namespace view {

class StoreSizes {
 public:
  static constexpr std::uint64_t kEntriesAFrame = 20'000;

  /// Returns true when every committed entry is counted.
  bool bring(const trace::ClusterView& cluster);
  /// The past was replaced by another.
  void forget() { *this = StoreSizes{}; }
  /// After the entry `applied`; nullopt: it was not counted.
  std::optional<double> after(std::uint64_t applied) const;

 private:
  kv::Store store_;
  std::vector<std::uint64_t> bytes_{0};  ///< by index
};

}  // namespace view
