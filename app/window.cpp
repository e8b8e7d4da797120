#include "app/window.h"

#include <QCoreApplication>
#include <QQmlContext>
#include <QQmlExpression>
#include <QVariant>

#include "qml/Flotilla/Style/tones.h"

namespace flotilla {

Window::Window(session::WorldFactory factory) : session_(std::move(factory)) {
  QObject::connect(&session_, &session::Session::moved, &session_, [this] { show(); });
  QObject::connect(&instrument_, &view::Instrument::asked, &session_,
                   [this] { instrument_.show(moment()); });
}

Window::~Window() { session_.disconnect(); }

bool Window::load() {
  qml_.addImportPath("qrc:/qt/qml");
  qml_.setInitialProperties({{"session", QVariant::fromValue(&session_)},
                             {"instrument", QVariant::fromValue(&instrument_)}});
  qml_.load(QUrl("qrc:/qt/qml/Flotilla/Shell/Main.qml"));
  if (qml_.rootObjects().isEmpty()) return false;
  QObject* root = qml_.rootObjects().first();
  quick_ = qobject_cast<QQuickWindow*>(root);
  stage_ = root->property("stageItem").value<canvas::StageItem*>();
  log_ = root->property("logItem").value<canvas::LogItem*>();
  tape_ = root->property("tapeItem").value<canvas::TapeItem*>();
  if (!quick_ || !stage_ || !log_ || !tape_) return false;
  // The window gets its size before anything is drawn by hand.
  QCoreApplication::processEvents();
  // A property of QML has no signal that C++ knows by type.
  QObject::connect(root, SIGNAL(reducedMotionChanged()), &session_, SIGNAL(moved()));
  QObject::connect(stage_, &canvas::CanvasItem::stale, &session_,
                   [this] { stage_->show(moment()); });
  QObject::connect(log_, &canvas::CanvasItem::stale, &session_, [this] { log_->show(moment()); });
  QObject::connect(tape_, &canvas::CanvasItem::stale, &session_, [this] { showTape(); });
  return true;
}

view::Moment Window::moment() const {
  const bool reduced = quick_ != nullptr && quick_->property("reducedMotion").toBool();
  return {&session_.trace(), &session_.cluster(), session_.playheadTime(), session_.speed(),
          reduced};
}

void Window::show() {
  const view::Moment now = moment();
  instrument_.show(now);
  if (!quick_) return;
  stage_->show(now);
  log_->show(now);
  showTape();
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

void Window::showTape() {
  std::vector<canvas::TapeFork> forks;
  const session::BranchList& branches = *session_.branches();
  for (session::BranchId id = 0; id < branches.count(); ++id) {
    if (id == branches.current()) continue;
    const session::Branch& other = branches.at(id);
    forks.push_back({other.name, branches.divergence(id), other.now, other.tape.bands()});
  }
  tape_->show(session_.tape(), forks, session_.playheadTime(), branches.currentBranch().now);
}

QImage Window::picture() { return quick_->grabWindow(); }

}  // namespace flotilla
