#include "app/pictures_presenter.h"

#include <QCoreApplication>
#include <QTextStream>

namespace flotilla {
namespace {

constexpr QSize kScreens[] = {{1920, 1080}, {1280, 720}};

bool keep(const QImage& picture, const QString& path) {
  if (picture.save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

void settleFrames(Window& window) {
  for (int k = 0; k < 4; ++k) {
    window.session().frame(0.0);
    window.session().settle();
    QCoreApplication::processEvents();
    window.show();
  }
}

bool shootScreens(Window& window, const QString& name, const QString& folder) {
  // A full screen has the size of the screen that there happens to be.
  window.quick().setWindowStates(Qt::WindowNoState);
  for (const QSize size : kScreens) {
    window.quick().resize(size);
    settleFrames(window);
    const QString path = QString("%1/presenter-%2-%3.png").arg(folder, name).arg(size.width());
    if (!keep(window.picture(), path)) return false;
  }
  return true;
}

/// Plays until the run has decided.
void decide(Window& window) {
  presenter::Presenter& talk = window.talks().presenter();
  constexpr int kFramesOfVote = 20'000;
  talk.next();
  for (int k = 0; k < kFramesOfVote && talk.answer() == presenter::Presenter::Deciding; ++k) {
    window.session().frame(20.0);
    window.session().settle();
  }
}

void countHands(presenter::Presenter& talk) {
  int hands = 5;
  for (int choice = 0; choice < talk.choices().size(); ++choice, hands += 9) {
    talk.setHands(choice, hands % 23);
  }
}

bool shootTalk(Window& window, const QString& name, const QString& folder) {
  presenter::Presenter& talk = window.talks().presenter();
  if (!talk.active()) {
    QTextStream(stderr) << talk.trouble() << Qt::endl;
    return false;
  }
  for (int cue = 0; cue < talk.cues(); ++cue) {
    talk.goTo(cue);
    const QString number = QString("%1-%2").arg(name).arg(cue + 1, 2, 10, QChar('0'));
    if (!shootScreens(window, number, folder)) return false;
    if (talk.question().isEmpty()) continue;
    countHands(talk);
    if (!shootScreens(window, number + "-hands", folder)) return false;
    decide(window);
    if (!shootScreens(window, number + "-decided", folder)) return false;
  }
  return true;
}

QQuickWindow* notesOf(Window& window) {
  const QObject* layer = window.quick().findChild<QQuickItem*>("presenter");
  return layer ? layer->property("notesWindow").value<QQuickWindow*>() : nullptr;
}

bool shootNotes(Window& window, const QString& folder) {
  presenter::Presenter& talk = window.talks().presenter();
  QQuickWindow* notes = notesOf(window);
  if (!notes) return false;
  for (const int cue : {2, 3}) {
    talk.goTo(cue);
    talk.showNotes(true);
    talk.tick(247'000, "14:05");
    for (const QSize size : {QSize(960, 640), QSize(560, 760)}) {
      notes->resize(size);
      settleFrames(window);
      const QString path =
          QString("%1/presenter-notes-%2-%3.png").arg(folder).arg(cue + 1).arg(size.width());
      if (!keep(notes->grabWindow(), path)) return false;
    }
  }
  talk.showNotes(false);
  return true;
}

}  // namespace

bool shootPresenter(Window& window, const QString& folder) {
  presenter::Presenter& talk = window.talks().presenter();
  window.quick().resize(1440, 900);
  Q_EMIT talk.chooserAsked();
  settleFrames(window);
  if (!keep(window.picture(), folder + "/presenter-chooser.png")) return false;
  talk.presentTalk(presenter::talksFolder() + "/cut-in-two.cues");
  if (!shootTalk(window, "cut", folder) || !shootNotes(window, folder)) return false;
  talk.toggleBlank();
  if (!shootScreens(window, "blank", folder)) return false;
  Q_EMIT talk.lessonAsked("06-cut-in-two");
  if (!shootTalk(window, "lesson", folder)) return false;
  talk.leave();
  window.quick().resize(1440, 900);
  settleFrames(window);
  return keep(window.picture(), folder + "/presenter-left.png");
}

}  // namespace flotilla
