// Percentiles of what was measured.
// Thread rule: values.
#pragma once

#include <vector>

#include "engine/raft/types.h"

namespace study {

/// What a number of trials measured, in order of size.
class Distribution {
 public:
  Distribution() = default;
  explicit Distribution(std::vector<raft::Duration> measured);

  std::size_t size() const { return sorted_.size(); }
  /// The least value that at least `share` of all do not exceed (nearest rank). REQUIRES: size() >
  /// 0, share in [0, 1]; 0 is the least, 1 the greatest.
  raft::Duration at(double share) const;

 private:
  std::vector<raft::Duration> sorted_;
};

/// In milliseconds.
double inMs(raft::Duration duration);

}  // namespace study
