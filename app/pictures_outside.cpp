#include "app/pictures_outside.h"

#include <grpcpp/create_channel.h>

#include <QCoreApplication>
#include <QTextStream>
#include <QThread>

#include <functional>

#include "app/pictures_held.h"
#include "engine/etcd/rpc.grpc.pb.h"

namespace flotilla {
namespace {

namespace pb = ::etcdserverpb;
using view::Desk;

/// A client that puts once, or again and again, one after the other.
class PutClient {
 public:
  enum class Does : std::uint8_t { Once, AllTheTime };
  PutClient(const QString& address, const std::string& key, Does does)
      : does_(does),
        stub_(pb::KV::NewStub(
            grpc::CreateChannel(address.toStdString(), grpc::InsecureChannelCredentials()))) {
    put_.set_key(key);
    put_.set_value("1");
    ask();
  }
  ~PutClient() {
    giveUp();
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) continue;
  }
  PutClient(const PutClient&) = delete;
  PutClient& operator=(const PutClient&) = delete;

  /// Takes the answer if it is there.
  void turn() {
    void* tag = nullptr;
    bool ok = false;
    const auto now = gpr_inf_past(GPR_CLOCK_REALTIME);
    while (queue_.AsyncNext(&tag, &ok, now) == grpc::CompletionQueue::GOT_EVENT) {
      if (does_ == Does::AllTheTime) ask();
    }
  }
  void giveUp() { context_->TryCancel(); }

 private:
  void ask() {
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_wait_for_ready(true);
    answer_ = stub_->AsyncPut(context_.get(), put_, &queue_);
    answer_->Finish(&response_, &status_, this);
  }

  Does does_;
  std::unique_ptr<pb::KV::Stub> stub_;
  pb::PutRequest put_;
  pb::PutResponse response_;
  grpc::Status status_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<pb::PutResponse>> answer_;
};

/// A client that watches a key as long as it is there.
class WatchClient {
 public:
  WatchClient(const QString& address, const std::string& key)
      : stub_(pb::Watch::NewStub(
            grpc::CreateChannel(address.toStdString(), grpc::InsecureChannelCredentials()))),
        stream_(stub_->Watch(&context_)) {
    pb::WatchRequest request;
    request.mutable_create_request()->set_key(key);
    stream_->Write(request);
  }
  ~WatchClient() {
    context_.TryCancel();
    stream_->Finish();
  }
  WatchClient(const WatchClient&) = delete;
  WatchClient& operator=(const WatchClient&) = delete;

 private:
  grpc::ClientContext context_;
  std::unique_ptr<pb::Watch::Stub> stub_;
  std::unique_ptr<grpc::ClientReaderWriter<pb::WatchRequest, pb::WatchResponse>> stream_;
};

/// The world that is called, and the window that shows it.
class CalledWorld {
 public:
  explicit CalledWorld(Window& window) : window_(window) {}

  /// Frames as time passes, until it is so.
  bool comes(const std::function<bool()>& so) {
    constexpr int kTurnsMost = 4'000;
    for (int k = 0; k < kTurnsMost && !so(); ++k) {
      QThread::msleep(5);
      for (const auto& client : clients_) client->turn();
      session().frame(5.0);
      QCoreApplication::processEvents();
    }
    return so();
  }
  void runOn(double ms) {
    const double end = session().endTime() + ms;
    comes([&] { return session().endTime() >= end; });
  }
  bool begin(const QString& cluster) {
    if (!session().openText("flotilla 1\n" + cluster + "\n", "Clients outside").isEmpty()) {
      return false;
    }
    session().switchWorld(session::Session::Live);
    session().setSpeed(1.0);
    session().play();
    const auto size = static_cast<qsizetype>(session().serverCount());
    return comes([&] { return leader() != 0 && addresses().size() == size && size > 0; });
  }
  void pause() {
    session().pause();
    session().frame(0.0);
  }
  PutClient& put(int server, const std::string& key, PutClient::Does does) {
    clients_.push_back(std::make_unique<PutClient>(addressOf(server), key, does));
    return *clients_.back();
  }
  void hangUp() { clients_.clear(); }
  session::Session& session() { return window_.session(); }
  QStringList addresses() { return window_.sharing().endpoints()->addresses(); }
  int leader() { return static_cast<int>(session().cluster().leader().value); }
  int servers() { return session().serverCount(); }
  int follower(int n) { return (leader() - 1 + n) % servers() + 1; }
  QString addressOf(int server) { return addresses().value(server - 1); }
  canvas::StageItem& stage() {
    return *window_.quick().property("stageItem").value<canvas::StageItem*>();
  }
  /// Some call on the stage is about there.
  bool stands(const QString& words) {
    for (int k = 0; k < stage().clientCount(); ++k) {
      if (stage().describeClient(k).contains(words)) return true;
    }
    return false;
  }

