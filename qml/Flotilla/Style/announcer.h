// Tells assistive tools what just happened: its name is the sentence, and each new one is an alert.
// (Announcements as such came with Qt 6.8; an alert on a named item is what 6.4 has.)
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickItem>

namespace style {

class Announcer : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString words READ words WRITE setWords NOTIFY wordsChanged)

 public:
  explicit Announcer(QQuickItem* parent = nullptr) : QQuickItem(parent) {}
  QString words() const { return words_; }
  void setWords(const QString& words);

 signals:
  /// Comes before the alert, so that the item's name is the new sentence when it is asked for.
  void wordsChanged();

 private:
  QString words_;
};

}  // namespace style
