#include "engine/check/explanation.h"

#include <algorithm>
#include <optional>

#include "engine/check/words.h"

namespace check {
namespace {

/// Finds the words for what a key's steps prove.
class Reason {
 public:
  Reason(const History& history, Model model, const Question& question, const Step& stuck)
      : history_(history), model_(model), question_(question), stuck_(stuck) {}

  /// Few steps that contradict each other plainly, if there are such.
  std::optional<Contradiction> plain() const {
    if (stuck_.need == kNever) return Contradiction{{stuck_}, {}};
    if (stuck_.need > kNone && neverWritten()) return Contradiction{{stuck_}, {}};
    const Step* over = overwriter();
    if (over == nullptr) return std::nullopt;
    Contradiction found{{*over, stuck_}, {over->write}};
    if (const Step* last = lastWriter(); last != nullptr) found.steps.push_back(*last);
    return found;
  }

  std::string sentence(const std::vector<ValueId>& possible) const {
    const std::string what = named(stuck_);
    if (stuck_.need == kNever) return what + ", which needs two values at once.";
    if (stuck_.need > kNone && neverWritten()) {
      return what + ", but nobody had written " + valueOf(stuck_.need) + " by then.";
    }
    const Step* over = overwriter();
    if (over == nullptr) {
      return what + ", but in every order of the operations before it the value was " +
             namesOf(possible) + " then.";
    }
    const Step* last = lastWriter();
    if (last == nullptr) return what + ", but " + named(*over) + " before that.";
    return what + ", but " + named(*over) + " before that, after " + named(*last) +
           "; nobody brought " + valueOf(stuck_.need) + " back in time.";
  }

 private:
  /// The last step that wrote what the stuck one needs; nullptr if there is none, or if it may have
  /// been without an answer.
  const Step* lastWriter() const {
    const Step* last = nullptr;
    for (const Step& step : question_.steps) {
      if (!mayHaveWritten(step)) continue;
      if (last == nullptr || last->returned < step.returned) last = &step;
    }
    return last;
  }

  /// A step that surely came between all that wrote what the stuck one needs and the stuck one.
  const Step* overwriter() const {
    if (stuck_.need < 0) return nullptr;
    const Step* last = lastWriter();
    if (last == nullptr && stuck_.need != kNone) return nullptr;
    if (last != nullptr && last->returned >= stuck_.call) return nullptr;
    const std::uint32_t from = last == nullptr ? 0 : last->returned;
    const Step* over = nullptr;
    for (const Step& step : question_.steps) {
      const bool between = step.call >= from && step.returned < stuck_.call;
      if (!between || !step.writes() || step.write == stuck_.need) continue;
      if (over == nullptr || step.call > over->call) over = &step;
    }
    return over;
  }

  bool mayHaveWritten(const Step& step) const {
    return step.writes() && step.write == stuck_.need && step.call < stuck_.returned &&
           step.operation != stuck_.operation;
  }
  bool neverWritten() const {
    return std::none_of(question_.steps.begin(), question_.steps.end(),
                        [&](const Step& step) { return mayHaveWritten(step); });
  }
  std::string named(const Step& step) const {
    const Operation& operation = history_.operations[step.operation];
    return wordsOf(operation, model_, history_.places) + " (" + spanOf(operation, history_.places) +
           ")";
  }
  std::string valueOf(ValueId value) const {
    return wordsOf(question_.values[static_cast<std::size_t>(value)]);
  }
  std::string namesOf(const std::vector<ValueId>& possible) const {
    constexpr std::size_t kNamedMost = 8;
    if (possible.empty() || possible.size() > kNamedMost) return "another one";
    std::string text;
    for (std::size_t i = 0; i < possible.size(); ++i) {
      const bool last = i + 1 == possible.size();
      text += i == 0 ? "" : last ? " or " : ", ";
      text += valueOf(possible[i]);
    }
    return text;
  }

  const History& history_;
  Model model_;
  const Question& question_;
  const Step& stuck_;
};

}  // namespace

NotLinearizable explain(const History& history, Model model, const Question& question,
                        std::uint32_t from) {
  std::uint64_t left = kStepsToExplain;
  const std::uint32_t stuck = stuckIn(question, from, left);
  const Reason reason(history, model, question, question.steps[stuck]);
  const std::optional<Contradiction> plain = reason.plain();
  const Contradiction found = plain ? *plain : contradictionOf(question, stuck, left);
  NotLinearizable result;
  result.stuck = question.steps[stuck].operation;
  result.reason = reason.sentence(found.possible);
  for (const Step& step : found.steps) result.window.push_back(step.operation);
  std::sort(result.window.begin(), result.window.end(), [&](std::size_t a, std::size_t b) {
    const auto& all = history.operations;
    return std::pair(all[a].call, a) < std::pair(all[b].call, b);
  });
  for (const ValueId value : found.possible) {
    result.possible.push_back(question.values[static_cast<std::size_t>(value)]);
  }
  return result;
}

}  // namespace check
