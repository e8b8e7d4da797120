// What the audience and the speaker see fits: every cue, question and note, on screens small and
// large, with letters up to twice as large.
#include "tests/window/fit.h"
#include "tests/window/presenter_fixture.h"

namespace flotilla {
namespace {

struct Screen {
  QSize size;
  double scale;
};

class PresenterFit : public PresenterInWindow, public ::testing::WithParamInterface<Screen> {
 protected:
  void TearDown() override {
    window.setTextScale(1.0);
    PresenterInWindow::TearDown();
  }
  /// A full screen has the size of the screen that there happens to be.
  void toSize() {
    quick().setWindowStates(Qt::WindowNoState);
    quick().resize(GetParam().size);
    window.setTextScale(GetParam().scale);
    rest();
  }
  void judge(const QString& what) {
    rest();
    const QStringList found = misfits(shownItems(), QRectF(QPointF(0, 0), quick().size()));
    EXPECT_TRUE(found.isEmpty()) << what.toStdString() << "\n" << found.join('\n').toStdString();
  }
  void judgeCues(const QString& name) {
    ASSERT_TRUE(talk().active()) << talk().trouble().toStdString();
    toSize();
    for (int place = 0; place < talk().cues(); ++place) {
      talk().goTo(place);
      catchUp();
      judge(QString("%1, cue %2").arg(name).arg(place + 1));
      if (talk().answer() != State::Open) continue;
      talk().setHands(0, 9999);
      talk().next();
      talk().next();
      catchUp();
      ASSERT_EQ(talk().answer(), State::Decided);
      judge(QString("%1, cue %2, decided").arg(name).arg(place + 1));
    }
  }
};

TEST_P(PresenterFit, EveryCueOfTheTalkThatComesWithTheProgram) {
  begin();
  judgeCues("cut in two");
}

TEST_P(PresenterFit, EveryCueOfALesson) {
  for (const QString folder : {"06-cut-in-two", "09-figure-8", "20-changing-members"}) {
    Q_EMIT talk().lessonAsked(folder);
    judgeCues(folder);
  }
}

TEST_P(PresenterFit, TheChooserAndTheListOfCues) {
  toSize();
  Q_EMIT talk().chooserAsked();
  judge("chooser");
  begin();
  toSize();
  tap(Qt::Key_G);
  judge("list of cues");
}

TEST_P(PresenterFit, TheSpeakersNotes) {
  begin();
  window.setTextScale(GetParam().scale);
  talk().showNotes(true);
  for (const QSize size : {QSize(960, 640), QSize(1280, 800)}) {
    notes().resize(size);
    for (int place = 0; place < talk().cues(); ++place) {
      talk().goTo(place);
      catchUp();
      QCoreApplication::processEvents();
      notes().grabWindow();
      const QStringList found = misfits(shownIn(notes()), QRectF(QPointF(0, 0), notes().size()));
      EXPECT_TRUE(found.isEmpty()) << "cue " << place + 1 << "\n" << found.join('\n').toStdString();
    }
  }
}

std::string nameOfScreen(const ::testing::TestParamInfo<Screen>& info) {
  return QString("At%1x%2TextTimes%3")
      .arg(info.param.size.width())
      .arg(info.param.size.height())
      .arg(qRound(info.param.scale * 100))
      .toStdString();
}

INSTANTIATE_TEST_SUITE_P(Screens, PresenterFit,
                         ::testing::Values(Screen{{1024, 700}, 1.0}, Screen{{1280, 720}, 1.0},
                                           Screen{{1024, 768}, 2.0}, Screen{{1920, 1080}, 1.5}),
                         nameOfScreen);

}  // namespace
}  // namespace flotilla
