// The project's own files as text, for rules that read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct Source {
  std::string path;                // from the project's root, with slashes
  std::vector<std::string> lines;  // as written
  std::vector<std::string> code;   // the same lines; comments gone, string literals emptied
};

// One broken rule: where, and what to do about it.
struct Finding {
  std::string path;
  std::size_t line;
  std::string advice;
};
using Findings = std::vector<Finding>;

// Splits a text into lines and strips the code view.
Source sourceOf(std::string path, std::string_view text);

// Every file below the root's folders `engine`, `app`, `qml` and `tests` with one of the endings
// (".h", ".cpp", ...), sorted by path.
std::vector<Source> sourcesEndingWith(const std::vector<std::string_view>& endings);

// One line a finding, "path:line: advice", for a failure message.
std::string describe(const Findings& findings);

void append(Findings& all, Findings more);

// Whether the path lies in one of the folders.
bool within(std::string_view path, const std::vector<std::string_view>& folders);

}  // namespace tidy
