// name=value lists, as in the header, `link` and `disk`: one table for reading and writing.
// Thread rule: pure functions.
#pragma once

#include <array>

#include "engine/scenario/cursor.h"

namespace scenario {

template <class Target>
struct Field {
  std::string_view name;
  void (*read)(Cursor&, Target&);
  /// "" when the target does not set it.
  std::string (*write)(const Target&);
};

/// "" for none.
inline std::string durationOrNone(const std::optional<Duration>& duration) {
  return duration ? textOf(*duration) : "";
}

template <class Table>
std::string fieldNames(const Table& table) {
  std::string names;
  for (const auto& field : table) {
    names += (names.empty() ? "" : ", ") + std::string(field.name) + "=";
  }
  return names;
}

/// Reads fields as long as `name=` follows; each at most once. Returns how many there were.
template <class Target, std::size_t kSize>
std::size_t readFields(const std::array<Field<Target>, kSize>& table, Cursor& in, Target& target) {
  std::array<bool, kSize> seen{};
  std::size_t count = 0;
  while (in.nextIs("=", 1)) {
    std::size_t i = 0;
    while (i < kSize && !in.nextIs(table[i].name)) ++i;
    if (i == kSize || seen[i]) {
      in.fail(i == kSize ? "one of " + fieldNames(table) : "every setting only once");
      return count;
    }
    seen[i] = true;
    ++count;
    in.take(table[i].name);
    in.require("=");
    table[i].read(in, target);
  }
  return count;
}

/// " a=1 b=2"
template <class Target, std::size_t kSize>
std::string writeFields(const std::array<Field<Target>, kSize>& table, const Target& target) {
  std::string text;
  for (const auto& field : table) {
    const std::string value = field.write(target);
    if (!value.empty()) text += " " + std::string(field.name) + "=" + value;
  }
  return text;
}

}  // namespace scenario
