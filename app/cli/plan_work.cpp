#include "app/cli/plan_work.h"

#include <algorithm>
#include <ostream>

#include "app/cli/run_file.h"

namespace cli {

namespace {
/// Parts of a unit, so that progress is seen within the first.
constexpr std::uint64_t kParts = 1'000;
/// With a time to work for and no number of units.
constexpr std::uint64_t kUnitsMost = 1'000'000'000;
}  // namespace

PlanWork::PlanWork(const PlanCommon& common, std::string what, std::ostream& err)
    : common_(common),
      threads_(common.threads == 0 ? study::allCores() : common.threads),
      err_(err),
      line_("study " + std::move(what), err) {}

void PlanWork::announce(const std::string& sentence) { err_ << sentence << '\n' << std::flush; }

void PlanWork::sharpen(std::uint64_t target, const Grow& grow) {
  watch_ = {};
  line_.begin();
  const auto limit = static_cast<double>(common_.seconds);
  const std::uint64_t wanted = common_.seconds > 0 ? kUnitsMost : target;
  for (std::uint64_t done = 0; done < wanted && !ended();) {
    const std::uint64_t units = std::min(std::max<std::uint64_t>(1, done), wanted - done);
    grow(units, {threads_, interruption_.token(), [&](std::uint64_t part, std::uint64_t of) {
                   if (limit > 0 && watch_.seconds() >= limit) {
                     timeOver_ = true;
                     interruption_.request();
                   }
                   if (limit > 0) {
                     line_.note(static_cast<std::uint64_t>(watch_.seconds() * kParts),
                                common_.seconds * kParts);
                   } else {
                     line_.note(done * kParts + units * kParts * part / of, wanted * kParts);
                   }
                 }});
    done += units;
  }
}

int PlanWork::finish(const Sheet& sheet, std::ostream& out, int code) {
  line_.clear();
  if (ended() && !timeOver_) err_ << "Ended early: with what there was by then.\n";
  write(sheet, common_.form, out);
  if (out) return code;
  err_ << "The figures cannot be written: standard output takes no more.\n";
  return kBadInput;
}

void addFacts(Sheet& sheet, const planning::Network& network, const planning::Disk& disk,
              std::uint64_t seed) {
  sheet.facts.push_back({"network", network.name});
  sheet.facts.push_back({"disk", disk.name});
  sheet.facts.push_back({"seed", seed});
}

}  // namespace cli
