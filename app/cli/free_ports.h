// Ports of loopback that nobody has.
// Thread rule: pure functions, but for the sockets.
#pragma once

#include <cstdint>

namespace cli {

/// The first of `count` ports in a row that nobody listens on, at or above `from` and below those
/// that the system gives to outgoing connections (32768 and more); 0: there are none. Another
/// program may take one before it is used.
std::uint16_t freePorts(std::uint32_t count, std::uint16_t from);

}  // namespace cli
