#include "engine/planning/site.h"

#include <algorithm>
#include <cmath>

namespace planning {

namespace {

bool sound(const Renewal& part) {
  return std::isfinite(part.hoursUp) && std::isfinite(part.hoursDown) && part.hoursUp > 0 &&
         part.hoursDown >= 0;
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
    site.machines.push_back({server, i % zones, Vote::Voter});
  }
  site.zones.assign(zones, zone);
  return site;
}

std::string check(const Site& site) {
  if (site.voters() == 0) return "there is no server that votes";
  if (site.machines.size() > kMachinesMost) {
    return "there are more than " + std::to_string(kMachinesMost) + " servers";
  }
  for (const Machine& machine : site.machines) {
    if (machine.zone >= site.zones.size()) return "a server stands in a zone that is not there";
    if (!sound(machine.itself)) return "a server's times make no sense";
  }
  if (!std::all_of(site.zones.begin(), site.zones.end(), sound)) {
    return "a zone's times make no sense";
  }
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
