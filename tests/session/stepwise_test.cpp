// Reduced motion: the run plays event by event.
#include <set>

#include "app/session/visible.h"
#include "tests/session/play.h"

namespace session {
namespace {

class Stepwise : public Play {
 protected:
  Stepwise() {
    open(kFive);
    session.setSpeed(0.2);
    session.setStepwise(true);
  }
  bool standsAtAnEvent() {
    const trace::Trace& events = session.trace();
    for (trace::EventId id = events.lastAtOrBefore(session.playheadTime());
         id > events.droppedThrough() && events.at(id).at == session.playheadTime(); id = id - 1) {
      if (isVisible(events.at(id))) return true;
    }
    return session.playheadTime() == Instant{};
  }
};

TEST_F(Stepwise, ThePlayheadJumpsFromEventToEvent) {
  session.play();
  std::set<double> seen;
  int still = 0;
  double before = -1;
  for (int k = 0; k < 400; ++k) {
    frame(16.0);
    EXPECT_TRUE(standsAtAnEvent()) << session.time();
    expectViewOfPlayhead();
    still += session.time() == before ? 1 : 0;
    before = session.time();
    seen.insert(before);
  }
  EXPECT_GT(seen.size(), 20U);
  EXPECT_GT(still, 20) << "between two events it stands";
}

TEST_F(Stepwise, EveryVisibleInstantIsStoppedAtWhenFramesAreShorterThanTheGaps) {
  session.setStepwise(false);
  run(400.0);
  session.seek(300.0);
  session.setSpeed(0.01);
  session.setStepwise(true);
  session.play();
  std::set<double> seen;
  while (session.time() < 330.0) {
    frame(1.0);
    seen.insert(session.time());
  }
  const trace::Trace& events = session.trace();
  for (trace::EventId id{1}; id <= events.lastId(); ++id) {
    const double at = static_cast<double>(events.at(id).at.time_since_epoch().count()) / 1e6;
    if (at > 300.0 && at < 330.0 && isVisible(events.at(id))) {
      EXPECT_TRUE(seen.contains(at)) << at;
    }
  }
}

// The pace is that of the speed: the same stretch of the run takes as many frames.
TEST_F(Stepwise, ItKeepsThePaceOfTheSpeed) {
  session.setSpeed(1.0);
  session.play();
  frame(10.0);
  for (int k = 0; k < 60; ++k) frame(10.0);
  EXPECT_GT(session.time(), 500.0);
  EXPECT_LE(session.time(), 620.0);
}

TEST_F(Stepwise, AnActActsOnWhatIsShown) {
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 60; ++k) frame(10.0);
  session.seek(300.0);
  frame(10.0);
  const Instant shown = session.playheadTime();
  session.crashOrRestart(2);
  EXPECT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(session.branches()->currentBranch().forkAt, shown);
}

}  // namespace
}  // namespace session
