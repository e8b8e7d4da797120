// One number for a run: two runs with the same events have the same hash, on every machine.
// Thread rule: a value.
// Invariant: it depends on the semantic fields (id, time, server, body) only, not on trigger or
// causes, nor on how the events were divided into steps.
#pragma once

#include <string>

#include "engine/trace/event.h"

namespace trace {

class EventHash {
 public:
  void add(const Event& e);
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_{0x9e3779b97f4a7c15ULL};
};

/// 16 hexadecimal digits.
std::string hexOf(std::uint64_t hash);

}  // namespace trace
