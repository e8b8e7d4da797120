// What `flotilla-cli study` can be asked besides the published elections, as values.
// Thread rule: plain values.
#pragma once

#include "app/cli/sheet.h"
#include "engine/planning/advice.h"
#include "engine/planning/price.h"
#include "engine/planning/reads.h"
#include "engine/planning/site.h"
#include "engine/planning/verification.h"

namespace cli {

/// What all of them have.
struct PlanCommon {
  SheetForm form{SheetForm::Text};
  std::uint64_t seed{1};
  unsigned threads{0};       ///< 0: one a core
  std::uint64_t seconds{0};  ///< 0: until all trials are done
};

enum class Verify : std::uint8_t { No, Grouped, Each };
struct TableRequest {
  PlanCommon common;
  std::uint32_t most{15};
  Verify verify{Verify::Grouped};
};

struct AvailabilityRequest {
  PlanCommon common;
  std::vector<planning::Site> sites;
  std::uint64_t years{4'000};  ///< simulated; 0: closed form alone
};

enum class Asked : std::uint8_t { No, Yes };
struct LatencyRequest {
  PlanCommon common;
  planning::PricePlan plan;
  std::uint64_t writes{2'000};  ///< of one client, for each size
  Asked calibrate{Asked::No};
  Asked ownDisk{Asked::No};  ///< calibrated: also the disk
  Asked live{Asked::No};
};

struct TimeoutsRequest {
  PlanCommon common;
  planning::TimeoutPlan plan;
  planning::Weather rough;      ///< that the advice should bear
  std::uint64_t trials{1'000};  ///< crashes
  Asked advise{Asked::No};
};

struct ReadsRequest {
  PlanCommon common;
  planning::ReadPlan plan;
  std::uint64_t trials{20};  ///< clusters for each way to read
};

using PlanRequest =
    std::variant<TableRequest, AvailabilityRequest, LatencyRequest, TimeoutsRequest, ReadsRequest>;

}  // namespace cli
