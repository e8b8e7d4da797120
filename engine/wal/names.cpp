// Names of the log's files: a number and what it is.
#include <charconv>

#include "engine/wal/format.h"

namespace wal {

namespace {

constexpr std::string_view kSegment = ".log";
constexpr std::string_view kSnapshot = ".snap";
constexpr std::size_t kNameDigits = 16;

std::string nameOf(std::uint64_t number, std::string_view suffix) {
  const std::string digits = std::to_string(number);
  const std::size_t pad = digits.size() < kNameDigits ? kNameDigits - digits.size() : 0;
  return std::string(pad, '0') + digits + std::string(suffix);
}

std::optional<std::uint64_t> numberOf(std::string_view name, std::string_view suffix) {
  if (!name.ends_with(suffix)) return std::nullopt;
  name.remove_suffix(suffix.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace

std::string segmentName(std::uint64_t number) { return nameOf(number, kSegment); }

std::optional<std::uint64_t> segmentNumber(std::string_view name) {
  return numberOf(name, kSegment);
}

std::string snapshotFileName(std::uint64_t number) { return nameOf(number, kSnapshot); }

std::optional<std::uint64_t> snapshotNumber(std::string_view name) {
  return numberOf(name, kSnapshot);
}

}  // namespace wal
