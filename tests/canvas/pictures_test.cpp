// Pictures of the painted items, written beside the tests for somebody to look at.
#include <gtest/gtest.h>

#include <QDir>
#include <QImage>
#include <QPainter>

#include "app/canvas/log_item.h"
#include "app/canvas/tape_item.h"
#include "tests/canvas/lab.h"

namespace canvas {
namespace {

using lab::Lab;
using trace::ServerId;
using view::Theme;

QImage paint(const DrawList& list, QSize size, const QColor& ground, double scale = 1) {
  QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(scale);
  image.fill(ground);
  QPainter painter(&image);
  Painter().paint(list, painter);
  return image;
}

void keep(const QImage& image, const QString& name) {
  const QString folder = QStringLiteral(FLOTILLA_PICTURES);
  ASSERT_TRUE(QDir().mkpath(folder));
  EXPECT_TRUE(image.save(folder + "/" + name + ".png"));
}

QImage stagePicture(const view::Moment& moment, Theme theme, QSize size = {1016, 404},
                    ServerId selected = {}) {
  StageLook look = lab::look(theme);
  look.selected = selected;
  const StageScene scene = lab::draw(moment, size, look);
  return paint(scene.list, size, look.palette->bg0);
}

// The whole bottom of the window: log and tape.
QImage logPicture(const Lab& lab, Theme theme) {
  LogItem item;
  item.setSize({1096, 232});
  item.setTheme(static_cast<int>(theme));
  item.show(lab.moment());
  return paint(item.list(), {1096, 232}, view::palette(theme).bg1);
}

QImage tapePicture(const Lab& lab, Theme theme) {
  const TapeFork fork{"Fork: not killed", trace::Instant{lab::milliseconds(300)},
                      trace::Instant{lab::milliseconds(560)}, lab.tape().bands()};
  TapeItem item;
  item.setSize({1440, 76});
  item.setTheme(static_cast<int>(theme));
  item.show(lab.tape(), {fork}, lab.now(), lab.now());
  return paint(item.list(), {1440, 76}, view::palette(theme).bg1);
}

bool holds(const QImage& image, const QColor& colour) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y).rgb() == colour.rgb()) return true;
    }
  }
  return false;
}

TEST(Pictures, AnElection) {
  Lab lab;
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& v) { return v.highestTerm().value == 1; }));
  lab.runFor(13);
  for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Projector}) {
    const QImage image = stagePicture(lab.moment(0.01), theme, {1016, 404}, ServerId{2});
    EXPECT_TRUE(holds(image, view::palette(theme).term[0].fill));
    keep(image, QString("election-%1").arg(static_cast<int>(theme)));
  }
}

TEST(Pictures, ALeaderWithWritesAndAStoppedServer) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  for (int i = 0; i < 4; ++i) {
    lab.put(i % 2 == 0 ? "x" : "y", std::to_string(i));
    lab.runFor(70);
  }
  const ServerId leader = lab.view().leader();
  const ServerId stopped{leader.value % 5 + 1};
  lab.execute(cluster::Crash{stopped});
  lab.put("x", "7");
  lab.runFor(8);
  lab.put("y", "9");
  lab.runFor(6);
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    const QString suffix = QString("-%1").arg(static_cast<int>(theme));
    const QImage image = stagePicture(lab.moment(0.01), theme, {1016, 404}, leader);
    EXPECT_TRUE(holds(image, view::palette(theme).text1));
    keep(image, "writes" + suffix);
    keep(logPicture(lab, theme), "log" + suffix);
    keep(tapePicture(lab, theme), "tape" + suffix);
  }
}

TEST(Pictures, CutsAPauseAndABigRing) {
  Lab lab;
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(100);
  const auto id = [](std::uint64_t n) { return ServerId{n}; };
  lab.execute(cluster::Pause{id(3)});
  lab.execute(cluster::Cut{{{id(4), id(5)}, {id(1), id(2), id(3)}}, cluster::Ways::Both});
  lab.runFor(60);
  keep(stagePicture(lab.moment(0.05), Theme::Dark), "partition");
  lab.execute(cluster::Heal{});
  lab.execute(cluster::Cut{{{id(1)}, {id(2), id(4)}}, cluster::Ways::One});
  lab.execute(cluster::Cut{{{id(5)}, {id(3)}}, cluster::Ways::Both});
  lab.runFor(420);
  const QImage image = stagePicture(lab.moment(0.05), Theme::Light);
  EXPECT_TRUE(holds(image, view::palette(Theme::Light).danger));
  keep(image, "cuts");
  for (const std::uint32_t n : {1u, 2u, 3u, 7u, 9u, 15u, 51u}) {
    Lab ring(n);
    ASSERT_TRUE(ring.runUntilLeader());
    ring.runFor(54);
    const QImage picture = stagePicture(ring.moment(0.05), Theme::Dark);
    EXPECT_TRUE(holds(picture, view::palette(Theme::Dark).text1));
    keep(picture, QString("ring-%1").arg(n));
  }
}

TEST(Pictures, CrowdedFramesPaintCirclesFromTheStoreAlike) {
  DrawList list;
  for (int i = 0; i < 600; ++i) {
    list.circle({20.0 + (i % 30) * 20, 20.0 + i / 30 * 20}, 6, QColor("#0EC47F"),
                {QColor("#6ADAB0"), 1.5});
  }
  const QImage crowded = paint(list, {640, 440}, Qt::black);
  DrawList one;
  one.circle({20, 20}, 6, QColor("#0EC47F"), {QColor("#6ADAB0"), 1.5});
  const QImage single = paint(one, {40, 40}, Qt::black);
  // Blending twice rounds twice.
  for (int y = 8; y < 32; ++y) {
    for (int x = 8; x < 32; ++x) {
      EXPECT_NEAR(crowded.pixelColor(x, y).green(), single.pixelColor(x, y).green(), 3);
    }
  }
}

}  // namespace
}  // namespace canvas
