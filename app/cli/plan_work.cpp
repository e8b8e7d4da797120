#include "app/cli/plan_work.h"

#include <algorithm>
#include <ostream>

#include "app/cli/progress.h"
#include "app/cli/run_file.h"
#include "app/cli/worlds.h"
#include "engine/findings/cache.h"
#include "engine/findings/live_writes.h"
#include "engine/findings/rounds.h"
#include "engine/study/interruption.h"

namespace cli {
namespace {

using findings::LatencyQuestion;
using findings::Sheet;

/// Parts of the whole, so that progress is seen within the first.
constexpr double kParts = 1'000'000;

findings::NewWorld liveWorld(const cluster::Settings& settings) {
  return makeWorld(cluster::WorldKind::Live, settings);
}

/// What this machine said.
struct Machine {
  findings::LiveBySize live;
  std::vector<std::string> notes;
};

/// Empty, or why this machine could not be measured.
std::string useThisMachine(planning::PricePlan& plan, Asked ownDisk, Machine& machine) {
  auto measured = findings::calibrate(liveWorld);
  if (auto* why = std::get_if<std::string>(&measured)) return std::move(*why);
  const auto& calibration = std::get<findings::Calibration>(measured);
  plan.server = calibration.server;
  if (calibration.restless()) {
    machine.notes.push_back(
        "The disk was not at rest while it was measured: measure again, perhaps.");
  }
  if (ownDisk == Asked::Yes) plan.disk = calibration.disk;
  return {};
}

std::string measureBeside(const planning::PricePlan& plan, Machine& machine) {
  for (const std::uint32_t size : findings::kLiveSizes) {
    if (std::find(plan.sizes.begin(), plan.sizes.end(), size) == plan.sizes.end()) continue;
    auto writes = findings::measureLive(liveWorld, size, plan.valueBytes, plan.clients);
    if (auto* why = std::get_if<std::string>(&writes)) return std::move(*why);
    machine.live.emplace(size, std::get<findings::LiveWrites>(std::move(writes)));
  }
  return {};
}

std::string ask(const ThisMachine& asked, planning::PricePlan& plan, Machine& machine,
                std::ostream& err) {
  if (asked.calibrate == Asked::No && asked.live == Asked::No) return {};
  err << "Measuring Live members on this machine, a few seconds each ...\n" << std::flush;
  std::string why;
  if (asked.calibrate == Asked::Yes) why = useThisMachine(plan, asked.ownDisk, machine);
  if (why.empty() && asked.live == Asked::Yes) why = measureBeside(plan, machine);
  return why;
}

void addMachine(Sheet& sheet, const ThisMachine& asked, const Machine& machine) {
  const bool measured = asked.calibrate == Asked::Yes;
  sheet.facts.push_back({"server", std::string(measured ? "measured on this machine" : "assumed")});
  sheet.notes.insert(sheet.notes.begin(), machine.notes.begin(), machine.notes.end());
  if (asked.live == Asked::Yes) findings::addLive(sheet, machine.live);
}

}  // namespace

Answered answerTo(const findings::Question& question, const PlanCommon& common, std::ostream& err) {
  const bool caching = common.cache == Asked::Yes && common.seconds == 0;
  findings::Cache cache(caching ? findings::cacheFolder() : "");
  if (caching) {
    if (auto known = cache.find(question)) return {*std::move(known), true, true};
  }
  const study::Interruption interruption;
  const std::string key = findings::keyOf(question);
  ProgressLine line("study " + key.substr(0, key.find(' ')), err);
  findings::Course course;
  course.threads = common.threads;
  course.stop = interruption.token();
  course.seconds = static_cast<double>(common.seconds);
  course.note = [&](double share) {
    line.note(static_cast<std::uint64_t>(share * kParts), static_cast<std::uint64_t>(kParts));
  };
  findings::Outcome outcome = findings::runRounds(question, course);
  line.clear();
  if (!outcome.whole && !outcome.timeOver) err << "Ended early: with what there was by then.\n";
  if (caching && outcome.whole) cache.keep(question, outcome.sheet);
  return {std::move(outcome.sheet), false, outcome.whole};
}

int studyPlan(const PlanRequest& request, std::ostream& out, std::ostream& err) {
  findings::Question question = request.question;
  auto* const latency = std::get_if<LatencyQuestion>(&question);
  Machine machine;
  if (latency != nullptr) {
    const std::string why = ask(request.machine, latency->plan, machine, err);
    if (!why.empty()) {
      err << "Live cannot be measured: " << why << '\n';
      return kBadInput;
    }
  }
  Sheet sheet = answerTo(question, request.common, err).sheet;
  if (latency != nullptr) addMachine(sheet, request.machine, machine);
  findings::write(sheet, request.common.form, out);
  if (out) return sheet.holds ? kAllHeld : kNotHeld;
  err << "The figures cannot be written: standard output takes no more.\n";
  return kBadInput;
}

}  // namespace cli
