#include "app/pictures_share.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

bool shoot(Window& window, const QString& name, const QString& folder) {
  for (const QSize size : kPartSizes) {
    window.quick().resize(size);
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      window.settle();
      window.show();
      window.picture();  // what has just opened is laid out when it is drawn
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

bool shootSheets(Window& window, const QString& folder, const QString& ending) {
  for (const char* sheet : {"Gallery", "Export", "About"}) {
    window.overlay(QString("papers.exchange.open%1").arg(sheet));
    const QString name = QString("share-%1%2").arg(QString(sheet).toLower(), ending);
    if (!shoot(window, name, folder)) return false;
    window.overlay("closeAll");
  }
  return true;
}

// Settings and a run that was cut short, made for the picture and gone after it.
bool shootLines(Window& window, const QString& folder) {
  const QTemporaryDir made;
  QFile left(made.filePath("running-1.flotilla"));
  if (!left.open(QIODevice::WriteOnly)) return false;
  left.write("flotilla 1\ntitle \"Cut in two\"\ncluster 3\nrun 1s\n");
  left.close();
  window.sharing().autosave()->begin(made.path());
  window.sharing().hints()->begin(
      std::make_unique<QSettings>(made.filePath("hints.ini"), QSettings::IniFormat));
  window.session().frame(0.0);
  const bool offered = shoot(window, "share-offer", folder);
  window.sharing().autosave()->dismiss();
  const bool good = offered && shoot(window, "share-hint", folder);
  window.sharing().hints()->setOn(false);
  window.sharing().autosave()->endWell();
  return good;
}

}  // namespace

bool shootShare(Window& window, const QString& folder) {
  if (!window.session().loadBundled("opening").isEmpty()) return false;
  window.session().setSpeed(session::Playhead::kFastest);
  window.session().play();
  while (!window.session().cluster().leader()) {
    window.session().frame(20.0);
    window.session().settle();
  }
  window.session().pause();
  if (!shootSheets(window, folder, "") || !shootLines(window, folder)) return false;
  window.setTextScale(1.5);
  const bool good = shootSheets(window, folder, "-large-text");
  window.setTextScale(1.0);
  return good;
}

}  // namespace flotilla
