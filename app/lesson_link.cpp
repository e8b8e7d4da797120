#include "app/lesson_link.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include "engine/scenario/parser.h"

namespace flotilla {

namespace {

/// So long takes what an exercise shows after the answer, in the viewer's time.
constexpr double kShowSeconds = 4.0;

lesson::NewWorld labOf(const session::WorldFactory& factory) {
  return [factory](const cluster::Settings& settings) {
    std::string why;
    return factory(cluster::WorldKind::Lab, settings, why);
  };
}

}  // namespace

LessonLink::LessonLink(session::Session& session, const session::WorldFactory& factory)
    : session_(session), lessons_(labOf(factory)), run_(session) {
  using lessons::Lessons;
  using lessons::Practice;
  using session::Session;
  QObject::connect(&lessons_, &Lessons::showAsked, &lessons_, [this] { show(); });
  // Not while the session still tells what was done.
  QObject::connect(&lessons_, &Lessons::refused, &lessons_, &Lessons::showAgain,
                   Qt::QueuedConnection);
  QObject::connect(lessons_.practice(), &Practice::refused, lessons_.practice(),
                   &Practice::showAgain, Qt::QueuedConnection);
  QObject::connect(&lessons_, &Lessons::playAsked, &session_, &Session::play);
  QObject::connect(&lessons_, &Lessons::pauseAsked, &lessons_, [this] { rest(); });
  QObject::connect(&lessons_, &Lessons::openChanged, &lessons_, [this] { redraw(); });
  QObject::connect(&lessons_, &Lessons::troubleChanged, &lessons_, [this] { redraw(); });
  QObject::connect(lessons_.page(), &lessons::Page::changed, &lessons_, [this] { redraw(); });
  const Practice* practice = lessons_.practice();
  QObject::connect(practice, &Practice::showAsked, &lessons_, [this] { showExercise(); });
  QObject::connect(practice, &Practice::changed, &lessons_, [this] { redraw(); });
  QObject::connect(&session_, &Session::moved, &lessons_, [this] { moved(); });
  QObject::connect(&session_, &Session::opened, &lessons_, [this] { opened(); });
  QObject::connect(&session_, &Session::playingChanged, &lessons_, [this] { holdStill(); });
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
                                             {"desk", QVariant::fromValue(&desk)},
                                             {"stage", window.property("stageItem")},
                                             {"tape", window.property("tapeItem")}},
                                            qmlContext(&window));
  if (!made) return false;
  made->setParent(&window);
  qobject_cast<QQuickItem*>(made)->setParentItem(window.contentItem());
  made->setObjectName("lessons");
  QObject::connect(&lessons_, &lessons::Lessons::roomChanged, &window,
                   [this, &window] { window.setProperty("reserved", lessons_.room()); });
  // The panes beside the stage make room, and come back when the lesson is left.
  const auto panes = std::make_shared<QString>();
  const auto makeRoom = [this, panes, &desk] {
    const bool taught = lessons_.isOpen() || lessons_.practice()->isOpen();
    if (taught && panes->isEmpty()) {
      *panes = desk.text();
      for (const int side : {view::Desk::Inspector, view::Desk::Narration, view::Desk::Data}) {
        if (desk.open()[side]) desk.close(side);
      }
    } else if (!taught && !panes->isEmpty()) {
      desk.restore(std::exchange(*panes, QString()));
    }
  };
  QObject::connect(&lessons_, &lessons::Lessons::openChanged, &window, makeRoom);
  QObject::connect(lessons_.practice(), &lessons::Practice::openChanged, &window, makeRoom);
  // Signals of QML have no type in C++.
  const QObject* acts = window.property("acts").value<QObject*>();
  QObject::connect(acts->property("overlays").value<QObject*>(), SIGNAL(lessonsAsked()), &lessons_,
                   SIGNAL(listAsked()));
  return true;
}

void LessonLink::guard(view::Why& why) {
  QObject::connect(&why, &view::Why::changed, &lessons_, [this, &why] {
    if (!heldBack().contains("why")) return;
    if (why.eventId() != 0 || !why.question().isEmpty()) why.close();
  });
}

