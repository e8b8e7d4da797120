#include "engine/check/choices.h"

#include <algorithm>

namespace check {

void Choices::find(ValueId value, const std::vector<std::uint32_t>& used,
                   std::vector<std::uint32_t>& out) {
  ++round_;
  kindsSeen_.clear();
  wanted_.clear();
  Timeline::Node node = timeline_.next(0);
  for (; node != timeline_.frontier(); node = timeline_.next(node)) {
    look(timeline_.stepOf(node), value);
  }
  const auto from = static_cast<std::ptrdiff_t>(out.size());
  for (const std::uint32_t kind : kindsSeen_) out.push_back(bestOfKind_[kind].step);
  const auto byReturn = [&](std::uint32_t a, std::uint32_t b) {
    return steps_[a].returned < steps_[b].returned;
  };
  std::sort(out.begin() + from, out.end(), byReturn);
  if (!kinds_.noOptional()) addOptional(value, used, out);
  const Step& next = steps_[timeline_.stepOf(node)];
  const auto helps = [&](std::uint32_t step) { return steps_[step].write == next.need; };
  if (!next.enabled(value)) std::stable_partition(out.begin() + from, out.end(), helps);
}

void Choices::look(std::uint32_t step, ValueId value) {
  const Step& s = steps_[step];
  if (!s.enabled(value)) {
    if (s.need >= 0) want(s.need);
    // A step that forbids the value waits for any other.
    for (std::uint32_t k = 0; s.forbid == value && k < kinds_.size(); ++k) want(kinds_[k].write);
    return;
  }
  // Steps that are enabled and do not write took effect already.
  const std::uint32_t kind = kinds_.of(step);
  Best& best = bestOfKind_[kind];
  if (best.round != round_) kindsSeen_.push_back(kind);
  if (best.round != round_ || s.returned < steps_[best.step].returned) best = {round_, step};
}

void Choices::want(ValueId value) {
  std::uint64_t& round = wantedIn_[static_cast<std::size_t>(value)];
  if (round == round_) return;
  round = round_;
  wanted_.push_back(value);
}

/// A step without an answer takes effect only just before one that waits for what it writes.
void Choices::addOptional(ValueId value, const std::vector<std::uint32_t>& used,
                          std::vector<std::uint32_t>& out) {
  const std::uint32_t now = steps_[timeline_.stepOf(timeline_.frontier())].returned;
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (wanted_[i] == value) continue;
    for (const std::uint32_t k : kinds_.optionalWriting(wanted_[i])) {
      const Kind& kind = kinds_[k];
      const bool left = used[k] < kind.optional.size() && steps_[kind.optional[used[k]]].call < now;
      // One of the same kind that must happen anyway is as good.
      if (!left || bestOfKind_[k].round == round_) continue;
      if (kind.need == kAny || kind.need == value) {
        out.push_back(kind.optional[used[k]]);
      } else {
        want(kind.need);
      }
    }
  }
}

}  // namespace check
