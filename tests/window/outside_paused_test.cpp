// Programs outside while the run stands still, and those that listen more than they call.
#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

class OutsidePaused : public ByEtcdctl {
 protected:
  QStringList late(int via) const {
    return {"--command-timeout=500ms", "--endpoints=" + addressOf(via), "put", "late", "1"};
  }
  const trace::OperationView* ended() const {
    const trace::OperationView* put = operationOn("late");
    return put != nullptr && put->finished() ? put : nullptr;
  }
};

TEST_F(OutsidePaused, ACallThatCameAndExpiredIsUnknownWhenTimeGoesOn) {
  session.pause();
  session.settle();
  QProcess program;
  program.start("etcdctl", late(2));
  ASSERT_TRUE(program.waitForFinished());
  EXPECT_NE(program.exitCode(), 0);
  session.frame(0.0);
  session.setSpeed(0.5);
  session.settle();
  session.frame(0.0);
  EXPECT_EQ(operationOn("late"), nullptr) << "nobody is heard meanwhile";
  session.play();
  ASSERT_TRUE(until([this] { return ended() != nullptr; }));
  EXPECT_EQ(ended()->outcome, trace::Outcome::Unknown);
  window.show();
  ASSERT_EQ(stage().clientCount(), 1);
  EXPECT_TRUE(stage().describeClient(0).contains("its client had given up: unknown"))
      << stage().describeClient(0).toStdString();
  EXPECT_EQ(etcdctl({"--endpoints=" + addressOf(2), "get", "late"}), "") << "nor is it done later";
}

// Its answer comes too late, however soon the servers have it.
TEST_F(OutsidePaused, ACallThatExpiresMeanwhileIsUnknownThoughItIsDoneLater) {
  const int lead = leader();
  for (int id = 1; id <= 3; ++id) {
    if (id != lead) session.crashOrRestart(id);
  }
  QProcess program;
  program.start("etcdctl", late(lead));
  ASSERT_TRUE(until([this] { return operationOn("late") != nullptr; }));
  session.pause();
  session.settle();
  ASSERT_TRUE(program.waitForFinished());
  EXPECT_NE(program.exitCode(), 0);
  for (int id = 1; id <= 3; ++id) {
    if (id != lead) session.crashOrRestart(id);
  }
  session.play();
  ASSERT_TRUE(until([this] { return ended() != nullptr; }));
  EXPECT_EQ(ended()->outcome, trace::Outcome::Unknown);
}

TEST_F(OutsidePaused, WhoOnlyWatchesIsAskedForToo) {
  QProcess watching;
  watching.start("etcdctl", {"--endpoints=" + addressOf(2), "watch", "color"});
  ASSERT_TRUE(until([this] { return endpoints.listened() == QList<int>{2}; }));
  key(Qt::Key_Space);
  EXPECT_TRUE(session.playing());
  const QQuickItem* words = nameBegins("etcd2 is connected from outside. No call waits just now.");
  ASSERT_NE(words, nullptr);
  EXPECT_TRUE(nameOf(*words).contains("Watchers are told nothing meanwhile"));
  press("Keep running");
  watching.kill();
  watching.waitForFinished();
  ASSERT_TRUE(until([this] { return endpoints.listened().isEmpty(); }));
  key(Qt::Key_Space);
  EXPECT_FALSE(session.playing());
}

TEST_F(OutsidePaused, WhoKeepsALeaseAliveCountsBetweenItsCalls) {
  const QString granted =
      etcdctl({"--endpoints=" + addressOf(1), "lease", "grant", "600"}).section(' ', 1, 1);
  EXPECT_TRUE(endpoints.listened().isEmpty());
  QProcess keeping;
  keeping.start("etcdctl", {"--endpoints=" + addressOf(3), "lease", "keep-alive", granted});
  ASSERT_TRUE(until([this] { return endpoints.listened() == QList<int>{3}; }));
  keeping.kill();
  keeping.waitForFinished();
  EXPECT_TRUE(until([this] { return endpoints.listened().isEmpty(); }));
}

}  // namespace
}  // namespace flotilla
