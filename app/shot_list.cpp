#include "app/shot_list.h"

#include <QStringList>
#include <QTextStream>

namespace flotilla {

int takeThose(const std::vector<Shot>& shots, const QString& word) {
  QStringList names;
  bool any = false;
  for (const Shot& shot : shots) {
    names << shot.name;
    if (!shot.name.contains(word)) continue;
    any = true;
    QTextStream(stdout) << shot.name << Qt::endl;
    if (!shot.take()) return 2;
  }
  if (any) return 0;
  QTextStream(stderr) << "No picture has \"" << word
                      << "\" in its name. Name one of these, or a part of it: " << names.join(", ")
                      << "." << Qt::endl;
  return 2;
}

}  // namespace flotilla
