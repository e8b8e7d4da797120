// Keys and values are bytes, clients numbers; this is how people read them.
// Thread rule: pure.
#pragma once

#include <string>
#include <string_view>

#include "engine/kv/requests.h"

namespace kv {

/// Of a longer key or value its beginning is shown, bytes.
inline constexpr std::size_t kReadableMost = 80;
inline constexpr std::size_t kReadableWhole = std::string::npos;

/// Length of the well-formed UTF-8 sequence at the start of `text`, bytes; 0 if there is none (RFC
/// 3629). REQUIRES: `text` is not empty.
std::size_t sequenceOf(std::string_view text);

/// UTF-8 as it stands; every other byte, controls and backslashes as strings of a scenario have
/// them: "\xff", "\n", "\\". Of more than `most` bytes the beginning, and how many there are:
/// "aaa… (5000 bytes)".
std::string readable(std::string_view bytes, std::size_t most = kReadableMost);

/// "c1"; of a program outside the member that it calls: "etcd2".
std::string clientName(ClientId client);

/// textOf() with at most so many bytes of each key and value.
std::string textOf(const Operation& operation, std::size_t most);
std::string textOf(const Request& request, std::size_t most);

}  // namespace kv
