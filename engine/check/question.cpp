#include "engine/check/question.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace check {
namespace {

/// Numbers values in the order in which they come.
class Numbering {
 public:
  explicit Numbering(std::vector<Value>& values) : values_(values) {}

  ValueId of(const Value& value) {
    if (!value) return kNone;
    const auto [at, isNew] = ids_.try_emplace(*value, static_cast<ValueId>(values_.size()));
    if (isNew) values_.push_back(value);
    return at->second;
  }

 private:
  std::vector<Value>& values_;
  std::unordered_map<std::string, ValueId> ids_;
};

/// What the operation itself says; what the client was told is added by the caller.
struct Meaning {
  Numbering& numbers;
  Answer answer;

  Step operator()(const kv::Get&) const { return {}; }
  Step operator()(const kv::Put& put) const { return {.write = numbers.of(put.value)}; }
  Step operator()(const kv::Delete&) const { return {.write = kNone}; }
  Step operator()(const kv::CompareAndSet& cas) const {
    const ValueId expected = numbers.of(cas.expected);
    if (answer == Answer::Mismatch) return {.forbid = expected};
    return {.need = expected, .write = numbers.of(cas.value)};
  }
  /// Of one key only; histories leave out what is of several (unjudged.h).
  Step operator()(const kv::Call&) const { return {}; }
};

void see(Step& step, ValueId seen) {
  step.need = step.need == kAny || step.need == seen ? seen : kNever;
}

bool saysSomething(const Step& step) {
  return step.optional() ? step.writes() && step.need != kNever
                         : step.observes() || step.write != kNothing;
}

/// Gives ranks without ties to the calls and returns of `steps`.
void rank(std::vector<Step>& steps, const History& history) {
  struct Mark {
    std::uint64_t place;
    bool isReturn;
    std::uint32_t step;
    auto operator<=>(const Mark&) const = default;
  };
  std::vector<Mark> marks;
  marks.reserve(2 * steps.size());
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    const Operation& operation = history.operations[steps[i].operation];
    marks.push_back({operation.call, false, i});
    if (!steps[i].optional()) marks.push_back({operation.returned, true, i});
  }
  std::sort(marks.begin(), marks.end());
  for (std::uint32_t at = 0; at < marks.size(); ++at) {
    Step& step = steps[marks[at].step];
    (marks[at].isReturn ? step.returned : step.call) = at;
  }
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.call < b.call; });
}

}  // namespace

Question questionOf(const History& history, const std::vector<std::uint32_t>& operations) {
  Question question;
  Numbering numbers(question.values);
  for (const std::uint32_t at : operations) {
    const Operation& operation = history.operations[at];
    if (operation.answer == Answer::Failed) continue;
    Step step = std::visit(Meaning{numbers, operation.answer}, operation.what);
    step.operation = at;
    const bool returned = operation.answer != Answer::Unknown && operation.returned != kNoReturn;
    step.returned = returned ? 0 : kNoRank;
    if (operation.seen) see(step, numbers.of(operation.seen->value));
    if (saysSomething(step)) question.steps.push_back(step);
  }
  rank(question.steps, history);
  return question;
}

}  // namespace check
