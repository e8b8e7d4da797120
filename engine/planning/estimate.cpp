#include "engine/planning/estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planning {

namespace {

/// The normal distribution's 97.5th percentile.
constexpr double kNormal = 1.959964;

/// Student's t for 95 %, by degrees of freedom from 1.
double student(std::size_t freedom) {
  constexpr std::array<double, 10> kFew{12.706, 4.303, 3.182, 2.776, 2.571,
                                        2.447,  2.365, 2.306, 2.262, 2.228};
  if (freedom <= kFew.size()) return kFew[freedom - 1];
  const auto f = static_cast<double>(freedom);
  // Its expansion around the normal value (Abramowitz and Stegun 26.7.5).
  const double cube = kNormal * kNormal * kNormal;
  return kNormal + (cube + kNormal) / (4 * f) +
         (5 * cube * kNormal * kNormal + 16 * cube + 3 * kNormal) / (96 * f * f);
}

/// The upper bound of a Poisson mean of which k were seen; k - 1 with the other sign: the lower.
double poissonBound(double k, double sign) {
  if (k <= 0) return 0;
  const double root = 1 - 1 / (9 * k) + sign * kNormal / (3 * std::sqrt(k));
  return k * root * root * root;
}

}  // namespace

Estimate shareOf(std::uint64_t hits, std::uint64_t trials) {
  if (trials == 0) return {0, 0, 1};
  const auto n = static_cast<double>(trials);
  const double share = static_cast<double>(hits) / n;
  const double square = kNormal * kNormal / n;
  const double middle = (share + square / 2) / (1 + square);
  const double half =
      kNormal * std::sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square);
  // Rounding must not leave a little where there is none.
  const double least = hits == 0 ? 0 : std::max(0.0, middle - half);
  return {share, least, hits == trials ? 1 : std::min(1.0, middle + half)};
}

Estimate meanOf(const std::vector<double>& values) {
  if (values.empty()) return {};
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  if (values.size() < 2) return {mean, mean, mean};
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = student(values.size() - 1) * std::sqrt(squares / (n - 1) / n);
  return {mean, mean - half, mean + half};
}

Estimate rateOf(std::uint64_t events, double span) {
  const auto seen = static_cast<double>(events);
  return {seen / span, poissonBound(seen, -1) / span, poissonBound(seen + 1, 1) / span};
}

Estimate rateOf(const std::vector<Count>& counts) {
  constexpr double kOfNothing = 3;
  double seen = 0;
  double span = 0;
  for (const Count& count : counts) {
    seen += static_cast<double>(count.events);
    span += count.span;
  }
  if (seen == 0) return {0, 0, kOfNothing / span};
  const double rate = seen / span;
  double squares = 0;
  for (const Count& count : counts) {
    const double expected = rate * count.span;
    const double off = static_cast<double>(count.events) - expected;
    if (expected > 0) squares += off * off / expected;
  }
  const double freedom = std::max(1.0, static_cast<double>(counts.size()) - 1);
  const double bunch = std::clamp(squares / freedom, 1.0, seen);
  const double apart = seen / bunch;
  return {rate, rate * poissonBound(apart, -1) / apart, rate * poissonBound(apart + 1, 1) / apart};
}

Estimate quantileOf(const study::Distribution& measured, double share) {
  if (measured.size() == 0) return {};
  const auto n = static_cast<double>(measured.size());
  const double half = kNormal * std::sqrt(share * (1 - share) / n);
  const auto at = [&](double s) { return study::inMs(measured.at(std::clamp(s, 0.0, 1.0))); };
  return {at(share), at(share - half), at(share + half + 1 / n)};
}

}  // namespace planning
