// The words that really stand in the window, in every theme: text 4.5:1 on what is behind it.
#include "tests/canvas/contrast.h"

#include <QImage>

#include <map>

#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class WindowContrast : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    ASSERT_EQ(session.write("put x 1", 0), "");
    session.settle();
    run(150.0);
    session.crashOrRestart(leader() % 5 + 1);
    session.settle();
    run(30.0);
    click(placeOf(leader()));
    for (const int pane : {0, 1, 2, 3, 4, 5, 6}) window.views().desk()->raise(pane);
  }
  /// The commonest colour in the item's box is what it stands on.
  static QColor groundOf(const QImage& picture, const QRect& box) {
    std::map<QRgb, int> count;
    for (int y = box.top(); y <= box.bottom(); ++y) {
      for (int x = box.left(); x <= box.right(); ++x) ++count[picture.pixel(x, y)];
    }
    const auto most =
        std::max_element(count.begin(), count.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return QColor::fromRgb(most->first);
  }
  static bool isActive(const QQuickItem& item) {
    double opacity = 1;
    for (const QQuickItem* up = &item; up; up = up->parentItem()) {
      if (!up->isEnabled()) return false;
      opacity *= up->opacity();
    }
    return opacity > 0.99;
  }
  /// Words that are cut away by what they stand in are not read.
  static QRectF seen(const QQuickItem& item) {
    QRectF box = item.mapRectToScene({0, 0, item.width(), item.height()});
    for (const QQuickItem* up = item.parentItem(); up; up = up->parentItem()) {
      if (up->clip()) box &= up->mapRectToScene({0, 0, up->width(), up->height()});
    }
    return box;
  }
  /// It floats over the panes, or everything does that is asked about.
  static bool floats(const QQuickItem& item) {
    for (const QQuickItem* up = &item; up; up = up->parentItem()) {
      if (up->inherits("QQuickOverlay")) return true;
    }
    return false;
  }
  enum class Which { All, Floating };
  std::size_t expectReadable(const std::string& where, Which which = Which::All) {
    session.frame(0.0);
    QCoreApplication::processEvents();
    const QImage picture = window.picture();
    std::size_t read = 0;
    for (const QQuickItem* item : shownItems()) {
      if (!item->inherits("QQuickText") || !isActive(*item)) continue;
      // What a sheet covers is not read.
      if (which == Which::Floating && !floats(*item)) continue;
      const QString text = item->property("text").toString();
      const QRect box = seen(*item).toAlignedRect().intersected(picture.rect());
      if (text.trimmed().isEmpty() || box.width() < 4 || box.height() < 8) continue;
      const QColor ink = item->property("color").value<QColor>();
      const QColor ground = groundOf(picture, box);
      EXPECT_GE(contrast::ratio(ink, ground), contrast::kText)
          << where << ": \"" << text.toStdString() << "\" " << ink.name().toStdString() << " on "
          << ground.name().toStdString();
      ++read;
    }
    return read;
  }
};

TEST_F(WindowContrast, EveryWordIsReadInEveryTheme) {
  for (const int theme : {0, 1, 2}) {
    window.setTheme(theme);
    const std::string name = "theme " + std::to_string(theme);
    EXPECT_GT(expectReadable(name), 60u);
    for (const QString overlay : {"openKeys", "openMembers", "openServer"}) {
      window.overlay(overlay);
      EXPECT_GT(expectReadable(name + ", " + overlay.toStdString(), Which::Floating), 3u);
      window.overlay("closeAll");
    }
    window.instrument().why()->askLeader();
    EXPECT_GT(expectReadable(name + ", why", Which::Floating), 3u);
    window.instrument().why()->close();
  }
}

}  // namespace
}  // namespace flotilla
