// A link copied from any state opens into the same run.
#include <QEventLoop>

#include "app/session/faults.h"
#include "app/share/link.h"
#include "app/share/sharing.h"
#include "engine/scenario/parser.h"
#include "tests/share/run_fixture.h"

namespace share {
namespace {

/// splitmix64: the same on every machine.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  int below(int most) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return static_cast<int>((z ^ (z >> 31)) % static_cast<std::uint64_t>(most));
  }
  int server() { return 1 + below(5); }

 private:
  std::uint64_t state_;
};

class AnyState : public SharedRun {
 protected:
  void meddle(Draw& draw) {
    const auto& messages = session.cluster().messages();
    if (messages.empty()) return;
    const auto& one =
        messages[static_cast<std::size_t>(draw.below(static_cast<int>(messages.size())))];
    const QStringList acts{"drop", "hold", "duplicate", "delay-25", "release"};
    faults.meddle(static_cast<int>(one.id.value), acts[draw.below(5)]);
  }
  void actOnRun(Draw& draw, int number) {
    switch (draw.below(12)) {
      case 0:
        return session.crashOrRestart(draw.server());
      case 1:
        return session.pauseOrResume(draw.server());
      case 2:
        return session.cut({draw.server(), draw.server()}, draw.below(2) == 0);
      case 3:
        return session.heal();
      case 4:
        return session.setLatency(draw.server(), draw.server(), 5, 5 + draw.below(60));
      case 5:
        return session.setLoss(0, 0, draw.below(30));
      case 6:
        return faults.pick(draw.below(faults.presets()->rowCount()));
      case 7:
        return session.undo();
      case 8:
        return session.seek(session.endTime() * draw.below(100) / 100);
      case 9:
      case 10:
        return meddle(draw);
      default:
        session.write(QString("put k%1 %2").arg(draw.below(4)).arg(number), 0);
    }
  }
  /// Acts at random, copies the link, opens it, and compares.
  void tryOne(std::uint64_t seed, const QString& header) {
    SCOPED_TRACE(seed);
    open(header);
    Draw draw(seed);
    run(draw.below(400));
    for (int act = 0; act < 14; ++act) {
      actOnRun(draw, act);
      session.settle();
      if (act == 9 && seed % 3 == 0) faults.startChaos(static_cast<double>(seed), 2);
      run(1 + draw.below(120));
    }
    session.toEnd();
    QString link;
    QObject::connect(&sharing, &Sharing::linkReady, &session,
                     [&](const QString& ready) { link = ready; });
    sharing.askLink();
    session.settle();
    ASSERT_TRUE(isLink(link));
    const trace::Trace before = session.trace();
    const double end = session.endTime();
    ASSERT_EQ(sharing.openWords(link), "");
    session.settle();
    session.pause();
    session.computeTo(end);
    session.settle();
    ASSERT_GE(session.trace().lastId(), before.lastId());
    EXPECT_EQ(session::hashOf(session.trace(), before.lastId()),
              session::hashOf(before, before.lastId()))
        << session::difference(before, session.trace(), before.lastId().value) << "\n"
        << textOf(link).text.toStdString();
  }

  session::Faults faults{session};
  Sharing sharing{session, session::anyWorld};
};

TEST_F(AnyState, ALinkOpensIntoTheSameRun) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) tryOne(seed, session::kFive);
}

TEST_F(AnyState, ALinkFromAClusterWithABrokenRuleToo) {
  const QString broken =
      "flotilla 1\ncluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms break=%1\n";
  for (std::uint64_t seed = 51; seed <= 60; ++seed) {
    tryOne(seed, broken.arg(seed % 2 == 0 ? "up-to-date-vote" : "durable-ack"));
  }
}

}  // namespace
}  // namespace share
