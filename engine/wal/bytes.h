// Numbers as bytes, little-endian, for the formats of this room.
// Thread rule: pure functions, and a Reader that is a value.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace wal {

template <class T>
void put(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

inline bool allZero(std::string_view bytes) {
  // Each byte is the one before it, and the first is zero: many at once, unlike a search.
  return bytes.empty() || (bytes.front() == '\0' &&
                           std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

/// How many bytes are left without the zeros at the end.
inline std::size_t sizeWithoutZeros(std::string_view bytes) {
  constexpr std::size_t kAtOnce = 4'096;
  std::size_t size = bytes.size();
  while (size >= kAtOnce && allZero(bytes.substr(size - kAtOnce, kAtOnce))) size -= kAtOnce;
  while (size > 0 && bytes[size - 1] == '\0') --size;
  return size;
}

/// REQUIRES: four bytes stand at `at`.
inline void overwrite32(std::string& out, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) out[at + i] = static_cast<char>(value >> (8 * i));
}

/// Takes numbers from the front; `ok` turns false when the bytes run out.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    const std::string_view b = bytes(sizeof(T));
    T value = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
      value |= static_cast<T>(static_cast<T>(static_cast<std::uint8_t>(b[i])) << (8 * i));
    }
    return value;
  }
  std::string_view bytes(std::size_t count) {
    if (rest_.size() < count) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::size_t left() const { return rest_.size(); }
  bool done() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_{true};
};

}  // namespace wal
