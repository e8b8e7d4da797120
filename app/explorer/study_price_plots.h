// The sheet of `latency` as plots. Thread rule: pure.
#pragma once

#include "app/canvas/plot.h"
#include "engine/findings/sheet.h"

namespace explorer {

canvas::Plot latencyPlot(const findings::Sheet& sheet);
canvas::Plot throughputPlot(const findings::Sheet& sheet);
/// Where the time of a write goes, by size.
canvas::Plot partsPlot(const findings::Sheet& sheet);
/// "Half of the writes take 1.9 ms or less with 3 servers, 2.1 with 9. ..."
QString priceFinding(const findings::Sheet& sheet);

/// A series of a column's estimates over another column.
canvas::Series seriesOf(const findings::Sheet& sheet, const char* x, const char* y,
                        const QString& name);

}  // namespace explorer
