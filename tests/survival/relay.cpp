#include "tests/survival/relay.h"

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

namespace survival {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Relay::Path {
  std::uint32_t from{0};
  std::uint32_t to{0};
  tcp::acceptor acceptor;
  tcp::endpoint target;
  Way way{Way::Open};
  std::chrono::milliseconds delay{0};
  std::vector<std::shared_ptr<Stream>> waiting{};  ///< with a piece that is held
};

/// One connection: piece by piece from the sender to the receiver, who never says anything.
class Relay::Stream : public std::enable_shared_from_this<Stream> {
 public:
  Stream(tcp::socket in, asio::io_context& io, Path& path)
      : in_(std::move(in)), out_(io), timer_(io), path_(path) {}

  void begin() {
    out_.async_connect(path_.target, [self = shared_from_this()](error_code error) {
      if (error) return self->close();
      self->watch();
      self->read();
    });
  }
  void goOn() {
    if (path_.way == Way::Held) {
      path_.waiting.push_back(shared_from_this());
      return;
    }
    timer_.expires_after(path_.delay);
    timer_.async_wait([self = shared_from_this()](error_code) { self->write(); });
  }

 private:
  void watch() {
    out_.async_read_some(asio::buffer(unexpected_),
                         [self = shared_from_this()](error_code, std::size_t) { self->close(); });
  }
  void read() {
    in_.async_read_some(asio::buffer(piece_),
                        [self = shared_from_this()](error_code error, std::size_t count) {
                          if (error) return self->close();
                          self->count_ = count;
                          self->goOn();
                        });
  }
  void write() {
    asio::async_write(out_, asio::buffer(piece_, count_),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        error ? self->close() : self->read();
                      });
  }
  void close() {
    error_code ignored;
    in_.close(ignored);
    out_.close(ignored);
  }

  tcp::socket in_;
  tcp::socket out_;
  asio::steady_timer timer_;
  Path& path_;
  std::array<char, 65'536> piece_{};
  std::array<char, 1> unexpected_{};
  std::size_t count_{0};
};

Relay::Relay(std::uint32_t members, std::uint16_t firstPort, std::uint16_t firstRelayPort)
    : members_(members), firstRelayPort_(firstRelayPort), work_(asio::make_work_guard(io_)) {
  for (std::uint32_t from = 1; from <= members; ++from) {
    for (std::uint32_t to = 1; to <= members; ++to) {
      const tcp::endpoint target(asio::ip::address_v4::loopback(),
                                 static_cast<std::uint16_t>(firstPort + to - 1));
      paths_.push_back({from, to, tcp::acceptor(io_), target});
      listen(paths_.back(), static_cast<std::uint16_t>(portsOf(from) + to - 1));
    }
  }
  thread_ = std::thread([this] { io_.run(); });
}

Relay::~Relay() {
  io_.stop();
  thread_.join();
}

std::uint16_t Relay::portsOf(std::uint32_t from) const {
  return static_cast<std::uint16_t>(firstRelayPort_ + (from - 1) * members_);
}

void Relay::listen(Path& path, std::uint16_t port) {
  error_code error;
  const tcp::endpoint at(asio::ip::address_v4::loopback(), port);
  path.acceptor.open(at.protocol(), error);
  path.acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  path.acceptor.bind(at, error);
  if (!error) path.acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    listens_ = false;
  } else {
    accept(path);
  }
}

void Relay::accept(Path& path) {
  path.acceptor.async_accept([&path](error_code error, tcp::socket socket) {
    if (error) return;
    auto& io = static_cast<asio::io_context&>(path.acceptor.get_executor().context());
    std::make_shared<Stream>(std::move(socket), io, path)->begin();
    accept(path);
  });
}

Relay::Path& Relay::path(std::uint32_t from, std::uint32_t to) {
  auto found = paths_.begin();
  while (found->from != from || found->to != to) ++found;
  return *found;
}

void Relay::set(std::uint32_t from, std::uint32_t to, Way way) {
  asio::post(io_, [&path = path(from, to), way] {
    path.way = way;
    for (const auto& stream : std::exchange(path.waiting, {})) stream->goOn();
  });
}

void Relay::setAround(std::uint32_t member, Way way) {
  for (std::uint32_t other = 1; other <= members_; ++other) {
    set(member, other, way);
    set(other, member, way);
  }
}

void Relay::delayAround(std::uint32_t member, std::chrono::milliseconds delay) {
  for (const auto& one : paths_) {
    if (one.from != member && one.to != member) continue;
    asio::post(io_, [&path = path(one.from, one.to), delay] { path.delay = delay; });
  }
}

}  // namespace survival
