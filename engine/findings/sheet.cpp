#include "engine/findings/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace findings {
namespace {

template <class... Fs>
struct Overload : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overload(Fs...) -> Overload<Fs...>;

/// Enough digits to tell values apart.
std::string exact(double value) {
  std::ostringstream text;
  text << std::setprecision(10) << value;
  return text.str();
}

std::string jsonOf(const Cell& cell) {
  return std::visit(
      Overload{[](std::monostate) { return std::string("null"); },
               [](const std::string& text) { return jsonText(text); },
               [](double value) { return std::isfinite(value) ? exact(value) : "null"; },
               [](std::uint64_t value) { return std::to_string(value); },
               [](Flag flag) { return std::string(flag.set ? "true" : "false"); }},
      cell);
}

std::string csvText(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string csvOf(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csvText(*text);
  const std::string json = jsonOf(cell);
  return json == "null" ? "" : json;
}

std::string fixed(double value, int digits) {
  if (std::isinf(value)) return "without end";
  std::ostringstream text;
  // What would be shown as nothing is shown in powers of ten.
  const bool tiny = value != 0 && std::abs(value) < 0.5 * std::pow(10, -digits);
  if (tiny) {
    text << std::setprecision(2) << value;
  } else {
    text << std::fixed << std::setprecision(digits) << value;
  }
  return text.str();
}

std::string shown(const Cell& cell, int digits) {
  return std::visit(Overload{[](std::monostate) { return std::string("-"); },
                             [](const std::string& text) { return text; },
                             [&](double value) { return fixed(value, digits); },
                             [](std::uint64_t value) { return std::to_string(value); },
                             [](Flag flag) { return std::string(flag.set ? "yes" : "no"); }},
                    cell);
}

/// The least and the most of an estimate follow it without a title; programs have keys.
bool isHidden(const Column& column) { return column.title.empty(); }

void writeCurves(const Sheet& sheet, std::ostream& out) {
  if (sheet.curves.empty()) return;
  out << R"(,"curves":{)";
  for (std::size_t c = 0; c < sheet.curves.size(); ++c) {
    out << (c == 0 ? "" : ",") << jsonText(sheet.curves[c].key) << ":[";
    const char* comma = "";
    for (const auto& [x, y] : sheet.curves[c].points) {
      out << comma << '[' << exact(x) << ',' << exact(y) << ']';
      comma = ",";
    }
    out << ']';
  }
  out << '}';
}

void writeJson(const Sheet& sheet, std::ostream& out) {
  out << R"({"study":)" << jsonText(sheet.study);
  for (const auto& [key, cell] : sheet.facts) out << ',' << jsonText(key) << ':' << jsonOf(cell);
  out << R"(,"rows":[)";
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    out << (r == 0 ? "{" : ",{");
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      out << (c == 0 ? "" : ",") << jsonText(sheet.columns[c].key) << ':'
          << jsonOf(sheet.rows[r][c]);
    }
    out << '}';
  }
  out << R"(],"notes":[)";
  for (std::size_t n = 0; n < sheet.notes.size(); ++n) {
    out << (n == 0 ? "" : ",") << jsonText(sheet.notes[n]);
  }
  out << ']';
  writeCurves(sheet, out);
  out << "}\n";
}

void writeCsv(const Sheet& sheet, std::ostream& out) {
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    out << (c == 0 ? "" : ",") << csvText(sheet.columns[c].key);
  }
  out << "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) out << (c == 0 ? "" : ",") << csvOf(row[c]);
    out << "\r\n";
  }
}

/// A row as people see it: bounds stand in brackets behind their estimate.
std::vector<std::string> textRow(const Sheet& sheet, const std::vector<Cell>& row) {
  std::vector<std::string> texts;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (isHidden(sheet.columns[c])) continue;
    std::string text = shown(row[c], sheet.columns[c].digits);
    const bool estimate =
        c + 2 < row.size() && sheet.columns[c + 1].key == sheet.columns[c].key + "_least";
    if (estimate && !std::holds_alternative<std::monostate>(row[c + 1])) {
      const int digits = sheet.columns[c].digits;
      text += " [" + shown(row[c + 1], digits) + ", " + shown(row[c + 2], digits) + "]";
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

void writeText(const Sheet& sheet, std::ostream& out) {
  for (const auto& [key, cell] : sheet.facts) out << key << ": " << shown(cell, 3) << '\n';
  std::vector<std::vector<std::string>> lines(1);
  for (const Column& column : sheet.columns) {
    if (!isHidden(column)) lines[0].push_back(column.title);
  }
  for (const auto& row : sheet.rows) lines.push_back(textRow(sheet, row));
  std::vector<std::size_t> widths(lines[0].size(), 0);
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], line[c].size());
  }
  out << '\n';
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t c = 0; c < line.size(); ++c) {
      text += line[c];
      if (c + 1 < line.size()) text += std::string(widths[c] - line[c].size() + 2, ' ');
    }
    out << text << '\n';
  }
  if (!sheet.notes.empty()) out << '\n';
  for (const std::string& note : sheet.notes) out << note << '\n';
}

}  // namespace

void Sheet::addEstimate(const std::string& key, const std::string& title, int digits) {
  columns.push_back({key, title, digits});
  columns.push_back({key + "_least", "", digits});
  columns.push_back({key + "_most", "", digits});
}

std::optional<std::size_t> Sheet::column(const std::string& key) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.key == key; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<double> Sheet::number(std::size_t row, const std::string& key) const {
  const auto at = column(key);
  if (!at || row >= rows.size() || *at >= rows[row].size()) return std::nullopt;
  const Cell& cell = rows[row][*at];
  if (const auto* value = std::get_if<double>(&cell)) return *value;
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return static_cast<double>(*count);
  return std::nullopt;
}

std::optional<planning::Estimate> Sheet::estimate(std::size_t row, const std::string& key) const {
  const auto value = number(row, key);
  if (!value) return std::nullopt;
  return planning::Estimate{*value, number(row, key + "_least").value_or(*value),
                            number(row, key + "_most").value_or(*value)};
}

std::string Sheet::text(std::size_t row, const std::string& key) const {
  const auto at = column(key);
  if (!at || row >= rows.size() || *at >= rows[row].size()) return {};
  const auto* words = std::get_if<std::string>(&rows[row][*at]);
  return words ? *words : std::string();
}

const Curve* Sheet::curve(const std::string& key) const {
  const auto found = std::find_if(curves.begin(), curves.end(),
                                  [&](const Curve& curve) { return curve.key == key; });
  return found == curves.end() ? nullptr : &*found;
}

void append(std::vector<Cell>& row, const planning::Estimate& estimate) {
  row.insert(row.end(), {estimate.value, estimate.least, estimate.most});
}

std::string jsonText(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", byte);
      quoted += code;
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

void write(const Sheet& sheet, SheetForm form, std::ostream& out) {
  switch (form) {
    case SheetForm::Text:
      writeText(sheet, out);
      break;
    case SheetForm::Json:
      writeJson(sheet, out);
      break;
    case SheetForm::Csv:
      writeCsv(sheet, out);
      break;
  }
  out << std::flush;
}

}  // namespace findings
