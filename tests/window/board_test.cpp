// The fault board: every fault of every server, disk, clock and link, by mouse and by keyboard.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using std::chrono::milliseconds;

class Board : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    run(100.0);
  }
  void openServer(int id) {
    click(placeOf(id));
    key(Qt::Key_Z);
    press("Of a server");
    ASSERT_NE(nameBegins(QString("S%1, Process: running").arg(id)), nullptr);
  }
  void openLink() {
    key(Qt::Key_Z);
    press("Of a link");
    ASSERT_NE(nameBegins("S1 to S2, Messages: pass"), nullptr);
  }
  /// A choice of the group whose name begins so.
  void choose(const QString& group, const QString& choice) {
    window.picture();
    for (QQuickItem* item : shownItems()) {
      if (nameOf(*item) != choice) continue;
      for (const QQuickItem* at = item; at; at = at->parentItem()) {
        if (!nameOf(*at).startsWith(group)) continue;
        click(centreOf(*item));
        return;
      }
    }
    FAIL() << group.toStdString() << " " << choice.toStdString();
  }
  void enter(const QString& field, const QString& number) {
    press(field);
    key(Qt::Key_A, Qt::ControlModifier);
    type(number);
    key(Qt::Key_Return);
  }
  trace::LinkState link(int from, int to) const {
    return session.cluster().link(idOf(from), idOf(to));
  }
  void expectUndone(const QString& words) {
    EXPECT_EQ(session.undoText().toStdString(), "Undo: " + words.toStdString());
    session.undo();
    session.settle();
  }
};

TEST_F(Board, AProcessIsCrashedPausedAndBroughtBack) {
  openServer(2);
  choose("S2, Process", "crashed");
  EXPECT_FALSE(server(2).running());
  EXPECT_NE(nameBegins("S2, Process: crashed, not as at the start"), nullptr);
  choose("S2, Process", "running");
  EXPECT_TRUE(server(2).running());
  choose("S2, Pause", "paused");
  EXPECT_EQ(server(2).status, trace::ServerStatus::Paused);
  EXPECT_NE(nameBegins("S2, Pause: paused"), nullptr);
  expectUndone("pause S2");
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
  EXPECT_NE(nameBegins("S2, Pause: awake"), nullptr);
}

TEST_F(Board, ADiskIsMadeSlowStalledAndFull) {
  openServer(3);
  enter("S3, Disk write", "2.5");
  EXPECT_EQ(server(3).disk.writeLatency, std::chrono::microseconds(2500));
  expectUndone("S3's disk writes in 2.5 ms");
  press("S3, Disk fsync: 0.5 to 1 ms - from");
  key(Qt::Key_A, Qt::ControlModifier);
  type("150");
  key(Qt::Key_Tab);
  EXPECT_EQ(session.canUndo(), false) << "from one number to the other nothing is set";
  type("300");
  key(Qt::Key_Return);
  EXPECT_EQ(server(3).disk.syncMin, milliseconds(150));
  EXPECT_EQ(server(3).disk.syncMax, milliseconds(300));
  EXPECT_NE(nameBegins("S3, Disk fsync: 150 to 300 ms, not as at the start"), nullptr);
  expectUndone("S3's fsync takes 150 to 300 ms");
  EXPECT_EQ(server(3).disk.syncMax, milliseconds(1));
  choose("S3, Disk works", "stalled");
  EXPECT_TRUE(server(3).disk.stalled);
  choose("S3, Disk works", "working");
  EXPECT_FALSE(server(3).disk.stalled);
  choose("S3, Disk room", "full");
  EXPECT_TRUE(server(3).disk.full);
  choose("S3, Disk room", "has room");
  EXPECT_FALSE(server(3).disk.full);
}

TEST_F(Board, ADiskIsDamagedAndLost) {
  openServer(3);
  press("S3, Disk damage:  - Damage it");
  EXPECT_FALSE(server(3).running());
  choose("S3, Process", "running");
  EXPECT_EQ(server(3).status, trace::ServerStatus::Refused);
  EXPECT_NE(nameBegins("S3, Disk damage: found: it refuses to run"), nullptr);
  press("S3, Disk loss:  - Lose it");
  EXPECT_TRUE(server(3).diskLost);
  EXPECT_NE(nameBegins("S3, Disk loss: lost"), nullptr);
}

