#include "engine/wal/checksum.h"

#include <array>

namespace wal {

namespace {

constexpr std::uint32_t kPolynomial = 0x82f63b78;  // Castagnoli's, bits reflected

using Table = std::array<std::array<std::uint32_t, 256>, 8>;

// "Slicing by 8" (Kounavis and Berry, 2005): table k advances a byte over k more zero bytes.
constexpr Table makeTable() {
  Table table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    table[0][i] = crc;
  }
  for (std::size_t k = 1; k < table.size(); ++k) {
    for (std::uint32_t i = 0; i < 256; ++i) {
      const std::uint32_t last = table[k - 1][i];
      table[k][i] = (last >> 8) ^ table[0][last & 0xff];
    }
  }
  return table;
}

constexpr Table kTable = makeTable();

std::uint32_t eightBytes(std::uint32_t crc, std::string_view b) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(b[i]); };
  return kTable[7][(crc & 0xff) ^ byte(0)] ^ kTable[6][((crc >> 8) & 0xff) ^ byte(1)] ^
         kTable[5][((crc >> 16) & 0xff) ^ byte(2)] ^ kTable[4][(crc >> 24) ^ byte(3)] ^
         kTable[3][byte(4)] ^ kTable[2][byte(5)] ^ kTable[1][byte(6)] ^ kTable[0][byte(7)];
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) {
  std::uint32_t crc = ~before;
  while (bytes.size() >= 8) {
    crc = eightBytes(crc, bytes);
    bytes.remove_prefix(8);
  }
  for (const char c : bytes) {
    crc = (crc >> 8) ^ kTable[0][(crc ^ static_cast<std::uint8_t>(c)) & 0xff];
  }
  return ~crc;
}

}  // namespace wal
