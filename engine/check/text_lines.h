// The lines of a text. Private to the room. Thread rule: a value.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace check {

class TextLines {
 public:
  explicit TextLines(std::string_view text) : rest_(text) {}

  /// The next line that is not blank, without white space around it; empty at the end.
  std::string_view next() {
    while (!rest_.empty()) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++number_;
      const std::size_t first = line.find_first_not_of(kBlank);
      if (first == std::string_view::npos) continue;
      return line.substr(first, line.find_last_not_of(kBlank) - first + 1);
    }
    return {};
  }
  /// Of the line that next() gave, from 1.
  std::size_t number() const { return number_; }

 private:
  static constexpr std::string_view kBlank = " \t\r";
  std::string_view rest_;
  std::size_t number_{0};
};

}  // namespace check
