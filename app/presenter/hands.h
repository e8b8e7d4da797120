// Hands counted in a room, for each choice of a question.
// Thread rule: a value. Invariant: no count is below 0 or above kHandsMost.
#pragma once

#include <cstddef>
#include <vector>

namespace presenter {

inline constexpr int kHandsMost = 9999;

class Hands {
 public:
  explicit Hands(std::size_t choices = 0) : counts_(choices, 0) {}

  const std::vector<int>& counts() const { return counts_; }
  int total() const;
  /// Choices from 0; one that is not there changes nothing.
  void add(std::size_t choice, int hands);
  void set(std::size_t choice, int hands);
  void clear();
  /// Share of all hands, 0 to 1.
  double share(std::size_t choice) const;

 private:
  std::vector<int> counts_;
};

}  // namespace presenter
