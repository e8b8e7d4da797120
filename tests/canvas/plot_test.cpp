// Plots: what they say, and that series are told apart without colour, in every theme.
#include "app/canvas/plot.h"

#include <gtest/gtest.h>

#include <set>

#include "app/canvas/plot_files.h"
#include "app/canvas/plot_list.h"
#include "tests/canvas/contrast.h"

namespace canvas {
namespace {

Plot latencies() {
  Plot plot{"How long a write takes", {"Servers", ""}, {"Latency", "ms"}, {}, {}, "Nothing yet"};
  for (const char* const name : {"p50", "p99", "p99.9"}) {
    Series series{name, Form::Line, {}};
    const double base = 10 * static_cast<double>(plot.series.size() + 1);
    for (const double n : {1.0, 3.0, 5.0, 9.0}) {
      series.points.push_back({.x = n, .y = base + n, .sure = std::pair(base, base + 2 * n)});
    }
    plot.series.push_back(series);
  }
  return plot;
}

Plot spreads() {
  Plot plot{"By range", {"Time", "ms", Scale::Log}, {"Timeouts", ""}, {}, {}, ""};
  plot.y.names = {"150-300 ms", "12-24 ms"};
  plot.series.push_back({"Measured", Form::Spread, {}});
  plot.series[0].points.push_back({.x = 171,
                                   .y = 0,
                                   .sure = std::pair(168.0, 175.0),
                                   .low = 125,
                                   .high = 244,
                                   .least = 93,
                                   .most = 415});
  plot.series[0].points.push_back(
      {.x = 30, .y = 1, .sure = {}, .low = 20, .high = 53, .least = 15, .most = 87});
  plot.series.push_back({"Published", Form::Points, {{.x = 171, .y = 0}, {.x = 30, .y = 1}}});
  return plot;
}

Plot stacks() {
  Plot plot{"Where the time goes", {"Servers", ""}, {"Time", "ms"}, {}, {}, ""};
  plot.x.names = {"1", "3"};
  for (const char* const name : {"a", "b", "c", "d", "e", "f"}) {
    plot.series.push_back({name, Form::Stack, {{.x = 0, .y = 1}, {.x = 1, .y = 2}}});
  }
  return plot;
}

Plot distribution() {
  Plot plot{"How soon", {"Time", "ms"}, {"Crashes", "%"}, {}, {{20, "median"}}, ""};
  plot.series.push_back({"Crashes", Form::Steps, {}});
  for (int i = 1; i <= 100; ++i) {
    plot.series[0].points.push_back({.x = 0.4 * i, .y = static_cast<double>(i)});
  }
  return plot;
}

std::vector<Plot> allPlots() { return {latencies(), spreads(), stacks(), distribution(), Plot{}}; }

PlotLook lookOf(view::Theme theme, double scale = 1) {
  return {&view::palette(theme), scale, {640, 320}};
}

constexpr std::array kPlotThemes{view::Theme::Dark, view::Theme::Light, view::Theme::Projector};

TEST(Plot, PointsAreSaidWithTheirUnitsAndIntervals) {
  EXPECT_EQ(plotWords(latencies(), {1, 2}), "p99, Servers 5: 25 ms (95 %: 20 to 30 ms)");
  EXPECT_EQ(plotWords(spreads(), {1, 0}), "150-300 ms, Published: 171 ms");
  EXPECT_TRUE(plotWords(spreads(), {0, 0}).startsWith("150-300 ms, Measured: median 171 ms"));
  EXPECT_EQ(plotWords(distribution(), {0, 49}), "Crashes: 50 % up to 20 ms");
}

TEST(Plot, TheDescriptionIsComputedFromThePoints) {
  const QString words = describePlot(latencies());
  EXPECT_TRUE(words.contains("Latency in ms by Servers")) << words.toStdString();
  EXPECT_TRUE(words.contains("p50: 11 ms at 1, 19 ms at 9.")) << words.toStdString();
  Plot other = latencies();
  other.series[0].points[1].y = 99;
  EXPECT_TRUE(describePlot(other).contains("at most 99 ms at 3")) << words.toStdString();
  EXPECT_TRUE(describePlot(stacks()).contains("3: 12 ms in all"));
  EXPECT_TRUE(describePlot(distribution()).contains("median 20 ms"));
  Plot empty = latencies();
  for (Series& series : empty.series) series.points.clear();
  EXPECT_EQ(describePlot(empty), "Nothing yet");
}

TEST(Plot, NumbersHaveAsManyDigitsAsTellSomething) {
  EXPECT_EQ(plotNumber(0), "0");
  EXPECT_EQ(plotNumber(3.256), "3.26");
  EXPECT_EQ(plotNumber(32.56), "32.6");
  EXPECT_EQ(plotNumber(41104), QString("41") + QChar(0x2009) + "104");
  EXPECT_EQ(plotNumber(-1104), QString("-1") + QChar(0x2009) + "104");
  EXPECT_EQ(plotNumber(0.0004), "0.0004");
}

// Every line has a dash or a marker that no other has; every part of a stack a fill of its own.
TEST(Plot, SeriesAreToldApartWithoutColour) {
  const view::Palette& colours = view::palette(view::Theme::Light);
  std::set<std::vector<int>> markers;
  std::set<std::pair<int, QRgb>> fills;
  for (std::size_t series = 0; series < 6; ++series) {
    DrawList list;
    drawMarker(series, {10, 10}, 4, colours, list);
    const Primitive& marker = list.items().front();
    const bool hollow = marker.fillColour == colours.bg1.rgba();
    std::vector<int> form{static_cast<int>(marker.shape), static_cast<int>(marker.count), hollow};
    for (const QPointF& point : list.points(marker)) form.push_back(qRound(10 * point.x()));
    markers.insert(form);
    const Filling fill = fillingOf(series, colours);
    fills.insert({static_cast<int>(fill.kind), fill.colour.rgba()});
  }
  EXPECT_EQ(markers.size(), 6u);
  EXPECT_EQ(fills.size(), 6u);
  // Solid fills differ in lightness too: a grey copy shows them apart.
  for (const view::Theme theme : kPlotThemes) {
    const view::Palette& c = view::palette(theme);
    EXPECT_GE(contrast::ratio(c.text1, c.accent), 1.5);
    EXPECT_GE(contrast::ratio(c.text1, c.ctl), 1.5);
  }
}

/// Words and edges on the plot's ground; hairlines of the grid tell nothing alone.
void expectSeen(const DrawList& list, const Primitive& item, const view::Palette& c) {
  const QColor ink = QColor::fromRgba(item.fillColour);
  const QColor edge = QColor::fromRgba(item.strokeColour);
  if (item.shape == Shape::Text) {
    EXPECT_GE(contrast::ratio(ink, c.bg1), contrast::kText)
        << list.words(item).toString().toStdString();
  }
  if (item.strokeWidth > 0 && edge != c.line) {
    EXPECT_GE(contrast::ratio(edge, c.bg1), contrast::kGraphics);
  }
}

TEST(Plot, WordsAndShapesStandOutInEveryTheme) {
  for (const view::Theme theme : kPlotThemes) {
    for (const Plot& plot : allPlots()) {
      DrawList list;
      drawPlot(plot, lookOf(theme), {0, 1}, list);
      for (const Primitive& item : list.items()) expectSeen(list, item, view::palette(theme));
    }
  }
}

TEST(Plot, EveryPointIsWithinThePictureAndCanBePointedAt) {
  for (const double scale : {1.0, 1.5, 2.0}) {
    for (const Plot& plot : allPlots()) {
      DrawList list;
      const auto spots = drawPlot(plot, lookOf(view::Theme::Dark, scale), {}, list);
      std::size_t points = 0;
      for (const Series& series : plot.series) points += series.points.size();
      EXPECT_EQ(spots.size(), points);
      for (const PlotSpot& spot : spots) {
        EXPECT_TRUE(QRectF(-8, -8, 656, 336).contains(spot.box.center()));
      }
    }
  }
}

TEST(Plot, WhatIsBeyondAnAxisEndsAtItsEnd) {
  Plot plot = distribution();
  plot.series[0].points.back().x = 1e9;
  plot.x.most = 50;
  const PlotGeometry geometry(plot, lookOf(view::Theme::Dark));
  DrawList list;
  const auto spots = drawPlot(plot, lookOf(view::Theme::Dark), {}, list);
  EXPECT_LE(spots.back().box.center().x(), geometry.frame().right() + 0.5);
}

// What is marked is said above the frame: it hides no data, and no title.
TEST(Plot, WordsOfMarksStandBetweenTheTitlesAndTheFrame) {
  for (const double scale : {1.0, 2.0}) {
    const PlotLook look = lookOf(view::Theme::Dark, scale);
    const PlotGeometry geometry(distribution(), look);
    DrawList list;
    drawPlot(distribution(), look, {}, list);
    double title = 0;
    double mark = 0;
    for (const Primitive& item : list.items()) {
      if (item.shape != Shape::Text) continue;
      if (list.words(item) == u"median") mark = item.y;
      if (list.words(item) == u"Crashes, %") title = item.y;
    }
    EXPECT_GT(mark, 0);
    EXPECT_LT(mark, geometry.frame().top());
    EXPECT_GT(title, 0);
    EXPECT_GE(mark - title, geometry.letter());
  }
}

TEST(Plot, ALogAxisHasItsDecadesApartAlike) {
  const PlotGeometry geometry(spreads(), lookOf(view::Theme::Light));
  const AxisSpan& x = geometry.x();
  EXPECT_NEAR(x.at(100) - x.at(10), x.at(1'000) - x.at(100), 1e-6);
}

TEST(Plot, FilesHaveTheSameDrawingAndNumbers) {
  const PlotLook look = lookOf(view::Theme::Light);
  for (const Plot& plot : allPlots()) {
    EXPECT_EQ(plotSvg(plot, look), plotSvg(plot, look));
    EXPECT_TRUE(plotSvg(plot, look).contains("<svg"));
    EXPECT_EQ(plotPng(plot, look, 1).left(4), QByteArray("\x89PNG"));
    EXPECT_EQ(plotPdf(plot, look).left(4), QByteArray("%PDF"));
  }
  const QByteArray csv = plotCsv(spreads());
  EXPECT_EQ(csv.count('\n'), 5);
  EXPECT_TRUE(csv.contains("Measured,171,150-300 ms,168,175,125,244,93,415\r\n")) << csv.data();
  EXPECT_TRUE(plotCsv(latencies()).contains("p50,9,19,10,28,,,,\r\n"));
}

}  // namespace
}  // namespace canvas
