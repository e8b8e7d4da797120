// Files that are written as a whole.
// Thread rule: pure functions, but for the files.
#pragma once

#include <string>
#include <string_view>

namespace cli {

/// Written under another name, made durable, then named: there is never half of it, and one that
/// was there before stays until then. "" or why there is nothing new, as a sentence.
std::string writeWhole(const std::string& file, std::string_view bytes);

}  // namespace cli
