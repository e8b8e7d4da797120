// The years of a cluster, simulated: servers and zones fail and are repaired, and the time without
// a quorum is added up. It shares nothing with the closed form but the site.
//
// Each trial is some years of their own that begin in the middle of everything (what is up is drawn
// by its share; exponential times have no memory). Upgrades begin at a drawn place of their round.
//
// Thread rule: simulateYears is pure; Outages is used by one thread and starts others.
#pragma once

#include "engine/planning/availability.h"
#include "engine/planning/estimate.h"
#include "engine/planning/rounds.h"

namespace planning {

struct Years {
  double hours{0};
  double hoursDown{0};
  std::uint64_t outages{0};  ///< that began
  double longestHours{0};
};

/// REQUIRES: check(site) is empty, years > 0.
Years simulateYears(const Site& site, double years, std::uint64_t seed);

struct OutageReport {
  double years{0};
  std::uint64_t outages{0};
  Estimate down;  ///< the share of the time without a quorum
  Estimate outagesAYear;
  double meanMinutes{0};  ///< of an outage; 0 if there was none
  double longestMinutes{0};
};

/// What many trials say.
class Outages {
 public:
  /// REQUIRES: check(site) is empty.
  Outages(Site site, std::uint64_t seed);

  static constexpr double kYearsOfTrial = 200;
  void grow(std::uint64_t trials, const Work& work);
  std::uint64_t trials() const { return trials_.size(); }
  OutageReport report() const;

 private:
  Site site_;
  std::uint64_t seed_;
  std::vector<Years> trials_;
};

}  // namespace planning
