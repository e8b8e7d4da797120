// CRC32C, the checksum of every header and batch.
// Thread rule: pure function.
#pragma once

#include <cstdint>
#include <string_view>

namespace wal {

/// CRC-32C (Castagnoli, as in RFC 3720 appendix B.4) of `bytes`, continuing from `before`: the
/// checksum of "ab" equals crc32c("b", crc32c("a")). A salt goes in as `before`.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

}  // namespace wal
