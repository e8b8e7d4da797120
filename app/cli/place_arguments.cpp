// Where servers stand, what they write to and how they fail, read from options.
#include <algorithm>

#include "app/cli/plan_arguments.h"
#include "engine/cluster/settings.h"

namespace cli {
namespace {

using planning::Renewal;
using planning::Site;

constexpr std::uint64_t kWorkersMost = 1'024;

/// Shares from percent, one or one a server.
std::vector<double> readShares(Options& options) {
  std::vector<double> shares;
  const std::string value = options.text("--up");
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    double percent = 0;
    if (!decimal(std::string_view(value).substr(at, comma - at), percent) || !(percent > 0) ||
        percent > 100) {
      options.refuse("--up", "percent above 0, like 99.9, or one a server: 99,99.9,99");
      return {1};
    }
    shares.push_back(percent / 100);
    at = comma + 1;
  }
  return shares;
}

/// How each server fails: one for all, or one a server.
std::vector<Renewal> readServers(Options& options) {
  double repair = 4;
  options.readHours("--repair", repair);
  if (options.has("--fails-every")) {
    double every = 1;
    options.readHours("--fails-every", every);
    if (options.has("--up")) options.refuse("'--up' and '--fails-every' say the same twice.");
    return {Renewal{every, repair}};
  }
  if (!options.has("--up")) return {planning::upFor(0.99, repair)};
  std::vector<Renewal> servers;
  for (const double share : readShares(options)) servers.push_back(planning::upFor(share, repair));
  return servers;
}

/// The zone of each server, as the zones' sizes say it; empty: they are filled in turn.
std::vector<std::uint32_t> readZones(Options& options) {
  std::vector<std::uint32_t> zoneOf;
  if (!options.has("--zone-sizes")) return zoneOf;
  if (options.has("--zones") || options.has("--servers")) {
    options.refuse("'--zone-sizes' already says how many zones and servers there are.");
  }
  const std::string value = options.text("--zone-sizes");
  std::uint32_t zone = 0;
  for (std::size_t at = 0; at <= value.size(); ++zone) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    std::uint64_t count = 0;
    if (!wholeNumber(std::string_view(value).substr(at, comma - at), 1, planning::kMachinesMost,
                     count)) {
      options.refuse("--zone-sizes", "a number of servers for each zone, like 2,2,1");
      return {0};
    }
    zoneOf.insert(zoneOf.end(), count, zone);
    at = comma + 1;
  }
  return zoneOf;
}

Renewal readPart(Options& options, std::string_view up, std::string_view repair) {
  double share = 1;
  double hours = 1;
  options.readPercent(up, 0.000001, 100, share);
  options.readHours(repair, hours);
  return planning::upFor(share, hours);
}

std::optional<planning::Upgrades> readUpgrades(Options& options) {
  if (!options.has("--upgrade-every") && !options.has("--upgrade-takes")) return std::nullopt;
  planning::Upgrades upgrades{720, 1.0 / 6};
  options.readHours("--upgrade-every", upgrades.hoursBetween);
  options.readHours("--upgrade-takes", upgrades.hoursEach);
  return upgrades;
}

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

const std::vector<OptionForm>& siteForms() {
  static const std::vector<OptionForm> forms{
      {"--servers", "SIZES", "like 3,5 or 1-9 (default: 1-9)"},
      {"--up", "PERCENT", "of the time a server is up (default: 99), or one a server: 99,99.9,99"},
      {"--fails-every", "TIME", "instead: mean time to failure, like 30d"},
      {"--repair", "TIME", "mean time to repair (default: 4h)"},
      {"--zones", "N", "zones that the servers fill in turn (default: 1)"},
      {"--zone-sizes", "N,N", "instead: how many servers stand in each zone, like 2,2,1"},
      {"--zone-up", "PERCENT", "of the time a zone is up (default: 100)"},
      {"--zone-repair", "TIME", "(default: 1h)"},
      {"--together-up", "PERCENT", "of the time nothing takes all down together (default: 100)"},
      {"--together-repair", "TIME", "(default: 1h)"},
      {"--learners", "N", "servers beside them that do not vote"},
      {"--upgrade-every", "TIME",
       "rolling upgrades, one server at a time (default, if taken: 30d)"},
      {"--upgrade-takes", "TIME", "each server is down so long (default: 10min)"},
      {"--years", "N", "simulated for each size (default: 4000; 0: closed form alone)"},
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

std::vector<Site> readSites(Options& options) {
  const auto most = static_cast<std::uint32_t>(planning::kMachinesMost);
  const std::vector<Renewal> servers = readServers(options);
  std::vector<std::uint32_t> sizes{1, 2, 3, 4, 5, 6, 7, 8, 9};
  options.readSizes("--servers", 1, most, sizes);
  std::uint32_t zones = 1;
  std::uint32_t learners = 0;
  options.read("--zones", std::uint32_t{1}, most, zones);
  options.read("--learners", std::uint32_t{0}, most, learners);
  const std::vector<std::uint32_t> zoneOf = readZones(options);
  if (!zoneOf.empty()) {
    sizes = {static_cast<std::uint32_t>(zoneOf.size())};
    zones = zoneOf.back() + 1;
  }
  if (servers.size() > 1) {
    const bool other = !zoneOf.empty() && zoneOf.size() != servers.size();
    if (options.has("--servers") || other) {
      options.refuse("'--up' already says how many servers there are.");
    }
    sizes = {static_cast<std::uint32_t>(servers.size())};
  }
  const Renewal zone = readPart(options, "--zone-up", "--zone-repair");
  const Renewal together = readPart(options, "--together-up", "--together-repair");
  const auto upgrades = readUpgrades(options);
  std::vector<Site> sites;
  for (const std::uint32_t size : sizes) {
    Site site = planning::evenSite(size, servers[0], zones, zone);
    for (std::size_t i = 0; i < servers.size() && i < size; ++i) {
      if (servers.size() > 1) site.machines[i].itself = servers[i];
    }
    for (std::size_t i = 0; i < zoneOf.size() && i < size; ++i) site.machines[i].zone = zoneOf[i];
    for (std::uint32_t i = 0; i < learners; ++i) {
      site.machines.push_back({servers[0], (size + i) % zones, planning::Vote::Learner});
    }
    site.everything = together;
    site.upgrades = upgrades;
    const std::string why = planning::check(site);
    if (!why.empty()) options.refuse("With " + std::to_string(size) + " servers " + why + ".");
    sites.push_back(std::move(site));
  }
  return sites;
}

}  // namespace cli
