#include "engine/planning/site.h"

#include <algorithm>
#include <cmath>

namespace planning {

namespace {

bool sound(const Renewal& part) {
  return std::isfinite(part.hoursUp) && std::isfinite(part.hoursDown) && part.hoursUp > 0 &&
         part.hoursDown >= 0;
}

/// Empty if it is there.
struct WrongPlace {
  const Site& site;

  std::string operator()(const Nowhere& /*place*/) const { return {}; }
  std::string operator()(const InZone& place) const {
    return place.zone < site.zones.size() ? "" : "a server stands in a zone that is not there";
  }
  std::string operator()(const InRack& place) const {
    return place.rack < site.racks.size() ? "" : "a server stands in a rack that is not there";
  }
};

std::string checkPlaces(const Site& site) {
  for (const Machine& machine : site.machines) {
    if (std::string why = std::visit(WrongPlace{site}, machine.place); !why.empty()) return why;
    if (!sound(machine.itself)) return "a server's times make no sense";
  }
  for (const Rack& rack : site.racks) {
    if (rack.zone && *rack.zone >= site.zones.size()) {
      return "a rack stands in a zone that is not there";
    }
    if (!sound(rack.itself)) return "a rack's times make no sense";
  }
  const bool zones = std::all_of(site.zones.begin(), site.zones.end(), sound);
  return zones ? "" : "a zone's times make no sense";
}

}  // namespace

Renewal upFor(double share, double hoursDown) {
  if (share >= 1) return kNeverFails;
  return {share / (1 - share) * hoursDown, hoursDown};
}

std::uint32_t Site::voters() const {
  return static_cast<std::uint32_t>(std::count_if(
      machines.begin(), machines.end(), [](const Machine& m) { return m.vote == Vote::Voter; }));
}

Site evenSite(std::uint32_t servers, const Renewal& server, std::uint32_t zones,
              const Renewal& zone) {
  Site site;
  for (std::uint32_t i = 0; i < servers; ++i) {
    site.machines.push_back({server, InZone{i % zones}, Vote::Voter});
  }
  site.zones.assign(zones, zone);
  return site;
}

void addRacks(Site& site, std::uint32_t each, const Renewal& rack) {
  const auto before = static_cast<std::uint32_t>(site.racks.size());
  for (std::uint32_t zone = 0; zone < site.zones.size(); ++zone) {
    site.racks.insert(site.racks.end(), each, Rack{rack, zone});
  }
  std::vector<std::uint32_t> filled(site.zones.size(), 0);
  for (Machine& machine : site.machines) {
    const auto* in = std::get_if<InZone>(&machine.place);
    if (in == nullptr) continue;
    const std::uint32_t zone = in->zone;
    machine.place = InRack{before + zone * each + filled[zone]++ % each};
  }
}

std::string layoutOf(const Site& site) {
  std::vector<std::string> racks(site.racks.size());
  std::vector<std::string> zones(site.zones.size());
  std::string outside;
  const auto add = [](std::string& to, const std::string& words) {
    to += (to.empty() ? "" : " ") + words;
  };
  const auto zoneOrOutside = [&](const std::optional<std::uint32_t>& zone) -> std::string& {
    return zone ? zones[*zone] : outside;
  };
  for (std::size_t i = 0; i < site.machines.size(); ++i) {
    const Machine& machine = site.machines[i];
    const auto* rack = std::get_if<InRack>(&machine.place);
    const auto* zone = std::get_if<InZone>(&machine.place);
    std::string& around =
        rack != nullptr ? racks[rack->rack]
                        : zoneOrOutside(zone != nullptr ? std::optional(zone->zone) : std::nullopt);
    add(around, (machine.vote == Vote::Learner ? "l" : "S") + std::to_string(i + 1));
  }
  for (std::size_t i = 0; i < racks.size(); ++i) {
    add(zoneOrOutside(site.racks[i].zone), "{" + racks[i] + "}");
  }
  std::string layout;
  for (const std::string& zone : zones) add(layout, "[" + zone + "]");
  if (!outside.empty()) add(layout, outside);
  return layout;
}

std::string check(const Site& site) {
  if (site.voters() == 0) return "there is no server that votes";
  if (site.machines.size() > kMachinesMost) {
    return "there are more than " + std::to_string(kMachinesMost) + " servers";
  }
  if (std::string why = checkPlaces(site); !why.empty()) return why;
  if (!sound(site.everything)) return "the times of what takes all down make no sense";
  if (!site.upgrades) return {};
  const Upgrades& upgrades = *site.upgrades;
  if (!(upgrades.hoursEach > 0) || !(upgrades.hoursBetween > 0)) {
    return "the upgrades' times are above zero";
  }
  const bool fits = upgrades.hoursEach * site.voters() <= upgrades.hoursBetween;
  return fits ? "" : "a round of upgrades takes longer than the time between two rounds";
}

}  // namespace planning
