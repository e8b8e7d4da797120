// What the window shows of calls from outside: their way, how long they would wait, their load.
#include <grpcpp/create_channel.h>

#include "engine/etcd/rpc.grpc.pb.h"
#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

class OutsidePace : public ByEtcdctl {
 protected:
  int follower() const { return leader() % 3 + 1; }
  void putAt(int server, const QString& key) {
    EXPECT_EQ(etcdctl({"--endpoints=" + addressOf(server), "put", key, "1"}), "OK\n");
    const auto known = [this, name = key.toStdString()] {
      const trace::OperationView* put = operationOn(name);
      return put != nullptr && put->finished();
    };
    EXPECT_TRUE(until(known));
  }
  /// One press after the other until something is asked, or until it is as slow as can be.
  bool slowDownUntilAsked() {
    for (int k = 0; k < 12 && named("Keep this speed") == nullptr; ++k) key(Qt::Key_BracketLeft);
    return named("Keep this speed") != nullptr;
  }
};

TEST_F(OutsidePace, TheWayOfACallIsDrawnAndSaid) {
  const int via = follower();
  putAt(via, "color");
  ASSERT_TRUE(until([this] { return stage().clientCount() == 1; }));
  session.pause();
  session.settle();
  window.show();
  const QString words = stage().describeClient(0);
  const QString beginning = QString(
                                "etcd%1, put color=1: asked of S%1, handed on to S%2, "
                                "appended by S%2 at ")
                                .arg(via)
                                .arg(leader());
  EXPECT_TRUE(words.startsWith(beginning)) << words.toStdString();
  EXPECT_TRUE(words.contains("committed after")) << words.toStdString();
  EXPECT_TRUE(words.contains("answered after")) << words.toStdString();
  EXPECT_NE(named("Client " + words), nullptr);
  const QPointF middle = stage().boxOfClient(0).center();
  EXPECT_EQ(stage().describe(middle.x(), middle.y()), words);
}

TEST_F(OutsidePace, SpeedsThatStretchACommitBeyondASecondAskFirst) {
  const int via = follower();
  putAt(via, "a");
  ASSERT_TRUE(slowDownUntilAsked());
  const double before = session.speed();
  EXPECT_LT(before, 1.0);
  EXPECT_NE(nameBegins(QString("etcd%1 is connected from outside. A commit takes ").arg(via)),
            nullptr);
  key(Qt::Key_Escape);
  EXPECT_EQ(session.speed(), before);
  EXPECT_EQ(named("Keep this speed"), nullptr);
  ASSERT_TRUE(slowDownUntilAsked());
  QQuickItem* yes = nameBegins("Slow down to 1/");
  ASSERT_NE(yes, nullptr);
  press(nameOf(*yes));
  EXPECT_LT(session.speed(), before);
  key(Qt::Key_BracketRight);
  EXPECT_EQ(named("Keep this speed"), nullptr);
  EXPECT_EQ(session.speed(), before);
}

TEST_F(OutsidePace, APauseAsksOnlyWhileSomebodyIsConnected) {
  const int via = follower();
  key(Qt::Key_Space);
  EXPECT_FALSE(session.playing());
  key(Qt::Key_Space);
  ASSERT_TRUE(session.playing());
  putAt(via, "a");
  key(Qt::Key_Space);
  EXPECT_TRUE(session.playing());
  press("Keep running");
  EXPECT_TRUE(session.playing());
  key(Qt::Key_Space);
  press("Pause all the same");
  EXPECT_FALSE(session.playing());
}

