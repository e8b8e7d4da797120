#include "app/lesson_link.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace flotilla {

namespace {

double msOf(raft::Instant at) { return static_cast<double>(at.time_since_epoch().count()) / 1e6; }

/// So that what is cut off to whole nanoseconds is not one too few.
constexpr double kHalfNanosecondMs = 0.5e-6;

lesson::NewWorld labOf(const session::WorldFactory& factory) {
  return [factory](const cluster::Settings& settings) {
    std::string why;
    return factory(cluster::WorldKind::Lab, settings, why);
  };
}

}  // namespace

LessonLink::LessonLink(session::Session& session, const session::WorldFactory& factory)
    : session_(session), lessons_(labOf(factory)) {
  using lessons::Lessons;
  using session::Session;
  QObject::connect(&lessons_, &Lessons::showAsked, &lessons_, [this] { show(); });
  QObject::connect(&lessons_, &Lessons::playAsked, &session_, &Session::play);
  QObject::connect(&lessons_, &Lessons::pauseAsked, &lessons_, [this] { rest(); });
  QObject::connect(&session_, &Session::moved, &lessons_, [this] { moved(); });
  QObject::connect(&session_, &Session::opened, &lessons_, [this] { opened(); });
  QObject::connect(&session_, &Session::gesturesChanged, &lessons_, [this] { askBranch(); });
  QObject::connect(&session_, &Session::branchChanged, &lessons_, [this] { askBranch(); });
}

bool LessonLink::place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk) {
  QQmlComponent component(&engine, QUrl("qrc:/qt/qml/Flotilla/Lesson/LessonLayer.qml"));
  if (!component.isReady()) {
    qWarning("%s", qPrintable(component.errorString()));
    return false;
  }
  QObject* made =
      component.createWithInitialProperties({{"lessons", QVariant::fromValue(&lessons_)},
                                             {"session", QVariant::fromValue(&session_)},
                                             {"desk", QVariant::fromValue(&desk)}},
                                            qmlContext(&window));
  if (!made) return false;
  made->setParent(&window);
  qobject_cast<QQuickItem*>(made)->setParentItem(window.contentItem());
  made->setObjectName("lessons");
  QObject::connect(&lessons_, &lessons::Lessons::roomChanged, &window,
                   [this, &window] { window.setProperty("reserved", lessons_.room()); });
  // Signals of QML have no type in C++.
  const QObject* acts = window.property("acts").value<QObject*>();
  QObject::connect(acts->property("overlays").value<QObject*>(), SIGNAL(lessonsAsked()), &lessons_,
                   SIGNAL(listAsked()));
  return true;
}

void LessonLink::guard(view::Why& why) {
  QObject::connect(&why, &view::Why::changed, &lessons_, [this, &why] {
    if (!lessons_.isOpen() || !lessons_.page()->heldBack().contains("why")) return;
    if (why.eventId() != 0 || !why.question().isEmpty()) why.close();
  });
}

void LessonLink::show() {
  lessons::Showing what = lessons_.guide().showing();
  what.script.title = lessons_.guide().lesson().title;
  from_ = what.from;
  until_ = what.until;
  const double speed = session_.speed();
  session_.pause();
  opening_ = true;
  const QString title = QString::fromStdString(what.script.title);
  session_.openText(QString::fromStdString(scenario::print(what.script)), title);
  opening_ = false;
  if (lessons_.page()->step() > 1) session_.setSpeed(speed);
  shows_ = Shows::Computing;
  session_.computeTo(msOf(until_) + kHalfNanosecondMs);
}

void LessonLink::opened() {
  asked_ = 0;
  shows_ = Shows::Nothing;
  if (!opening_) lessons_.setAside();
}

// A frame of the window went by.
void LessonLink::moved() {
  if (opening_ || !lessons_.isOpen() || lessons_.aside()) return;
  const bool computed = session_.endTime() + kHalfNanosecondMs >= msOf(until_);
  const bool beyond = session_.endTime() > msOf(until_) + kHalfNanosecondMs;
  switch (shows_) {
    case Shows::Computing:
      if (!computed) return;
      shows_ = lessons_.showing() ? Shows::Playing : Shows::Nothing;
      if (shows_ == Shows::Nothing) return stand();
      session_.seek(msOf(from_));
      return session_.play();
    case Shows::Playing:
      if (session_.playheadTime() < until_ && !beyond) return;
      shows_ = Shows::Nothing;
      session_.pause();
      stand();
      return lessons_.arrived();
    case Shows::Nothing:
      if (lessons_.guide().phase() == lessons::Phase::Asking) return hold();
      if (asked_ == 0) lessons_.follow(session_.playheadTime());
  }
}

// At the edge, where acts take effect; before a deciding event exactly there.
void LessonLink::stand() {
  if (lessons_.guide().phase() == lessons::Phase::Asking) {
    session_.seek(msOf(until_));
  } else {
    session_.toEnd();
  }
}

void LessonLink::hold() {
  if (session_.playheadTime() <= until_) return;
  session_.pause();
  session_.seek(msOf(until_));
}

void LessonLink::rest() {
  const bool atEdge = session_.atEnd();
  session_.pause();
  if (atEdge) session_.toEnd();
}

void LessonLink::askBranch() {
  if (opening_ || !lessons_.isOpen()) return;
  ++asked_;
  session_.askScriptOf(session_.currentBranch(), [this](const QString& text) {
    --asked_;
    const scenario::Parsed branch = scenario::parse(text.toStdString());
    if (branch.ok()) lessons_.take(branch.script);
  });
}

}  // namespace flotilla
