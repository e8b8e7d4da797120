// Pictures of the lessons: the list, each lesson's steps and worksheet, the practice.
// Thread rule: GUI thread.
#pragma once

#include "app/shot_list.h"
#include "app/window.h"

namespace flotilla {

/// "lessons-list", "lessons-01-bank-account", ..., "lessons-practice".
std::vector<Shot> lessonShots(Window& window, const QString& folder);

}  // namespace flotilla
