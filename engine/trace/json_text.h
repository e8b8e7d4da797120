// A JSON string literal (RFC 8259, section 7). Private to the room.
// Thread rule: pure.
#pragma once

#include <string>
#include <string_view>

namespace trace {

/// Appends `text` in quotes; ill-formed UTF-8 becomes U+FFFD, byte by byte.
void appendJsonText(std::string& out, std::string_view text);

}  // namespace trace
