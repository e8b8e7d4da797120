// What a study found as rows and columns, and the three ways to write it: for people, as JSON, as
// CSV.
// Thread rule: values and pure functions.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/planning/estimate.h"

namespace findings {

enum class SheetForm : std::uint8_t { Text, Json, Csv };

struct Flag {
  bool set{false};
  friend bool operator==(const Flag&, const Flag&) = default;
};
/// monostate: there is nothing to say.
using Cell = std::variant<std::monostate, std::string, double, std::uint64_t, Flag>;

struct Column {
  std::string key;    ///< in JSON and CSV; its unit last
  std::string title;  ///< for people; "": not shown to them
  int digits{2};      ///< after the point, for people
  friend bool operator==(const Column&, const Column&) = default;
};

/// What no few columns say: a distribution, by its points. In JSON alone.
struct Curve {
  std::string key;  ///< its unit last
  std::vector<std::pair<double, double>> points;
  friend bool operator==(const Curve&, const Curve&) = default;
};

struct Sheet {
  std::string study;
  std::vector<std::pair<std::string, Cell>> facts;  ///< what was asked, and how much was done
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;  ///< sentences
  std::vector<Curve> curves;
  bool holds{true};  ///< nothing contradicts what was claimed

  /// A value with its interval: three columns, of which people see the first two as one.
  void addEstimate(const std::string& key, const std::string& title, int digits = 2);

  /// The column of that key; nullopt: there is none.
  std::optional<std::size_t> column(const std::string& key) const;
  /// A cell as a number; nullopt: it is none, or there is no such column.
  std::optional<double> number(std::size_t row, const std::string& key) const;
  /// The estimate that begins with the column of that key.
  std::optional<planning::Estimate> estimate(std::size_t row, const std::string& key) const;
  /// A cell as text; "" if it is none.
  std::string text(std::size_t row, const std::string& key) const;
  /// nullptr: there is no curve of that key.
  const Curve* curve(const std::string& key) const;
  friend bool operator==(const Sheet&, const Sheet&) = default;
};

void append(std::vector<Cell>& row, const planning::Estimate& estimate);
std::string jsonText(const std::string& text);
void write(const Sheet& sheet, SheetForm form, std::ostream& out);

}  // namespace findings
