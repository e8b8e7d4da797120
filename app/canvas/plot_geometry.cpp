#include "app/canvas/plot_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace canvas {
namespace {

constexpr double kLetter = 12;
/// Of an Inter letter, of its size, on average.
constexpr double kLetterWide = 0.56;
constexpr double kRoom = 1.08;

struct Extent {
  double least{std::numeric_limits<double>::infinity()};
  double most{-std::numeric_limits<double>::infinity()};

  void take(double value) {
    if (!std::isfinite(value)) return;
    least = std::min(least, value);
    most = std::max(most, value);
  }
};

bool edged(const PlotPoint& point) { return point.high > point.low; }

void takeAcross(const Series& series, Extent& x) {
  for (const PlotPoint& point : series.points) {
    x.take(point.x);
    if (series.form == Form::Bars && edged(point)) x.take(point.low), x.take(point.high);
    if (series.form == Form::Spread) x.take(point.least), x.take(point.most);
  }
}

void takeUp(const Plot& plot, const Series& series, Extent& y) {
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const PlotPoint& point = series.points[i];
    y.take(point.y);
    if (point.sure && series.form != Form::Spread) {
      y.take(point.sure->first), y.take(point.sure->second);
    }
    if (series.form != Form::Stack) continue;
    double sum = 0;
    for (const Series& part : plot.series) {
      if (part.form == Form::Stack && i < part.points.size()) sum += part.points[i].y;
    }
    y.take(sum);
  }
}

/// What is shown of an axis.
Extent shownOf(const Axis& axis, Extent data, double room) {
  if (!axis.names.isEmpty()) return {-0.5, static_cast<double>(axis.names.size()) - 0.5};
  if (data.least > data.most) data = {0, 1};
  Extent shown{axis.least.value_or(data.least), axis.most.value_or(data.most)};
  if (axis.scale == Scale::Log) {
    shown.least = std::max(shown.least, 1e-9);
    shown.most = std::max(shown.most, 1.5 * shown.least);
    if (!axis.least) shown.least /= room;
    if (!axis.most) shown.most *= room;
    return shown;
  }
  if (shown.most <= shown.least) shown.most = shown.least + 1;
  if (!axis.most) shown.most = shown.least + room * (shown.most - shown.least);
  return shown;
}

/// 1, 2 or 5 times a power of ten.
double niceStep(double about) {
  const double power = std::pow(10, std::floor(std::log10(about)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= about) return factor * power;
  }
  return 10 * power;
}

/// Whose points have no common end.
bool hasBarsOrSpreads(const Plot& plot) {
  return std::any_of(plot.series.begin(), plot.series.end(), [](const Series& series) {
    return series.form == Form::Spread || series.form == Form::Bars;
  });
}

}  // namespace

double wordsWidth(const QString& words, double size) {
  return kLetterWide * size * static_cast<double>(words.size());
}

QString tickWords(const Axis& axis, double value) {
  if (!axis.names.isEmpty()) return axis.names.value(static_cast<qsizetype>(std::lround(value)));
  return plotNumber(value);
}

AxisSpan::AxisSpan(const Axis& axis, double least, double most, double from, double to)
    : scale_(axis.scale), least_(least), most_(most), from_(from), to_(to) {
  chooseTicks(axis);
}

double AxisSpan::at(double value) const {
  double share = 0;
  if (scale_ == Scale::Log) {
    share = std::log(std::max(value, 1e-12) / least_) / std::log(most_ / least_);
  } else {
    share = (value - least_) / (most_ - least_);
  }
  return from_ + share * (to_ - from_);
}

void AxisSpan::chooseTicks(const Axis& axis) {
  constexpr double kTickEvery = 50;
  if (!axis.ticks.empty()) {
    ticks_ = axis.ticks;
  } else if (!axis.names.isEmpty()) {
    for (qsizetype i = 0; i < axis.names.size(); ++i) ticks_.push_back(static_cast<double>(i));
  } else if (scale_ == Scale::Log) {
    const bool fine = most_ / least_ < 300;
    for (double power = std::pow(10, std::floor(std::log10(least_))); power <= most_; power *= 10) {
      for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor == 1.0 || fine) ticks_.push_back(factor * power);
      }
    }
  } else {
    const double room = std::max(1.0, std::abs(to_ - from_) / kTickEvery);
    const double step = niceStep((most_ - least_) / room);
    for (double k = std::ceil(least_ / step - 1e-9); k * step <= most_ + 1e-9 * step; ++k) {
      ticks_.push_back(k * step);
    }
  }
  std::erase_if(ticks_, [&](double tick) { return tick < least_ * (1 - 1e-9) || tick > most_; });
}

PlotGeometry::PlotGeometry(const Plot& plot, const PlotLook& look)
    : letter_(kLetter * look.textScale), namesAtEnds_(!hasBarsOrSpreads(plot)) {
  Extent across;
  Extent up;
  bool fromZero = plot.y.scale == Scale::Linear && plot.y.names.isEmpty();
  for (const Series& series : plot.series) {
    takeAcross(series, across);
    takeUp(plot, series, up);
  }
  if (fromZero) up.take(0);
  const Extent x = shownOf(plot.x, across, kRoom);
  const Extent y = shownOf(plot.y, up, kRoom);
  double widest = 0;
  const AxisSpan values(plot.y, y.least, y.most, 0, look.size.height() - 6 * letter_);
  for (const double tick : values.ticks()) {
    widest = std::max(widest, wordsWidth(tickWords(plot.y, tick), letter_));
  }
  double names = 0;
  for (const Series& series : plot.series) {
    names = std::max(names, wordsWidth(series.name, letter_) + 3.4 * letter_);
  }
  const double right = namesAtEnds_ ? std::min(names, 0.4 * look.size.width()) : 1.5 * letter_;
  const double left = std::min(widest + letter_, 0.35 * look.size.width());
  const double marks = plot.marks.empty() ? 0 : kMarkLetters;
  const double top = ((namesAtEnds_ || plot.series.size() < 2 ? 3.4 : 5.2) + marks) * letter_;
  frame_ = QRectF(left, top, std::max(20.0, look.size.width() - left - right),
                  std::max(20.0, look.size.height() - top - 3.6 * letter_));
  x_ = AxisSpan(plot.x, x.least, x.most, frame_.left(), frame_.right());
  // Places are read from the top, numbers grow upwards.
  const bool places = !plot.y.names.isEmpty();
  y_ = places ? AxisSpan(plot.y, y.least, y.most, frame_.top(), frame_.bottom())
              : AxisSpan(plot.y, y.least, y.most, frame_.bottom(), frame_.top());
  const auto count = static_cast<double>(
      std::max<qsizetype>(1, places ? plot.y.names.size() : plot.x.names.size()));
  const double side = (places ? frame_.height() : frame_.width()) / count;
  halfBar_ = std::min(0.36 * side, (places ? 0.75 : 3.0) * letter_);
}

}  // namespace canvas
