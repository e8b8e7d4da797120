// Which servers, racks and zones there are and how they fail, read from options.
#include <algorithm>

#include "app/cli/plan_arguments.h"

namespace cli {
namespace {

using planning::Renewal;
using planning::Site;

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

/// Numbers above zero, separated by commas; nullopt: they are not.
std::optional<std::vector<std::uint32_t>> countsOf(std::string_view text) {
  std::vector<std::uint32_t> counts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    std::uint64_t count = 0;
    if (!wholeNumber(text.substr(at, comma - at), 1, planning::kMachinesMost, count)) {
      return std::nullopt;
    }
    counts.push_back(static_cast<std::uint32_t>(count));
    at = comma + 1;
  }
  return counts;
}

/// Places by their sizes, as somebody listed them.
struct Listed {
  std::vector<planning::Place> places;   ///< of each server; empty: zones are filled in turn
  std::vector<std::uint32_t> rackZones;  ///< the zone of each rack
  std::uint32_t zones{0};
};

void readZoneSizes(Options& options, Listed& listed) {
  const auto counts = countsOf(options.text("--zone-sizes"));
  if (!counts) {
    options.refuse("--zone-sizes", "a number of servers for each zone, like 2,2,1");
    return;
  }
  for (const std::uint32_t count : *counts) {
    listed.places.insert(listed.places.end(), count, planning::InZone{listed.zones++});
  }
}

void readRackSizes(Options& options, Listed& listed) {
  const std::string value = options.text("--rack-sizes");
  for (std::size_t at = 0; at <= value.size(); ++listed.zones) {
    const std::size_t end = std::min(value.find(';', at), value.size());
    const auto counts = countsOf(std::string_view(value).substr(at, end - at));
    if (!counts) {
      options.refuse("--rack-sizes", "servers of each rack, zones apart by semicolons: '2,1;2'");
      return;
    }
    for (const std::uint32_t count : *counts) {
      const auto rack = static_cast<std::uint32_t>(listed.rackZones.size());
      listed.places.insert(listed.places.end(), count, planning::InRack{rack});
      listed.rackZones.push_back(listed.zones);
    }
    at = end + 1;
  }
}

Listed readListed(Options& options) {
  Listed listed;
  const bool racks = options.has("--rack-sizes");
  if (!racks && !options.has("--zone-sizes")) return listed;
  const std::string name = racks ? "'--rack-sizes'" : "'--zone-sizes'";
  if (options.has("--zones") || options.has("--servers")) {
    options.refuse(name + " already says how many zones and servers there are.");
  }
  if (racks && (options.has("--zone-sizes") || options.has("--racks"))) {
    options.refuse(name + " already says how many racks and zones there are.");
  }
  racks ? readRackSizes(options, listed) : readZoneSizes(options, listed);
  return listed;
}

/// How something around servers fails: by its share of the time, or its time to failure.
Renewal readPart(Options& options, const std::string& name) {
  const std::string up = "--" + name + "-up";
  const std::string every = "--" + name + "-fails-every";
  double share = 1;
  double hours = 1;
  options.readPercent(up, 0.000001, 100, share);
  options.readHours("--" + name + "-repair", hours);
  if (!options.has(every)) return planning::upFor(share, hours);
  if (options.has(up)) options.refuse("'" + up + "' and '" + every + "' say the same twice.");
  double hoursUp = 1;
  options.readHours(every, hoursUp);
  return {hoursUp, hours};
}

std::optional<planning::Upgrades> readUpgrades(Options& options) {
  if (!options.has("--upgrade-every") && !options.has("--upgrade-takes")) return std::nullopt;
  planning::Upgrades upgrades{720, 1.0 / 6};
  options.readHours("--upgrade-every", upgrades.hoursBetween);
  options.readHours("--upgrade-takes", upgrades.hoursEach);
  return upgrades;
}

/// What one size of cluster shares with the others.
struct Parts {
  std::vector<Renewal> servers;  ///< one for all, or one a server
  Listed listed;
  std::uint32_t zones{1};
  std::uint32_t racks{0};  ///< in each zone; 0: none
  std::uint32_t learners{0};
  Renewal rack;
  Renewal zone;
  Renewal together;
  std::optional<planning::Upgrades> upgrades;
};

/// The place of one more, as they are filled in turn.
planning::Place placeInTurn(const Parts& parts, std::uint32_t turn) {
  const auto racks = static_cast<std::uint32_t>(parts.listed.rackZones.size());
  if (racks > 0) return planning::InRack{turn % racks};
  return planning::InZone{turn % parts.zones};
}

Site siteOf(const Parts& parts, std::uint32_t size) {
  const Listed& listed = parts.listed;
  Site site = planning::evenSite(size, parts.servers[0], parts.zones, parts.zone);
  for (std::size_t i = 0; i < parts.servers.size() && i < size; ++i) {
    if (parts.servers.size() > 1) site.machines[i].itself = parts.servers[i];
  }
  for (std::size_t i = 0; i < listed.places.size() && i < size; ++i) {
    site.machines[i].place = listed.places[i];
  }
  for (const std::uint32_t zone : listed.rackZones) site.racks.push_back({parts.rack, zone});
  for (std::uint32_t i = 0; i < parts.learners; ++i) {
    site.machines.push_back(
        {parts.servers[0], placeInTurn(parts, size + i), planning::Vote::Learner});
  }
  if (parts.racks > 0) planning::addRacks(site, parts.racks, parts.rack);
  site.everything = parts.together;
  site.upgrades = parts.upgrades;
  return site;
}

Parts readParts(Options& options) {
  const auto most = static_cast<std::uint32_t>(planning::kMachinesMost);
  Parts parts;
  parts.servers = readServers(options);
  options.read("--zones", std::uint32_t{1}, most, parts.zones);
  options.read("--racks", std::uint32_t{1}, most, parts.racks);
  options.read("--learners", std::uint32_t{0}, most, parts.learners);
  parts.listed = readListed(options);
  if (parts.listed.zones > 0) parts.zones = parts.listed.zones;
  parts.rack = readPart(options, "rack");
  parts.zone = readPart(options, "zone");
  parts.together = readPart(options, "together");
  parts.upgrades = readUpgrades(options);
  const bool racked = parts.racks > 0 || !parts.listed.rackZones.empty();
  if (!racked && (options.has("--rack-up") || options.has("--rack-fails-every"))) {
    options.refuse("There is no rack that could fail: '--racks' or '--rack-sizes' puts some in.");
  }
  return parts;
}

}  // namespace

