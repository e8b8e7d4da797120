#include "app/explorer_link.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace flotilla {

namespace {

findings::LiveWorlds liveOf(const session::WorldFactory& factory) {
  return [factory](const cluster::Settings& settings) -> findings::NewWorld {
    std::string why;
    auto world = factory(cluster::WorldKind::Live, settings, why);
    if (!world) return why;
    return world;
  };
}

/// The published figures, where somebody has them: as `flotilla-cli study elections` finds them.
study::PublishedFiles publishedFiles() {
  const char* const folder = std::getenv("FLOTILLA_SUITES");
  if (folder == nullptr) return {};
  std::ifstream in(std::string(folder) + "/elections/lan.tsv", std::ios::binary);
  if (!in) return {};
  std::ostringstream text;
  text << in.rdbuf();
  return {{"lan.tsv", text.str()}};
}

}  // namespace

ExplorerLink::ExplorerLink(session::Session& session, const session::WorldFactory& factory)
    : session_(session) {
  explorer_.price()->setLive(liveOf(factory));
  explorer_.timeouts()->setPublished(publishedFiles());
}

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
