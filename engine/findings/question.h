// What can be asked about clusters, as values: the same parameters and seed, the same answer.
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/planning/advice.h"
#include "engine/planning/price.h"
#include "engine/planning/reads.h"
#include "engine/planning/site.h"
#include "engine/planning/sweep_axis.h"
#include "engine/planning/verification.h"
#include "engine/study/comparison.h"

namespace findings {

enum class Verify : std::uint8_t { No, Grouped, Each };
struct TableQuestion {
  std::uint32_t most{15};
  Verify verify{Verify::Grouped};
  std::uint64_t seed{1};
};

struct AvailabilityQuestion {
  std::vector<planning::Site> sites;
  std::uint64_t years{4'000};  ///< simulated; 0: closed form alone
  std::uint64_t seed{1};
};

struct LatencyQuestion {
  planning::PricePlan plan;
  std::uint64_t writes{2'000};  ///< of one client, for each size
};

enum class Advise : std::uint8_t { No, Yes };
struct TimeoutsQuestion {
  planning::TimeoutPlan plan;
  planning::Weather rough{};    ///< that the advice should bear
  std::uint64_t trials{1'000};  ///< crashes
  Advise advise{Advise::No};
};

/// The same against one setting, the others held.
struct SweepQuestion {
  planning::TimeoutPlan plan;
  planning::SweepAxis axis{planning::SweepAxis::Heartbeat};
  std::uint64_t trials{1'000};  ///< crashes, for each value
};

/// The published experiment of time without a leader on a local network (Raft 9.3, Figure 16).
struct ClassicQuestion {
  std::uint64_t trials{1'000};  ///< a row; those without a range get a tenth
  std::uint64_t seed{1};
  /// The published figures, where somebody has them; else the medians that everybody cites.
  study::PublishedFiles published{};
};

/// All the published experiments on elections: split votes, wide area and local network.
struct ElectionsQuestion {
  std::uint64_t trials{1'000};  ///< of a row of 1,000 published trials
  std::uint64_t seed{1};
  study::PublishedFiles published{};
};

struct ReadsQuestion {
  planning::ReadPlan plan;
  std::uint64_t trials{20};  ///< clusters for each way to read
};

using Question =
    std::variant<TableQuestion, AvailabilityQuestion, LatencyQuestion, TimeoutsQuestion,
                 SweepQuestion, ClassicQuestion, ElectionsQuestion, ReadsQuestion>;

/// Everything the answer depends on, as text: other parameters, another text.
std::string keyOf(const Question& question);

}  // namespace findings
