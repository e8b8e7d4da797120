// `flotilla-cli study availability`.
#include <memory>

#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/study_plans.h"
#include "engine/planning/outages.h"

namespace cli {
namespace {

using planning::Availability;
using planning::OutageReport;
using planning::Outages;
using planning::Site;

Sheet availabilitySheet() {
  Sheet sheet;
  sheet.study = "availability";
  sheet.columns = {{"servers", "servers"}, {"learners", "learners"},
                   {"quorum", "quorum"},   {"up_percent", "up, %", 6},
                   {"nines", "nines"},     {"down_minutes_a_year", "down, min a year"}};
  sheet.addEstimate("simulated_down_minutes_a_year", "simulated");
  sheet.addEstimate("outages_a_year", "outages a year", 3);
  sheet.columns.push_back({"mean_outage_minutes", "mean outage, min", 1});
  sheet.columns.push_back({"longest_outage_minutes", "longest, min", 1});
  sheet.columns.push_back({"years_simulated", "years", 0});
  return sheet;
}

planning::Estimate minutes(const planning::Estimate& share) {
  const double year = planning::kMinutesAYear;
  return {share.value * year, share.least * year, share.most * year};
}

std::vector<Cell> cellsOf(const Site& site, const OutageReport& simulated) {
  const Availability computed = planning::availabilityOf(site);
  std::vector<Cell> cells{std::uint64_t{site.voters()},
                          std::uint64_t{site.machines.size() - site.voters()},
                          std::uint64_t{site.quorum()},
                          100 * computed.up(),
                          computed.nines(),
                          computed.minutesAYear()};
  if (simulated.years <= 0) {
    cells.resize(cells.size() + 9);
    return cells;
  }
  append(cells, minutes(simulated.down));
  append(cells, simulated.outagesAYear);
  cells.insert(cells.end(), {simulated.meanMinutes, simulated.longestMinutes, simulated.years});
  return cells;
}

}  // namespace

int studyAvailability(const AvailabilityRequest& request, std::ostream& out, std::ostream& err) {
  PlanWork work(request.common, "availability", err);
  std::vector<Outages> studies;
  for (const Site& site : request.sites) studies.emplace_back(site, request.common.seed);
  const auto trials = static_cast<std::uint64_t>(
      (static_cast<double>(request.years) + Outages::kYearsOfTrial - 1) / Outages::kYearsOfTrial);
  if (request.years > 0) {
    work.sharpen(trials, [&](std::uint64_t units, const planning::Work& part) {
      std::uint64_t before = 0;
      for (Outages& study : studies) {
        study.grow(units, {part.threads, part.stop, [&](std::uint64_t done, std::uint64_t) {
                             part.note(before + done, units * studies.size());
                           }});
        before += units;
      }
    });
  }
  Sheet sheet = availabilitySheet();
  sheet.facts = {{"seed", request.common.seed}};
  for (std::size_t i = 0; i < studies.size(); ++i) {
    sheet.rows.push_back(cellsOf(request.sites[i], studies[i].report()));
  }
  sheet.notes = {
      "Up: a majority of the voters is. Times to failure and repair are exponential; servers, "
      "zones "
      "and what takes all down fail independently of each other.",
      "The time of an election after the leader's failure is not in it: 'study timeouts' measures "
      "that."};
  return work.finish(sheet, out, kAllHeld);
}

}  // namespace cli
