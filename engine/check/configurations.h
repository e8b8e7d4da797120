// The configurations that a search has been in (Lowe 2017), so that it enters none twice.
// Private to the room. Thread rule: a value, used by one thread at a time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/check/question.h"

namespace check {

/// How many operations of one kind without an answer took effect.
struct Used {
  std::uint32_t kind{0};
  std::uint32_t count{0};
};

class Configurations {
 public:
  /// A configuration names its operations under way in `words` words.
  explicit Configurations(std::size_t words) : words_(words), heads_(kSmallest, 0) {}

  /// Adds the configuration. False if one was here that differs at most in having used less: what
  /// this one can reach, that one could. `used` is by kind, without zeros.
  bool add(std::uint32_t frontier, ValueId value, const std::vector<std::uint64_t>& underWay,
           const std::vector<Used>& used);

 private:
  static constexpr std::size_t kSmallest = 1024;

  struct Entry {
    std::uint64_t hash;
    std::uint32_t next;  ///< in its chain, from 1; 0 ends it
    std::uint32_t frontier;
    ValueId value;
    std::uint32_t usedSize;
    std::size_t usedFrom;
  };
  bool same(std::size_t entry, std::uint32_t frontier, ValueId value,
            const std::vector<std::uint64_t>& underWay) const;
  bool usedLess(const Entry& entry, const std::vector<Used>& used) const;
  void grow();

  std::size_t words_;
  std::vector<std::uint32_t> heads_;  ///< of the chains; as many as a power of two
  std::vector<Entry> entries_;
  std::vector<std::uint64_t> underWay_;  ///< words_ an entry
  std::vector<Used> used_;
};

}  // namespace check
