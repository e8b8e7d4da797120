// The real window on an offscreen display, painted by the software renderer as the program does.
#include <gtest/gtest.h>

#include <QGuiApplication>
#include <QTemporaryDir>

#include "qml/Flotilla/Style/fonts.h"

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  // What studies find is kept for this run alone.
  const QTemporaryDir caches;
  qputenv("XDG_CACHE_HOME", caches.path().toUtf8());
  QGuiApplication app(argc, argv);
  style::loadFonts();
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
