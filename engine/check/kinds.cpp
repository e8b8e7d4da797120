#include "engine/check/kinds.h"

#include <algorithm>
#include <utility>

namespace check {
namespace {

/// For each value the rank from which no order has the key hold it: somebody surely wrote another
/// one after all who write it. kNoRank if there is no such rank.
std::vector<std::uint32_t> goneFrom(const std::vector<Step>& steps, std::size_t values) {
  std::vector<std::uint32_t> lastWritten(values, 0);
  for (const Step& step : steps) {
    if (!step.writes()) continue;
    std::uint32_t& last = lastWritten[static_cast<std::size_t>(step.write)];
    last = std::max(last, step.returned);
  }
  // Of the steps from a place on, which are sorted by call, the first return of one that writes.
  std::vector<std::uint32_t> firstReturn(steps.size() + 1, kNoRank);
  for (std::size_t i = steps.size(); i-- > 0;) {
    const std::uint32_t own = steps[i].writes() ? steps[i].returned : kNoRank;
    firstReturn[i] = std::min(own, firstReturn[i + 1]);
  }
  std::vector<std::uint32_t> gone(values);
  for (std::size_t v = 0; v < values; ++v) {
    const auto after =
        std::upper_bound(steps.begin(), steps.end(), lastWritten[v],
                         [](std::uint32_t rank, const Step& step) { return rank < step.call; });
    // Nothing was written before the first write, whose call may have rank 0.
    const bool isFirst = v == kNone && lastWritten[v] == 0;
    gone[v] = firstReturn[isFirst ? 0 : static_cast<std::size_t>(after - steps.begin())];
  }
  return gone;
}

}  // namespace

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
  const std::vector<std::uint32_t> gone = goneFrom(steps, values);
  for (const Step& step : steps) {
    if (step.optional()) continue;
    if (step.need >= 0) {
      std::uint32_t& until = neededUntil[static_cast<std::size_t>(step.need)];
      until = std::max(until, step.returned);
    }
    if (step.forbid >= 0 && step.call < gone[static_cast<std::size_t>(step.forbid)]) {
      changeUntil = std::max(changeUntil, step.returned);
    }
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
