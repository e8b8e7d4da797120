// The lessons in their order: "part A Agreement", then folders, one a line.
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/lesson/source.h"

namespace lesson {

struct IndexPart {
  std::string letter;
  std::string title;
  std::vector<std::string> folders;
  friend bool operator==(const IndexPart&, const IndexPart&) = default;
};
struct IndexRead {
  std::vector<IndexPart> parts;
  Mistakes mistakes;
};
IndexRead readIndex(std::string_view text, const std::string& file);

}  // namespace lesson
