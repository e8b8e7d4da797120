// What a hunt did, added up.
// Thread rule: a value.
#pragma once

#include <string>

#include "engine/study/hunt.h"

namespace cli {

struct HuntTotals {
  std::uint64_t seeds{0};
  study::PerFault<std::uint64_t> faults{};
  std::uint64_t operations{0};
  std::uint64_t answered{0};
  std::uint64_t events{0};
  study::Duration time{0};
  std::uint64_t noQuorum{0};
  std::uint64_t undecided{0};
  std::uint64_t violations{0};

  void add(const study::Hunted& hunted);
  std::uint64_t allFaults() const;
};

/// `seconds` of real time that it took.
std::string tableOf(const HuntTotals& totals, double seconds);
std::string rateOf(const HuntTotals& totals, double seconds);

}  // namespace cli
