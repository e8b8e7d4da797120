// How the run gets on while pictures are taken of it: frames by hand.
// Thread rule: GUI thread.
#pragma once

#include <array>

#include "app/window.h"

namespace flotilla {

/// Sixty pictures a second, in virtual time; milliseconds.
inline constexpr double kFrameMs = 1000.0 / 60.0;
/// Windows in which a whole is shown: the smallest, the usual, a big one.
inline constexpr std::array kSizes{QSize{1024, 700}, QSize{1440, 900}, QSize{1920, 1080}};
/// Windows in which a part is shown.
inline constexpr std::array kPartSizes{QSize{1024, 700}, QSize{1440, 900}};
/// Text of half as much again.
inline constexpr double kLargeText = 1.5;

/// One frame of `ms` milliseconds, and all that the engine says of it.
void frameOf(Window& window, double ms);
/// Plays about `ms` milliseconds of the run, or up to a breakpoint, and pauses.
void playFor(Window& window, double ms);
/// Draws the window until it is at rest and writes its picture. False, and said on standard error,
/// if that cannot be.
bool takePicture(Window& window, const QString& path);

}  // namespace flotilla
