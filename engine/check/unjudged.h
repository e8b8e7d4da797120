// Keys of which a history does not say enough for a verdict: those that a transaction over several
// keys may have written, or that go when a lease ends.
// Thread rule: values.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/kv/key_range.h"
#include "engine/kv/types.h"

namespace check {

class Unjudged {
 public:
  /// The operation as clients of one key know it, where a call is nothing else. What any other call
  /// may write is not judged from then on.
  kv::Operation read(const kv::Operation& operation);
  bool covers(const std::string& key) const;
  /// Nothing is judged any more.
  void coverAll();
  friend bool operator==(const Unjudged&, const Unjudged&) = default;

 private:
  std::set<std::string> keys_;
  std::vector<kv::KeyRange> ranges_;
};

}  // namespace check
