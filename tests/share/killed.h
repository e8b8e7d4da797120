// A program that acts and keeps its run until somebody kills it.
// Thread rule: GUI thread.
#pragma once

#include <QString>

namespace share {

/// Its argument, before the folder and the run's title.
inline constexpr char kUntilKilled[] = "--act-until-killed";

/// Prints "<n>" when its n-th write is kept. Returns only if something goes wrong.
int actUntilKilled(const QString& folder, const QString& title);

}  // namespace share
