#include "engine/scenario/amounts.h"

#include <array>
#include <charconv>

namespace scenario {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};
constexpr std::array<Unit, 4> kUnits{
    {{"s", 1'000'000'000}, {"ms", 1'000'000}, {"us", 1'000}, {"ns", 1}}};
constexpr std::uint64_t kPpmPerPercent = 10'000;
constexpr std::size_t kDecimalsMost = 9;
constexpr std::uint64_t kWholeMost = 1'000'000'000'000'000;

std::size_t numberEnd(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.");
  return end == std::string_view::npos ? text.size() : end;
}

/// number * unit, if that is a whole number at most `most`. REQUIRES: unit <= 1e9.
std::optional<std::uint64_t> scaled(std::string_view number, std::uint64_t unit,
                                    std::uint64_t most) {
  const std::size_t point = number.find('.');
  const auto whole = readNumber(number.substr(0, point));
  if (!whole || *whole > kWholeMost || *whole > most / unit) return std::nullopt;
  if (point == std::string_view::npos) return *whole * unit;
  const std::string_view decimals = number.substr(point + 1);
  const auto fraction = readNumber(decimals);
  if (!fraction || decimals.size() > kDecimalsMost) return std::nullopt;
  std::uint64_t parts = 1;
  for (std::size_t i = 0; i < decimals.size(); ++i) parts *= 10;
  if (*fraction * unit % parts != 0) return std::nullopt;
  const std::uint64_t sum = *whole * unit + *fraction * unit / parts;
  return sum <= most ? std::optional(sum) : std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> readNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Duration> readDuration(std::string_view text) {
  if (text == "0") return Duration{0};
  const std::size_t split = numberEnd(text);
  for (const Unit& unit : kUnits) {
    if (text.substr(split) != unit.name) continue;
    const auto count = scaled(text.substr(0, split), unit.nanoseconds, kLongest.count());
    return count ? std::optional(Duration{*count}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Duration> readOffset(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const auto amount = readDuration(negative ? text.substr(1) : text);
  if (!amount) return std::nullopt;
  return negative ? -*amount : *amount;
}

std::optional<std::pair<Duration, Duration>> readRange(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto both = readDuration(text);
    return both ? std::optional(std::pair(*both, *both)) : std::nullopt;
  }
  std::string first(text.substr(0, dots));
  const std::string_view second = text.substr(dots + 2);
  if (numberEnd(first) == first.size()) first += second.substr(numberEnd(second));
  const auto from = readDuration(first);
  const auto to = readDuration(second);
  if (!from || !to || *from > *to) return std::nullopt;
  return std::pair(*from, *to);
}

std::optional<std::uint32_t> readPercent(std::string_view text) {
  if (text.empty() || text.back() != '%') return std::nullopt;
  const auto ppm = scaled(text.substr(0, text.size() - 1), kPpmPerPercent, 100 * kPpmPerPercent);
  return ppm ? std::optional(static_cast<std::uint32_t>(*ppm)) : std::nullopt;
}

std::optional<std::int32_t> readDrift(std::string_view text) {
  constexpr std::string_view unit = "ppm";
  if (text.size() <= unit.size() || text.substr(text.size() - unit.size()) != unit) {
    return std::nullopt;
  }
  text.remove_suffix(unit.size());
  const bool negative = text.front() == '-';
  const auto ppm = readNumber(negative ? text.substr(1) : text);
  const std::uint64_t most = negative ? 999'999 : 1'000'000;
  if (!ppm || *ppm > most) return std::nullopt;
  const auto amount = static_cast<std::int32_t>(*ppm);
  return negative ? -amount : amount;
}

std::string textOf(Duration duration) {
  const bool negative = duration.count() < 0;
  const auto count = static_cast<std::uint64_t>(negative ? -duration.count() : duration.count());
  if (count == 0) return "0ms";
  for (const Unit& unit : kUnits) {
    if (count % unit.nanoseconds != 0) continue;
    return (negative ? "-" : "") + std::to_string(count / unit.nanoseconds) +
           std::string(unit.name);
  }
  return "";  // not reached: every count is whole nanoseconds
}

std::string rangeText(Duration from, Duration to) {
  return from == to ? textOf(from) : textOf(from) + ".." + textOf(to);
}

std::string percentText(std::uint32_t ppm) {
  std::string decimals = std::to_string(kPpmPerPercent + ppm % kPpmPerPercent).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return std::to_string(ppm / kPpmPerPercent) + (decimals.empty() ? "" : "." + decimals) + "%";
}

std::string driftText(std::int32_t ppm) { return std::to_string(ppm) + "ppm"; }

}  // namespace scenario
