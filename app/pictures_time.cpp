#include "app/pictures_time.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QTextStream>

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

bool shootTimes(Window& window, const QString& name, const QString& folder) {
  for (const QSize size : kPartSizes) {
    window.quick().resize(size);
    QCoreApplication::processEvents();
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      for (int k = 0; k < 3; ++k) {
        frameOf(window, 0.0);
        window.settle();
        window.show();
      }
      const QString path = QString("%1/%2-%3-%4x%5.png")
                               .arg(folder, name)
                               .arg(theme)
                               .arg(size.width())
                               .arg(size.height());
      if (window.picture().save(path)) continue;
      QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
      return false;
    }
  }
  window.setTheme(0);
  return true;
}

QObject* layerOf(Window& window) { return window.quick().findChild<QObject*>("runLayer"); }

void openSheet(Window& window, const QString& name) {
  QMetaObject::invokeMethod(layerOf(window), "closeAll");
  QMetaObject::invokeMethod(layerOf(window), "open", Q_ARG(QString, name));
  QCoreApplication::processEvents();
}

/// A run with a crash, two other futures of it, bookmarks and breakpoints.
void prepare(Window& window) {
  session::Session& session = window.session();
  session.newCluster(5, 7);
  session.settle();
  playFor(window, 900.0);
  session.write("put x=1", 0);
  playFor(window, 400.0);
  session.bookmark("x is written");
  session.seek(600.0);
  session.crashOrRestart(static_cast<int>(session.cluster().leader().value));
  session.settle();
  playFor(window, 700.0);
  session.write("put y=2", 0);
  playFor(window, 300.0);
  session.seek(1000.0);
  session.bookmark("Another leader");
  session.crashOrRestart(4);
  session.settle();
  playFor(window, 300.0);
  session.breakpoints()->add("two leaders", "Two leaders");
  session.breakpoints()->add("S3 commit >= 9", "S3 commits index 9");
  session.breakpoints()->setOn(0, false);
}

bool shootSheetsOfTime(Window& window, const QString& folder, const QString& suffix) {
  for (const QString name : {"until", "breakpoints", "bookmarks", "branches"}) {
    openSheet(window, name);
    if (!shootTimes(window, "time-" + name + suffix, folder)) return false;
  }
  QMetaObject::invokeMethod(layerOf(window), "closeAll");
  QMetaObject::invokeMethod(layerOf(window), "openCompare", Q_ARG(int, 0));
  QCoreApplication::processEvents();
  if (!shootTimes(window, "time-compare" + suffix, folder)) return false;
  QMetaObject::invokeMethod(layerOf(window), "closeAll");
  return true;
}

bool shootTape(Window& window, const QString& folder) {
  auto* tape = window.quick().property("tapeItem").value<canvas::TapeItem*>();
  if (!shootTimes(window, "time-tape", folder)) return false;
  tape->setLitFork(0);
  if (!shootTimes(window, "time-tape-lit", folder)) return false;
  tape->setLitFork(-1);
  for (int k = 0; k < 12; ++k) tape->zoomBy(2);
  const bool good = shootTimes(window, "time-tape-near", folder);
  tape->showAll();
  return good;
}

}  // namespace

bool shootTime(Window& window, const QString& folder) {
  if (!layerOf(window)) return false;
  prepare(window);
  if (!shootTape(window, folder) || !shootSheetsOfTime(window, folder, {})) return false;
  window.setTextScale(1.5);
  const bool good =
      shootTimes(window, "time-tape-large", folder) && shootSheetsOfTime(window, folder, "-large");
  window.setTextScale(1.0);
  return good;
}

}  // namespace flotilla
