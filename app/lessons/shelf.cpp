#include "app/lessons/shelf.h"

#include <QCoreApplication>
#include <QDir>

namespace lessons {

QString shelfFolder() {
  const QDir beside(QCoreApplication::applicationDirPath() + "/../share/flotilla/lessons");
  return beside.exists() ? beside.canonicalPath() : QStringLiteral(FLOTILLA_LESSONS);
}

}  // namespace lessons
