#include "engine/kv/lease_name.h"

#include <array>
#include <cstdio>

namespace kv {

std::string leaseName(LeaseId id) {
  constexpr LeaseId kNumbersMost = 1'000'000'000;
  if (id >= 0 && id <= kNumbersMost) return std::to_string(id);
  std::array<char, 2 * sizeof(LeaseId) + 1> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(id));
  return digits.data();
}

}  // namespace kv
