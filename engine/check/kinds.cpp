#include "engine/check/kinds.h"

#include <algorithm>
#include <utility>

namespace check {

Kinds::Kinds(const std::vector<Step>& steps, std::size_t values)
    : ofStep_(steps.size()), optionalWriting_(values) {
  find(steps);
  if (noOptional_) return;
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
    if (kinds_[k].optional.empty()) continue;
    optionalWriting_[static_cast<std::size_t>(kinds_[k].write)].push_back(k);
  }
  findUse(steps, values);
}

void Kinds::find(const std::vector<Step>& steps) {
  std::vector<std::pair<ValueId, ValueId>> all;
  for (const Step& step : steps) {
    if (step.writes()) all.emplace_back(step.need, step.write);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (const auto& [need, write] : all) kinds_.push_back({need, write, {}, 0});
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].writes()) continue;
    const auto at =
        std::lower_bound(all.begin(), all.end(), std::pair(steps[i].need, steps[i].write));
    ofStep_[i] = static_cast<std::uint32_t>(at - all.begin());
    if (!steps[i].optional()) continue;
    kinds_[ofStep_[i]].optional.push_back(i);
    noOptional_ = false;
  }
}

void Kinds::findUse(const std::vector<Step>& steps, std::size_t values) {
  // Until when somebody needs a value; a step that forbids its value is helped by any other.
  std::vector<std::uint32_t> neededUntil(values, 0);
  std::uint32_t changeUntil = 0;
  for (const Step& step : steps) {
    if (step.optional()) continue;
    if (step.need >= 0) {
      std::uint32_t& until = neededUntil[static_cast<std::size_t>(step.need)];
      until = std::max(until, step.returned);
    }
    if (step.forbid >= 0) changeUntil = std::max(changeUntil, step.returned);
  }
  // A step without an answer needs its value as long as its own value is of use.
  for (bool changed = true; changed;) {
    changed = false;
    for (Kind& kind : kinds_) {
      const std::uint32_t until =
          std::max(changeUntil, neededUntil[static_cast<std::size_t>(kind.write)]);
      if (kind.optional.empty() || until <= kind.usefulUntil) continue;
      kind.usefulUntil = until;
      changed = true;
      if (kind.need < 0) continue;
      std::uint32_t& needed = neededUntil[static_cast<std::size_t>(kind.need)];
      needed = std::max(needed, until);
    }
  }
}

}  // namespace check
