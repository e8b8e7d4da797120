// Sheets as text: counted strings and numbers, each with a blank behind it. Numbers with a point
// are written in base 16, so that they come back as they were.
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "engine/findings/cache.h"

namespace findings {
namespace {

class Packer {
 public:
  void number(std::uint64_t value) { text_ += std::to_string(value) + ' '; }
  void words(const std::string& value) {
    number(value.size());
    text_ += value + ' ';
  }
  void real(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%a", value);
    words(text);
  }
  void cell(const Cell& cell) {
    number(cell.index());
    if (const auto* text = std::get_if<std::string>(&cell)) words(*text);
    if (const auto* value = std::get_if<double>(&cell)) real(*value);
    if (const auto* count = std::get_if<std::uint64_t>(&cell)) number(*count);
    if (const auto* flag = std::get_if<Flag>(&cell)) number(flag->set ? 1 : 0);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// After the first thing that does not fit everything reads as nothing.
class Unpacker {
 public:
  explicit Unpacker(const std::string& text) : text_(text) {}

  bool whole() const { return good_ && at_ == text_.size(); }
  std::uint64_t number() {
    std::uint64_t value = 0;
    const char* const end = text_.data() + text_.size();
    const auto [stop, error] = std::from_chars(text_.data() + at_, end, value);
    good_ = good_ && error == std::errc() && stop != end && *stop == ' ';
    if (!good_) return 0;
    at_ = static_cast<std::size_t>(stop - text_.data()) + 1;
    return value;
  }
  /// Of things that take two characters at least.
  std::uint64_t count() {
    const std::uint64_t value = number();
    good_ = good_ && value <= (text_.size() - at_) / 2;
    return good_ ? value : 0;
  }
  std::string words() {
    const std::uint64_t size = number();
    good_ = good_ && size < text_.size() - at_ && text_[at_ + size] == ' ';
    if (!good_) return {};
    std::string value = text_.substr(at_, size);
    at_ += size + 1;
    return value;
  }
  double real() {
    const std::string text = words();
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    good_ = good_ && !text.empty() && *end == '\0';
    return value;
  }
  Cell cell() {
    enum Kind : std::uint8_t { None, Words, Real, Count, Yes };
    switch (number()) {
      case None:
        return {};
      case Words:
        return words();
      case Real:
        return real();
      case Count:
        return number();
      case Yes:
        return Flag{number() == 1};
      default:
        good_ = false;
        return {};
    }
  }

 private:
  const std::string& text_;
  std::size_t at_{0};
  bool good_{true};
};

void packRows(const Sheet& sheet, Packer& out) {
  out.number(sheet.columns.size());
  for (const Column& column : sheet.columns) {
    out.words(column.key);
    out.words(column.title);
    out.number(static_cast<std::uint64_t>(column.digits));
  }
  out.number(sheet.rows.size());
  for (const auto& row : sheet.rows) {
    out.number(row.size());
    for (const Cell& cell : row) out.cell(cell);
  }
}

void unpackRows(Unpacker& in, Sheet& sheet) {
  for (std::uint64_t left = in.count(); left > 0; --left) {
    Column column;
    column.key = in.words();
    column.title = in.words();
    column.digits = static_cast<int>(in.number());
    sheet.columns.push_back(std::move(column));
  }
  for (std::uint64_t left = in.count(); left > 0; --left) {
    auto& row = sheet.rows.emplace_back();
    for (std::uint64_t cells = in.count(); cells > 0; --cells) row.push_back(in.cell());
  }
}

}  // namespace

std::string packed(const Sheet& sheet) {
  Packer out;
  out.words(sheet.study);
  out.number(sheet.holds ? 1 : 0);
  out.number(sheet.facts.size());
  for (const auto& [key, cell] : sheet.facts) {
    out.words(key);
    out.cell(cell);
  }
  packRows(sheet, out);
  out.number(sheet.notes.size());
  for (const std::string& note : sheet.notes) out.words(note);
  out.number(sheet.curves.size());
  for (const Curve& curve : sheet.curves) {
    out.words(curve.key);
    out.number(curve.points.size());
    for (const auto& [x, y] : curve.points) {
      out.real(x);
      out.real(y);
    }
  }
  return out.take();
}

std::optional<Sheet> unpacked(const std::string& text) {
  Unpacker in(text);
  Sheet sheet;
  sheet.study = in.words();
  sheet.holds = in.number() == 1;
  for (std::uint64_t left = in.count(); left > 0; --left) {
    std::string key = in.words();
    sheet.facts.emplace_back(std::move(key), in.cell());
  }
  unpackRows(in, sheet);
  for (std::uint64_t left = in.count(); left > 0; --left) sheet.notes.push_back(in.words());
  for (std::uint64_t left = in.count(); left > 0; --left) {
    Curve curve{in.words(), {}};
    for (std::uint64_t points = in.count(); points > 0; --points) {
      const double x = in.real();
      curve.points.emplace_back(x, in.real());
    }
    sheet.curves.push_back(std::move(curve));
  }
  if (!in.whole()) return std::nullopt;
  return sheet;
}

}  // namespace findings
