// Fonts and views need a GUI application; no screen does.
#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication app(argc, argv);
  QGuiApplication::setApplicationVersion("1.2.3");
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
