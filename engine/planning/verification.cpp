#include "engine/planning/verification.h"

#include "engine/cluster/chance.h"

namespace planning {

namespace {

std::vector<Pattern> patternsOf(const VerificationPlan& plan) {
  std::vector<Pattern> all;
  for (std::uint32_t servers = plan.least; servers <= plan.most; ++servers) {
    const bool grouped = plan.symmetry == Symmetry::Grouped;
    for (const Pattern& p : grouped ? groupedPatterns(servers) : allPatterns(servers)) {
      all.push_back(p);
    }
  }
  return all;
}

void count(Verification& into, const Pattern& pattern, const Tried& tried) {
  CellVerdict& cell = into.cells[{pattern.servers, pattern.downCount()}];
  ++into.run;
  ++cell.run;
  into.standsFor += pattern.standsFor;
  cell.standsFor += pattern.standsFor;
  std::string against = contradiction(pattern, tried);
  if (against.empty()) {
    ++cell.agreed;
  } else {
    into.contradictions.push_back(std::move(against));
  }
}

}  // namespace

Verification verifyTable(const VerificationPlan& plan, const Work& work) {
  const std::vector<Pattern> patterns = patternsOf(plan);
  std::vector<Tried> tried;
  growTrials(tried, patterns.size(), work,
             [&](std::uint64_t i) { return tryPattern(patterns[i], cluster::mix(plan.seed + i)); });
  Verification verification;
  verification.wanted = patterns.size();
  for (std::size_t i = 0; i < tried.size(); ++i) count(verification, patterns[i], tried[i]);
  return verification;
}

}  // namespace planning
