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

/// Its time as a session counts it.
double endOf(const trace::ClusterView& view) {
  return static_cast<double>(view.at().time_since_epoch().count()) / 1e6;
}

explorer::NewWorld labsBy(const session::WorldFactory& factory) {
  return [factory](const cluster::Settings& settings) {
    std::string why;
    return factory(cluster::WorldKind::Lab, settings, why);
  };
}

}  // namespace

ExplorerLink::ExplorerLink(session::Session& session, const session::WorldFactory& factory)
    : session_(session) {
  explorer_.price()->setLive(liveOf(factory));
  explorer_.timeouts()->setPublished(publishedFiles());
  using explorer::Explorer;
  using session::Session;
  explorer_.staging()->setWorlds(labsBy(factory));
  QObject::connect(explorer_.staging(), &explorer::Staging::labAsked, &explorer_,
                   [this] { openStaged(); });
  QObject::connect(&explorer_, &Explorer::backAsked, &explorer_, [this] { goBack(); });
  QObject::connect(&session_, &Session::moved, &explorer_, [this] {
    if (goal_ < 0 || session_.endTime() < goal_) return;
    session_.seek(std::exchange(goal_, -1));
  });
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
  overlays_ = window.property("acts").value<QObject*>()->property("overlays").value<QObject*>();
  QObject::connect(&explorer_, &explorer::Explorer::openChanged, overlays_,
                   [this] { overlays_->setProperty("covered", explorer_.isOpen()); });
  // Signals of QML have no type in C++.
  QObject::connect(overlays_, SIGNAL(explorerAsked()), made, SLOT(toggle()));
  return true;
}

// A Live cluster is not given up for it.
void ExplorerLink::openStaged() {
  if (session_.world() == session::Session::Live) {
    return say(QObject::tr("A live cluster is running: switch to the Lab first."));
  }
  const explorer::Staging& staging = *explorer_.staging();
  if (!staging.known()) return;
  const QString title = staging.title();
  const QString text = staging.text();
  const double ms = endOf(staging.result().view);
  // Another cell of the table takes its place; what is kept is the user's own run.
  if (session_.title() == staged_) {
    show(text, title, ms);
    return;
  }
  const Kept now{session_.title(), {}, session_.time()};
  session_.askScriptOf(session_.currentBranch(), [this, now, text, title, ms](const QString& own) {
    kept_ = now;
    kept_.text = own;
    explorer_.setKeptRun(kept_.title);
    show(text, title, ms);
    say(QObject::tr("Your run \"%1\" is kept: the explorer (F4) leads back to it.").arg(now.title));
  });
}

void ExplorerLink::show(const QString& text, const QString& title, double ms) {
  session_.pause();
  if (const QString why = session_.openText(text, title); !why.isEmpty()) return say(why);
  staged_ = session_.title();
  explorer_.setOpen(false);
  goal_ = ms;
  session_.computeTo(ms);
}

void ExplorerLink::goBack() {
  if (kept_.text.isEmpty()) return;
  const Kept kept = std::exchange(kept_, {});
  explorer_.setKeptRun({});
  staged_.clear();
  show(kept.text, kept.title, kept.ms);
  staged_.clear();
}

void ExplorerLink::say(const QString& sentence) {
  if (overlays_) QMetaObject::invokeMethod(overlays_, "say", Q_ARG(QString, sentence));
}

}  // namespace flotilla
