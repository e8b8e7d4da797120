// The lines of a lesson.md: a block of fields between two lines "---", then steps, each of a title,
// text and fields "key: value". A line that begins with two blanks goes on with the one before it.
// Thread rule: values and pure functions.
#pragma once

#include "engine/lesson/source.h"

namespace lesson {

struct Field {
  std::string key;
  Source key_;                ///< where it stands
  Source value;               ///< may be empty
  std::vector<Source> items;  ///< the lines below that begin with "- "
};
struct Section {
  Source title;
  Source text;  ///< the lines that are no field
  std::vector<Field> fields;
};
struct Divided {
  Section front;
  std::vector<Section> steps;
  std::vector<scenario::Problem> problems;
};

inline constexpr std::size_t kLessonBytesMost = 256 * 1024;

/// Length of "key" in "key: value" or "key:"; 0 if the line is no field.
std::size_t keyLength(std::string_view line);

Divided divideLesson(std::string_view text);

}  // namespace lesson
