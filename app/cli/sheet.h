// What a study found as rows and columns, and the three ways to write it: for people, as JSON, as
// CSV.
// Thread rule: values and pure functions.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/planning/estimate.h"

namespace cli {

enum class SheetForm : std::uint8_t { Text, Json, Csv };

struct Flag {
  bool set{false};
};
/// monostate: there is nothing to say.
using Cell = std::variant<std::monostate, std::string, double, std::uint64_t, Flag>;

struct Column {
  std::string key;    ///< in JSON and CSV; its unit last
  std::string title;  ///< for people; "": not shown to them
  int digits{2};      ///< after the point, for people
};

struct Sheet {
  std::string study;
  std::vector<std::pair<std::string, Cell>> facts;  ///< what was asked, and how much was done
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;  ///< sentences

  /// A value with its interval: three columns, of which people see the first two as one.
  void addEstimate(const std::string& key, const std::string& title, int digits = 2);
};

void append(std::vector<Cell>& row, const planning::Estimate& estimate);
std::string jsonText(const std::string& text);
void write(const Sheet& sheet, SheetForm form, std::ostream& out);

}  // namespace cli
