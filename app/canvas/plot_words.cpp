#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "app/canvas/plot.h"

namespace canvas {
namespace {

struct PlotSay {
  Q_DECLARE_TR_FUNCTIONS(PlotSay)
};

QString nameOf(const Axis& axis) {
  return axis.unit.isEmpty() ? axis.title : PlotSay::tr("%1 in %2").arg(axis.title, axis.unit);
}

QString sureWords(const Axis& axis, const PlotPoint& point) {
  if (!point.sure) return {};
  return PlotSay::tr(" (95 %: %1 to %2)")
      .arg(plotNumber(point.sure->first), valueOn(axis, point.sure->second));
}

QString spreadWords(const Plot& plot, const Series& series, const PlotPoint& point) {
  const QString where = valueOn(plot.y, point.y);
  return PlotSay::tr("%1, %2: median %3%4, four of five %5 to %6, least %7, 99 in 100 up to %8")
      .arg(where, series.name, valueOn(plot.x, point.x), sureWords(plot.x, point),
           plotNumber(point.low), valueOn(plot.x, point.high), plotNumber(point.least),
           valueOn(plot.x, point.most));
}

/// "1.6 ms at 1, 2.3 ms at 9, at most 2.4 ms at 21".
QString courseOf(const Plot& plot, const Series& series) {
  const auto at = [&](const PlotPoint& point) {
    return PlotSay::tr("%1 at %2").arg(valueOn(plot.y, point.y), valueOn(plot.x, point.x));
  };
  const auto& points = series.points;
  const auto [least, most] =
      std::minmax_element(points.begin(), points.end(),
                          [](const PlotPoint& a, const PlotPoint& b) { return a.y < b.y; });
  QStringList parts{at(points.front())};
  if (points.size() > 1) parts << at(points.back());
  if (most != points.begin() && most != points.end() - 1) {
    parts << PlotSay::tr("at most %1").arg(at(*most));
  }
  if (least != points.begin() && least != points.end() - 1) {
    parts << PlotSay::tr("at least %1").arg(at(*least));
  }
  return PlotSay::tr("%1: %2.").arg(series.name, parts.join(PlotSay::tr(", ")));
}

/// A distribution: where it passes a half, nine tenths, 99 hundredths.
QString quantilesOf(const Plot& plot, const Series& series) {
  const double whole = series.points.back().y;
  QStringList parts;
  for (const auto& [share, name] : {std::pair{0.5, PlotSay::tr("median %1")},
                                    {0.9, PlotSay::tr("nine in ten up to %1")},
                                    {0.99, PlotSay::tr("99 in 100 up to %1")}}) {
    const auto found =
        std::find_if(series.points.begin(), series.points.end(),
                     [&, part = share](const PlotPoint& p) { return p.y >= part * whole; });
    if (found != series.points.end()) parts << name.arg(valueOn(plot.x, found->x));
  }
  return PlotSay::tr("%1: %2.").arg(series.name, parts.join(PlotSay::tr(", ")));
}

/// The whole of each stack is nowhere as a point: it is said of the first and the last.
QString stacksOf(const Plot& plot) {
  QStringList sentences;
  const auto& first = plot.series.front().points;
  for (const std::size_t at : {std::size_t{0}, first.size() - 1}) {
    double sum = 0;
    const Series* largest = nullptr;
    for (const Series& series : plot.series) {
      if (series.form != Form::Stack || at >= series.points.size()) continue;
      sum += series.points[at].y;
      if (largest == nullptr || series.points[at].y > largest->points[at].y) largest = &series;
    }
    if (largest == nullptr || (at == 0 && !sentences.isEmpty())) continue;
    sentences << PlotSay::tr("%1: %2 in all, most of it %3 (%4).")
                     .arg(valueOn(plot.x, first[at].x), valueOn(plot.y, sum), largest->name,
                          valueOn(plot.y, largest->points[at].y));
    if (first.size() == 1) break;
  }
  return sentences.join(' ');
}

QString seriesWords(const Plot& plot, const Series& series) {
  if (series.points.empty()) return {};
  switch (series.form) {
    case Form::Line:
    case Form::Bars:
      return courseOf(plot, series);
    case Form::Steps:
      return quantilesOf(plot, series);
    case Form::Spread:
    case Form::Points: {
      QStringList parts;
      for (const PlotPoint& point : series.points) {
        parts << PlotSay::tr("%1 %2").arg(valueOn(plot.y, point.y), valueOn(plot.x, point.x));
      }
      return PlotSay::tr("%1: %2.").arg(series.name, parts.join(PlotSay::tr(", ")));
    }
    case Form::Stack:
      return {};
  }
  return {};
}

}  // namespace

bool Plot::blank() const {
  return std::all_of(series.begin(), series.end(),
                     [](const Series& one) { return one.points.empty(); });
}

QString plotNumber(double value) {
  if (!std::isfinite(value)) return PlotSay::tr("without end");
  const double size = std::abs(value);
  if (size != 0 && size < 0.01) return QString::number(value, 'g', 2);
  int digits = 0;
  if (size < 100) digits = 1;
  if (size < 10) digits = 2;
  QString text = QString::number(value, 'f', digits);
  while (text.contains('.') && (text.endsWith('0') || text.endsWith('.'))) text.chop(1);
  const qsizetype whole = text.contains('.') ? text.indexOf('.') : text.size();
  constexpr qsizetype kGroup = 3;
  for (qsizetype at = whole - kGroup; at > (value < 0 ? 1 : 0); at -= kGroup) {
    text.insert(at, QChar(0x2009));
  }
  return text;
}

QString valueOn(const Axis& axis, double value) {
  const auto place = static_cast<qsizetype>(std::llround(value));
  if (!axis.names.isEmpty()) return axis.names.value(place);
  const QString number = plotNumber(value);
  return axis.unit.isEmpty() ? number : number + ' ' + axis.unit;
}

QString plotWords(const Plot& plot, const PlotPlace& place) {
  const Series& series = plot.series[static_cast<std::size_t>(place.series)];
  const PlotPoint& point = series.points[static_cast<std::size_t>(place.point)];
  if (series.form == Form::Spread) return spreadWords(plot, series, point);
  if (series.form == Form::Points && !plot.y.names.isEmpty()) {
    return PlotSay::tr("%1, %2: %3")
        .arg(valueOn(plot.y, point.y), series.name, valueOn(plot.x, point.x));
  }
  if (series.form == Form::Steps) {
    return PlotSay::tr("%1: %2 up to %3")
        .arg(series.name, valueOn(plot.y, point.y), valueOn(plot.x, point.x));
  }
  const QString where = plot.x.names.isEmpty() && plot.x.unit.isEmpty()
                            ? PlotSay::tr("%1 %2").arg(plot.x.title, plotNumber(point.x))
                            : valueOn(plot.x, point.x);
  return PlotSay::tr("%1, %2: %3%4")
      .arg(series.name, where, valueOn(plot.y, point.y), sureWords(plot.y, point));
}

QString describePlot(const Plot& plot) {
  if (plot.blank()) return plot.empty;
  QStringList sentences{
      PlotSay::tr("%1: %2 by %3.").arg(plot.title, nameOf(plot.y), nameOf(plot.x))};
  if (plot.series.front().form == Form::Stack) sentences << stacksOf(plot);
  for (const Series& series : plot.series) sentences << seriesWords(plot, series);
  for (const PlotMark& mark : plot.marks) {
    sentences << PlotSay::tr("%1 at %2.").arg(mark.words, valueOn(plot.x, mark.x));
  }
  sentences.removeAll(QString());
  return sentences.join(' ');
}

}  // namespace canvas
