#include "app/explorer_link.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace flotilla {

bool ExplorerLink::place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk) {
  QQmlComponent component(&engine, QUrl("qrc:/qt/qml/Flotilla/Explorer/ExplorerLayer.qml"));
  if (!component.isReady()) {
    qWarning("%s", qPrintable(component.errorString()));
    return false;
  }
  QObject* made =
      component.createWithInitialProperties({{"explorer", QVariant::fromValue(&explorer_)},
                                             {"session", QVariant::fromValue(&session_)},
                                             {"desk", QVariant::fromValue(&desk)}},
                                            qmlContext(&window));
  if (!made) return false;
  made->setParent(&window);
  qobject_cast<QQuickItem*>(made)->setParentItem(window.contentItem());
  made->setObjectName("explorer");
  QObject* overlays =
      window.property("acts").value<QObject*>()->property("overlays").value<QObject*>();
  QObject::connect(&explorer_, &explorer::Explorer::openChanged, overlays,
                   [this, overlays] { overlays->setProperty("covered", explorer_.isOpen()); });
  // Signals of QML have no type in C++.
  QObject::connect(overlays, SIGNAL(explorerAsked()), made, SLOT(toggle()));
  return true;
}

}  // namespace flotilla
