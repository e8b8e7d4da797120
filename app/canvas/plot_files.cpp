#include "app/canvas/plot_files.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "app/canvas/painter.h"
#include "app/canvas/pdf.h"
#include "app/canvas/plot_list.h"
#include "app/canvas/svg.h"

namespace canvas {
namespace {

DrawList drawnPlot(const Plot& plot, const PlotLook& look) {
  DrawList list;
  drawPlot(plot, look, {}, list);
  return list;
}

QString quoted(const QString& words) {
  if (!words.contains(',') && !words.contains('"') && !words.contains('\n')) return words;
  return '"' + QString(words).replace('"', QStringLiteral("\"\"")) + '"';
}

QString exact(double value) { return QString::number(value, 'g', 10); }

/// A place by its name, a number as it is.
QString cellOn(const Axis& axis, double value) {
  return axis.names.isEmpty() ? exact(value) : quoted(valueOn(axis, value));
}

QString headOf(const Axis& axis) {
  return quoted(axis.unit.isEmpty() ? axis.title : axis.title + " (" + axis.unit + ')');
}

}  // namespace

QByteArray plotSvg(const Plot& plot, const PlotLook& look) {
  return svgOf(drawnPlot(plot, look), look.size, look.palette->bg1, describePlot(plot));
}

QByteArray plotPng(const Plot& plot, const PlotLook& look, double scale) {
  QImage image((look.size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(scale);
  image.fill(look.palette->bg1);
  QPainter brush(&image);
  Painter().paint(drawnPlot(plot, look), brush);
  brush.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray plotPdf(const Plot& plot, const PlotLook& look) {
  return pdfOf(drawnPlot(plot, look), look.size, look.palette->bg1, plot.title);
}

QByteArray plotCsv(const Plot& plot) {
  QString text = QStringLiteral("series,%1,%2,sure_from,sure_to,low,high,least,most\r\n")
                     .arg(headOf(plot.x), headOf(plot.y));
  for (const Series& series : plot.series) {
    const bool spread = series.form == Form::Spread;
    const bool edges = spread || series.form == Form::Bars;
    for (const PlotPoint& point : series.points) {
      QStringList cells{quoted(series.name), cellOn(plot.x, point.x), cellOn(plot.y, point.y)};
      cells << (point.sure ? exact(point.sure->first) : QString())
            << (point.sure ? exact(point.sure->second) : QString());
      cells << (edges ? exact(point.low) : QString()) << (edges ? exact(point.high) : QString());
      cells << (spread ? exact(point.least) : QString())
            << (spread ? exact(point.most) : QString());
      text += cells.join(',') + QStringLiteral("\r\n");
    }
  }
  return text.toUtf8();
}

}  // namespace canvas
