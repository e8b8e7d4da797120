#include "qml/Flotilla/Style/announcer.h"

#include <QAccessible>

namespace style {

void Announcer::setWords(const QString& words) {
  if (words == words_) return;
  words_ = words;
  Q_EMIT wordsChanged();
  if (words_.isEmpty()) return;
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

}  // namespace style
