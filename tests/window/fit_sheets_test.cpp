// Every sheet that opens over the panes fits, in the smallest window with the largest text, too.
// Pictures are left in the folder that the environment names: FLOTILLA_PICTURES.
#include <QDir>

#include "tests/window/fit.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

struct Look {
  QSize size;
  double scale;
};

/// What opens a sheet: a key, then perhaps a press on a control in it.
struct Way {
  const char* name;
  Qt::Key key;
  Qt::KeyboardModifiers modifiers{};
  const char* then{nullptr};
};

const std::vector<Way>& allWays() {
  static const std::vector<Way> ways{
      {"keys", Qt::Key_Question},
      {"links", Qt::Key_L},
      {"members", Qt::Key_A},
      {"server", Qt::Key_S},
      {"faults", Qt::Key_Z},
      {"faults-server", Qt::Key_Z, {}, "Of a server"},
      {"faults-link", Qt::Key_Z, {}, "Of a link"},
      {"settings", Qt::Key_Comma},
      {"rules", Qt::Key_B},
      {"until", Qt::Key_R},
      {"breakpoints", Qt::Key_U},
      {"bookmarks", Qt::Key_J},
      {"branches", Qt::Key_O},
      {"export", Qt::Key_E, Qt::ControlModifier},
      {"gallery", Qt::Key_G, Qt::ControlModifier},
      {"about", Qt::Key_F1},
  };
  return ways;
}

/// What stands beside the part of a scroller that is seen cannot be brought in: sheets scroll up
/// and down only.
QStringList sideways(const std::vector<QQuickItem*>& shown) {
  QStringList found;
  constexpr double kSheetSlack = 1.5;
  for (const QQuickItem* item : shown) {
    const bool text = item->inherits("QQuickText") && !item->property("text").toString().isEmpty();
    const bool control =
        item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField");
    if (!text && !control) continue;
    const QRectF box =
        text ? lettersOf(*item) : item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    for (const QQuickItem* at = item->parentItem(); at; at = at->parentItem()) {
      if (!at->inherits("QQuickFlickable")) continue;
      if (at->property("contentWidth").toDouble() > at->width() + kSheetSlack) break;
      const QRectF room = at->mapRectToScene(QRectF(0, 0, at->width(), at->height()));
      if (box.left() < room.left() - kSheetSlack || box.right() > room.right() + kSheetSlack) {
        found << QString("beside the sheet: \"%1\" %2 to %3 of %4 to %5")
                     .arg(item->property("text").toString())
                     .arg(box.left())
                     .arg(box.right())
                     .arg(room.left())
                     .arg(room.right());
      }
      break;
    }
  }
  return found;
}

class FitSheets : public WindowFixture, public ::testing::WithParamInterface<Look> {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    session.write("put x=1", 0);
    session.settle();
    run(100.0);
    const Look look = GetParam();
    quick().resize(look.size);
    window.setTextScale(look.scale);
    window.choose(trace::ServerId{2});
    rest();
  }
  void TearDown() override {
    window.setTextScale(1.0);
    WindowFixture::TearDown();
  }
  void judge(const QString& what) {
    const QImage image = rest();
    QStringList found = misfits(shownItems(), QRectF(QPointF(0, 0), quick().size()));
    found += sideways(shownItems());
    EXPECT_TRUE(found.isEmpty()) << what.toStdString() << "\n" << found.join('\n').toStdString();
    const QString folder = qEnvironmentVariable("FLOTILLA_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder)) return;
    image.save(QString("%1/sheet-%2-%3-%4.png")
                   .arg(folder, what)
                   .arg(GetParam().size.width())
                   .arg(qRound(GetParam().scale * 100)));
  }
  bool isOpen() const {
    const auto items = shownItems();
    return std::any_of(items.begin(), items.end(), [](const QQuickItem* item) {
      return QString(item->metaObject()->className()) == "QQuickPopupItem";
    });
  }
};

TEST_P(FitSheets, NothingInThemOverlapsOrIsCutOff) {
  for (const Way& way : allWays()) {
    ASSERT_FALSE(isOpen()) << way.name;
    key(way.key, way.modifiers);
    window.settle();
    EXPECT_TRUE(isOpen()) << way.name;
    if (way.then) press(way.then);
    judge(way.name);
    key(Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !isOpen(); })) << way.name;
  }
}

TEST_P(FitSheets, TheComparisonOfTwoBranchesFits) {
  session.seek(session.time() - 50.0);
  session.crashOrRestart(2);
  session.settle();
  run(50.0);
  ASSERT_EQ(session.branches()->count(), 2);
  auto* layer = quick().findChild<QObject*>("runLayer");
  ASSERT_NE(layer, nullptr);
  QMetaObject::invokeMethod(layer, "openCompare", Q_ARG(int, 0));
  window.settle();
  EXPECT_TRUE(isOpen());
  judge("comparison");
}

TEST_P(FitSheets, MenusOfTheTopFit) {
  for (const QString control : {"Scenario: ", "Share"}) {
    press(control);
    EXPECT_TRUE(isOpen()) << control.toStdString();
    judge(control.left(5));
    key(Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !isOpen(); }));
  }
}

class SheetFocus : public WindowFixture {};

TEST_F(SheetFocus, WhoHadTheKeyboardsFocusHasItAgain) {
  standStill();
  open();
  runToLeader();
  window.choose(trace::ServerId{2});
  for (const Way& way : allWays()) {
    stage().forceActiveFocus(Qt::TabFocusReason);
    key(way.key, way.modifiers);
    rest();
    EXPECT_NE(quick().activeFocusItem(), &stage()) << way.name;
    if (way.then) press(way.then);
    key(Qt::Key_Escape);
    rest();
    EXPECT_EQ(quick().activeFocusItem(), &stage()) << way.name;
  }
}

std::string nameOfLook(const ::testing::TestParamInfo<Look>& info) {
  return QString("At%1TextTimes%2")
      .arg(info.param.size.width())
      .arg(qRound(info.param.scale * 100))
      .toStdString();
}

INSTANTIATE_TEST_SUITE_P(Looks, FitSheets,
                         ::testing::Values(Look{{1024, 700}, 1.0}, Look{{1024, 700}, 1.5},
                                           Look{{1024, 700}, 2.0}, Look{{1440, 900}, 1.0}),
                         nameOfLook);

}  // namespace
}  // namespace flotilla
