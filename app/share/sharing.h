// What goes in and out of the window, for QML: links, the gallery, the run that was cut short,
// exports, hints, and what the program is made of. Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include "app/share/about.h"
#include "app/share/autosave.h"
#include "app/share/endpoints.h"
#include "app/share/exporter.h"
#include "app/share/gallery.h"
#include "app/share/hints.h"

namespace share {

class Sharing : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(share::Gallery* gallery READ gallery CONSTANT)
  Q_PROPERTY(share::Autosave* autosave READ autosave CONSTANT)
  Q_PROPERTY(share::Exporter* exporter READ exporter CONSTANT)
  Q_PROPERTY(share::Hints* hints READ hints CONSTANT)
  Q_PROPERTY(share::About* about READ about CONSTANT)
  /// null: no world of this program has any.
  Q_PROPERTY(share::Endpoints* endpoints READ endpoints CONSTANT)

 public:
  Sharing(session::Session& session, session::WorldFactory factory, QObject* parent = nullptr);
  ~Sharing() override;

  Gallery* gallery() { return &gallery_; }
  Autosave* autosave() { return &autosave_; }
  Exporter* exporter() { return &exporter_; }
  Hints* hints() { return &hints_; }
  About* about() { return &about_; }
  Endpoints* endpoints() const { return endpoints_; }
  /// Before the interface is loaded; they must outlive it.
  void setEndpoints(Endpoints* endpoints) { endpoints_ = endpoints; }
  session::Background& background() { return background_; }

  /// Opens and plays a link, or a scenario's own text. Returns a sentence, or "".
  Q_INVOKABLE QString openWords(const QString& words);
  /// What was dropped on the window: the first file, or else the text.
  Q_INVOKABLE QString openDropped(const QList<QUrl>& urls, const QString& text);
  /// The branch shown as a link arrives with linkReady(), or a sentence with said().
  Q_INVOKABLE void askLink();

 signals:
  void linkReady(const QString& link);
  void said(const QString& sentence);

 private:
  session::Session* session_;
  session::Background background_;
  Gallery gallery_;
  Autosave autosave_;
  Exporter exporter_;
  Hints hints_;
  About about_;
  Endpoints* endpoints_{nullptr};
};

}  // namespace share
