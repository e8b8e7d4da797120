#include "engine/check/search.h"

#include <algorithm>

#include "engine/check/choices.h"
#include "engine/check/configurations.h"
#include "engine/check/timeline.h"

namespace check {
namespace {

/// Gives all written values that no step observes one number: `other`.
std::vector<Step> withUnseenMerged(std::vector<Step> steps, ValueId other) {
  std::vector<bool> seen(static_cast<std::size_t>(other), false);
  for (const Step& step : steps) {
    if (step.need >= 0) seen[static_cast<std::size_t>(step.need)] = true;
    if (step.forbid >= 0) seen[static_cast<std::size_t>(step.forbid)] = true;
  }
  for (Step& step : steps) {
    if (step.write >= 0 && !seen[static_cast<std::size_t>(step.write)]) step.write = other;
  }
  return steps;
}

/// A depth-first search over configurations: the frontier, the operations under way that took
/// effect, how many of each kind without an answer did, and the value.
class Search {
 public:
  Search(const std::vector<Step>& steps, std::size_t values, Aim aim)
      : steps_(steps),
        aim_(aim),
        kinds_(steps, values),
        timeline_(steps),
        choices_(steps_, kinds_, timeline_, values),
        configurations_(timeline_.underWay().size()),
        used_(kinds_.size(), 0),
        needersLeft_(values, 0),
        writersLeft_(values, 0) {
    for (const Step& step : steps_) count(step, 1);
  }

  SearchResult run(std::uint64_t& stepsLeft) {
    if (settle()) return Ordered{std::move(trail_)};
    enter();
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.next == choicesLeft_.size()) {
        leave();
        continue;
      }
      const std::uint32_t choice = choicesLeft_[frame.next++];
      if (aim_ == Aim::Decide && isDeadEnd(steps_[choice])) continue;
      if (stepsLeft == 0) return GaveUp{};
      --stepsLeft;
      take(choice);
      if (settle()) return Ordered{std::move(trail_)};
      if (isNew()) {
        enter();
      } else {
        undo(frame);
      }
    }
    return NoOrder{furthestStep_, std::move(possible_)};
  }

 private:
  struct Frame {
    std::size_t trail;
    std::size_t choicesFrom;
    std::size_t next;
    std::size_t inUseFrom;
    Timeline::Node frontier;
    ValueId value;
  };

  /// What can take effect without changing anything does; then the frontier is where it belongs.
  /// True if nothing that must be ordered is left.
  bool settle() {
    Timeline::Node node = timeline_.next(0);
    while (node != 0 && !timeline_.isReturn(node)) {
      const std::uint32_t step = timeline_.stepOf(node);
      if (!steps_[step].writes() && steps_[step].enabled(value_)) {
        node = timeline_.previous(node);
        timeline_.takeOut(step);
        trail_.push_back(step);
        count(steps_[step], -1);
      }
      node = timeline_.next(node);
    }
    if (node != 0) timeline_.moveFrontier(node);
    return node == 0;
  }

  /// Keeps the sums of the steps that have not taken effect.
  void count(const Step& step, std::int32_t change) {
    if (step.need >= 0 && !step.optional()) {
      needersLeft_[static_cast<std::size_t>(step.need)] += change;
    }
    if (step.writes()) writersLeft_[static_cast<std::size_t>(step.write)] += change;
  }

  /// The value would be gone for good, although somebody still has to be told of it.
  bool isDeadEnd(const Step& choice) const {
    const auto now = static_cast<std::size_t>(value_);
    const std::int32_t isNeeder = choice.need == value_ && !choice.optional() ? 1 : 0;
    return choice.write != value_ && writersLeft_[now] == 0 && needersLeft_[now] > isNeeder;
  }

  void take(std::uint32_t step) {
    value_ = steps_[step].after(value_);
    trail_.push_back(step);
    count(steps_[step], -1);
    if (!steps_[step].optional()) {
      timeline_.takeOut(step);
    } else if (++used_[kinds_.of(step)] == 1) {
      inUse_.push_back(kinds_.of(step));
    }
  }

  void undo(const Frame& to) {
    timeline_.moveFrontier(to.frontier);
    for (; trail_.size() > to.trail; trail_.pop_back()) {
      const std::uint32_t step = trail_.back();
      count(steps_[step], 1);
      if (!steps_[step].optional()) {
        timeline_.putBack(step);
      } else if (--used_[kinds_.of(step)] == 0) {
        inUse_.pop_back();
      }
    }
    value_ = to.value;
    inUseFrom_ = to.inUseFrom;
  }

  bool isNew() {
    const std::uint32_t now = steps_[timeline_.stepOf(timeline_.frontier())].returned;
    usedNow_.clear();
    const auto isOver = [&](std::uint32_t kind) { return kinds_[kind].usefulUntil < now; };
    while (inUseFrom_ < inUse_.size() && isOver(inUse_[inUseFrom_])) ++inUseFrom_;
    for (std::size_t i = inUseFrom_; i < inUse_.size(); ++i) {
      if (!isOver(inUse_[i])) usedNow_.push_back({inUse_[i], used_[inUse_[i]]});
    }
    std::sort(usedNow_.begin(), usedNow_.end(),
              [](const Used& a, const Used& b) { return a.kind < b.kind; });
    return configurations_.add(timeline_.frontier(), value_, timeline_.underWay(), usedNow_);
  }

  void enter() {
    const Timeline::Node frontier = timeline_.frontier();
    if (frontier > furthest_) {
      furthest_ = frontier;
      furthestStep_ = timeline_.stepOf(frontier);
      possible_.clear();
    }
    if (frontier == furthest_) {
      const auto at = std::lower_bound(possible_.begin(), possible_.end(), value_);
      if (at == possible_.end() || *at != value_) possible_.insert(at, value_);
    }
    const std::size_t from = choicesLeft_.size();
    choices_.find(value_, used_, choicesLeft_);
    frames_.push_back({trail_.size(), from, from, inUseFrom_, frontier, value_});
  }

  void leave() {
    choicesLeft_.resize(frames_.back().choicesFrom);
    frames_.pop_back();
    if (!frames_.empty()) undo(frames_.back());
  }

  const std::vector<Step>& steps_;
  Aim aim_;
  Kinds kinds_;
  Timeline timeline_;
  Choices choices_;
  Configurations configurations_;
  ValueId value_{kNone};
  std::vector<std::uint32_t> used_;   ///< of each kind, how many without an answer
  std::vector<std::uint32_t> inUse_;  ///< kinds of which some are, in the order of first use
  std::size_t inUseFrom_{0};          ///< those before can no longer matter
  std::vector<Used> usedNow_;
  std::vector<std::int32_t> needersLeft_;  ///< of each value: steps that must happen and need it
  std::vector<std::int32_t> writersLeft_;  ///< of each value: steps that may bring it back
  std::vector<std::uint32_t> trail_;       ///< the steps that took effect, in order
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> choicesLeft_;  ///< of all frames
  Timeline::Node furthest_{0};
  std::uint32_t furthestStep_{0};
  std::vector<ValueId> possible_;
};

}  // namespace

SearchResult search(const Question& question, Aim aim, std::uint64_t& stepsLeft) {
  const auto values = static_cast<ValueId>(question.values.size());
  const std::vector<Step> steps =
      aim == Aim::Decide ? withUnseenMerged(question.steps, values) : question.steps;
  return Search(steps, question.values.size() + 1, aim).run(stepsLeft);
}

}  // namespace check
