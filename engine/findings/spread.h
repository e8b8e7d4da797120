// A distribution as the points of its curve.
// Thread rule: pure.
#pragma once

#include "engine/findings/sheet.h"
#include "engine/study/percentiles.h"

namespace findings {

/// Shares (0 to 1) over milliseconds, by half percents. Empty without values.
inline Curve spreadOf(std::string key, const study::Distribution& measured) {
  constexpr int kSteps = 200;
  Curve curve{std::move(key), {}};
  for (int step = 0; step <= kSteps && measured.size() > 0; ++step) {
    const double share = static_cast<double>(step) / kSteps;
    curve.points.emplace_back(study::inMs(measured.at(share)), share);
  }
  return curve;
}

}  // namespace findings
