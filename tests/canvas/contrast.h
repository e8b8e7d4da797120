// How well a colour stands out from its ground: WCAG 2.1, relative luminance and contrast ratio.
// Thread rule: pure.
#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace contrast {

inline constexpr double kText = 4.5;      ///< success criterion 1.4.3
inline constexpr double kGraphics = 3.0;  ///< 1.4.11

inline double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

inline double luminance(const QColor& colour) {
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
         0.0722 * linear(colour.blueF());
}

/// `colour` as it looks on an opaque ground.
inline QColor on(const QColor& ground, const QColor& colour) {
  const auto mix = [&](float above, float below) {
    return above * colour.alphaF() + below * (1 - colour.alphaF());
  };
  return QColor::fromRgbF(mix(colour.redF(), ground.redF()), mix(colour.greenF(), ground.greenF()),
                          mix(colour.blueF(), ground.blueF()));
}

inline double ratio(const QColor& colour, const QColor& ground) {
  const double a = luminance(on(ground, colour));
  const double b = luminance(ground);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace contrast
