// Ten minutes of the run under trouble at the fastest speed, with every view open. No clock is
// looked at: ./dev soak does that.
#include "app/gui_soak.h"

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
    session.frame(100.0);
    session.settle();
    if (++frames % 50 == 0) window.picture();
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

}  // namespace
}  // namespace flotilla
