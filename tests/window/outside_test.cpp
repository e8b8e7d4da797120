// Clients of other programs in the window's Live world: etcdctl against the address that is shown.
#include <QClipboard>
#include <QGuiApplication>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

TEST_F(ByEtcdctl, WritesAndReadsWhatTheWindowShows) {
  EXPECT_EQ(etcdctl({"--endpoints=" + addressOf(2), "put", "color", "green"}), "OK\n");
  const auto done = [this] {
    const trace::OperationView* put = operationOn("color");
    return put != nullptr && put->outcome == trace::Outcome::Ok;
  };
  ASSERT_TRUE(until(done));
  EXPECT_EQ(operationOn("color")->command.client, kv::kOutside + 2);
  EXPECT_EQ(operationOn("color")->via, idOf(2));
  EXPECT_EQ(etcdctl({"--endpoints=" + addressOf(3), "get", "color"}), "color\ngreen\n");
  session.pause();
  session.settle();
  look(Qt::Key_Y);
  EXPECT_EQ(window.views().history()->history().operations().size(), 2U);
  EXPECT_NE(nameBegins("etcd2, put color=green"), nullptr);
  look(Qt::Key_D);
  EXPECT_NE(nameBegins("color"), nullptr);
  look(Qt::Key_E);
  EXPECT_GT(window.views().events()->rowCount(), 0);
}

TEST_F(Outside, TheAddressesAreShownAndCopiedInLiveOnly) {
  open();
  EXPECT_EQ(named("Addresses for etcd clients"), nullptr);
  openLive();
  ASSERT_TRUE(until([this] { return endpoints.addresses().size() == 3; }));
  press("Addresses for etcd clients");
  ASSERT_TRUE(until([this] { return named("Copy S2's address") != nullptr; }));
  EXPECT_EQ(descriptionOf(*named("Copy S2's address")), addressOf(2));
  press("Copy S2's address");
  EXPECT_EQ(QGuiApplication::clipboard()->text(), addressOf(2));
  press("Copy all for etcdctl");
  EXPECT_EQ(QGuiApplication::clipboard()->text(), "--endpoints=" + endpoints.addresses().join(','));
  session.switchWorld(session::Session::Lab);
  ASSERT_TRUE(until([this] { return endpoints.addresses().isEmpty(); }));
}

/// A port of loopback that somebody else has.
struct Taken {
  int socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  std::uint16_t port{0};
  Taken() {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    ::bind(socket, reinterpret_cast<sockaddr*>(&at), size);
    ::listen(socket, 1);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size);
    port = ntohs(at.sin_port);
  }
  ~Taken() { ::close(socket); }
  Taken(const Taken&) = delete;
  Taken& operator=(const Taken&) = delete;
};

class OnATakenPort : public Taken, public Outside {
 protected:
  OnATakenPort() : Outside(port) {}
};

TEST_F(OnATakenPort, IsSaidAndTheWorldGoesOn) {
  openLive();
  ASSERT_TRUE(until([this] { return leader() != 0 && !endpoints.trouble().isEmpty(); }));
  EXPECT_TRUE(endpoints.addresses().isEmpty());
  press("Addresses for etcd clients");
  EXPECT_TRUE(until([this] { return nameBegins(endpoints.trouble()) != nullptr; }));
}

}  // namespace
}  // namespace flotilla