TEST_F(Board, AClockDriftsFromWhatItShowsAndIsSetRight) {
  openServer(2);
  enter("S2, Clock is off by", "-5");
  EXPECT_EQ(server(2).clock.offset, milliseconds(-5));
  enter("S2, Clock drift", "50000");
  EXPECT_EQ(server(2).clock.driftPpm, 50'000);
  EXPECT_NE(nameBegins("S2, Clock is off by: -5 ms"), nullptr) << "it does not jump";
  key(Qt::Key_Escape);
  run(200.0);
  key(Qt::Key_Z);
  press("Of a server");
  EXPECT_EQ(nameBegins("S2, Clock is off by: -5 ms"), nullptr) << "5 % of 200 ms fast";
  press("S2, Clock: wrong");
  EXPECT_EQ(server(2).clock, trace::ClockState{});
  EXPECT_NE(nameBegins("S2, Clock is off by: 0 ms"), nullptr);
}

TEST_F(Board, EachWayOfALinkIsBrokenByItself) {
  openLink();
  choose("S1 to S2, Messages", "cut");
  EXPECT_TRUE(isCut(1, 2));
  EXPECT_FALSE(isCut(2, 1));
  choose("S2 to S1, Messages", "cut");
  EXPECT_TRUE(isCut(2, 1));
  choose("S1 to S2, Messages", "pass");
  EXPECT_FALSE(isCut(1, 2));
  EXPECT_TRUE(isCut(2, 1)) << "only one way is healed";
  enter("S1 to S2, Lost", "30");
  enter("S1 to S2, Doubled", "12.5");
  enter("S1 to S2, Overtake", "40");
  enter("S2 to S1, Spikes", "10");
  enter("S2 to S1, Spike length", "400");
  enter("S2 to S1, Latency: 8 to 16 ms - to", "80");
  EXPECT_EQ(link(1, 2).lossPpm, 300'000U);
  EXPECT_EQ(link(1, 2).duplicatePpm, 125'000U);
  EXPECT_EQ(link(1, 2).reorderPpm, 400'000U);
  EXPECT_EQ(link(2, 1).spikePpm, 100'000U);
  EXPECT_EQ(link(2, 1).spike, milliseconds(400));
  EXPECT_EQ(link(2, 1).latencyMin, milliseconds(8));
  EXPECT_EQ(link(2, 1).latencyMax, milliseconds(80));
  EXPECT_EQ(link(1, 2).latencyMax, milliseconds(16));
  EXPECT_NE(nameBegins("S1 to S2, Doubled: 12.5 %, not as at the start"), nullptr);
  expectUndone("latency 8 to 80 ms, S2 to S1");
  EXPECT_EQ(link(2, 1).latencyMax, milliseconds(16));
  press("S1 - S2 healthy again");
  EXPECT_EQ(link(1, 2), session.settings().links);
  EXPECT_EQ(link(2, 1), session.settings().links);
}

TEST_F(Board, EveryLinkIsSetAtOnce) {
  openLink();
  enter("S1 to S2, Lost", "30");
  press("Every link");
  EXPECT_NE(nameBegins("Every link, Lost: they differ"), nullptr);
  enter("Every link, Lost", "5");
  for (int to = 2; to <= 5; ++to) EXPECT_EQ(link(1, to).lossPpm, 50'000U);
  choose("Every link, Messages", "cut");
  EXPECT_TRUE(isCut(4, 5));
  press("Every link healthy again");
  EXPECT_FALSE(isCut(4, 5));
  EXPECT_EQ(link(5, 1), session.settings().links);
}

TEST_F(Board, OneServerOrEverythingIsMadeHealthyAgain) {
  openServer(2);
  choose("S2, Pause", "paused");
  enter("S2, Clock drift", "200");
  enter("S2, Disk write", "9");
  press("Server: the server after S2");
  choose("S3, Process", "crashed");
  EXPECT_NE(named("Not as at the start: S2, S3"), nullptr);
  press("S3 healthy again");
  EXPECT_TRUE(server(3).running());
  EXPECT_EQ(server(2).status, trace::ServerStatus::Paused);
  press("Of a link");
  enter("S1 to S2, Lost", "30");
  EXPECT_NE(named("Not as at the start: S2, S1 - S2"), nullptr);
  press("Everything healthy again");
  EXPECT_NE(named("Everything is as at the start."), nullptr);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
  EXPECT_EQ(server(2).clock, trace::ClockState{});
  EXPECT_EQ(server(2).disk, session.settings().disks);
  expectUndone("all as before");
  EXPECT_EQ(server(2).status, trace::ServerStatus::Paused);
}

TEST_F(Board, ItShowsTheStateAtThePlayheadAlsoInThePast) {
  const double before = session.time();
  openServer(2);
  enter("S2, Disk write", "9");
  key(Qt::Key_Escape);
  run(50.0);
  key(Qt::Key_Z);
  press("Of a server");
  EXPECT_NE(nameBegins("S2, Disk write: 9 ms"), nullptr);
  session.seek(before - 1.0);
  session.settle();
  EXPECT_NE(nameBegins("S2, Disk write: 0.02 ms"), nullptr);
  choose("S2, Pause", "paused");
  EXPECT_EQ(session.branches()->count(), 2) << "an act in the past makes a branch";
}

TEST_F(Board, WrongNumbersAreSaidAndDoNothing) {
  openServer(2);
  enter("S2, Disk fsync: 0.5 to 1 ms - from", "7");
  EXPECT_NE(named("Give two times, the smaller first."), nullptr);
  key(Qt::Key_Escape);
  openLink();
  enter("S1 to S2, Lost", "130");
  EXPECT_NE(named("Give a share from 0 to 100 %."), nullptr);
  EXPECT_FALSE(session.canUndo());
}

TEST_F(Board, EscapeLeavesANumberAsItWas) {
  openServer(2);
  press("S2, Disk write");
  key(Qt::Key_A, Qt::ControlModifier);
  type("77");
  key(Qt::Key_Escape);
  QCoreApplication::processEvents();
  EXPECT_FALSE(session.canUndo());
  EXPECT_EQ(server(2).disk.writeLatency, session.settings().disks.writeLatency);
}

TEST_F(Board, TheKeyboardReachesEveryFaultAndHearsItsState) {
  openServer(2);
  QStringList heard;
  for (int k = 0; k < 60; ++k) {
    key(Qt::Key_Tab);
    const QQuickItem* focus = quick().activeFocusItem();
    for (const QQuickItem* at = focus; at; at = at->parentItem()) heard << nameOf(*at);
  }
  for (const QString begin :
       {"S2, Process: running", "S2, Pause: awake", "S2, Disk write: 0.02 ms",
        "S2, Disk fsync: 0.5 to 1 ms - from", "S2, Disk fsync: 0.5 to 1 ms - to",
        "S2, Disk works: working", "S2, Disk room: has room", "S2, Disk damage", "S2, Disk loss",
        "S2, Clock drift: 0 ppm", "S2, Clock is off by: 0 ms"}) {
    EXPECT_TRUE(std::any_of(heard.begin(), heard.end(), [&](const QString& name) {
      return name.startsWith(begin);
    })) << begin.toStdString();
  }
}

TEST_F(Board, CardsOfTheStageLeadToIt) {
  key(Qt::Key_L);
  press("All faults …");
  EXPECT_NE(nameBegins("Every link, Messages: pass"), nullptr);
  key(Qt::Key_Escape);
  hover(4);
  key(Qt::Key_S);
  press("All faults of S4");
  EXPECT_NE(nameBegins("S4, Process: running"), nullptr);
}

TEST_F(Board, TheStageSaysWhatIsWrongUnderThePointer) {
  const canvas::DrawList healthy = stage().scene().list;
  openServer(2);
  enter("S2, Disk fsync: 0.5 to 1 ms - to", "20");
  enter("S2, Clock is off by", "5");
  press("Of a link");
  enter("S1 to S2, Spikes", "10");
  enter("S1 to S2, Overtake", "20");
  key(Qt::Key_Escape);
  const QPointF at = stage().placeOf(2);
  EXPECT_TRUE(
      stage().describe(at.x(), at.y()).endsWith("; disk fsync 0.5 to 20 ms, clock 5 ms ahead"))
      << stage().describe(at.x(), at.y()).toStdString();
  const QPointF middle = (stage().placeOf(1) + stage().placeOf(2)) / 2;
  EXPECT_EQ(stage().describe(middle.x(), middle.y()),
            "S1 to S2: overtake 20 %, spikes 10 % of 0 ms");
  EXPECT_TRUE(stage().describeServer(3).endsWith("committed")) << "S3 has no fault";
}

using Tools = Board;

TEST_F(Tools, BreakARuleIsOneOfThem) {
  const QQuickItem* tool = named("Break a rule");
  ASSERT_NE(tool, nullptr);
  EXPECT_TRUE(descriptionOf(*tool).contains("(B)"));
  press("Break a rule");
  EXPECT_NE(named("Play without durable-ack"), nullptr);
  key(Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([this] { return named("Play without durable-ack") == nullptr; }));
  key(Qt::Key_B);
  EXPECT_NE(named("Play without durable-ack"), nullptr);
}

using SteppingKeys = Board;

TEST_F(SteppingKeys, GoFromEventToEventAlsoWithinAnInstant) {
  session.seek(100.0);
  trace::ClusterView before = session.cluster();
  std::vector<trace::ClusterView> views{before};
  bool within = false;
  for (int k = 0; k < 60; ++k) {
    const double at = session.time();
    key(Qt::Key_Right);
    ASSERT_EQ(session.cluster().lastEvent(), views.back().lastEvent() + 1);
    within |= session.time() == at;
    views.push_back(session.cluster());
  }
  EXPECT_TRUE(within);
  press("Step back");
  views.pop_back();
  EXPECT_EQ(session.cluster(), views.back());
  while (views.size() > 1) {
    key(Qt::Key_Left);
    views.pop_back();
    ASSERT_EQ(session.cluster(), views.back());
  }
}

TEST_F(SteppingKeys, AConditionThatHoldsAlreadyIsSaidTo) {
  const double at = session.time();
  key(Qt::Key_R);
  type("leader");
  key(Qt::Key_Return);
  EXPECT_EQ(session.time(), at);
  EXPECT_TRUE(session.notice().contains("is so already"));
}

}  // namespace
}  // namespace flotilla
