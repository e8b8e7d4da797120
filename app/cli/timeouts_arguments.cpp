#include "app/cli/timeouts_arguments.h"

#include <algorithm>

#include "engine/cluster/settings.h"

namespace cli {
namespace {

using findings::SweepQuestion;
using findings::TimeoutsQuestion;
using planning::SweepAxis;

constexpr std::uint64_t kMostTrials = 10'000'000;
constexpr std::uint64_t kAdviceTrials = 200;

/// "heartbeat, timeout, ... or stall-length".
std::string axesInWords() {
  const auto& axes = planning::sweepAxes();
  std::string words;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const bool last = i + 1 == axes.size();
    words += std::string(i == 0 ? "" : (last ? " or " : ", ")) + axes[i].key;
  }
  return words;
}

/// What a disk's stalls are, where that is said.
void readStalls(Options& options, planning::TimeoutPlan& plan) {
  if (options.text("--stall-halts") == "process") {
    plan.halts = planning::StallHalts::Process;
  } else if (options.has("--stall-halts") && options.text("--stall-halts") != "disk") {
    options.refuse("--stall-halts", "disk or process");
  }
  if (!options.has("--stall") && !options.has("--stall-every")) return;
  planning::Stalls stalls = plan.disk.stalls.value_or(*planning::stalling().stalls);
  options.read("--stall", stalls.least, stalls.most);
  options.read("--stall-every", stalls.every);
  plan.disk.stalls = stalls;
}

planning::TimeoutPlan readTimeoutPlan(Options& options, const PlanCommon& common) {
  planning::TimeoutPlan plan;
  readPlace(options, plan.network, plan.disk);
  options.read("--servers", std::uint32_t{2}, cluster::kServersMost, plan.servers);
  options.read("--heartbeat", plan.timing.heartbeat);
  options.read("--timeout", plan.timing.timeoutMin, plan.timing.timeoutMax);
  double loss = 0;
  options.readPercent("--loss", 0, 100, loss);
  plan.lossPpm = static_cast<std::uint32_t>(loss * 1e6 + 0.5);
  readStalls(options, plan);
  plan.seed = common.seed;
  return plan;
}

PlanRead readSweep(Options& options, const PlanCommon& common) {
  SweepQuestion question;
  question.plan = readTimeoutPlan(options, common);
  const auto& axes = planning::sweepAxes();
  const auto found = std::find_if(axes.begin(), axes.end(), [&](const auto& axis) {
    return axis.key == options.text("--sweep");
  });
  if (found == axes.end()) {
    options.refuse("--sweep", axesInWords());
  } else {
    question.axis = found->axis;
  }
  if (options.has("--advise")) {
    options.refuse("'--sweep' varies one setting and '--advise' tries many: one at a time.");
  }
  if (options.has("--pause")) options.refuse("'--pause' is for '--advise'.");
  options.read("--trials", std::uint64_t{1}, kMostTrials, question.trials);
  if (!options.mistake().empty()) return options.mistake();
  return PlanRequest{common, std::move(question), {}};
}

}  // namespace

const std::vector<OptionForm>& timeoutForms() {
  static const std::vector<OptionForm> forms{
      {"--servers", "N", "(default: 5)"},
      {"--heartbeat", "TIME", "(default: 50ms)"},
      {"--timeout", "A..B", "range of the election timeouts (default: 150..300ms)"},
      {"--loss", "PERCENT", "of messages that are lost (default: 0)"},
      {"--stall", "A..B", "how long a stall of the disk lasts (a stalling disk: 50..300ms)"},
      {"--stall-every", "TIME", "how often a disk stalls, on average (a stalling disk: 5s)"},
      {"--stall-halts", "disk|process", "what a stalling disk stops (default: disk)"},
      {"--trials", "N", "crashes of a leader (default: 1000; with --advise 200 a candidate)"},
      {"--sweep", "SETTING", "measure against one setting around yours, the others held:"},
      {"", "", "  heartbeat, timeout (where the range begins), width (of the range),"},
      {"", "", "  latency, jitter, stalls (share of the time), stall-length"},
      {"--advise", "", "measure candidates and name one"},
      {"--pause", "TIME", "a server's pause that the advice should bear (default: 50ms)"},
  };
  return forms;
}

PlanRead readTimeouts(const std::vector<std::string>& arguments) {
  std::vector<OptionForm> forms = timeoutForms();
  for (const auto* more : {&placeForms(), &commonForms()}) {
    forms.insert(forms.end(), more->begin(), more->end());
  }
  std::erase_if(forms, [](const OptionForm& form) { return form.name.empty(); });
  Options options(arguments, 2, forms);
  const PlanCommon common = readCommon(options);
  if (options.has("--sweep")) return readSweep(options, common);
  TimeoutsQuestion question;
  question.plan = readTimeoutPlan(options, common);
  if (options.has("--advise")) {
    question.advise = findings::Advise::Yes;
    question.trials = kAdviceTrials;
    if (options.has("--heartbeat") || options.has("--timeout")) {
      options.refuse("'--advise' looks for what '--heartbeat' and '--timeout' say.");
    }
  }
  options.read("--pause", question.rough.longestPause);
  options.read("--trials", std::uint64_t{1}, kMostTrials, question.trials);
  if (!options.mistake().empty()) return options.mistake();
  return PlanRequest{common, std::move(question), {}};
}

}  // namespace cli
