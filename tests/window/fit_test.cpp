// Nothing overlaps, is clipped or lies outside, in any size of window and of text, in any theme.
// Pictures of all of it are left in the folder that the environment names: FLOTILLA_PICTURES.
#include <QDir>

#include "tests/window/fit.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

struct Sight {
  int servers;
  QSize size;
  double scale;
};

class Fit : public WindowFixture, public ::testing::WithParamInterface<Sight> {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    const Sight sight = GetParam();
    const QString cluster =
        "flotilla 1\ntitle \"Writing with one server down\"\n"
        "cluster %1 seed=41 election=150..300ms heartbeat=50ms latency=8..16ms\n";
    ASSERT_EQ(session.openText(cluster.arg(sight.servers), "text"), "");
    session.settle();
    runUntil([this] { return leader() != 0; });
    run(300.0);
    session.crashOrRestart(leader());
    session.settle();
    run(60.0);
    runUntil([this] { return leader() != 0; });
    session.write("put x=1", 0);
    session.write("put y=22", 0);
    session.settle();
    run(70.0);
    session.write("put z=333", 0);
    session.settle();
    run(12.0);
    window.choose(trace::ServerId{static_cast<std::uint64_t>(leader())});
    quick().resize(sight.size);
    window.setTextScale(sight.scale);
    rest();
  }
  void TearDown() override {
    window.setTextScale(1.0);
    window.setTheme(0);
    WindowFixture::TearDown();
  }
  void judge(const QString& what) {
    const QImage image = rest();
    const QRectF whole(QPointF(0, 0), quick().size());
    QStringList found = misfits(shownItems(), whole);
    const bool bare = what.startsWith("theme");
    if (bare && stage().isVisible()) found += paintedMisfits(stage(), shownItems());
    EXPECT_TRUE(found.isEmpty()) << what.toStdString() << "\n" << found.join('\n').toStdString();
    const QString folder = qEnvironmentVariable("FLOTILLA_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder)) return;
    const Sight sight = GetParam();
    image.save(QString("%1/%2-%3x%4-%5-%6.png")
                   .arg(folder)
                   .arg(sight.servers)
                   .arg(sight.size.width())
                   .arg(sight.size.height())
                   .arg(qRound(sight.scale * 100))
                   .arg(what));
  }
};

TEST_P(Fit, NothingOverlapsOrIsCutOffInAnyTheme) {
  for (int theme = 0; theme < 3; ++theme) {
    window.setTheme(theme);
    judge(QString("theme-%1").arg(theme));
  }
}

TEST_P(Fit, WhatOpensOverThePanesFitsToo) {
  for (const auto& [what, way] :
       {std::pair{"keys", Qt::Key_Question}, std::pair{"links", Qt::Key_L}}) {
    key(way);
    judge(what);
    key(Qt::Key_Escape);
  }
  for (const QString control : {"Scenario: ", "Share"}) {
    press(control);
    judge(control.left(5));
    key(Qt::Key_Escape);
  }
  for (const auto& [what, way] :
       {std::pair{"inspector", Qt::Key_I}, std::pair{"narration", Qt::Key_N}}) {
    key(way);
    judge(what);
    key(Qt::Key_Escape);
  }
}

std::vector<Sight> allSights() {
  std::vector<Sight> sights;
  for (const int servers : {5, 9}) {
    for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
      for (const double scale : {1.0, 1.25, 1.5, 2.0}) sights.push_back({servers, size, scale});
    }
  }
  return sights;
}

std::string nameOfSight(const ::testing::TestParamInfo<Sight>& info) {
  return QString("S%1At%2x%3TextTimes%4")
      .arg(info.param.servers)
      .arg(info.param.size.width())
      .arg(info.param.size.height())
      .arg(qRound(info.param.scale * 100))
      .toStdString();
}

INSTANTIATE_TEST_SUITE_P(Sights, Fit, ::testing::ValuesIn(allSights()), nameOfSight);

}  // namespace
}  // namespace flotilla
