// Where functions begin and end, and how deep their control flow goes.
//
// A brace counter, not a parser: it reads the words before each brace. It understands what this
// project writes (clang-format's output), not all of C++.
#pragma once

#include <vector>

#include "tests/tidy/source.h"

namespace tidy {

struct Function {
  std::size_t firstLine;  // of its head, from 1
  std::size_t lastLine;   // of its closing brace
  std::size_t nesting;    // deepest if, for, while, do, switch, try or catch inside
  std::size_t nestingLine;
};

// The functions, and the lambdas that stand outside of one, in the order of their closing braces.
std::vector<Function> functionsOf(const Source& source);

}  // namespace tidy
