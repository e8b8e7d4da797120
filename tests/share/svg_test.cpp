// Draw lists as SVG: well-formed, with all shapes and all texts.
#include "app/canvas/svg.h"

#include <gtest/gtest.h>

#include <QXmlStreamReader>

#include <map>

namespace canvas {
namespace {

struct Read {
  std::map<QString, int> elements;
  QStringList texts;
  QString error;
};

Read read(const QByteArray& svg) {
  Read found;
  QXmlStreamReader xml(svg);
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement()) continue;
    const QString name = xml.name().toString();
    ++found.elements[name];
    if (name == QLatin1String("text")) found.texts << xml.readElementText();
  }
  if (xml.hasError()) found.error = xml.errorString();
  return found;
}

DrawList everyShape() {
  DrawList list;
  const Stroke pen{QColor(10, 20, 30, 128), 2, 4, 3, Cap::Round};
  const std::vector<QPointF> points{{0, 0}, {10, 0}, {5, 8}};
  list.circle({50, 50}, 20, QColor(Qt::red), pen);
  list.arc({50, 50}, 30, 0, 360, pen);
  list.line({0, 0}, {100, 100}, pen);
  list.polyline(points, pen);
  list.polygon(points, Filling(Fill::Wall, Qt::black, Qt::white), pen);
  list.rect({1, 2, 30, 40}, 4, Filling(Fill::Stopped, Qt::gray, Qt::white));
  list.text({5, 90}, u"S1 < S2 & \"x\"", Font{13, 600, Face::Mono}, Qt::blue, Anchor::Middle);
  list.text({5, 95}, QString("bell\x07"), Font{}, Qt::blue);
  return list;
}

TEST(Svg, IsWellFormedAndHoldsEveryShape) {
  const Read found = read(svgOf(everyShape(), {120, 100}, Qt::white, "A <title>"));
  EXPECT_EQ(found.error, "");
  EXPECT_EQ(found.elements.at("circle"), 1);
  EXPECT_EQ(found.elements.at("line"), 1);
  EXPECT_EQ(found.elements.at("polyline"), 1);
  EXPECT_EQ(found.elements.at("polygon"), 1);
  // The arc and the bars of two hatches; the ground, two tiles and the box.
  EXPECT_EQ(found.elements.at("path"), 3);
  EXPECT_EQ(found.elements.at("rect"), 4);
  EXPECT_EQ(found.elements.at("pattern"), 2);
}

TEST(Svg, HoldsTheTextsAsTexts) {
  const Read found = read(svgOf(everyShape(), {120, 100}, Qt::white, "t"));
  EXPECT_EQ(found.texts.value(0), "S1 < S2 & \"x\"");
  EXPECT_EQ(found.texts.value(1), QString("bell") + QChar(QChar::ReplacementCharacter));
}

TEST(Svg, SaysLengthsWithoutNeedlessFigures) {
  DrawList list;
  list.line({0.5, 1.0 / 3}, {2, -0.001}, {Qt::black, 1});
  const QByteArray svg = svgOf(list, {10, 10}, Qt::white, "t");
  EXPECT_TRUE(svg.contains("x1=\"0.5\" y1=\"0.33\" x2=\"2\" y2=\"0\"")) << svg.toStdString();
}

}  // namespace
}  // namespace canvas
