// Frames through real sockets.
#include "engine/net/peers.h"

#include <gmock/gmock.h>

#include <boost/asio/write.hpp>

#include <optional>

namespace net {
namespace {

using raft::ServerId;
using testing::HasSubstr;

constexpr ServerId S1{1}, S2{2};
/// Handlers of sockets and timers that may run before a test gives up.
constexpr int kHandlersMost = 10'000;

wire::Frame frame(std::uint64_t id, std::string payload = "x") {
  wire::Frame f;
  raft::Entry entry{{}, {}, raft::EntryKind::Command, raft::Payload(std::move(payload))};
  f.message = {S1, S2, raft::Term{3}, raft::Propose{{std::move(entry)}}};
  f.messageId = id;
  return f;
}

class TwoPeers : public testing::Test {
 protected:
  TwoPeers() {
    from_.emplace(
        io_, [](const wire::Frame&) {}, [this](ServerId) { ++broken_; });
    EXPECT_EQ(from_->listen(0), "");
    EXPECT_EQ(open(0), "");
  }
  /// The receiver's process starts.
  std::string open(std::uint16_t port) {
    to_.emplace(
        io_, [this](wire::Frame f) { arrived_.push_back(std::move(f)); }, [](ServerId) {});
    std::string why = to_->listen(port);
    if (why.empty()) from_->know(S2, to_->port());
    return why;
  }
  bool send(const wire::Frame& f) { return from_->send(S2, wire::encode(f)); }
  template <class Condition>
  bool until(Condition condition) {
    for (int i = 0; i < kHandlersMost && !condition(); ++i) io_.run_one();
    return condition();
  }

  boost::asio::io_context io_;
  std::vector<wire::Frame> arrived_;
  int broken_{0};
  std::optional<Peers> from_;
  std::optional<Peers> to_;
};

TEST_F(TwoPeers, FramesArriveAsTheyWereInOrder) {
  std::vector<wire::Frame> sent;
  for (std::uint64_t i = 1; i <= 200; ++i) sent.push_back(frame(i, std::string(i * 37, 'p')));
  for (const wire::Frame& f : sent) EXPECT_TRUE(send(f));
  EXPECT_TRUE(until([&] { return arrived_.size() == sent.size(); }));
  EXPECT_EQ(arrived_, sent);
}

TEST_F(TwoPeers, AFrameBiggerThanEveryBufferArrives) {
  EXPECT_TRUE(send(frame(1, std::string(3'000'000, 'b'))));
  EXPECT_TRUE(until([&] { return arrived_.size() == 1; }));
}

TEST_F(TwoPeers, MoreThanTheLimitIsRefused) {
  const wire::Frame big = frame(1, std::string(8'000'000, 'b'));
  int taken = 0;
  while (taken < 100 && send(big)) ++taken;
  EXPECT_EQ(taken, 8);
}

TEST_F(TwoPeers, TheConnectionIsMadeAgainAfterThePeerRestarts) {
  send(frame(1));
  ASSERT_TRUE(until([&] { return arrived_.size() == 1; }));
  const std::uint16_t port = to_->port();
  to_.reset();
  EXPECT_TRUE(until([&] { return broken_ == 1; })) << "a broken connection is told";
  ASSERT_EQ(open(port), "") << "the port is free again at once";
  send(frame(2));
  EXPECT_TRUE(until([&] { return arrived_.size() == 2; }));
}

TEST_F(TwoPeers, WhatIsSentToNobodyIsLostAndTold) {
  const std::uint16_t port = to_->port();
  to_.reset();
  send(frame(1));
  EXPECT_TRUE(until([&] { return broken_ == 1; }));
  ASSERT_EQ(open(port), "");
  send(frame(2));
  EXPECT_TRUE(until([&] { return !arrived_.empty(); }));
  EXPECT_EQ(arrived_.front().messageId, 2u);
}

TEST_F(TwoPeers, AfterHangingUpTheNextFrameHasAConnectionOfItsOwn) {
  send(frame(1));
  ASSERT_TRUE(until([&] { return arrived_.size() == 1; }));
  from_->hangUp(S2);
  send(frame(2));
  EXPECT_TRUE(until([&] { return arrived_.size() == 2; }));
  EXPECT_EQ(broken_, 0);
}

TEST_F(TwoPeers, APortThatIsInUseIsRefusedWithASentence) {
  Peers third(
      io_, [](const wire::Frame&) {}, [](ServerId) {});
  EXPECT_THAT(third.listen(to_->port()),
              HasSubstr("port " + std::to_string(to_->port()) + " cannot be opened (Address "));
}

TEST_F(TwoPeers, NonsenseOnASocketEndsThatConnectionOnly) {
  boost::asio::ip::tcp::socket stranger(io_);
  stranger.connect({boost::asio::ip::address_v4::loopback(), to_->port()});
  const std::string nonsense(64, '\xff');
  boost::asio::write(stranger, boost::asio::buffer(nonsense));
  bool ended = false;
  char byte = 0;
  stranger.async_read_some(boost::asio::buffer(&byte, 1),
                           [&](boost::system::error_code, std::size_t) { ended = true; });
  EXPECT_TRUE(until([&] { return ended; }));
  send(frame(1));
  EXPECT_TRUE(until([&] { return arrived_.size() == 1; }));
}

TEST_F(TwoPeers, OwnersMayGoWhileHandlersAreDue) {
  for (std::uint64_t i = 1; i <= 50; ++i) send(frame(i));
  until([&] { return !arrived_.empty(); });
  to_.reset();
  from_.reset();
  const std::size_t before = arrived_.size();
  io_.restart();
  io_.poll();
  EXPECT_EQ(arrived_.size(), before);
}

}  // namespace
}  // namespace net
