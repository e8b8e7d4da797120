// Where the parts of a plot lie: the frame within the picture, and values on its axes.
// Thread rule: values and pure functions.
#pragma once

#include <QPointF>
#include <QRectF>

#include "app/canvas/plot.h"
#include "app/view/palette.h"

namespace canvas {

struct PlotLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  QSizeF size;
};

/// Values of an axis, on a line of pixels.
class AxisSpan {
 public:
  AxisSpan() = default;
  AxisSpan(const Axis& axis, double least, double most, double from, double to);

  double at(double value) const;
  double least() const { return least_; }
  double most() const { return most_; }
  const std::vector<double>& ticks() const { return ticks_; }

 private:
  void chooseTicks(const Axis& axis);

  Scale scale_{Scale::Linear};
  double least_{0};
  double most_{1};
  double from_{0};
  double to_{1};
  std::vector<double> ticks_;
};

class PlotGeometry {
 public:
  PlotGeometry() = default;
  PlotGeometry(const Plot& plot, const PlotLook& look);

  const QRectF& frame() const { return frame_; }
  const AxisSpan& x() const { return x_; }
  const AxisSpan& y() const { return y_; }
  QPointF at(double x, double y) const { return {x_.at(x), y_.at(y)}; }
  double letter() const { return letter_; }  ///< size of the axes' letters
  /// Names stand at the ends of the series, else in a line over the frame.
  bool namesAtEnds() const { return namesAtEnds_; }
  /// Half of what a bar or a spread takes across.
  double halfBar() const { return halfBar_; }

 private:
  QRectF frame_;
  AxisSpan x_;
  AxisSpan y_;
  double letter_{12};
  double halfBar_{10};
  bool namesAtEnds_{false};
};

/// Above the frame, for what is marked, in letters.
inline constexpr double kMarkLetters = 1.5;
/// About how wide words are, in the text face.
double wordsWidth(const QString& words, double size);
/// A tick's words.
QString tickWords(const Axis& axis, double value);

}  // namespace canvas
