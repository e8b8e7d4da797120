#include "app/pictures_panes.h"

#include <QCoreApplication>
#include <QTextStream>

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

using view::Desk;

struct Sight {
  const char* name;
  std::vector<Desk::Pane> panes;
};

void showPanes(Window& window, const std::vector<Desk::Pane>& panes) {
  Desk& desk = *window.views().desk();
  for (const int pane : {0, 1, 2, 3, 4, 5, 6, 7}) desk.close(pane);
  for (const Desk::Pane pane : panes) desk.raise(pane);
}

bool shoot(Window& window, const QString& path) {
  for (int k = 0; k < 3; ++k) {
    window.session().frame(0.0);
    window.settle();
    window.show();
  }
  if (window.picture().save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

bool shootSizes(Window& window, const QString& name, const QString& folder) {
  for (const QSize size : kSizes) {
    window.quick().resize(size);
    QCoreApplication::processEvents();
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      const QString path = QString("%1/%2-%3-%4x%5.png")
                               .arg(folder, name)
                               .arg(theme)
                               .arg(size.width())
                               .arg(size.height());
      if (!shoot(window, path)) return false;
    }
  }
  window.setTheme(0);
  return true;
}

}  // namespace

bool shootPanes(Window& window, const QString& folder) {
  const std::vector<Sight> sights{
      {"panes-history", {Desk::Inspector, Desk::Narration, Desk::Log, Desk::History}},
      {"panes-data", {Desk::Narration, Desk::Data, Desk::Log}},
      {"panes-events", {Desk::Narration, Desk::Trace}},
      {"panes-all",
       {Desk::Inspector, Desk::Narration, Desk::Data, Desk::Log, Desk::Trace, Desk::History}},
      {"panes-none", {}},
      {"panes-space-time", {Desk::Inspector, Desk::Narration, Desk::SpaceTime}},
  };
  const QString why = window.session().loadBundled("broken-vote");
  if (!why.isEmpty()) {
    QTextStream(stderr) << why << Qt::endl;
    return false;
  }
  window.session().play();
  while (window.session().scriptPlays()) {
    window.session().setSpeed(session::Playhead::kFastest);
    window.session().frame(100.0);
    window.session().settle();
  }
  window.session().pause();
  window.session().settle();
  window.choose(window.session().cluster().leader());
  for (const Sight& sight : sights) {
    showPanes(window, sight.panes);
    if (!shootSizes(window, sight.name, folder)) return false;
  }
  window.setTextScale(2.0);
  showPanes(window, sights[3].panes);
  const bool good = shootSizes(window, "panes-large-text", folder);
  window.setTextScale(1.0);
  window.views().desk()->reset();
  return good;
}

}  // namespace flotilla
