// Where servers stand and what they write to, and what all studies take, read from options.
#include <algorithm>

#include "app/cli/plan_arguments.h"
#include "engine/cluster/settings.h"

namespace cli {
namespace {

constexpr std::uint64_t kWorkersMost = 1'024;

}  // namespace

const std::vector<OptionForm>& commonForms() {
  static const std::vector<OptionForm> forms{
      {"--json", "", "one JSON object instead of lines"},
      {"--csv", "", "comma-separated values instead of lines"},
      {"--seed", "N", "another seed (default: 1); the same seed gives the same figures"},
      {"--jobs", "N", "trials at a time (default: one a core); figures do not depend on it"},
      {"--threads", "N", "the same"},
      {"--no-cache", "", "measure anew what is known, and do not keep it"},
      {"--seconds", "N", "as many trials as that takes, instead of a number"},
  };
  return forms;
}

const std::vector<OptionForm>& placeForms() {
  static const std::vector<OptionForm> forms{
      {"--network", "NAME", "lan (default), zones, continents, or loopback"},
      {"--matrix", "MS,MS;MS,MS", "one-way milliseconds between places, like '0.1-0.2,5-6;5,0.1'"},
      {"--disk", "NAME", "nvme, ssd (default), hdd or stalling"},
  };
  return forms;
}

PlanCommon readCommon(Options& options) {
  PlanCommon common;
  if (options.has("--json")) common.form = SheetForm::Json;
  if (options.has("--csv")) common.form = SheetForm::Csv;
  if (options.has("--json") && options.has("--csv")) {
    options.refuse("'--json' and '--csv' are two forms of one output.");
  }
  options.read("--seed", std::uint64_t{0}, ~std::uint64_t{0}, common.seed);
  std::uint64_t threads = 0;
  options.read("--threads", std::uint64_t{1}, kWorkersMost, threads);
  options.read("--jobs", std::uint64_t{1}, kWorkersMost, threads);
  common.threads = static_cast<unsigned>(threads);
  if (options.has("--no-cache")) common.cache = Asked::No;
  options.read("--seconds", std::uint64_t{1}, std::uint64_t{86'400}, common.seconds);
  return common;
}

void readPlace(Options& options, planning::Network& network, planning::Disk& disk) {
  network = planning::lan();
  disk = planning::ssd();
  if (options.has("--matrix")) {
    auto read = planning::networkFromText(options.text("--matrix"));
    if (options.has("--network")) options.refuse("'--network' and '--matrix' are two networks.");
    if (const auto* why = std::get_if<std::string>(&read)) {
      options.refuse("The matrix cannot be read: " + *why + ".");
    } else {
      network = std::move(std::get<planning::Network>(read));
    }
  } else if (options.has("--network")) {
    const auto all = planning::networks();
    const auto found = std::find_if(all.begin(), all.end(), [&](const planning::Network& n) {
      return n.name == options.text("--network");
    });
    if (found == all.end()) {
      options.refuse("--network", "lan, zones, continents or loopback");
    } else {
      network = *found;
    }
  }
  if (!options.has("--disk")) return;
  const auto all = planning::disks();
  const auto found = std::find_if(all.begin(), all.end(), [&](const planning::Disk& d) {
    return d.name == options.text("--disk");
  });
  if (found == all.end()) {
    options.refuse("--disk", "nvme, ssd, hdd or stalling");
  } else {
    disk = *found;
  }
}

}  // namespace cli
