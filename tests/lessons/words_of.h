// What a lesson says in words: its sentences as people read them, without gaps and code.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "engine/lesson/lesson.h"

namespace lesson {

/// Of all that is read in the window, on a worksheet or by a teacher.
std::vector<std::string> sentencesOf(const Lesson& lesson);

/// The text without `code` and {gaps}.
std::string withoutCode(const std::string& text);

/// What is cited: "Raft 5.4.2, 8" gives "Raft 5.4.2" and "Raft 8". Of a source ("Raft 5.2") and of
/// any text in round brackets ("... (Raft 5.2, thesis 3.10)").
std::vector<std::string> citedIn(const std::string& text);

}  // namespace lesson
