#include "engine/kv/key_range.h"

namespace kv {
namespace {

/// Is `key` before the end of the range?
bool isBeforeEnd(std::string_view key, const KeyRange& range) {
  if (range.isOne()) return key == range.key;
  return range.isOpen() || key < range.end;
}

}  // namespace

KeyRange KeyRange::prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (end.empty()) return {prefix.empty() ? std::string(1, '\0') : std::string(prefix), {'\0'}};
  end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return {std::string(prefix), std::move(end)};
}

bool KeyRange::contains(std::string_view k) const {
  return k >= std::string_view(key) && isBeforeEnd(k, *this);
}

bool KeyRange::overlaps(const KeyRange& other) const {
  const std::string& later = key < other.key ? other.key : key;
  return contains(later) && other.contains(later);
}

}  // namespace kv
