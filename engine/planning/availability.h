// How much of the time a quorum is up, in closed form.
//
// Servers, racks and zones fail independently of each other; a rack that fails takes its servers
// down, a zone its racks and what else stands in it. Given that a rack is up, the number of its
// servers that are up is a sum of independent 0s and 1s that need not be alike, whose distribution
// is found server by server (Poisson binomial, by convolution); racks of a zone that is up are
// independent too, and so are zones: their distributions are convolved in the same way. With
// upgrades the year is divided by who is being upgraded. What is small is summed, never subtracted
// from one: nine nines keep their digits.
//
// Thread rule: pure functions and values.
#pragma once

#include "engine/planning/site.h"

namespace planning {

inline constexpr double kMinutesAYear = 365.25 * 24 * 60;
inline constexpr double kHoursAYear = 365.25 * 24;

struct Availability {
  double down{0};  ///< the share of the time without a quorum

  double up() const { return 1 - down; }
  double minutesAYear() const { return down * kMinutesAYear; }
  /// 2 for 99 %, 3 for 99.9 %; infinite if it is never down.
  double nines() const;
  friend bool operator==(const Availability&, const Availability&) = default;
};

/// REQUIRES: check(site) is empty.
Availability availabilityOf(const Site& site);

}  // namespace planning
