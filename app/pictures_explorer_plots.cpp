#include "app/pictures_explorer_plots.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QTextStream>

#include <array>

#include "app/canvas/plot_item.h"

namespace flotilla {
namespace {

using explorer::Explorer;

constexpr std::array kPlotSizes{QSize{1024, 700}, QSize{1440, 900}};

bool savePicture(Window& window, const QString& path) {
  for (int k = 0; k < 3; ++k) {
    window.session().frame(0.0);
    QCoreApplication::processEvents();
    window.show();
  }
  if (window.picture().save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

bool shootPlot(Window& window, const QString& name, const QString& folder) {
  window.settle();
  for (const QSize size : kPlotSizes) {
    window.quick().resize(size);
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      const QString path = "%1/explorer-%2-%3-%4.png";
      if (!savePicture(window, path.arg(folder, name).arg(theme).arg(size.width()))) return false;
    }
    window.setTheme(1);
    for (const double scale : {1.5, 2.0}) {
      window.setTextScale(scale);
      const QString path = "%1/explorer-%2-large%3-%4.png";
      const int percent = static_cast<int>(100 * scale);
      if (!savePicture(window, path.arg(folder, name).arg(percent).arg(size.width()))) return false;
    }
    window.setTextScale(1.0);
  }
  return true;
}

QObject* partWith(QObject& root, const char* property) {
  if (root.property(property).isValid()) return &root;
  const auto* item = qobject_cast<QQuickItem*>(&root);
  if (item == nullptr) return nullptr;
  for (QQuickItem* child : item->childItems()) {
    if (QObject* found = partWith(*child, property)) return found;
  }
  return nullptr;
}

/// The page's parts are chosen as by a click.
void pickPart(Window& window, int part) {
  QObject* page = partWith(*window.quick().contentItem(), "part");
  if (page != nullptr) QMetaObject::invokeMethod(page, "pick", Q_ARG(int, part));
}

}  // namespace

bool shootExplorerPlots(Window& window, const QString& folder) {
  Explorer& explorer = window.explorer();
  explorer.setOpen(true);
  explorer.setPage(Explorer::Price);
  if (!shootPlot(window, "price", folder)) return false;
  explorer.price()->place()->setNetwork(3);
  if (!shootPlot(window, "price-matrix", folder)) return false;
  explorer.price()->place()->setNetwork(0);
  explorer.setPage(Explorer::Timeouts);
  if (!shootPlot(window, "timeouts", folder)) return false;
  pickPart(window, 1);
  if (!shootPlot(window, "timeouts-sweep", folder)) return false;
  explorer.timeouts()->sweep()->setSubject(3);
  if (!shootPlot(window, "timeouts-stalls", folder)) return false;
  pickPart(window, 2);
  if (!shootPlot(window, "timeouts-classic", folder)) return false;
  pickPart(window, 3);
  if (!shootPlot(window, "timeouts-advice", folder)) return false;
  explorer.setPage(Explorer::Reads);
  if (!shootPlot(window, "reads", folder)) return false;
  explorer.setOpen(false);
  return true;
}

}  // namespace flotilla
