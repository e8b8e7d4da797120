// The window's Live world, and clients of other programs that call it.
// Thread rule: GUI thread.
#pragma once

#include <QProcess>
#include <QStandardPaths>

#include <thread>

#include "app/served_world.h"
#include "engine/kv/types.h"
#include "tests/window/window_fixture.h"

namespace flotilla {

struct WithEndpoints {
  share::Endpoints endpoints;
};

class Outside : public WithEndpoints, public WindowFixture {
 protected:
  explicit Outside(std::uint16_t firstPort = 0)
      : WindowFixture(serving(session::anyWorld, endpoints, firstPort)) {
    window.sharing().setEndpoints(&endpoints);
  }
  void openLive() {
    ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7\n", "text"), "");
    session.switchWorld(session::Session::Live);
    session.setSpeed(1.0);
  }
  /// Live, played, with a leader, and every member's address is known.
  void openServed() {
    openLive();
    ASSERT_TRUE(until([this] { return leader() != 0 && endpoints.addresses().size() == 3; }));
    session.play();
  }
  /// Frames until it is so. Bounded by run time, of which a busy machine gives as much.
  bool until(const std::function<bool()>& so) {
    for (int k = 0; k < 100'000'000 && session.endTime() < 60'000.0; ++k) {
      session.frame(0.0);
      QCoreApplication::processEvents();
      if (so()) return true;
      std::this_thread::yield();
    }
    return false;
  }
  QString addressOf(int server) const { return endpoints.addresses().value(server - 1); }
  /// etcdctl with these arguments, while the window goes on; what it writes.
  QString etcdctl(const QStringList& arguments) {
    QProcess program;
    program.start("etcdctl", arguments);
    EXPECT_TRUE(until([&] { return program.state() == QProcess::NotRunning; }));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
    return QString::fromUtf8(program.readAllStandardOutput());
  }
  void look(Qt::Key pane) {
    key(pane);
    rest();
  }
  const trace::OperationView* operationOn(const std::string& key) const {
    for (const trace::OperationView& one : session.cluster().operations()) {
      if (kv::keyOf(one.command.operation) == key) return &one;
    }
    return nullptr;
  }
};

/// A served cluster that etcdctl calls. Skipped where there is none: who derives from it and has a
/// SetUp() goes on only if `!IsSkipped() && !HasFatalFailure()`.
class ByEtcdctl : public Outside {
 protected:
  void SetUp() override {
    if (QStandardPaths::findExecutable("etcdctl").isEmpty()) {
      GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
    }
    Outside::SetUp();
    standStill();
    openServed();
  }
  void TearDown() override {
    if (!IsSkipped()) Outside::TearDown();
  }
};

}  // namespace flotilla
