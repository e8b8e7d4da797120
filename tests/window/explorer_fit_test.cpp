// The explorer in small windows and large letters: nothing is cut off, nothing lies sideways out of
// sight, and what the keyboard reaches is seen.
#include "tests/window/fit.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using explorer::Explorer;

constexpr Explorer::Page kPages[] = {Explorer::Table, Explorer::Availability, Explorer::Price,
                                     Explorer::Timeouts, Explorer::Reads};

struct ExplorerSight {
  QSize size;
  double scale;
};
constexpr ExplorerSight kSights[] = {{{1024, 700}, 1.0},
                                     {{1440, 900}, 1.0},
                                     {{1920, 1080}, 1.0},
                                     {{1440, 900}, 1.5},
                                     {{1024, 700}, 2.0}};

/// What of an item is seen, in the window.
QRectF seenOf(const QQuickItem& item, QSize window) {
  QRectF seen = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
  seen &= QRectF(QPointF(0, 0), window);
  for (const QQuickItem* at = item.parentItem(); at; at = at->parentItem()) {
    if (at->clip()) seen &= at->mapRectToScene(QRectF(0, 0, at->width(), at->height()));
  }
  return seen;
}

class ExplorerFit : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    window.explorer().setOpen(true);
  }
  void TearDown() override {
    window.setTextScale(1.0);
    window.setTheme(0);
    WindowFixture::TearDown();
  }
  void look(const ExplorerSight& sight) {
    quick().resize(sight.size);
    window.setTextScale(sight.scale);
    rest();
  }
  void show(Explorer::Page page) {
    window.explorer().setPage(page);
    QCoreApplication::processEvents();
    window.settle();
    rest();
  }
  /// Of the explorer: what lies under it is not seen.
  std::vector<QQuickItem*> shownOnTop() const {
    std::vector<QQuickItem*> top;
    for (QQuickItem* item : shownItems()) {
      for (const QQuickItem* at = item; at; at = at->parentItem()) {
        if (!QString(at->metaObject()->className()).startsWith("ExplorerBody")) continue;
        top.push_back(item);
        break;
      }
    }
    return top;
  }
  canvas::StageItem* smallStage() const {
    return qobject_cast<canvas::StageItem*>(nameBegins("Small stage: "));
  }
  /// Goes round by Tab; a sentence for each thing reached that is not seen.
  QStringList unseenByTab() {
    QStringList unseen;
    std::vector<const QQuickItem*> passed;
    for (int k = 0; k < 150; ++k) {
      key(Qt::Key_Tab);
      rest();
      const QQuickItem* at = quick().activeFocusItem();
      if (at == nullptr || std::find(passed.begin(), passed.end(), at) != passed.end()) break;
      passed.push_back(at);
      const QRectF seen = seenOf(*at, quick().size());
      const double wide = std::min(at->width(), 100.0);
      const double tall = std::min(at->height(), 100.0);
      if (seen.width() >= wide - 1 && seen.height() >= tall - 1) continue;
      unseen << QString("%1: %2x%3 of %4x%5")
                    .arg(nameOf(*at))
                    .arg(seen.width())
                    .arg(seen.height())
                    .arg(at->width())
                    .arg(at->height());
    }
    EXPECT_GT(passed.size(), 8U);
    return unseen;
  }
};

TEST_F(ExplorerFit, NamesOnTheSmallStageAreWholeForEverySize) {
  for (const ExplorerSight& sight : kSights) {
    look(sight);
    for (int servers = 1; servers <= 15; ++servers) {
      window.explorer().staging()->stage(servers, servers / 2);
      window.settle();
      rest();
      const canvas::StageItem* stage = smallStage();
      ASSERT_NE(stage, nullptr);
      const QStringList found = paintedMisfits(*stage, {});
      EXPECT_TRUE(found.isEmpty())
          << servers << " servers, " << sight.size.width() << " at " << sight.scale << "\n"
          << found.join('\n').toStdString();
    }
  }
}

TEST_F(ExplorerFit, NothingIsCutOffInAnyTheme) {
  window.explorer().staging()->stage(4, 2);
  for (const ExplorerSight& sight : kSights) {
    look(sight);
    for (const Explorer::Page page : kPages) {
      show(page);
      for (const int theme : {0, 1, 2}) {
        window.setTheme(theme);
        rest();
        const QStringList found = misfits(shownOnTop(), QRectF(QPointF(0, 0), quick().size()));
        EXPECT_TRUE(found.isEmpty()) << "page " << page << ", " << sight.size.width() << " at "
                                     << sight.scale << ", theme " << theme << "\n"
                                     << found.join('\n').toStdString();
      }
    }
  }
}

// A page scrolls down and never sideways.
TEST_F(ExplorerFit, NoWordsLieSidewaysOutOfSight) {
  window.explorer().staging()->stage(15, 7);
  for (const ExplorerSight& sight : kSights) {
    look(sight);
    for (const Explorer::Page page : kPages) {
      show(page);
      for (const QQuickItem* item : shownOnTop()) {
        const bool words = item->inherits("QQuickText") && item->width() > 0;
        if (!words || item->property("text").toString().isEmpty()) continue;
        const QRectF letters = lettersOf(*item);
        EXPECT_TRUE(letters.left() > -2 && letters.right() < sight.size.width() + 2)
            << item->property("text").toString().toStdString() << ", page " << page << ", "
            << sight.size.width() << " at " << sight.scale;
      }
    }
  }
}

TEST_F(ExplorerFit, WhatTheKeyboardReachesIsSeenAtTwiceTheLetters) {
  window.explorer().staging()->stage(4, 2);
  look({{1024, 700}, 2.0});
  for (const Explorer::Page page : kPages) {
    show(page);
    const QStringList unseen = unseenByTab();
    EXPECT_TRUE(unseen.isEmpty()) << "page " << page << "\n" << unseen.join('\n').toStdString();
  }
}

// Three rows at least, and the square that has the keyboard below the head.
TEST_F(ExplorerFit, TheTableIsReadAndWalkedAtTwiceTheLetters) {
  look({{1024, 700}, 2.0});
  show(Explorer::Table);
  int whole = 0;
  for (int servers = 1; servers <= 15; ++servers) {
    const QQuickItem* row = nameBegins(QString("Size %1:").arg(servers));
    ASSERT_NE(row, nullptr) << servers;
    if (seenOf(*row, quick().size()).height() >= row->height() - 1) ++whole;
  }
  EXPECT_GE(whole, 2);
  QQuickItem* board = nameBegins("Fault table: arrows");
  ASSERT_NE(board, nullptr);
  board->forceActiveFocus(Qt::TabFocusReason);
  for (int k = 0; k < 14; ++k) key(Qt::Key_Down);
  rest();
  const QQuickItem* last = nameBegins("Size 15:");
  ASSERT_NE(last, nullptr);
  EXPECT_GE(seenOf(*last, quick().size()).height(), last->height() - 1);
}

}  // namespace
}  // namespace flotilla
