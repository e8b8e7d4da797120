// A plot as plain values: axes with units, series of points with their confidence, and what stands
// beside them. One value, so that window, SVG, PNG, CSV and the text that is read aloud agree.
// Thread rule: values and pure functions.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace canvas {

enum class Scale : std::uint8_t { Linear, Log };

struct Axis {
  QString title;
  QString unit;  ///< "": a count
  Scale scale{Scale::Linear};
  QStringList names{};          ///< of 0, 1, 2, ...: places instead of numbers
  std::vector<double> ticks{};  ///< empty: chosen
  std::optional<double> least{};
  std::optional<double> most{};
};

enum class Form : std::uint8_t {
  Line,    ///< with markers and a band of confidence
  Steps,   ///< a distribution: no markers, the y of a point holds up to the next
  Bars,    ///< one over each x, from low to high if they are given (a histogram)
  Stack,   ///< parts of one bar a place, in the order of the series
  Spread,  ///< along x, one a place of y: bar from low to high, line from least to most, tick at x
  Points,  ///< markers alone
};

/// In the axes' units.
struct PlotPoint {
  double x{0};
  double y{0};
  /// 95 % interval of the value: of y, for a Spread of x.
  std::optional<std::pair<double, double>> sure{};
  double low{0};
  double high{0};
  double least{0};
  double most{0};
};

struct Series {
  QString name;
  Form form{Form::Line};
  std::vector<PlotPoint> points;
};

/// A line across the plot at an x, with a word at its top.
struct PlotMark {
  double x{0};
  QString words;
};

struct Plot {
  QString title;
  Axis x;
  Axis y;
  std::vector<Series> series;
  std::vector<PlotMark> marks;
  QString empty;  ///< what stands there while there is nothing to draw

  bool blank() const;
};

/// A place in a plot; series -1: none.
struct PlotPlace {
  int series{-1};
  int point{-1};
  friend bool operator==(const PlotPlace&, const PlotPlace&) = default;
};

/// "3.25", "41 104": as many digits as tell something, thousands apart.
QString plotNumber(double value);
/// "150-300 ms", "5 servers", "3.25 ms".
QString valueOn(const Axis& axis, double value);
/// One point in words. REQUIRES: the place is there.
QString plotWords(const Plot& plot, const PlotPlace& place);
/// The whole plot in words, computed from its points.
QString describePlot(const Plot& plot);

}  // namespace canvas