 private:
  Window& window_;
  std::vector<std::unique_ptr<PutClient>> clients_;
};

using Does = PutClient::Does;

bool shootOnTheWay(Window& window, CalledWorld& world, const QString& folder) {
  world.session().setSpeed(0.1);
  world.put(world.follower(1), "color", Does::Once);
  bool good = world.comes([&] { return world.stands("appended by"); });
  world.pause();
  good = good && shootEveryLook(window, "outside-call", folder);
  world.session().play();
  world.put(world.follower(2), "lamp", Does::Once);
  world.put(world.leader(), "door", Does::Once);
  good = good && world.comes([&] { return world.stage().clientCount() >= 3; });
  world.pause();
  good = good && shootEveryLook(window, "outside-calls", folder);
  world.session().play();
  world.session().setSpeed(1.0);
  good = good && world.comes([&] { return world.stands("answered after"); });
  world.pause();
  const auto* acts = window.quick().property("acts").value<QObject*>();
  auto* chosen = acts->property("chosen").value<QObject*>();
  QMetaObject::invokeMethod(chosen, "pressCall", Q_ARG(int, world.stage().callOfClient(0)));
  good = good && shootEveryLook(window, "outside-why", folder);
  window.instrument().why()->close();
  QMetaObject::invokeMethod(chosen, "chooseCall", Q_ARG(int, 0));
  world.session().play();
  world.hangUp();
  return good;
}

void keepRunning(Window& window) {
  const auto* acts = window.quick().property("acts").value<QObject*>();
  const auto* keys = acts->property("keys").value<QObject*>();
  QMetaObject::invokeMethod(keys->property("pace").value<QObject*>(), "keep");
}

bool shootHeldOutside(Window& window, CalledWorld& world, const QString& folder) {
  const WatchClient watch(world.addressOf(world.follower(1)), "color");
  bool good = world.comes([&] { return !window.sharing().endpoints()->listened().isEmpty(); });
  world.put(world.leader(), "color", Does::Once);
  world.runOn(400);
  QMetaObject::invokeMethod(window.quick().property("acts").value<QObject*>(), "key",
                            Q_ARG(int, 6));
  good = good && shootEveryLook(window, "outside-ask", folder, [&] { showDataPart(window, 2); });
  keepRunning(window);
  showDataPart(window, 0);
  window.views().desk()->reset();
  return good;
}

bool shootAddresses(Window& window, const QString& folder) {
  window.overlay("closeAll");
  auto* bar = window.quick().findChild<QQuickItem*>("addresses");
  if (bar == nullptr) return false;
  QMetaObject::invokeMethod(bar, "clicked");
  const bool good = shootEveryLook(window, "outside-addresses", folder);
  window.overlay("closeAll");
  return good;
}

bool shootUnknown(Window& window, CalledWorld& world, const QString& folder) {
  const int lead = world.leader();
  for (int server = 1; server <= world.servers(); ++server) {
    if (server != lead) world.session().crashOrRestart(server);
  }
  world.runOn(50);
  PutClient& late = world.put(lead, "late", Does::Once);
  world.runOn(400);
  late.giveUp();
  bool good = world.comes([&] { return world.stands("unknown"); });
  world.pause();
  good = good && shootEveryLook(window, "outside-unknown", folder);
  return good;
}

bool shootLoad(Window& window, CalledWorld& world, const QString& folder) {
  world.hangUp();
  if (!world.begin("cluster 5 seed=7 latency=0..0ms")) return false;
  constexpr int kClients = 16;
  for (int k = 0; k < kClients; ++k) {
    world.put(k % world.servers() + 1, "k" + std::to_string(k), Does::AllTheTime);
  }
  bool good = world.comes([&] { return !world.stage().trafficText().isEmpty(); });
  world.runOn(400);
  world.pause();
  good = good && shootEveryLook(window, "outside-load", folder);
  world.session().play();
  return good;
}

}  // namespace

bool shootOutside(Window& window, const QString& folder) {
  CalledWorld world(window);
  const bool good = world.begin("cluster 5 seed=7 latency=8..16ms") &&
                    shootOnTheWay(window, world, folder) &&
                    shootHeldOutside(window, world, folder) && shootAddresses(window, folder) &&
                    shootUnknown(window, world, folder) && shootLoad(window, world, folder);
  window.session().switchWorld(session::Session::Lab);
  window.session().settle();
  if (!good) QTextStream(stderr) << "Clients outside: the run did not come so far." << Qt::endl;
  return good;
}

}  // namespace flotilla
