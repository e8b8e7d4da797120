// C++ text without what is not code.
#pragma once

#include <string>
#include <string_view>

namespace tidy {

// The same text, line for line: comments and the inside of string and character literals are gone.
// `#include` lines keep their quoted path.
std::string strip(std::string_view text);

}  // namespace tidy
