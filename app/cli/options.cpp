#include "app/cli/options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace cli {
namespace {

struct Unit {
  std::string_view name;
  double seconds;
};
// Longer names first: "min" ends with no other name, "ms" ends with "s".
constexpr Unit kUnits[] = {{"min", 60}, {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9},
                           {"h", 3600}, {"d", 86400}, {"s", 1}};

/// "150ms" as a number and a unit; "150" is a number without one.
bool split(std::string_view text, double& number, std::string_view& unit) {
  for (const Unit& u : kUnits) {
    if (!text.ends_with(u.name)) continue;
    unit = u.name;
    text.remove_suffix(u.name.size());
    break;
  }
  return decimal(text, number);
}

double secondsOf(std::string_view unit) {
  const auto* const found = std::find_if(std::begin(kUnits), std::end(kUnits),
                                         [&](const Unit& u) { return u.name == unit; });
  return found == std::end(kUnits) ? 0 : found->seconds;
}

/// Nanoseconds above zero and up to an hour.
bool duration(double number, std::string_view unit, raft::Duration& to) {
  const double nanos = number * secondsOf(unit) * 1e9;
  if (!(nanos >= 1) || nanos > 3600e9) return false;
  to = raft::Duration(std::llround(nanos));
  return true;
}

}  // namespace

bool wholeNumber(std::string_view text, std::uint64_t least, std::uint64_t most,
                 std::uint64_t& to) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < least || number > most) return false;
  to = number;
  return true;
}

bool decimal(std::string_view text, double& to) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || !std::isfinite(number)) return false;
  to = number;
  return true;
}

std::string helpOf(const std::vector<OptionForm>& forms) {
  constexpr std::size_t kColumn = 28;
  std::string text;
  for (const OptionForm& option : forms) {
    std::string line = "  " + std::string(option.name) + " " + std::string(option.form);
    line.resize(std::max(line.size() + 1, kColumn), ' ');
    text += line + std::string(option.help) + "\n";
  }
  return text;
}

Options::Options(const std::vector<std::string>& arguments, std::size_t first,
                 const std::vector<OptionForm>& forms, std::string_view whose) {
  for (std::size_t i = first; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    const auto form = std::find_if(forms.begin(), forms.end(),
                                   [&](const OptionForm& f) { return f.name == name; });
    if (form == forms.end()) {
      refuse("There is no option '" + name + "' of " + std::string(whose) + ".");
      return;
    }
    if (!form->form.empty() && i + 1 == arguments.size()) {
      refuse("'" + name + "' needs a value: " + std::string(form->form) + ".");
      return;
    }
    values_[name] = form->form.empty() ? "" : arguments[++i];
  }
}

std::string Options::text(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? "" : found->second;
}

void Options::refuse(std::string sentence) {
  if (mistake_.empty()) mistake_ = std::move(sentence);
}

void Options::refuse(std::string_view name, const std::string& wanted) {
  refuse("'" + text(name) + "' is no value for '" + std::string(name) + "': " + wanted + ".");
}

void Options::read(std::string_view name, std::uint64_t least, std::uint64_t most,
                   std::uint64_t& to) {
  if (!has(name) || wholeNumber(text(name), least, most, to)) return;
  refuse(name, most == ~std::uint64_t{0} ? "a whole number"
                                         : "a whole number from " + std::to_string(least) + " to " +
                                               std::to_string(most));
}

void Options::read(std::string_view name, std::uint32_t least, std::uint32_t most,
                   std::uint32_t& to) {
  std::uint64_t number = to;
  read(name, std::uint64_t{least}, std::uint64_t{most}, number);
  to = static_cast<std::uint32_t>(number);
}

void Options::readPercent(std::string_view name, double least, double most, double& to) {
  if (!has(name)) return;
  std::string value = text(name);
  if (value.ends_with('%')) value.pop_back();
  double percent = 0;
  if (decimal(value, percent) && percent >= least && percent <= most) {
    to = percent / 100;
  } else {
    refuse(name, "percent, like 99.9");
  }
}

void Options::readHours(std::string_view name, double& to) {
  if (!has(name)) return;
  const std::string value = text(name);
  double number = 0;
  std::string_view unit;
  const bool sound = split(value, number, unit) && !unit.empty();
  const double hours = number * secondsOf(unit) / 3600;
  if (sound && hours > 0 && hours < 1e9) {
    to = hours;
  } else {
    refuse(name, "a time above zero, like 4h, 90min or 30d");
  }
}

void Options::read(std::string_view name, raft::Duration& to) {
  if (!has(name)) return;
  const std::string value = text(name);
  double number = 0;
  std::string_view unit;
  const bool sound = split(value, number, unit) && duration(number, unit, to);
  if (!sound) refuse(name, "a time up to an hour, like 50ms");
}

void Options::read(std::string_view name, raft::Duration& least, raft::Duration& most) {
  if (!has(name)) return;
  const std::string value = text(name);
  const std::size_t dots = value.find("..");
  const std::string_view first = std::string_view(value).substr(0, dots);
  const std::string_view last =
      dots == std::string::npos ? first : std::string_view(value).substr(dots + 2);
  double from = 0;
  double to = 0;
  std::string_view fromUnit;
  std::string_view toUnit;
  bool sound = split(first, from, fromUnit) && split(last, to, toUnit);
  // "150..300ms": both are milliseconds.
  if (fromUnit.empty()) fromUnit = toUnit;
  sound = sound && duration(from, fromUnit, least) && duration(to, toUnit, most) && least <= most;
  if (!sound) refuse(name, "a range up to an hour, like 150..300ms");
}

void Options::readSizes(std::string_view name, std::uint32_t least, std::uint32_t most,
                        std::vector<std::uint32_t>& to) {
  if (!has(name)) return;
  const std::string value = text(name);
  std::set<std::uint32_t> sizes;
  bool sound = true;
  for (std::size_t at = 0; sound && at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string_view part = std::string_view(value).substr(at, comma - at);
    const std::size_t dash = part.find('-');
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    sound = wholeNumber(part.substr(0, dash), least, most, first);
    last = first;
    if (sound && dash != std::string_view::npos) {
      sound = wholeNumber(part.substr(dash + 1), first, most, last);
    }
    for (std::uint64_t n = first; sound && n <= last; ++n) {
      sizes.insert(static_cast<std::uint32_t>(n));
    }
    at = comma + 1;
  }
  if (sound && !sizes.empty()) {
    to.assign(sizes.begin(), sizes.end());
  } else {
    refuse(name, "sizes from " + std::to_string(least) + " to " + std::to_string(most) +
                     ", like 1,3,5-9");
  }
}

}  // namespace cli
