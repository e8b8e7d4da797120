// Ten minutes of the run under trouble at the fastest speed, with every view open. No clock is
// looked at: ./dev soak does that. And a pointer that rests while a run plays.
#include "app/gui_soak.h"

#include <dlfcn.h>

#include <algorithm>

#include "app/resting_pointer.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Soak : public WindowFixture {};

TEST_F(Soak, TenMinutesOfTroubleBreakNoGuaranteeAndKeepTheMemorysBudget) {
  window.stopTransitions();
  openForSoak(window, {.seed = 3});
  SoakClients clients(session);
  int frames = 0;
  while (session.time() < 600'000 && frames < 20'000) {
    clients.frame();
    turnViews(window, ++frames);
    session.frame(100.0);
    session.settle();
    if (frames % 50 == 0) window.picture();
  }
  window.settle();
  EXPECT_GE(session.time(), 600'000);
  EXPECT_NE(window.faults().chaosText(), "");
  EXPECT_GT(session.tape().marks().size(), 1'000u) << "elections, crashes, cuts";
  EXPECT_EQ(violationsOf(session), 0u);
  EXPECT_LE(session.memoryBytes(), session::kTraceBudget);
  EXPECT_GT(session.trace().lastId().value, 100'000u);
  EXPECT_GT(session.cluster().committed().value, 20u);
}

/// Whom Qt has noted for the pointer. It tells in no header.
using Noted = QList<QObject*>& (*)(const QInputDevice*);
constexpr auto kNoted = "_ZN27QQuickPointerHandlerPrivate21deviceDeliveryTargetsEPK12QInputDevice";

class Rest : public WindowFixture {
 protected:
  /// The most that were noted at any of the next frames.
  qsizetype mostNoted(Noted noted, int frames) {
    qsizetype most = 0;
    for (int k = 0; k < frames; ++k) {
      frame(10.0);
      QEvent drawn(QEvent::UpdateRequest);
      QCoreApplication::sendEvent(&quick(), &drawn);
      most = std::max(most, noted(QPointingDevice::primaryPointingDevice()).size());
    }
    return most;
  }
};

TEST_F(Rest, QtNotesNoMoreForItTheLongerItRests) {
  const auto noted = reinterpret_cast<Noted>(dlsym(RTLD_DEFAULT, kNoted));
  if (!noted) GTEST_SKIP() << "this Qt does not tell whom it has noted for the pointer";
  quick().resize(1024, 700);
  open();
  runToLeader();
  hover(1);
  session.play();
  const qsizetype once = mostNoted(noted, RestingPointer::kFramesMost + 5);
  EXPECT_GT(once, 0) << "no HoverHandler was asked";
  EXPECT_LE(mostNoted(noted, 2 * RestingPointer::kFramesMost), once + once / 8);
  session.pause();
}

}  // namespace
}  // namespace flotilla
