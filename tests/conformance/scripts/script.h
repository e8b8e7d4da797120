// Scripts with their expected output: `command args`, input lines, `----`, output up to a blank
// line; or, where the output itself has blank lines, between doubled `----`.
// Thread rule: plain values and pure functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace conformance {

/// `key`, `key=value` or `key=(value,value)`.
struct Argument {
  std::string key;
  std::vector<std::string> values;
};

struct Command {
  std::string name;
  std::vector<Argument> arguments;
};

struct Step {
  std::size_t line{0};        ///< of the command in the file, from 1
  std::size_t outputLine{0};  ///< of the first line of the expected output
  Command command;
  std::vector<std::string> input;
  std::vector<std::string> expected;
};

struct Malformed {
  std::size_t line{0};
  std::string why;
};

using Script = std::vector<Step>;

std::variant<Command, Malformed> readCommand(std::string_view line);
std::variant<Script, Malformed> readScript(std::string_view text);

/// The whole number that `text` is; nullopt if it is none.
std::optional<std::uint64_t> numberOf(std::string_view text);
/// `true` or `false`, in the words of Go's ParseBool; nullopt: neither.
std::optional<bool> truthOf(std::string_view text);
std::vector<std::string> linesOf(std::string_view text);

/// nullopt: it cannot be read.
std::optional<std::string> contentsOf(const std::filesystem::path& file);
/// The files of `folder` in the suites, in the order of their names. Nullopt where the suites are
/// not at hand (the environment variable FLOTILLA_SUITES names their folder).
std::optional<std::vector<std::filesystem::path>> suite(const std::string& folder);

}  // namespace conformance
