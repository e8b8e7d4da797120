// The files of lessons, as they lie on disk.
// Thread rule: pure but for reading files.
#pragma once

#include "engine/lesson/lesson.h"

namespace lesson {

/// The texts of one lesson's folder (.md and .txt), or a sentence that says why there is none.
std::variant<Files, std::string> readFolder(const std::string& folder);
/// The glossary beside the lesson's folder, or in it: glossary.txt. Without one: no terms.
GlossaryRead readGlossaryNear(const std::string& folder);
/// Where the lessons are, for a program in `programFolder`: installed beside it
/// (../share/flotilla/lessons), or in one of the folders above it (a source tree); "" if nowhere.
std::string findLessons(const std::string& programFolder);
/// Names of the folders below that hold a lesson.md, by their names.
std::vector<std::string> lessonFolders(const std::string& folder);

}  // namespace lesson
