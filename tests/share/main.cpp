// Fonts and views need a GUI application; no screen does.
#include <gtest/gtest.h>

#include <QGuiApplication>

#include "tests/share/killed.h"

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication app(argc, argv);
  QGuiApplication::setApplicationVersion("1.2.3");
  const QStringList words = QGuiApplication::arguments();
  if (words.value(1) == share::kUntilKilled) {
    return share::actUntilKilled(words.value(2), words.value(3));
  }
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
