#include "app/cli/plan_arguments.h"

#include "app/cli/timeouts_arguments.h"
#include "engine/cluster/clients.h"

namespace cli {
namespace {

using findings::Verify;
using Forms = std::vector<OptionForm>;

constexpr std::uint64_t kTrialsMost = 10'000'000;

const Forms& tableForms() {
  static const Forms forms{
      {"--most", "N", "the largest size, up to 15 (default: 15)"},
      {"--every", "", "run every pattern, also those that differ in names alone"},
      {"--claims-only", "", "count, but run nothing"},
  };
  return forms;
}

const Forms& latencyForms() {
  static const Forms forms{
      {"--servers", "SIZES", "like 1-21 (default: 1-7,9,11,15,21)"},
      {"--writes", "N", "of one client, for each size (default: 2000)"},
      {"--value", "BYTES", "of each write (default: 256)"},
      {"--clients", "N", "of the load that fills the cluster (default: 64, at most)"},
      {"--processing", "TIME", "of a server for each message (default: 5us)"},
      {"--bandwidth", "MB", "a second that a server can send; 0: no limit (default: 1250)"},
      {"--calibrate", "", "processing, bandwidth and disk as measured on this machine (Live)"},
      {"--live", "", "beside it: real members on this machine, for sizes 1, 3, 5, 7"},
  };
  return forms;
}

const Forms& readForms() {
  static const Forms forms{
      {"--servers", "N", "3 or more (default: 5)"},
      {"--trials", "N", "clusters for each way to read (default: 20)"},
  };
  return forms;
}

Forms joined(std::initializer_list<const Forms*> parts) {
  Forms all;
  for (const Forms* part : parts) all.insert(all.end(), part->begin(), part->end());
  return all;
}

PlanRead readOr(const Options& options, const PlanCommon& common, findings::Question question,
                const ThisMachine& machine = {}) {
  if (!options.mistake().empty()) return options.mistake();
  return PlanRequest{common, std::move(question), machine};
}

PlanRead readTable(const std::vector<std::string>& arguments) {
  Options options(arguments, 2, joined({&tableForms(), &commonForms()}));
  findings::TableQuestion question;
  const PlanCommon common = readCommon(options);
  question.seed = common.seed;
  options.read("--most", std::uint32_t{1}, std::uint32_t{15}, question.most);
  if (options.has("--every")) question.verify = Verify::Each;
  if (options.has("--claims-only")) {
    if (options.has("--every")) options.refuse("'--every' runs and '--claims-only' does not.");
    question.verify = Verify::No;
  }
  return readOr(options, common, question);
}

PlanRead readAvailability(const std::vector<std::string>& arguments) {
  Options options(arguments, 2, joined({&siteForms(), &commonForms()}));
  findings::AvailabilityQuestion question;
  const PlanCommon common = readCommon(options);
  question.seed = common.seed;
  question.sites = readSites(options);
  options.read("--years", std::uint64_t{0}, kTrialsMost, question.years);
  return readOr(options, common, std::move(question));
}

PlanRead readLatency(const std::vector<std::string>& arguments) {
  Options options(arguments, 2, joined({&latencyForms(), &placeForms(), &commonForms()}));
  findings::LatencyQuestion question;
  const PlanCommon common = readCommon(options);
  ThisMachine machine;
  planning::PricePlan& plan = question.plan;
  readPlace(options, plan.network, plan.disk);
  options.readSizes("--servers", 1, planning::kPricedMost, plan.sizes);
  options.read("--writes", std::uint64_t{1}, kTrialsMost, question.writes);
  options.read("--value", std::uint32_t{1}, std::uint32_t{1'048'576}, plan.valueBytes);
  options.read("--clients", std::uint32_t{1}, static_cast<std::uint32_t>(cluster::kClientsMost),
               plan.clients);
  options.read("--processing", plan.server.processing);
  std::uint64_t megabytes = plan.server.bandwidth / 1'000'000;
  options.read("--bandwidth", std::uint64_t{0}, std::uint64_t{1'000'000}, megabytes);
  plan.server.bandwidth = megabytes * 1'000'000;
  plan.seed = common.seed;
  if (options.has("--live")) machine.live = Asked::Yes;
  if (options.has("--calibrate")) {
    machine.calibrate = Asked::Yes;
    if (!options.has("--disk")) machine.ownDisk = Asked::Yes;
    if (options.has("--processing") || options.has("--bandwidth")) {
      options.refuse("'--calibrate' measures what '--processing' and '--bandwidth' say.");
    }
  }
  return readOr(options, common, std::move(question), machine);
}

PlanRead readReads(const std::vector<std::string>& arguments) {
  Options options(arguments, 2, joined({&readForms(), &placeForms(), &commonForms()}));
  findings::ReadsQuestion question;
  const PlanCommon common = readCommon(options);
  readPlace(options, question.plan.network, question.plan.disk);
  options.read("--servers", std::uint32_t{3}, cluster::kServersMost, question.plan.servers);
  options.read("--trials", std::uint64_t{1}, kTrialsMost, question.trials);
  question.plan.seed = common.seed;
  return readOr(options, common, std::move(question));
}

}  // namespace

std::optional<PlanRead> readPlan(const std::vector<std::string>& arguments) {
  const std::string& study = arguments[1];
  if (study == "table") return readTable(arguments);
  if (study == "availability") return readAvailability(arguments);
  if (study == "latency") return readLatency(arguments);
  if (study == "timeouts") return readTimeouts(arguments);
  if (study == "reads") return readReads(arguments);
  return std::nullopt;
}

std::string planHelp() {
  return "\nstudy table: how many servers may fail, and every failure pattern tried on the "
         "engine\n" +
         helpOf(tableForms()) +
         "\nstudy availability: how much of the time a quorum is up, computed and simulated\n" +
         helpOf(siteForms()) +
         "\nstudy latency: what a write costs by the number of servers, and where its time goes\n" +
         helpOf(latencyForms()) +
         "\nstudy timeouts: time without a leader, split votes, elections that nobody needs\n" +
         helpOf(timeoutForms()) +
         "\nstudy reads: the ways to read while leaders are cut off: how long, how old, how "
         "true\n" +
         helpOf(readForms()) + "\nwhere the servers of latency, timeouts and reads stand:\n" +
         helpOf(placeForms()) + "\noptions of these studies:\n" + helpOf(commonForms()) +
         "\nvalues in brackets are 95 % intervals. Ctrl+C ends a study with what it has.\n"
         "exit code: 0 done, 1 the engine contradicts the table, 2 the input was wrong\n";
}

}  // namespace cli