TEST_F(OutsidePace, ACallThatExpiresIsShownAsUnknown) {
  const int via = leader();
  session.crashOrRestart(via % 3 + 1);
  session.crashOrRestart((via + 1) % 3 + 1);
  QProcess program;
  program.start("etcdctl",
                {"--command-timeout=1s", "--endpoints=" + addressOf(via), "put", "late", "1"});
  ASSERT_TRUE(until([&] { return program.state() == QProcess::NotRunning; }));
  EXPECT_NE(program.exitCode(), 0);
  const auto unknown = [this] {
    const trace::OperationView* put = operationOn("late");
    return put != nullptr && put->finished();
  };
  ASSERT_TRUE(until(unknown));
  EXPECT_EQ(operationOn("late")->outcome, trace::Outcome::Unknown);
  session.pause();
  session.settle();
  window.show();
  ASSERT_EQ(stage().clientCount(), 1);
  EXPECT_TRUE(stage().describeClient(0).contains("unknown, it may have happened or still may"));
  EXPECT_NE(nameBegins(QString("etcd%1, put late=1, unknown").arg(via)), nullptr);
  look(Qt::Key_Y);
  const auto& shown = window.views().history()->history().operations();
  ASSERT_EQ(shown.size(), 1U);
}

/// Clients that write all the time, each again as soon as it has its answer.
class Writers {
 public:
  Writers(const QString& address, int n) {
    const auto channel =
        grpc::CreateChannel(address.toStdString(), grpc::InsecureChannelCredentials());
    for (int k = 0; k < n; ++k) threads_.emplace_back([this, channel] { write(channel); });
  }
  ~Writers() { stop(); }
  Writers(const Writers&) = delete;
  Writers& operator=(const Writers&) = delete;
  void stop() {
    stop_ = true;
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }
  bool stopping() const { return stop_; }
  int written() const { return written_; }

 private:
  void write(const std::shared_ptr<grpc::Channel>& channel) {
    const auto stub = etcdserverpb::KV::NewStub(channel);
    etcdserverpb::PutRequest put;
    put.set_key("k");
    put.set_value("v");
    while (!stop_) {
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
      etcdserverpb::PutResponse response;
      if (stub->Put(&context, put, &response).ok()) ++written_;
    }
  }

  std::atomic<bool> stop_{false};
  std::atomic<int> written_{0};
  std::vector<std::thread> threads_;
};

TEST_F(Outside, ALoadThatNoScreenCanShowIsDrawnAsRatesWithinTheMemoryAllowed) {
  constexpr std::size_t kBudget = std::size_t{24} * 1024 * 1024;
  session.setMemoryBudget(kBudget);
  ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7 latency=0..0ms\n", "text"), "");
  session.switchWorld(session::Session::Live);
  session.setSpeed(1.0);
  ASSERT_TRUE(until([this] { return leader() != 0 && endpoints.addresses().size() == 3; }));
  Writers writers(addressOf(leader()), 32);
  EXPECT_TRUE(until([&] {
    window.show();
    return stage().trafficText().startsWith("Traffic is drawn as rates: ");
  }));
  EXPECT_TRUE(stage().scene().messages.empty());
  EXPECT_NE(nameBegins("Traffic is drawn as rates: "), nullptr);
  EXPECT_TRUE(until([&] { return session.trace().droppedThrough().value > 0; }));
  EXPECT_LT(session.memoryBytes(), kBudget * 5 / 4);
  EXPECT_GT(writers.written(), 1000);
  std::thread end([&] { writers.stop(); });
  const double since = session.endTime();
  EXPECT_TRUE(until([&] { return writers.stopping() && session.endTime() > since + 11'000.0; }));
  end.join();
  window.show();
  EXPECT_EQ(stage().trafficText(), "");
}

TEST_F(Outside, TheAddressOfAStoppedServerSaysSo) {
  openServed();
  const int via = leader() % 3 + 1;
  session.crashOrRestart(via);
  ASSERT_TRUE(until([&] { return !server(via).running(); }));
  press("Addresses for etcd clients");
  const QString name = QString("Copy S%1's address").arg(via);
  ASSERT_TRUE(until([&] { return named(name) != nullptr; }));
  EXPECT_EQ(descriptionOf(*named(name)), addressOf(via) + ", stopped");
}

}  // namespace
}  // namespace flotilla
