// Reads a scenario (the language: language.md). Never crashes on any bytes; reports every line that
// is wrong, not only the first.
// Thread rule: pure functions.
#pragma once

#include <string_view>

#include "engine/scenario/script.h"

namespace scenario {

inline constexpr std::size_t kFileBytesMost = 1024 * 1024;
inline constexpr std::size_t kStatementsMost = 100'000;
/// Beyond it the rest of a file is not looked at.
inline constexpr std::size_t kProblemsMost = 100;

/// What is wrong in a line, and where (columns count characters, from 1).
struct Problem {
  std::uint32_t line{0};
  std::uint32_t column{0};
  std::string found;     ///< as it stands there, quoted; or "the end of the line"
  std::string expected;  ///< "a server, as S1"; if nothing is found: a whole sentence
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct Parsed {
  Script script;  ///< meaningful only without problems
  std::vector<Problem> problems;
  bool ok() const { return problems.empty(); }
};

Parsed parse(std::string_view text);

/// "opening.flotilla:3:7: found "S9", expected one of the 5 servers".
std::string sentenceOf(const Problem& problem, std::string_view file);

/// One condition alone, as `expect` takes it; nullopt if it is none.
std::optional<Condition> parseCondition(std::string_view text, std::uint32_t servers);

/// One condition alone, as `run until` takes it; or what is wrong in it.
std::variant<Condition, Problem> readCondition(std::string_view text, std::uint32_t servers);

}  // namespace scenario
