// Where lessons lie on this computer.
// Thread rule: pure but for looking at files.
#pragma once

#include <QString>

namespace lessons {

/// The folder that holds the lessons' folders: installed beside the program, or in the source.
QString shelfFolder();

}  // namespace lessons
