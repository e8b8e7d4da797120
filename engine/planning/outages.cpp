#include "engine/planning/outages.h"

#include <algorithm>
#include <cmath>

#include "engine/cluster/chance.h"

namespace planning {

namespace {

/// Above zero and at most one; a number for each (seed, part, n).
double drawUnit(std::uint64_t seed, std::uint64_t part, std::uint64_t n) {
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
  const std::uint64_t bits =
      cluster::mix(cluster::mix(seed + kStep * (part + 1)) + kStep * (n + 1));
  return static_cast<double>((bits >> 11) + 1) / 9007199254740992.0;  // 2^53
}

/// One thing that works and fails in turn.
class Part {
 public:
  Part(const Renewal& times, std::uint64_t seed, std::uint64_t name)
      : times_(times), seed_(seed), name_(name) {
    up_ = times.hoursDown <= 0 || drawUnit(seed, name, draws_++) <= times.up();
    at_ = 0;
    again();
  }
  bool up() const { return up_; }
  double nextAt() const { return at_; }
  void change() {
    up_ = !up_;
    again();
  }

 private:
  void again() {
    if (times_.hoursDown <= 0) {
      at_ = HUGE_VAL;
      return;
    }
    at_ -= (up_ ? times_.hoursUp : times_.hoursDown) * std::log(drawUnit(seed_, name_, draws_++));
  }

  Renewal times_;
  std::uint64_t seed_;
  std::uint64_t name_;
  std::uint64_t draws_{0};
  bool up_{true};
  double at_{0};
};

/// Whose turn it is to be upgraded.
class Turns {
 public:
  Turns(const Site& site, std::uint64_t seed, std::uint64_t name) : upgrades_(site.upgrades) {
    for (std::size_t i = 0; i < site.machines.size(); ++i) {
      if (site.machines[i].vote == Vote::Voter) voters_.push_back(i);
    }
    if (upgrades_) begun_ = -upgrades_->hoursBetween * drawUnit(seed, name, 0);
  }
  /// When the next turn begins or ends.
  double nextAt() const {
    if (!upgrades_) return HUGE_VAL;
    if (turn_ < voters_.size())
      return begun_ + upgrades_->hoursEach * static_cast<double>(turn_ + 1);
    return begun_ + upgrades_->hoursBetween;
  }
  void change() {
    if (turn_ < voters_.size()) {
      ++turn_;
      return;
    }
    begun_ += upgrades_->hoursBetween;
    turn_ = 0;
  }
  bool away(std::size_t machine) const {
    return upgrades_ && turn_ < voters_.size() && voters_[turn_] == machine;
  }

 private:
  std::optional<Upgrades> upgrades_;
  std::vector<std::size_t> voters_;
  std::size_t turn_{0};  ///< in voters_; their number: nobody
  double begun_{0};
};

/// All that fails on its own.
std::uint64_t partsOf(const Site& site) {
  return site.machines.size() + site.racks.size() + site.zones.size() + 1;
}

class Simulation {
 public:
  Simulation(const Site& site, std::uint64_t seed)
      : site_(site), turns_(site, seed, partsOf(site)) {
    std::uint64_t name = 0;
    for (const Machine& machine : site.machines) parts_.emplace_back(machine.itself, seed, name++);
    for (const Rack& rack : site.racks) parts_.emplace_back(rack.itself, seed, name++);
    for (const Renewal& zone : site.zones) parts_.emplace_back(zone, seed, name++);
    parts_.emplace_back(site.everything, seed, name);
    while (turns_.nextAt() <= 0) turns_.change();
  }

  Years run(double hours) {
    Years years;
    years.hours = hours;
    double at = 0;
    double downSince = quorum() ? HUGE_VAL : 0;
    while (at < hours) {
      at = std::min(step(), hours);
      const bool down = !quorum();
      if (down && downSince == HUGE_VAL) {
        downSince = at;
        if (at < hours) ++years.outages;
      } else if (downSince != HUGE_VAL && (!down || at >= hours)) {
        years.hoursDown += at - downSince;
        years.longestHours = std::max(years.longestHours, at - downSince);
        downSince = HUGE_VAL;
      }
    }
    return years;
  }

 private:
  /// Lets the next thing happen; when it did.
  double step() {
    const auto next =
        std::min_element(parts_.begin(), parts_.end(),
                         [](const Part& a, const Part& b) { return a.nextAt() < b.nextAt(); });
    const double at = std::min(next->nextAt(), turns_.nextAt());
    next->nextAt() <= turns_.nextAt() ? next->change() : turns_.change();
    return at;
  }
  bool quorum() const {
    if (!parts_.back().up()) return false;
    std::uint32_t up = 0;
    for (std::size_t i = 0; i < site_.machines.size(); ++i) {
      const Machine& machine = site_.machines[i];
      const bool works =
          parts_[i].up() &&
          std::visit([this](const auto& place) { return isUp(place); }, machine.place);
      if (works && machine.vote == Vote::Voter && !turns_.away(i)) ++up;
    }
    return up >= site_.quorum();
  }
  bool isUp(const Nowhere& /*place*/) const { return true; }
  bool isUp(const InZone& place) const {
    return parts_[site_.machines.size() + site_.racks.size() + place.zone].up();
  }
  bool isUp(const InRack& place) const {
    const auto& zone = site_.racks[place.rack].zone;
    return parts_[site_.machines.size() + place.rack].up() && (!zone || isUp(InZone{*zone}));
  }

  const Site& site_;
  std::vector<Part> parts_;  ///< the machines, the racks, the zones, everything
  Turns turns_;
};

/// The longest repair that may have to be waited for.
double longestRepair(const Site& site) {
  double hours = site.everything.hoursDown;
  for (const Renewal& zone : site.zones) hours = std::max(hours, zone.hoursDown);
  for (const Rack& rack : site.racks) hours = std::max(hours, rack.itself.hoursDown);
  for (const Machine& machine : site.machines) hours = std::max(hours, machine.itself.hoursDown);
  return hours;
}

}  // namespace

Years simulateYears(const Site& site, double years, std::uint64_t seed) {
  return Simulation(site, seed).run(years * kHoursAYear);
}

Outages::Outages(Site site, std::uint64_t seed) : site_(std::move(site)), seed_(seed) {}

void Outages::grow(std::uint64_t trials, const Work& work) {
  growTrials(trials_, trials, work, [this](std::uint64_t i) {
    return simulateYears(site_, kYearsOfTrial, cluster::mix(seed_ + i));
  });
}

OutageReport Outages::report() const {
  OutageReport report;
  std::vector<double> shares;
  double hoursDown = 0;
  for (const Years& trial : trials_) {
    report.years += trial.hours / kHoursAYear;
    report.outages += trial.outages;
    hoursDown += trial.hoursDown;
    report.longestMinutes = std::max(report.longestMinutes, trial.longestHours * 60);
    shares.push_back(trial.hoursDown / trial.hours);
  }
  if (trials_.empty()) return report;
  report.outagesAYear = rateOf(report.outages, report.years);
  if (report.outages > 0) {
    report.meanMinutes = hoursDown * 60 / static_cast<double>(report.outages);
  }
  report.down = meanOf(shares);
  report.down.least = std::max(0.0, report.down.least);
  // A few outages, or none, say little about how many there may be.
  const double rare = report.outagesAYear.most * longestRepair(site_) / kHoursAYear;
  constexpr std::uint64_t kFew = 10;
  if (report.outages < kFew) report.down.most = std::max(report.down.most, rare);
  return report;
}

}  // namespace planning
