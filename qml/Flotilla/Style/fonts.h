// The two type families that ship inside the app.
// Thread rule: GUI thread, after QGuiApplication is made and before the first window.
#pragma once

namespace style {

/// Registers Inter and JetBrains Mono. Returns false when a face could not be read: the system's
/// faces of the same names are used then.
bool loadFonts();

}  // namespace style
