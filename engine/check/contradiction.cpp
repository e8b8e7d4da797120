// Leaves steps out as long as no order is found for the rest. A step may be left out only if every
// order of the steps with it is, without it, an order of the rest; then the rest proves what the
// whole did. That is so for a step which
//  - does not write,
//  - was surely overwritten before any step that observes began,
//  - writes a value that nobody needs, while nobody forbids one: what stood before it then stands
//    longer, but is not observed there.
#include <algorithm>

#include "engine/check/explanation.h"
#include "engine/check/search.h"

namespace check {
namespace {

/// The steps called before the stuck one returned; what had not returned then may have happened.
std::vector<Step> prefixOf(const std::vector<Step>& all, const Step& stuck) {
  std::vector<Step> steps;
  for (Step step : all) {
    if (step.call > stuck.returned) continue;
    if (step.returned > stuck.returned) step.returned = kNoRank;
    if (!step.optional() || (step.writes() && step.need != kNever)) steps.push_back(step);
  }
  return steps;
}

class Reduction {
 public:
  Reduction(const Question& question, std::uint32_t stuck, std::uint64_t& stepsLeft)
      : values_(question.values),
        stuck_(question.steps[stuck].operation),
        steps_(prefixOf(question.steps, question.steps[stuck])),
        left_(stepsLeft) {}

  Contradiction run() {
    keepTheEnd();
    for (std::size_t chunk = std::max<std::size_t>(1, steps_.size() / 2); chunk > 1; chunk /= 2) {
      leaveOutChunks(chunk);
    }
    // Leaving one out may allow another to be left out.
    while (leaveOutChunks(1) && left_ > 0) {
    }
    std::uint64_t enough = kStepsToExplain;
    const SearchResult result = search({steps_, values_}, Aim::Explore, enough);
    const auto* none = std::get_if<NoOrder>(&result);
    return {std::move(steps_), none == nullptr ? std::vector<ValueId>() : none->possible};
  }

 private:
  /// Mostly the last steps suffice; few are quickly tried.
  void keepTheEnd() {
    constexpr std::size_t kFewest = 32;
    bool found = false;
    for (std::size_t kept = kFewest; !found && kept < steps_.size() && left_ > 0; kept *= 2) {
      Question rest{without(0, steps_.size() - kept), values_};
      found = std::holds_alternative<NoOrder>(search(rest, Aim::Decide, left_));
      if (found) steps_ = std::move(rest.steps);
    }
  }

  /// True if any was left out.
  bool leaveOutChunks(std::size_t chunk) {
    const std::size_t before = steps_.size();
    for (std::size_t from = 0; from < steps_.size() && left_ > 0;) {
      Question rest{without(from, from + chunk), values_};
      if (rest.steps.size() < steps_.size() &&
          std::holds_alternative<NoOrder>(search(rest, Aim::Decide, left_))) {
        steps_ = std::move(rest.steps);
      } else {
        from += chunk;
      }
    }
    return steps_.size() < before;
  }

  struct Marked {
    Step step;
    bool inChunk{false};
    bool unneeded{false};
  };

  /// The steps without those from `from` to before `end` that may be left out.
  std::vector<Step> without(std::size_t from, std::size_t end) const {
    std::vector<Marked> rest;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const bool inChunk = from <= i && i < end && steps_[i].operation != stuck_;
      if (!inChunk || steps_[i].writes()) rest.push_back({steps_[i], inChunk});
    }
    for (std::size_t before = rest.size() + 1; before > rest.size();) {
      before = rest.size();
      eraseOverwritten(rest);
      eraseUnneeded(rest);
    }
    std::vector<Step> steps;
    for (const Marked& marked : rest) steps.push_back(marked.step);
    return steps;
  }

  static void eraseOverwritten(std::vector<Marked>& all) {
    std::uint32_t firstObserver = kNoRank;
    for (const auto& [step, inChunk, unneeded] : all) {
      if (step.observes()) firstObserver = std::min(firstObserver, step.call);
    }
    std::uint32_t overwrittenFrom = 0;
    for (const auto& [step, inChunk, unneeded] : all) {
      if (step.writes() && !step.observes() && step.returned < firstObserver) {
        overwrittenFrom = std::max(overwrittenFrom, step.call);
      }
    }
    std::erase_if(all, [&](const Marked& marked) {
      return marked.inChunk && marked.step.returned < overwrittenFrom;
    });
  }

  void eraseUnneeded(std::vector<Marked>& all) const {
    std::vector<std::uint32_t> needs(values_.size(), 0);
    for (const auto& [step, inChunk, unneeded] : all) {
      if (step.forbid >= 0) return;
      if (step.need >= 0) ++needs[static_cast<std::size_t>(step.need)];
    }
    // From the end, so that a chain of compare-and-sets comes apart.
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
      at->unneeded = at->inChunk && needs[static_cast<std::size_t>(at->step.write)] == 0;
      if (at->unneeded && at->step.need >= 0) --needs[static_cast<std::size_t>(at->step.need)];
    }
    std::erase_if(all, [](const Marked& marked) { return marked.unneeded; });
  }

  const std::vector<Value>& values_;
  std::uint32_t stuck_;
  std::vector<Step> steps_;
  std::uint64_t& left_;
};

}  // namespace

std::uint32_t stuckIn(const Question& question, std::uint32_t from, std::uint64_t& stepsLeft) {
  std::vector<std::uint32_t> byReturn;
  for (std::uint32_t i = 0; i < question.steps.size(); ++i) {
    const Step& step = question.steps[i];
    if (!step.optional() && step.returned >= question.steps[from].returned) byReturn.push_back(i);
  }
  std::sort(byReturn.begin(), byReturn.end(), [&](std::uint32_t a, std::uint32_t b) {
    return question.steps[a].returned < question.steps[b].returned;
  });
  const auto hasNoOrder = [&](std::size_t end) {
    const Question prefix{prefixOf(question.steps, question.steps[byReturn[end]]), question.values};
    return std::holds_alternative<NoOrder>(search(prefix, Aim::Decide, stepsLeft));
  };
  std::size_t first = 0;
  std::size_t last = byReturn.size() - 1;  // that there is no order then is known
  // It is mostly near, and longer prefixes cost more.
  for (std::size_t end = 0; end < last; end = 2 * end + 1) {
    if (hasNoOrder(end)) {
      last = end;
    } else {
      first = end + 1;
    }
  }
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (hasNoOrder(middle)) {
      last = middle;
    } else {
      first = middle + 1;
    }
  }
  return byReturn[last];
}

Contradiction contradictionOf(const Question& question, std::uint32_t stuck,
                              std::uint64_t& stepsLeft) {
  return Reduction(question, stuck, stepsLeft).run();
}

}  // namespace check
