#include "app/present_link.h"

#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QTime>

#include <algorithm>

#include "app/lessons/shelf.h"
#include "app/session/numbers.h"

namespace flotilla {

namespace {

using presenter::Presenter;
using presenter::Then;

/// The run is computed so far beyond the playhead: who acts at a cue then starts a branch.
constexpr double kAheadMs = 10'000;
constexpr int kTickMs = 250;

lesson::NewWorld labFrom(const session::WorldFactory& factory) {
  return [factory](const cluster::Settings& settings) {
    std::string why;
    return factory(cluster::WorldKind::Lab, settings, why);
  };
}

QObject* objectOf(const QObject& object, const char* property) {
  return object.property(property).value<QObject*>();
}

}  // namespace

PresentLink::PresentLink(session::Session& session, const session::WorldFactory& factory,
                         lessons::Lessons& lessons)
    : session_(session),
      lessons_(lessons),
      presenter_(labFrom(factory)),
      projection_(presenter_, session) {
  connectSession();
  monotonic_.start();
  QObject::connect(&ticks_, &QTimer::timeout, &presenter_, [this] { tick(); });
}

void PresentLink::connectSession() {
  using session::Session;
  Presenter* talk = &presenter_;
  QObject::connect(talk, &Presenter::began, talk, [this] { begin(); });
  QObject::connect(talk, &Presenter::resumed, talk, [this] { enter(); });
  QObject::connect(talk, &Presenter::left, talk, [this] { leave(); });
  QObject::connect(talk, &Presenter::asked, talk, [this](Then what) { follow(what); });
  QObject::connect(talk, &Presenter::playAsked, &session_, &Session::toggle);
  QObject::connect(talk, &Presenter::startAsked, talk, [this] { start(); });
  QObject::connect(talk, &Presenter::bookmarksAsked, talk, [this] { presentBookmarks(); });
  QObject::connect(talk, &Presenter::lessonAsked, talk,
                   [this](const QString& folder) { presentLesson(folder); });
  QObject::connect(&session_, &Session::moved, talk, [this] { moved(); });
  QObject::connect(&session_, &Session::opened, talk, [this] { opened(); });
}

bool PresentLink::place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk) {
  const QObject* acts = objectOf(window, "acts");
  QQmlComponent component(&engine, QUrl("qrc:/qt/qml/Flotilla/Present/PresentLayer.qml"));
  if (!acts || !component.isReady()) {
    qWarning("%s", qPrintable(component.errorString()));
    return false;
  }
  QObject* made =
      component.createWithInitialProperties({{"presenter", QVariant::fromValue(&presenter_)},
                                             {"session", QVariant::fromValue(&session_)},
                                             {"lessons", QVariant::fromValue(&lessons_)},
                                             {"stage", acts->property("stage")},
                                             {"clients", acts->property("clients")}},
                                            qmlContext(&window));
  auto* layer = qobject_cast<QQuickItem*>(made);
  if (!layer) return false;
  layer->setParent(&window);
  layer->setObjectName("presenter");
  layer->setParentItem(window.contentItem());
  auto* notes = qobject_cast<QQuickWindow*>(objectOf(*layer, "notesWindow"));
  projection_.place(engine, window, desk, *layer, notes);
  // Signals of QML have no type in C++.
  QObject::connect(objectOf(*acts, "overlays"), SIGNAL(presentAsked()), &presenter_,
                   SIGNAL(chooserAsked()));
  return true;
}

void PresentLink::start() {
  if (presenter_.active()) return;
  if (presenter_.hasTalk()) return presenter_.resume();
  if (lessons_.isOpen()) return presentLesson(lessons_.folder());
  if (session_.bookmarks()->count() > 0) return presentBookmarks();
  Q_EMIT presenter_.chooserAsked();
}

void PresentLink::presentLesson(const QString& folder) {
  presenter_.presentLesson(lessons::shelfFolder() + "/" + folder);
}

void PresentLink::presentBookmarks() {
  std::vector<presenter::Mark> marks;
  for (const session::Bookmark& mark : session_.bookmarks()->all()) {
    marks.push_back({mark.name, mark.at, mark.branch});
  }
  presenter_.presentMarks(session_.title(), marks);
}

// The talk's own run; bookmarks are those of the run that is shown.
void PresentLink::begin() {
  const presenter::Talk& talk = presenter_.deck().talk();
  if (!talk.scenario.empty()) {
    session_.pause();
    opening_ = true;
    const QString why = session_.openText(QString::fromStdString(talk.scenario),
                                          QString::fromStdString(talk.title));
    opening_ = false;
    if (!why.isEmpty()) {
      presenter_.forget();
      return presenter_.say(why);
    }
  }
  enter();
  follow(Then::Show);
}

void PresentLink::enter() {
  projection_.enter();
  ticks_.start(kTickMs);
  tick();
}

void PresentLink::tick() {
  presenter_.tick(monotonic_.elapsed(), QTime::currentTime().toString("H:mm"));
}

void PresentLink::leave() {
  ticks_.stop();
  waiting_.reset();
  session_.pause();
  projection_.leave();
}

void PresentLink::opened() {
  aheadMs_ = 0;
  waiting_.reset();
  if (!opening_) presenter_.forget();
}

void PresentLink::follow(Then what) {
  const presenter::Cue& cue = presenter_.deck().now();
  switch (what) {
    case Then::Nothing:
    case Then::Leave:
      return;
    case Then::Show:
      return stand(cue.at);
    case Then::Jump:
      return stand(cue.question->decided);
    case Then::Decide:
      stand(cue.at);
      return session_.play();
  }
}

// On the talk's own branch, whatever was done since: that is kept as a branch of its own.
void PresentLink::stand(raft::Instant at) {
  const int branch = presenter_.deck().now().branch;
  session_.pause();
  aheadMs_ = 0;
  waiting_ = at;
  if (branch < session_.branches()->count()) session_.selectBranch(branch);
  session_.seek(session::msOf(at));
  keepAhead();
}

// The edge of the talk's branch lies always beyond what is shown of it.
void PresentLink::keepAhead() {
  if (!session_.canBranch() || session_.currentBranch() != presenter_.deck().now().branch) return;
  const double from = std::max(session_.time(), waiting_ ? session::msOf(*waiting_) : 0.0);
  if (std::max(aheadMs_, session_.endTime()) >= from + kAheadMs / 2) return;
  aheadMs_ = from + kAheadMs;
  session_.computeTo(aheadMs_);
}

void PresentLink::moved() {
  if (opening_) return;
  if (!presenter_.active()) return;
  presenter_.show(session_.cluster());
  if (waiting_) arrived();
  stopInTime();
  keepAhead();
}

void PresentLink::arrived() {
  if (session_.currentBranch() != presenter_.deck().now().branch) return waiting_.reset();
  const double wanted = session::msOf(*waiting_);
  if (session_.canBranch() && session_.endTime() <= wanted + session::kHalfNanosecondMs) return;
  waiting_.reset();
  if (session_.time() < wanted || session_.atEnd()) session_.seek(wanted);
}

void PresentLink::stopInTime() {
  const presenter::Deck& deck = presenter_.deck();
  if (waiting_ || !session_.playing() || session_.currentBranch() != deck.now().branch) return;
  const std::optional<raft::Instant> stop = deck.stopAt();
  if (!stop || session_.playheadTime() < *stop) return;
  presenter_.arrive();
  stand(*stop);
}

}  // namespace flotilla
