#include "engine/planning/availability.h"

#include <cmath>

namespace planning {

namespace {

/// chances[k]: that k servers are up.
using Chances = std::vector<double>;

Chances convolved(const Chances& a, const Chances& b) {
  Chances sum(a.size() + b.size() - 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
  }
  return sum;
}

/// Voters of one zone that are up; the one at `upgraded` is not.
Chances zoneChances(const Site& site, std::uint32_t zone, std::size_t upgraded) {
  Chances up{1};
  for (std::size_t i = 0; i < site.machines.size(); ++i) {
    const Machine& machine = site.machines[i];
    if (machine.zone != zone || machine.vote == Vote::Learner) continue;
    const bool away = i == upgraded;
    up = convolved(up, away ? Chances{1, 0} : Chances{machine.itself.down(), machine.itself.up()});
  }
  const Renewal& itself = site.zones[zone];
  for (double& chance : up) chance *= itself.up();
  up[0] += itself.down();
  return up;
}

/// The chance of no quorum while nothing took everything down.
double withoutQuorum(const Site& site, std::size_t upgraded) {
  Chances up{1};
  for (std::uint32_t zone = 0; zone < site.zones.size(); ++zone) {
    up = convolved(up, zoneChances(site, zone, upgraded));
  }
  double chance = 0;
  for (std::size_t k = 0; k < site.quorum(); ++k) chance += up[k];
  return chance;
}

}  // namespace

double Availability::nines() const { return -std::log10(down); }

Availability availabilityOf(const Site& site) {
  const std::size_t nobody = site.machines.size();
  double down = withoutQuorum(site, nobody);
  if (site.upgrades) {
    const double share = site.upgrades->hoursEach / site.upgrades->hoursBetween;
    down *= 1 - share * site.voters();
    for (std::size_t i = 0; i < site.machines.size(); ++i) {
      if (site.machines[i].vote == Vote::Voter) down += share * withoutQuorum(site, i);
    }
  }
  return {site.everything.down() + site.everything.up() * down};
}

}  // namespace planning
