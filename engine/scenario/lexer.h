// Divides a line of a scenario into words, quoted strings and signs.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scenario {

struct Token {
  enum class Kind : std::uint8_t {
    Word,
    String,
    Sign,  ///< one of | { } , = >= <= ->
    Wrong  ///< cannot be read; `text` says what was expected
  };
  Kind kind{Kind::Word};
  std::string text;      ///< of a string: what it means, without quotes
  std::string source;    ///< as it stands in the file
  std::uint32_t column;  ///< in characters, from 1
};

struct Line {
  std::uint32_t number{0};
  std::vector<Token> tokens;
  std::uint32_t endColumn{1};
};

/// The tokens up to the end or the comment; after a Wrong one there are no more.
Line divide(std::string_view text, std::uint32_t number);

/// The value as one token: bare if that is safe, else quoted.
std::string quoted(std::string_view value);
/// Always in quotes.
std::string inQuotes(std::string_view value);

}  // namespace scenario
