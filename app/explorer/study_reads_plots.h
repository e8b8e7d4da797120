// The sheet of `reads` as plots and words. Thread rule: pure.
#pragma once

#include "app/canvas/plot.h"
#include "engine/findings/sheet.h"

namespace explorer {

/// Latency against staleness, one point a way.
canvas::Plot readsTrade(const findings::Sheet& sheet);
canvas::Plot readsLatency(const findings::Sheet& sheet);
/// Why no order of the operations explains the first history that is not linearizable; "": all are.
QString readsLie(const findings::Sheet& sheet);
QString readsFinding(const findings::Sheet& sheet);

QString readName(const findings::Sheet& sheet, std::size_t row);
QString readMeaning(const findings::Sheet& sheet, std::size_t row);
/// "linearizable in 20 of 20 histories".
QString readVerdict(const findings::Sheet& sheet, std::size_t row);
bool readHolds(const findings::Sheet& sheet, std::size_t row);

}  // namespace explorer
