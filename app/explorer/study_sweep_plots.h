// The sheet of a sweep as plots and sentences.
// Thread rule: pure.
#pragma once

#include "app/canvas/plot.h"
#include "engine/findings/sheet.h"
#include "engine/planning/sweep_axis.h"

namespace explorer {

/// Elections an hour that nobody needs; where none was seen, how many there may be.
canvas::Plot sweepNeedless(const findings::Sheet& sheet);
/// p50 and p99 after a crash.
canvas::Plot sweepLeaderless(const findings::Sheet& sheet);
/// Measured, and in closed form where there is one.
canvas::Plot sweepSplit(const findings::Sheet& sheet);
/// The whole distribution after a crash, value by value.
canvas::Plot sweepSpreads(const findings::Sheet& sheet);

/// At one's own setting, and where it begins to disturb (study_sweep_words.cpp).
QString sweepFinding(const findings::Sheet& sheet);
QString sweepHeld(const planning::TimeoutPlan& plan, planning::SweepAxis varied);

/// The axis that the sheet is about; nullopt: there is no sheet yet.
std::optional<planning::SweepAxis> sweptAxis(const findings::Sheet& sheet);
/// With its unit, as an axis of a plot.
canvas::Axis sweepAxisWords(planning::SweepAxis axis);

}  // namespace explorer
