// A lesson on paper: the teacher's notes, every question and task, and the answers at the end.
// Thread rule: pure functions.
#pragma once

#include "engine/lesson/lesson.h"

namespace lesson {

/// What only a run can fill in stands there as dots.
std::string withoutGaps(const Sentence& sentence);
/// Plain text, lines of at most 80 characters where words allow it.
std::string worksheetOf(const Lesson& lesson);

}  // namespace lesson
