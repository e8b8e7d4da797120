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

/// The same where what they all stand in may be down.
Chances within(const Renewal& place, Chances up) {
  for (double& chance : up) chance *= place.up();
  up[0] += place.down();
  return up;
}

/// Conditions on zones, then racks, then servers: from the leaves of that tree to its root.
class Tree {
 public:
  /// The voter at `upgraded` is not up.
  Tree(const Site& site, std::size_t upgraded)
      : site_(site), racks_(site.racks.size(), {1}), zones_(site.zones.size(), {1}) {
    for (std::size_t i = 0; i < site.machines.size(); ++i) {
      const Machine& machine = site.machines[i];
      if (machine.vote == Vote::Learner) continue;
      const bool away = i == upgraded;
      const Chances itself{away ? 1 : machine.itself.down(), away ? 0 : machine.itself.up()};
      Chances& around =
          std::visit([this](const auto& place) -> Chances& { return at(place); }, machine.place);
      around = convolved(around, itself);
    }
  }

  /// Voters that are up. To be asked once.
  Chances root() && {
    for (std::size_t i = 0; i < racks_.size(); ++i) {
      const auto& zone = site_.racks[i].zone;
      Chances& around = zone ? zones_[*zone] : outside_;
      around = convolved(around, within(site_.racks[i].itself, std::move(racks_[i])));
    }
    for (std::size_t i = 0; i < zones_.size(); ++i) {
      outside_ = convolved(outside_, within(site_.zones[i], std::move(zones_[i])));
    }
    return std::move(outside_);
  }

 private:
  Chances& at(const Nowhere& /*place*/) { return outside_; }
  Chances& at(const InZone& place) { return zones_[place.zone]; }
  Chances& at(const InRack& place) { return racks_[place.rack]; }

  const Site& site_;
  Chances outside_{1};
  std::vector<Chances> racks_;
  std::vector<Chances> zones_;
};

/// The chance of no quorum while nothing took everything down.
double withoutQuorum(const Site& site, std::size_t upgraded) {
  const Chances up = Tree(site, upgraded).root();
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
