#include "app/canvas/svg.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace canvas {
namespace {

QString number(double value) {
  QString text = QString::number(value, 'f', 2);
  while (text.endsWith('0')) text.chop(1);
  if (text.endsWith('.')) text.chop(1);
  return text == QStringLiteral("-0") ? QStringLiteral("0") : text;
}

QString hexOf(QRgb colour) { return QColor::fromRgb(colour).name(); }

/// As the painter has them: side of the tile and width of the bars.
std::pair<double, double> hatchOf(Fill fill) {
  if (fill == Fill::Wall) return {14, 3};
  return fill == Fill::Election ? std::pair{8.0, 3.0} : std::pair{10.0, 2.0};
}

class Writer {
 public:
  Writer(const DrawList& list, QByteArray& out) : list_(list), xml_(&out) {
    xml_.setAutoFormatting(true);
    xml_.setAutoFormattingIndent(1);
  }

  void write(const QSizeF& size, const QColor& ground, const QString& title) {
    xml_.writeStartDocument();
    xml_.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    xml_.writeStartElement(QStringLiteral("svg"));
    put("width", size.width());
    put("height", size.height());
    const QString box =
        QStringLiteral("0 0 %1 %2").arg(number(size.width()), number(size.height()));
    put("viewBox", box);
    xml_.writeTextElement(QStringLiteral("title"), title);
    writeHatches();
    xml_.writeEmptyElement(QStringLiteral("rect"));
    put("width", size.width());
    put("height", size.height());
    put("fill", ground.name());
    for (const Primitive& item : list_.items()) writeItem(item);
    xml_.writeEndElement();
    xml_.writeEndDocument();
  }

 private:
  using HatchKey = std::tuple<Fill, QRgb, QRgb>;

  void put(const char* name, const QString& value) {
    xml_.writeAttribute(QString::fromLatin1(name), value);
  }
  void put(const char* name, double value) { put(name, number(value)); }

  void writeHatches() {
    xml_.writeStartElement(QStringLiteral("defs"));
    for (const Primitive& item : list_.items()) {
      const bool hatched = item.fill != Fill::None && item.fill != Fill::Solid;
      const HatchKey key{item.fill, item.fillColour, item.ground};
      if (!hatched || item.shape == Shape::Text || hatches_.contains(key)) continue;
      const QString name = QStringLiteral("hatch%1").arg(hatches_.size() + 1);
      hatches_.emplace(key, name);
      writeHatch(item, name);
    }
    xml_.writeEndElement();
  }

  // Bars from the lower left to the upper right, seamless from tile to tile.
  void writeHatch(const Primitive& item, const QString& name) {
    const auto [side, bar] = hatchOf(item.fill);
    xml_.writeStartElement(QStringLiteral("pattern"));
    put("id", name);
    put("width", side);
    put("height", side);
    put("patternUnits", QStringLiteral("userSpaceOnUse"));
    xml_.writeEmptyElement(QStringLiteral("rect"));
    put("width", side);
    put("height", side);
    paint("fill", item.ground);
    QString bars;
    for (const double shift : {-side, 0.0, side}) {
      bars +=
          QStringLiteral("M%1 %2L%3 %4")
              .arg(number(shift - side), number(2 * side), number(shift + 2 * side), number(-side));
    }
    xml_.writeEmptyElement(QStringLiteral("path"));
    put("d", bars);
    paint("stroke", item.fillColour);
    put("stroke-width", bar);
    xml_.writeEndElement();
  }

  void paint(const char* name, QRgb colour) {
    put(name, hexOf(colour));
    if (qAlpha(colour) == 255) return;
    put(QByteArray(name).append("-opacity").constData(), qAlpha(colour) / 255.0);
  }

