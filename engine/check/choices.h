// What may take effect next, where there is a choice.
// Private to the room. Thread rule: used by one thread at a time; what it was made of must outlive
// it.
#pragma once

#include "engine/check/kinds.h"
#include "engine/check/timeline.h"

namespace check {

class Choices {
 public:
  Choices(const std::vector<Step>& steps, const Kinds& kinds, const Timeline& timeline,
          std::size_t values)
      : steps_(steps),
        kinds_(kinds),
        timeline_(timeline),
        bestOfKind_(kinds.size(), {0, 0}),
        wantedIn_(values, 0) {}

  /// Appends the steps that write and may take effect now that the key holds `value`, the most
  /// promising first: those that the next return waits for, then the earliest returns. `used` is
  /// how many steps without an answer took effect, by kind.
  void find(ValueId value, const std::vector<std::uint32_t>& used, std::vector<std::uint32_t>& out);

 private:
  struct Best {
    std::uint64_t round;
    std::uint32_t step;
  };
  void look(std::uint32_t step, ValueId value);
  void want(ValueId value);
  void addOptional(ValueId value, const std::vector<std::uint32_t>& used,
                   std::vector<std::uint32_t>& out);

  const std::vector<Step>& steps_;
  const Kinds& kinds_;
  const Timeline& timeline_;
  std::uint64_t round_{0};
  std::vector<Best> bestOfKind_;          ///< the step that returns first, if seen this round
  std::vector<std::uint32_t> kindsSeen_;  ///< this round
  std::vector<std::uint64_t> wantedIn_;   ///< the last round in which somebody waited for the value
  std::vector<ValueId> wanted_;           ///< this round
};

}  // namespace check
