#include "app/window.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QQmlContext>
#include <QQmlExpression>
#include <QSettings>
#include <QVariant>

#include <algorithm>

#include "app/resting_pointer.h"
#include "qml/Flotilla/Style/tones.h"

namespace flotilla {

Window::Window(const session::WorldFactory& factory)
    : session_(factory),
      studyLink_(session_, *views_.violation()),
      lessonLink_(session_, factory),
      explorerLink_(session_, factory),
      presentLink_(session_, factory, lessonLink_.lessons()),
      sharing_(session_, factory) {
  QObject::connect(&session_, &session::Session::moved, &session_, [this] { show(); });
  QObject::connect(&instrument_, &view::Instrument::asked, &session_,
                   [this] { instrument_.show(moment()); });
  QObject::connect(&views_, &view::Views::asked, &session_, [this] { showViews(); });
  QObject::connect(&lessons(), &lessons::Lessons::viewStale, &session_, [this] { show(); });
  connectBranches();
  views_.setBackground([this](view::Job job) { background_.run(std::move(job)); });
}

// What was put over the interface goes before it.
Window::~Window() {
  session_.disconnect();
  if (!quick_) return;
  for (const char* layer : {"lessons", "explorer", "presenter"}) {
    delete quick_->findChild<QQuickItem*>(layer, Qt::FindDirectChildrenOnly);
  }
}

bool Window::load() {
  qml_.addImportPath("qrc:/qt/qml");
  qml_.setInitialProperties({{"session", QVariant::fromValue(&session_)},
                             {"faults", QVariant::fromValue(&faults_)},
                             {"instrument", QVariant::fromValue(&instrument_)},
                             {"views", QVariant::fromValue(&views_)},
                             {"sharing", QVariant::fromValue(&sharing_)},
                             {"studies", QVariant::fromValue(&studies())}});
  qml_.load(QUrl("qrc:/qt/qml/Flotilla/Shell/Main.qml"));
  if (qml_.rootObjects().isEmpty()) return false;
  QObject* root = qml_.rootObjects().first();
  quick_ = qobject_cast<QQuickWindow*>(root);
  if (quick_) new RestingPointer(*quick_);
  stage_ = root->property("stageItem").value<canvas::StageItem*>();
  const QObject* panes = root->property("panes").value<QObject*>();
  if (!panes) return false;
  log_ = panes->property("logItem").value<canvas::LogItem*>();
  history_ = panes->property("historyItem").value<canvas::HistoryItem*>();
  spaceTime_ = panes->property("spaceTimeItem").value<canvas::SpaceTimeItem*>();
  health_ = panes->property("healthItem").value<canvas::HealthItem*>();
  tape_ = root->property("tapeItem").value<canvas::TapeItem*>();
  if (!quick_ || !stage_ || !log_ || !history_ || !spaceTime_ || !health_ || !tape_) return false;
  sharing_.exporter()->setViews({stage_, log_, spaceTime_, history_, tape_});
  sharing_.exporter()->setEvents(views_.events());
  sharing_.exporter()->setHealth(views_.health());
  // The window gets its size before anything is drawn by hand.
  QCoreApplication::processEvents();
  // A property of QML has no signal that C++ knows by type.
  QObject::connect(root, SIGNAL(reducedMotionChanged()), &session_, SIGNAL(moved()));
  QObject::connect(stage_, &canvas::CanvasItem::stale, &session_,
                   [this] { stage_->show(moment()); });
  QObject::connect(log_, &canvas::CanvasItem::stale, &session_, [this] { log_->show(moment()); });
  QObject::connect(history_, &canvas::CanvasItem::stale, &session_, [this] { showHistory(); });
  QObject::connect(health_, &canvas::CanvasItem::stale, &session_, [this] { showHealth(); });
  QObject::connect(spaceTime_, &canvas::CanvasItem::stale, &session_, [this] { showSpaceTime(); });
  QObject::connect(spaceTime_, &QQuickItem::visibleChanged, &session_, [this] { showSpaceTime(); });
  QObject::connect(instrument_.why(), &view::Why::changed, &session_, [this] {
    lightStage();
    showSpaceTime();
  });
  QObject::connect(instrument_.why(), &view::Why::picked, &session_, &session::Session::seekEvent);
  QObject::connect(views_.history(), &view::HistoryView::pointed, &session_,
                   [this] { showHistory(); });
  QObject::connect(tape_, &canvas::CanvasItem::stale, &session_, [this] { showTape(); });
  lessonLink_.guard(*instrument_.why());
  if (!presentLink_.place(qml_, *quick_, *views_.desk())) return false;
  return lessonLink_.place(qml_, *quick_, *views_.desk()) &&
         explorerLink_.place(qml_, *quick_, *views_.desk());
}

view::Moment Window::moment() const {
  const bool reduced = quick_ != nullptr && quick_->property("reducedMotion").toBool();
  const Curtain& curtain = lessonLink_.curtain();
  const trace::Trace& trace = curtain.drawn() ? curtain.trace() : session_.trace();
  const trace::ClusterView& cluster = curtain.drawn() ? curtain.cluster() : session_.cluster();
  return {&trace, &cluster, session_.playheadTime(), session_.speed(), reduced};
}

void Window::show() {
  const view::Moment now = moment();
  instrument_.hold(lessonLink_.holds());
  instrument_.show(now);
  if (!quick_) return;
  stage_->hold(lessonLink_.holds().servers);
  stage_->show(now);
  if (log_->isVisible()) log_->show(now);
  showCompared();
  showTape();
  showViews();
}

void Window::showViews() {
  const view::Moment now = moment();
  views_.show(now);
  if (history_) showHistory();
  if (spaceTime_) showSpaceTime();
  if (health_) showHealth();
}

void Window::showHistory() {
  if (history_->isVisible()) history_->show(moment(), *views_.history());
}

void Window::showHealth() {
  if (health_->isVisible()) health_->show(*views_.health());
}

// What "Why?" names is lit in space and time, too.
void Window::showSpaceTime() {
  if (!spaceTime_->isVisible()) return;
  spaceTime_->show(moment(), whyChain());
}

std::vector<trace::EventId> Window::whyChain() {
  const view::RowModel& steps = *instrument_.why()->steps();
  std::vector<trace::EventId> chain;
  for (int row = 0; row < steps.count(); ++row) {
    chain.push_back(trace::EventId{steps.cell(row, "event").toULongLong()});
  }
  return chain;
}

void Window::lightStage() {
  const std::vector<trace::EventId> chain = whyChain();
  std::vector<trace::ServerId> servers;
  const trace::Trace& trace = session_.trace();
  for (const trace::EventId id : chain) {
    if (id <= trace.droppedThrough() || id > trace.lastId()) continue;
    const trace::ServerId server = trace.at(id).server;
    const bool known = std::find(servers.begin(), servers.end(), server) != servers.end();
    if (server && !known) servers.push_back(server);
  }
  stage_->light(std::move(servers), chain);
}

void Window::rememberPanes() {
  const QString key = QStringLiteral("window/panes");
  views_.desk()->restore(QSettings().value(key).toString());
  QObject::connect(views_.desk(), &view::Desk::rearranged, &session_,
                   [this, key] { QSettings().setValue(key, views_.desk()->text()); });
}

void Window::settle() {
  QCoreApplication::processEvents();
  while (!background_.idle() || !sharing_.background().idle() || !studies().idle() ||
         !explorer().idle()) {
    QEventLoop loop;
    QObject::connect(&background_, &session::Background::rested, &loop, &QEventLoop::quit);
    QObject::connect(&sharing_.background(), &session::Background::rested, &loop,
                     &QEventLoop::quit);
    QObject::connect(&studies(), &studies::Studies::rested, &loop, &QEventLoop::quit);
    QObject::connect(&explorer(), &explorer::Explorer::rested, &loop, &QEventLoop::quit);
    loop.exec();
    QCoreApplication::processEvents();
  }
}

void Window::setTheme(int theme) {
  const int type = qmlTypeId("Flotilla.Style", 1, 0, "Tones");
  qml_.singletonInstance<style::Tones*>(type)->setTheme(static_cast<style::Tones::Theme>(theme));
}

void Window::stopTransitions() { evaluate("Style.still = true"); }

void Window::setTextScale(double scale) { evaluate(QString("Style.textScale = %1").arg(scale)); }

void Window::setMotion(Motion motion) {
  evaluate(QString("Style.reducedMotion = %1").arg(motion == Motion::Reduced ? "true" : "false"));
}

void Window::evaluate(const QString& script) {
  QQmlExpression words(qmlContext(quick_), quick_, script);
  words.evaluate();
  if (words.hasError()) qWarning("%s", qPrintable(words.error().toString()));
}

void Window::choose(trace::ServerId server) {
  auto* acts = quick_->property("acts").value<QObject*>();
  QMetaObject::invokeMethod(acts, "choose", Q_ARG(int, static_cast<int>(server.value)));
}

void Window::overlay(const QString& call) {
  evaluate(QString("acts.overlays.%1()").arg(call));
  QCoreApplication::processEvents();
}

QImage Window::picture() { return quick_->grabWindow(); }

}  // namespace flotilla
