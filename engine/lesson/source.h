// Text that was cut out of a file and still knows where it stood, so that a mistake in it can be
// named by line and column.
// Thread rule: values and pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/parser.h"

namespace lesson {

/// What is wrong in a file of a lesson.
struct Mistake {
  std::string file;
  scenario::Problem problem;
  friend bool operator==(const Mistake&, const Mistake&) = default;
};
using Mistakes = std::vector<Mistake>;

/// "lesson.md:3:7: found 'S9', expected a server, S1 to S5".
std::string sentenceOf(const Mistake& mistake);

/// A run of text; its lines may stand on several lines of the file, joined by spaces.
class Source {
 public:
  Source() = default;
  /// `column` counts characters from 1.
  Source(std::string text, std::uint32_t line, std::uint32_t column);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  /// Joins a further line with a space.
  void append(const Source& more);
  /// Bytes [from, from + count), without blanks at both ends.
  Source part(std::size_t from, std::size_t count = std::string::npos) const;
  /// Before and after the first " -> "; without one the second is empty.
  std::pair<Source, Source> atArrow() const;
  std::uint32_t line() const { return pieces_.empty() ? 1 : pieces_.front().line; }
  /// A mistake that was found in text(), where it stands in the file.
  scenario::Problem placed(scenario::Problem problem) const;
  /// A mistake at the start of this text.
  scenario::Problem problem(std::string found, std::string expected) const;

 private:
  struct Piece {
    std::size_t from{0};  ///< its first byte in text_
    std::uint32_t line{1};
    std::uint32_t column{1};
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

/// How many characters the text has (UTF-8).
std::size_t charactersIn(std::string_view text);

}  // namespace lesson
