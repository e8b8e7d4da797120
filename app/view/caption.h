// The line above the stage, and the note about the links.
// Thread rule: the functions are pure; the objects belong to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "app/view/story.h"

namespace view {

/// The newest important sentence, or what the cluster waits for.
QString captionOf(const Story& story, const trace::ClusterView& cluster);
/// "Links 8 to 16 ms, no loss".
QString linksNoteOf(const trace::ClusterView& cluster);

/// One line of text that tells when it changes.
class Line : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  Q_PROPERTY(QString text READ text NOTIFY changed)

 public:
  using QObject::QObject;
  QString text() const { return text_; }
  void show(const QString& text);

 signals:
  void changed();

 private:
  QString text_;
};

}  // namespace view
