// How much of the time a quorum is up: computed, and simulated.
#include "engine/findings/answer.h"
#include "engine/planning/outages.h"

namespace findings {
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
  sheet.columns.push_back({"layout", "where they stand"});
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
    cells.emplace_back(planning::layoutOf(site));
    return cells;
  }
  append(cells, minutes(simulated.down));
  append(cells, simulated.outagesAYear);
  cells.insert(cells.end(), {simulated.meanMinutes, simulated.longestMinutes, simulated.years});
  cells.emplace_back(planning::layoutOf(site));
  return cells;
}

class AvailabilityAnswer : public Answer {
 public:
  explicit AvailabilityAnswer(const AvailabilityQuestion& question) : question_(question) {
    for (const Site& site : question.sites) studies_.emplace_back(site, question.seed);
  }

  std::uint64_t wanted() const override {
    return static_cast<std::uint64_t>(
        (static_cast<double>(question_.years) + Outages::kYearsOfTrial - 1) /
        Outages::kYearsOfTrial);
  }
  void grow(std::uint64_t units, const planning::Work& work) override {
    std::uint64_t before = 0;
    for (Outages& study : studies_) {
      study.grow(units, {work.threads, work.stop, [&](std::uint64_t done, std::uint64_t) {
                           if (work.note) work.note(before + done, units * studies_.size());
                         }});
      before += units;
    }
  }
  Sheet sheet() const override {
    Sheet sheet = availabilitySheet();
    sheet.facts = {{"seed", question_.seed}};
    for (std::size_t i = 0; i < studies_.size(); ++i) {
      sheet.rows.push_back(cellsOf(question_.sites[i], studies_[i].report()));
    }
    sheet.notes = {
        "Up: a majority of the voters is. Times to failure and repair are exponential; servers, "
        "racks, zones and what takes all down fail independently of each other; a rack takes its "
        "servers down, a zone its racks.",
        "Where they stand: zones in brackets, racks in braces; a learner has an l.",
        "The time of an election after the leader's failure is not in it: 'study timeouts' "
        "measures that."};
    return sheet;
  }

 private:
  AvailabilityQuestion question_;
  std::vector<Outages> studies_;
};

}  // namespace

std::unique_ptr<Answer> answerAvailability(const AvailabilityQuestion& question) {
  return std::make_unique<AvailabilityAnswer>(question);
}

}  // namespace findings
