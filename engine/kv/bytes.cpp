#include "engine/kv/bytes.h"

#include <limits>

namespace kv {

void putNumber(std::string& out, std::uint64_t n) {
  while (n >= 0x80) {
    out.push_back(static_cast<char>((n & 0x7f) | 0x80));
    n >>= 7;
  }
  out.push_back(static_cast<char>(n));
}

void putText(std::string& out, std::string_view text) {
  putNumber(out, text.size());
  out.append(text);
}

void putOptionalText(std::string& out, const std::optional<std::string>& text) {
  out.push_back(text ? 1 : 0);
  if (text) putText(out, *text);
}

std::uint8_t Reader::byte() {
  if (rest.empty()) {
    ok = false;
    return 0;
  }
  const auto b = static_cast<std::uint8_t>(rest.front());
  rest.remove_prefix(1);
  return b;
}

std::uint64_t Reader::number() {
  std::uint64_t n = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t b = byte();
    const std::uint64_t part = b & 0x7f;
    if (!ok || part > (std::numeric_limits<std::uint64_t>::max() >> shift)) break;
    n |= part << shift;
    if (b >= 0x80) continue;
    // One number has one form, so that equal values have equal bytes.
    if (b == 0 && shift > 0) break;
    return n;
  }
  ok = false;
  return 0;
}

std::string_view Reader::view() {
  const std::uint64_t size = number();
  if (!ok || size > rest.size()) {
    ok = false;
    return {};
  }
  const std::string_view out = rest.substr(0, size);
  rest.remove_prefix(size);
  return out;
}

std::optional<std::string> Reader::optionalText() {
  const std::uint8_t present = byte();
  if (present > 1) ok = false;
  return ok && present == 1 ? std::optional(text()) : std::nullopt;
}

}  // namespace kv
