// What a person types to use the store: "put x=8", "put x 8", "x=8", "get x", "del x", "cas x 5 6".
// Thread rule: pure.
#pragma once

#include <optional>
#include <string_view>

#include "engine/kv/types.h"

namespace session {

/// nullopt if it cannot be read.
std::optional<kv::Operation> parseOperation(std::string_view text);

}  // namespace session
