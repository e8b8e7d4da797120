// The studies of engine/planning as commands: each measures, and writes one sheet.
// Thread rule: one thread calls them; they start others.
#pragma once

#include <iosfwd>

#include "app/cli/plan_request.h"

namespace cli {

/// Returns the exit code. Figures go to `out`, progress and what is wrong to `err`.
int studyPlan(const PlanRequest& request, std::ostream& out, std::ostream& err);

int studyTable(const TableRequest& request, std::ostream& out, std::ostream& err);
int studyAvailability(const AvailabilityRequest& request, std::ostream& out, std::ostream& err);
int studyLatency(const LatencyRequest& request, std::ostream& out, std::ostream& err);
int studyTimeouts(const TimeoutsRequest& request, std::ostream& out, std::ostream& err);
int studyReads(const ReadsRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
