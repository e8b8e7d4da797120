// The lesson that `flotilla-cli lesson new` writes: short, whole and sound, to be changed.
// Thread rule: pure functions.
#pragma once

#include "engine/lesson/lesson.h"

namespace lesson {

/// By file name.
Files templateFiles();

}  // namespace lesson
