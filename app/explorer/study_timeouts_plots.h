// The sheets of `timeouts` and of the published experiment as plots and sentences.
// Thread rule: pure.
#pragma once

#include "app/canvas/plot.h"
#include "engine/findings/sheet.h"

namespace explorer {

/// How often it took how long.
canvas::Plot leaderlessHistogram(const findings::Sheet& sheet);
/// The share of crashes after which a leader was there again within a time.
canvas::Plot leaderlessCurve(const findings::Sheet& sheet);
/// Ours by range of timeouts, with what was published.
canvas::Plot classicSpreads(const findings::Sheet& sheet);
/// The distributions of the ranges from 150 ms on.
canvas::Plot classicCurvesPlot(const findings::Sheet& sheet);
canvas::Plot adviceLeaderless(const findings::Sheet& sheet);
canvas::Plot adviceNeedless(const findings::Sheet& sheet);

QString timeoutsFinding(const findings::Sheet& sheet);
QString classicFinding(const findings::Sheet& sheet);
QString advised(const findings::Sheet& sheet);

}  // namespace explorer