  void writeLook(const Primitive& item) {
    if (item.fill == Fill::None) {
      put("fill", QStringLiteral("none"));
    } else if (item.fill == Fill::Solid) {
      paint("fill", item.fillColour);
    } else {
      const QString& name = hatches_.at({item.fill, item.fillColour, item.ground});
      put("fill", QStringLiteral("url(#%1)").arg(name));
    }
    if (item.strokeWidth <= 0) return;
    paint("stroke", item.strokeColour);
    put("stroke-width", item.strokeWidth);
    put("stroke-linejoin", QStringLiteral("round"));
    if (item.cap == Cap::Round) put("stroke-linecap", QStringLiteral("round"));
    if (item.dash > 0) put("stroke-dasharray", number(item.dash) + ' ' + number(item.gap));
  }

  QString pointsOf(const Primitive& item) const {
    QStringList points;
    for (const QPointF& point : list_.points(item)) {
      points << number(point.x()) + ',' + number(point.y());
    }
    return points.join(' ');
  }

  void writeArc(const Primitive& item) {
    const QPointF centre(item.x, item.y);
    // A whole turn has one point only: it is drawn as all but a hundredth of a degree.
    const double sweep = std::clamp(item.sweep, -359.99, 359.99);
    const QPointF from = polar(centre, item.w, item.from);
    const QPointF to = polar(centre, item.w, item.from + sweep);
    put("d", QStringLiteral("M%1 %2A%3 %3 0 %4 %5 %6 %7")
                 .arg(number(from.x()), number(from.y()), number(item.w))
                 .arg(std::abs(sweep) > 180 ? 1 : 0)
                 .arg(sweep > 0 ? 1 : 0)
                 .arg(number(to.x()), number(to.y())));
  }

  void writeText(const Primitive& item) {
    xml_.writeStartElement(QStringLiteral("text"));
    put("x", item.x);
    put("y", item.y);
    put("font-family", item.font.face == Face::Mono ? QStringLiteral("JetBrains Mono, monospace")
                                                    : QStringLiteral("Inter, sans-serif"));
    put("font-size", item.font.size);
    if (item.font.weight != 400) put("font-weight", QString::number(item.font.weight));
    if (item.anchor == Anchor::Middle) put("text-anchor", QStringLiteral("middle"));
    if (item.anchor == Anchor::End) put("text-anchor", QStringLiteral("end"));
    put("xml:space", QStringLiteral("preserve"));
    paint("fill", item.fillColour);
    // XML has no characters below the blank but three.
    QString words = list_.words(item).toString();
    for (QChar& c : words) c = c < QChar(' ') ? QChar(QChar::ReplacementCharacter) : c;
    xml_.writeCharacters(words);
    xml_.writeEndElement();
  }

  void writeItem(const Primitive& item) {
    if (item.shape == Shape::Text) return writeText(item);
    static constexpr std::array kNames{"circle", "path", "line", "polyline", "polygon", "rect"};
    xml_.writeEmptyElement(QString::fromLatin1(kNames[static_cast<std::size_t>(item.shape)]));
    switch (item.shape) {
      case Shape::Circle:
        put("cx", item.x);
        put("cy", item.y);
        put("r", item.w);
        break;
      case Shape::Arc:
        writeArc(item);
        break;
      case Shape::Line:
        put("x1", item.x);
        put("y1", item.y);
        put("x2", item.w);
        put("y2", item.h);
        break;
      case Shape::Polyline:
      case Shape::Polygon:
        put("points", pointsOf(item));
        break;
      case Shape::Rect:
        writeRect(item);
        break;
      case Shape::Text:
        break;
    }
    writeLook(item);
  }

  void writeRect(const Primitive& item) {
    put("x", item.x);
    put("y", item.y);
    put("width", std::max(0.0, item.w));
    put("height", std::max(0.0, item.h));
    if (item.from > 0) put("rx", item.from);
  }

  const DrawList& list_;
  QXmlStreamWriter xml_;
  std::map<HatchKey, QString> hatches_;
};

}  // namespace

QByteArray svgOf(const DrawList& list, const QSizeF& size, const QColor& ground,
                 const QString& title) {
  QByteArray out;
  Writer(list, out).write(size, ground, title);
  return out;
}

}  // namespace canvas
