#include "app/pictures_health.h"

#include <QCoreApplication>
#include <QTextStream>

#include <array>

namespace flotilla {
namespace {

using view::Desk;

struct HealthShot {
  QSize size;
  double text;
};

constexpr std::array kHealthShots{HealthShot{{1024, 700}, 1}, HealthShot{{1440, 900}, 1},
                                  HealthShot{{1440, 900}, 1.5}, HealthShot{{1440, 900}, 2}};

bool shootOne(Window& window, const QString& path) {
  for (int k = 0; k < 3; ++k) {
    window.session().frame(0.0);
    window.settle();
    window.show();
  }
  if (window.picture().save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

bool shootEach(Window& window, const QString& name, const QString& folder) {
  for (const HealthShot& shot : kHealthShots) {
    window.quick().resize(shot.size);
    window.setTextScale(shot.text);
    QCoreApplication::processEvents();
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      const QString path = QString("%1/health-%2-%3-%4x%5-%6.png")
                               .arg(folder, name)
                               .arg(theme)
                               .arg(shot.size.width())
                               .arg(shot.size.height())
                               .arg(shot.text);
      if (!shootOne(window, path)) return false;
    }
  }
  window.setTheme(0);
  window.setTextScale(1);
  return true;
}

void runOn(Window& window, double ms) {
  session::Session& session = window.session();
  const double end = session.time() + ms;
  session.setSpeed(1.0);
  session.play();
  while (session.time() < end) {
    session.frame(50.0);
    session.settle();
  }
  session.pause();
  session.settle();
}

}  // namespace

bool shootHealth(Window& window, const QString& folder) {
  session::Session& session = window.session();
  const QString why = session.loadBundled("broken-vote");
  if (!why.isEmpty()) {
    QTextStream(stderr) << why << Qt::endl;
    return false;
  }
  for (const int pane : {0, 1, 2, 3, 4, 5, 6, 7}) window.views().desk()->close(pane);
  window.views().desk()->raise(Desk::Inspector);
  window.views().desk()->raise(Desk::Health);
  window.views().desk()->moveBelow(120);
  if (!shootEach(window, "start", folder)) return false;
  runOn(window, 4000);
  if (!shootEach(window, "calm", folder)) return false;
  for (const int server : {1, 2, 3}) session.crashOrRestart(server);
  session.settle();
  runOn(window, 6000);
  const bool good = shootEach(window, "majority-lost", folder);
  window.views().desk()->reset();
  return good;
}

}  // namespace flotilla
