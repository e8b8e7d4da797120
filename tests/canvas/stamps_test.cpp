// Stamps: what is copied looks like what is drawn.
#include "app/canvas/stamps.h"

#include <gtest/gtest.h>

#include <QPainter>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/canvas/painter.h"

namespace canvas {
namespace {

constexpr QSize kSheet{120, 120};
const QColor kGreen("#0EC47F");
const QColor kPale("#6ADAB0");

QImage painted(const DrawList& list, double scale) {
  QImage image(kSheet * scale, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(scale);
  image.fill(Qt::black);
  QPainter painter(&image);
  Painter().paint(list, painter);
  return image;
}

/// A sheet with one shape; `crowd`: far outside it, as many others as make stamps worth it.
template <typename Draw>
QImage sheet(const Draw& draw, std::size_t crowd, double scale) {
  DrawList list;
  draw(list);
  for (std::size_t i = 0; i < crowd; ++i) list.circle({-900, -900}, 4, kGreen);
  return painted(list, scale);
}

/// The greatest difference of a channel between the shape drawn and the shape stamped.
template <typename Draw>
int difference(const Draw& draw, double scale) {
  const QImage drawn = sheet(draw, 0, scale);
  const QImage stamped = sheet(draw, Painter::kCrowd, scale);
  EXPECT_NE(drawn, sheet([](DrawList&) {}, 0, scale));
  int most = 0;
  for (int y = 0; y < drawn.height(); ++y) {
    for (int x = 0; x < drawn.width(); ++x) {
      const QColor a = drawn.pixelColor(x, y);
      const QColor b = stamped.pixelColor(x, y);
      most = std::max({most, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                       std::abs(a.blue() - b.blue())});
    }
  }
  return most;
}

TEST(Stamps, EveryKindOfShapeLooksAsIfItWereDrawn) {
  // Blending twice rounds twice.
  constexpr int kRounding = 3;
  for (const double scale : {1.0, 2.0}) {
    const auto alike = [&](const auto& draw) { return difference(draw, scale); };
    EXPECT_LE(alike([](DrawList& l) {
                l.circle({40.25, 40.5}, 9, kGreen, {kPale, 1.5});
              }),
              kRounding);
    EXPECT_LE(alike([](DrawList& l) { l.arc({60, 60.75}, 30, 30, 300, {kPale, 4}); }), kRounding);
    EXPECT_LE(alike([](DrawList& l) {
                l.line({50, 50}, {44, 57.5}, {kPale, 2, 0, 0, Cap::Round});
              }),
              kRounding);
    EXPECT_LE(alike([](DrawList& l) {
                l.rect({20.75, 30, 50, 20}, 5, kGreen, {kPale, 1.5});
              }),
              kRounding);
    EXPECT_LE(alike([](DrawList& l) {
                l.polygon(std::array{QPointF(60, 60), QPointF(48, 50), QPointF(70, 40)}, kGreen,
                          {kPale, 1.5});
              }),
              kRounding);
    EXPECT_LE(
        alike([](DrawList& l) {
          l.polyline(std::array{QPointF(60, 60), QPointF(48, 50), QPointF(70, 40)}, {kPale, 2});
        }),
        kRounding);
  }
}

TEST(Stamps, EqualShapesInOtherColoursAreOtherStamps) {
  const auto of = [](const QColor& colour) {
    return sheet(
        [&](DrawList& l) {
          l.rect({20, 20, 40, 20}, 5, kGreen);
          l.rect({20, 60, 40, 20}, 5, colour);
        },
        Painter::kCrowd, 1);
  };
  EXPECT_EQ(of(kPale).pixelColor(40, 30), kGreen);
  EXPECT_EQ(of(kPale).pixelColor(40, 70), kPale);
}

// Rings that grow are other shapes in each picture.
TEST(Stamps, WhatNeverComesAgainMakesRoom) {
  QImage image(kSheet, QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&image);
  Stamps stamps;
  for (int picture = 0; picture < 2'000; ++picture) {
    DrawList list;
    list.circle({80, 80}, 20 + picture * 0.07, {Fill::Solid, kGreen, kPale});
    stamps.begin(1);
    for (const Primitive& item : list.items()) stamps.paint(list, item, painter, [](QPainter&) {});
    ASSERT_LT(stamps.bytes(), std::size_t{7} * 1024 * 1024) << picture;
  }
  EXPECT_GT(stamps.bytes(), 0u);
}

TEST(Stamps, LargeShapesAndWordsHaveNoPlaceInTheStore) {
  DrawList list;
  list.rect({0, 0, 900, 20}, 5, kGreen);
  list.text({0, 20}, u"words", {12, 400}, kGreen);
  list.circle({30, 30}, 20, {Fill::Stopped, kGreen, kPale});
  QImage image(kSheet, QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&image);
  Stamps stamps;
  stamps.begin(1);
  for (const Primitive& item : list.items()) {
    EXPECT_FALSE(stamps.paint(list, item, painter, [](QPainter&) { FAIL(); }));
  }
}

}  // namespace
}  // namespace canvas