const std::vector<OptionForm>& siteForms() {
  static const std::vector<OptionForm> forms{
      {"--servers", "SIZES", "like 3,5 or 1-9 (default: 1-9)"},
      {"--up", "PERCENT", "of the time a server is up (default: 99), or one a server: 99,99.9,99"},
      {"--fails-every", "TIME", "instead: mean time to failure, like 30d"},
      {"--repair", "TIME", "mean time to repair (default: 4h)"},
      {"--zones", "N", "zones that the servers fill in turn (default: 1)"},
      {"--zone-sizes", "N,N", "instead: how many servers stand in each zone, like 2,2,1"},
      {"--zone-up", "PERCENT", "of the time a zone is up (default: 100)"},
      {"--zone-fails-every", "TIME", "instead: mean time to failure"},
      {"--zone-repair", "TIME", "(default: 1h)"},
      {"--racks", "N", "racks in each zone that its servers fill in turn (default: no racks)"},
      {"--rack-sizes", "N,N;N",
       "instead of zones and racks: servers of each rack, zones apart by ';'"},
      {"--rack-up", "PERCENT", "of the time a rack is up while its zone is (default: 100)"},
      {"--rack-fails-every", "TIME", "instead: mean time to failure"},
      {"--rack-repair", "TIME", "(default: 1h)"},
      {"--together-up", "PERCENT", "of the time nothing takes all down together (default: 100)"},
      {"--together-fails-every", "TIME", "instead: mean time to failure"},
      {"--together-repair", "TIME", "(default: 1h)"},
      {"--learners", "N", "servers beside them that do not vote"},
      {"--upgrade-every", "TIME",
       "rolling upgrades, one server at a time (default, if taken: 30d)"},
      {"--upgrade-takes", "TIME", "each server is down so long (default: 10min)"},
      {"--years", "N", "simulated for each size (default: 4000; 0: closed form alone)"},
  };
  return forms;
}

std::vector<Site> readSites(Options& options) {
  const auto most = static_cast<std::uint32_t>(planning::kMachinesMost);
  const Parts parts = readParts(options);
  const std::vector<planning::Place>& places = parts.listed.places;
  std::vector<std::uint32_t> sizes{1, 2, 3, 4, 5, 6, 7, 8, 9};
  options.readSizes("--servers", 1, most, sizes);
  if (!places.empty()) sizes = {static_cast<std::uint32_t>(places.size())};
  if (parts.servers.size() > 1) {
    const bool other = !places.empty() && places.size() != parts.servers.size();
    if (options.has("--servers") || other) {
      options.refuse("'--up' already says how many servers there are.");
    }
    sizes = {static_cast<std::uint32_t>(parts.servers.size())};
  }
  std::vector<Site> sites;
  for (const std::uint32_t size : sizes) {
    sites.push_back(siteOf(parts, size));
    const std::string why = planning::check(sites.back());
    if (!why.empty()) options.refuse("With " + std::to_string(size) + " servers " + why + ".");
  }
  return sites;
}

}  // namespace cli
