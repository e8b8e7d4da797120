// The table's claims against the engine: each failure pattern is staged, a write and a read are
// tried, and what came out is compared with what the table says.
// Thread rule: verifyTable is called by one thread and starts others (study/runner.h).
#pragma once

#include <map>

#include "engine/planning/patterns.h"
#include "engine/planning/rounds.h"

namespace planning {

enum class Symmetry : std::uint8_t {
  Grouped,  ///< one pattern of each group
  Each,     ///< all patterns, also those that differ in names alone
};

struct VerificationPlan {
  std::uint32_t least{1};
  std::uint32_t most{kTriedMost};  ///< REQUIRES: 1 <= least <= most <= kServersCounted
  Symmetry symmetry{Symmetry::Grouped};
  std::uint64_t seed{1};
  friend bool operator==(const VerificationPlan&, const VerificationPlan&) = default;
};

/// A cell of the table.
struct Cell {
  std::uint32_t servers{0};
  std::uint32_t down{0};
  friend auto operator<=>(const Cell&, const Cell&) = default;
};

struct CellVerdict {
  std::uint64_t run{0};        ///< patterns that were staged and tried
  std::uint64_t standsFor{0};  ///< patterns
  std::uint64_t agreed{0};     ///< of those that were run
};

struct Verification {
  std::map<Cell, CellVerdict> cells;
  std::uint64_t wanted{0};     ///< patterns to run
  std::uint64_t run{0};        ///< fewer if it was stopped
  std::uint64_t standsFor{0};  ///< patterns, by those that were run
  std::vector<std::string> contradictions;

  bool whole() const { return run == wanted; }
  bool agrees() const { return contradictions.empty(); }
};

Verification verifyTable(const VerificationPlan& plan, const Work& work);

}  // namespace planning
