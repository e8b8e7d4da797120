#include "app/pictures_explorer.h"

#include <QCoreApplication>
#include <QTextStream>

namespace flotilla {
namespace {

using explorer::Explorer;

struct ExplorerLook {
  QSize size;
  int theme;
  double scale;
};
constexpr ExplorerLook kExplorerLooks[] = {{{1440, 900}, 1, 1.0}, {{1440, 900}, 0, 1.0},
                                           {{1440, 900}, 2, 1.5}, {{1024, 700}, 0, 1.0},
                                           {{1024, 700}, 1, 2.0}, {{1920, 1080}, 0, 1.0}};

bool shootPage(Window& window, const QString& name, const QString& folder) {
  int number = 0;
  for (const ExplorerLook& look : kExplorerLooks) {
    window.quick().resize(look.size);
    window.setTheme(look.theme);
    window.setTextScale(look.scale);
    for (int k = 0; k < 3; ++k) {
      window.session().frame(0.0);
      QCoreApplication::processEvents();
      window.show();
    }
    const QString path = QString("%1/explorer-%2-%3.png").arg(folder, name).arg(++number);
    if (window.picture().save(path)) continue;
    QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
    return false;
  }
  window.setTheme(0);
  window.setTextScale(1.0);
  return true;
}

bool shootTable(Window& window, const QString& folder) {
  Explorer& explorer = window.explorer();
  explorer.setPage(Explorer::Table);
  if (!shootPage(window, "table-empty", folder)) return false;
  explorer.table()->proof()->verify(false);
  explorer.table()->writes()->measure();
  explorer.staging()->stage(4, 2);
  window.settle();
  if (!shootPage(window, "table", folder)) return false;
  explorer.staging()->stage(15, 7);
  window.settle();
  return shootPage(window, "table-15", folder);
}

bool shootSite(Window& window, const QString& folder) {
  explorer::SiteStudy& site = *window.explorer().site();
  window.explorer().setPage(Explorer::Availability);
  if (!shootPage(window, "site", folder)) return false;
  explorer::SitePlan& plan = *site.plan();
  const std::vector<int> places = plan.layout().places();
  plan.addServer(places[0]);
  plan.addServer(places[3]);
  plan.moveRack(places[5], places[0]);
  plan.toggleLearner(5);
  site.setUpgrades(true);
  site.simulate();
  window.settle();
  return shootPage(window, "site-simulated", folder);
}

}  // namespace

bool shootExplorer(Window& window, const QString& folder) {
  if (!window.session().loadBundled("opening").isEmpty()) return false;
  window.session().frame(10.0);
  window.session().settle();
  window.session().pause();
  window.explorer().setOpen(true);
  const bool good = shootTable(window, folder) && shootSite(window, folder);
  window.explorer().setOpen(false);
  return good;
}

}  // namespace flotilla
