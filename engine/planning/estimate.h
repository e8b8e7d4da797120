// How sure one may be of what was measured: 95 % intervals.
// Thread rule: pure functions and values.
#pragma once

#include <vector>

#include "engine/study/percentiles.h"

namespace planning {

/// A value and the interval that covers the truth in 95 of 100 such experiments.
struct Estimate {
  double value{0};
  double least{0};
  double most{0};
  bool covers(double truth) const { return least <= truth && truth <= most; }
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// A share of independent trials (the score interval of Wilson 1927). Without trials: [0, 1].
Estimate shareOf(std::uint64_t hits, std::uint64_t trials);

/// The mean of independent values (Student's t). With fewer than two: the value alone.
Estimate meanOf(const std::vector<double>& values);

/// Events of a Poisson process in a span: their number by unit of it (Garwood's bounds in the
/// approximation of Wilson and Hilferty 1931). Nothing seen still has a bound above zero. REQUIRES:
/// span > 0.
Estimate rateOf(std::uint64_t events, double span);

/// Events seen in one span, of several in which they may come in bunches.
struct Count {
  std::uint64_t events{0};
  double span{0};
};
/// Their rate. The interval is that of so many fewer events as the spans differ more from one
/// another than chance alone would have them (quasi-Poisson: McCullagh and Nelder 1989, 6.2.3).
/// Nothing seen: up to three in all (the rule of three, which leaves 5 % on the one side there is).
/// REQUIRES: spans above zero in all.
Estimate rateOf(const std::vector<Count>& counts);

/// A quantile in milliseconds, by the ranks around it (David and Nagaraja, Order Statistics, 7.1).
/// All zero without values.
Estimate quantileOf(const study::Distribution& measured, double share);

}  // namespace planning
