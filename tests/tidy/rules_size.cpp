#include <algorithm>

#include "tests/tidy/rules.h"
#include "tests/tidy/scopes.h"

namespace tidy {
namespace {

constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kQmlLinesMax = 150;
constexpr std::size_t kColumnsMax = 100;
constexpr std::size_t kFunctionLinesMax = 60;
constexpr std::size_t kNestingMax = 3;

// Characters, not bytes: UTF-8 continuation bytes take no column.
std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

// An include has one line; a text to translate is one literal.
bool cannotBreak(const std::string& line) {
  return line.starts_with("#include") || line.find("qsTr(\"") != std::string::npos;
}

}  // namespace

Findings fileLength(const Source& source) {
  const std::size_t max = source.path.ends_with(".qml") ? kQmlLinesMax : kFileLinesMax;
  if (source.lines.size() <= max) {
    return {};
  }
  return {{source.path, source.lines.size(),
           "more than " + std::to_string(max) + " lines: split the file by concern"}};
}

Findings lineWidth(const Source& source) {
  Findings findings;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (columns(source.lines[i]) > kColumnsMax && !cannotBreak(source.lines[i])) {
      findings.push_back({source.path, i + 1, "more than 100 columns: break the line"});
    }
  }
  return findings;
}

Findings functionSize(const Source& source) {
  Findings findings;
  for (const Function& function : functionsOf(source)) {
    const std::size_t lines = function.lastLine - function.firstLine + 1;
    if (lines > kFunctionLinesMax) {
      findings.push_back({source.path, function.firstLine,
                          std::to_string(lines) + " lines in a function, 60 at most: split it"});
    }
    if (function.nesting > kNestingMax) {
      findings.push_back({source.path, function.nestingLine,
                          "nested deeper than 3: return early or name the inner part"});
    }
  }
  return findings;
}

}  // namespace tidy