bool LessonLink::questions() {
  if (practises()) return lessons_.practice()->asks();
  return teaches() && lessons_.guide().phase() == lessons::Phase::Asking;
}

QStringList LessonLink::heldBack() {
  if (!questions()) return {};
  return practises() ? lessons_.practice()->page()->heldBack() : lessons_.page()->heldBack();
}

void LessonLink::drawCurtain() {
  const bool was = curtain_.drawn();
  if (!questions()) {
    if (was) curtain_.lift();
    return;
  }
  Curtain::Plan plan;
  plan.timers = heldBack().contains("timers");
  if (practises()) {
    plan.last = lessons_.practice()->showing().last;
    plan.commits = lessons_.practice()->hidesCommits();
  } else {
    plan.last = lessons_.guide().lastEvent();
  }
  curtain_.draw(plan);
  curtain_.follow(session_.trace(), session_.tape(), session_.cluster().lastEvent());
}

view::HeldBack LessonLink::holds() {
  view::HeldBack holds;
  const QStringList held = heldBack();
  holds.caption = asks();
  holds.lens = held.contains("lens");
  holds.servers.logs = held.contains("log") || (practises() && lessons_.practice()->hidesCommits());
  for (const QString& name : held) {
    bool isNumber = false;
    const qulonglong number = name.mid(1).toULongLong(&isNumber);
    if (name.startsWith('S') && isNumber) holds.servers.whole.push_back(trace::ServerId{number});
  }
  return holds;
}

void LessonLink::redraw() {
  if (run_.opening()) return;
  drawCurtain();
  const QStringList held = heldBack();
  if (held == held_ && stood_ == asks()) return;
  held_ = held;
  stood_ = asks();
  Q_EMIT lessons_.viewStale();
}

void LessonLink::show() {
  const lessons::Showing what = lessons_.guide().showing();
  ShownRun::What shown{what.script,
                       what.from,
                       what.until,
                       lessons_.showing(),
                       lessons_.guide().phase() == lessons::Phase::Asking,
                       lessons_.page()->step() > 1 ? session_.speed() : 0};
  shown.script.title = lessons_.guide().lesson().title;
  run_.show(std::move(shown));
}

void LessonLink::showExercise() {
  const lessons::Practice::Showing what = lessons_.practice()->showing();
  const bool asks = lessons_.practice()->asks();
  const double seconds = std::chrono::duration<double>(what.until - what.from).count();
  run_.show({what.script, what.from, what.until, !asks, asks, asks ? 0 : seconds / kShowSeconds});
}

void LessonLink::opened() {
  asked_ = 0;
  if (run_.opening()) return;
  run_.forget();
  lessons_.setAside();
  lessons_.practice()->setAside();
}

// A frame of the window went by.
void LessonLink::moved() {
  if (!run_.opening() && (practises() || teaches())) {
    const ShownRun::News news = run_.moved();
    if (questions() && news == ShownRun::News::Rests) {
      run_.hold();
    } else if (teaches() && news == ShownRun::News::Arrived) {
      lessons_.arrived();
    } else if (teaches() && news == ShownRun::News::Rests && asked_ == 0) {
      lessons_.follow(session_.playheadTime());
    }
  }
  drawCurtain();
}

void LessonLink::holdStill() {
  if (questions() && !run_.opening()) run_.stop();
}

void LessonLink::rest() {
  const bool atEdge = session_.atEnd();
  session_.pause();
  if (atEdge) session_.toEnd();
}

void LessonLink::askBranch() {
  if (run_.opening()) return;
  if (practises() && lessons_.practice()->asks()) return lessons_.practice()->refuse();
  if (!lessons_.isOpen()) return;
  ++asked_;
  session_.askScriptOf(session_.currentBranch(), [this](const QString& text) {
    --asked_;
    const scenario::Parsed branch = scenario::parse(text.toStdString());
    if (branch.ok()) lessons_.take(branch.script);
  });
}

}  // namespace flotilla
