#include "qml/Flotilla/Style/fonts.h"

#include <QDir>
#include <QFontDatabase>

// A static library's resources must be named once, outside of any namespace.
static void nameResources() { Q_INIT_RESOURCE(fonts); }

namespace style {

bool loadFonts() {
  nameResources();
  const QDir folder(QStringLiteral(":/fonts"));
  const QStringList faces = folder.entryList();
  bool all = !faces.isEmpty();
  for (const QString& face : faces) {
    all = QFontDatabase::addApplicationFont(folder.filePath(face)) >= 0 && all;
  }
  return all;
}

}  // namespace style
