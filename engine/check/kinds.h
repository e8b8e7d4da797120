// Operations that write, by kind: those of one kind need and write the same and can stand for each
// other. Of each kind, the ones without an answer and how long they can still matter.
// Private to the room. Thread rule: a value; reading is free.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/question.h"

namespace check {

struct Kind {
  ValueId need{kAny};
  ValueId write{kNone};
  std::vector<std::uint32_t> optional;  ///< steps without an answer, by call
  /// The rank of the last return that one of `optional` could help; 0: none.
  std::uint32_t usefulUntil{0};
};

class Kinds {
 public:
  Kinds(const std::vector<Step>& steps, std::size_t values);

  std::size_t size() const { return kinds_.size(); }
  const Kind& operator[](std::uint32_t kind) const { return kinds_[kind]; }
  /// REQUIRES: the step writes.
  std::uint32_t of(std::uint32_t step) const { return ofStep_[step]; }
  /// Kinds with steps without an answer that write `value`.
  const std::vector<std::uint32_t>& optionalWriting(ValueId value) const {
    return optionalWriting_[static_cast<std::size_t>(value)];
  }
  bool noOptional() const { return noOptional_; }

 private:
  void find(const std::vector<Step>& steps);
  void findUse(const std::vector<Step>& steps, std::size_t values);

  std::vector<Kind> kinds_;
  std::vector<std::uint32_t> ofStep_;
  std::vector<std::vector<std::uint32_t>> optionalWriting_;
  bool noOptional_{true};
};

}  // namespace check
