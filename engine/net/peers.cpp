#include "engine/net/peers.h"

#include <array>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <deque>

namespace net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr std::size_t kReadBytes = 64 * 1024;
constexpr auto kReconnectAfter = std::chrono::milliseconds(10);
}  // namespace

/// Reads frames from a peer until the connection ends or says something unreadable.
class Peers::Incoming : public std::enable_shared_from_this<Incoming> {
 public:
  Incoming(tcp::socket socket, Arrived arrived)
      : socket_(std::move(socket)), arrived_(std::move(arrived)) {}

  void read() {
    const auto buffer = asio::buffer(buffer_);
    socket_.async_read_some(buffer,
                            [self = shared_from_this()](error_code error, std::size_t count) {
                              if (!error) self->take(count);
                            });
  }

  void close() {
    arrived_ = nullptr;
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  void take(std::size_t count) {
    reader_.feed({buffer_.data(), count});
    for (auto next = reader_.next(); !std::holds_alternative<wire::FrameReader::NeedMore>(next);
         next = reader_.next()) {
      if (!arrived_ || std::holds_alternative<std::string>(next)) return;
      arrived_(std::move(std::get<wire::Frame>(next)));
    }
    if (arrived_) read();
  }

  tcp::socket socket_;
  Arrived arrived_;
  std::array<char, kReadBytes> buffer_;
  wire::FrameReader reader_;
};

/// Writes frames to a peer, one at a time; connects when there is something to write.
class Peers::Outgoing : public std::enable_shared_from_this<Outgoing> {
 public:
  Outgoing(asio::io_context& io, std::uint16_t port)
      : socket_(io), retry_(io), to_(asio::ip::address_v4::loopback(), port) {}

  bool send(std::string bytes) {
    if (waitingBytes_ + bytes.size() > kOutgoingBytesMost) return false;
    waitingBytes_ += bytes.size();
    waiting_.push_back(std::move(bytes));
    if (state_ == State::Idle) connect();
    if (state_ == State::Ready) write();
    return true;
  }

  void close() {
    state_ = State::Closed;
    error_code ignored;
    socket_.close(ignored);
    retry_.cancel();
  }

 private:
  enum class State { Idle, Connecting, Ready, Writing, Closed };

  void connect() {
    state_ = State::Connecting;
    socket_.async_connect(to_, [self = shared_from_this()](error_code error) {
      if (self->state_ == State::Closed) return;
      if (error) {
        self->fail();
        return;
      }
      error_code ignored;
      self->socket_.set_option(tcp::no_delay(true), ignored);
      self->write();
    });
  }

  void write() {
    if (waiting_.empty()) {
      state_ = State::Ready;
      return;
    }
    state_ = State::Writing;
    asio::async_write(socket_, asio::buffer(waiting_.front()),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (self->state_ == State::Closed) return;
                        if (error) {
                          self->fail();
                          return;
                        }
                        self->waitingBytes_ -= self->waiting_.front().size();
                        self->waiting_.pop_front();
                        self->write();
                      });
  }

  // What was waiting is lost, as it would be with a broken cable; Raft sends again.
  void fail() {
    waiting_.clear();
    waitingBytes_ = 0;
    error_code ignored;
    socket_.close(ignored);
    state_ = State::Connecting;
    retry_.expires_after(kReconnectAfter);
    retry_.async_wait([self = shared_from_this()](error_code) {
      if (self->state_ == State::Closed) return;
      self->state_ = State::Idle;
      if (!self->waiting_.empty()) self->connect();
    });
  }

  tcp::socket socket_;
  asio::steady_timer retry_;
  tcp::endpoint to_;
  std::deque<std::string> waiting_;
  std::size_t waitingBytes_{0};
  State state_{State::Idle};
};

Peers::Peers(asio::io_context& io, Arrived arrived)
    : io_(io), arrived_(std::move(arrived)), acceptor_(io) {}

Peers::~Peers() {
  error_code ignored;
  acceptor_.close(ignored);
  for (auto& [peer, connection] : outgoing_) connection->close();
  for (auto& connection : incoming_) {
    if (const auto open = connection.lock()) open->close();
  }
}

std::string Peers::listen(std::uint16_t port) {
  const tcp::endpoint here(asio::ip::address_v4::loopback(), port);
  error_code error;
  acceptor_.open(here.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(here, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return "port " + std::to_string(port) + " cannot be opened (" + error.message() +
           "): stop the program that uses it, or choose another port";
  }
  port_ = acceptor_.local_endpoint().port();
  accept();
  return {};
}

void Peers::accept() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (error) return;  // closed: `this` may be gone
    auto connection = std::make_shared<Incoming>(std::move(socket), arrived_);
    std::erase_if(incoming_, [](const auto& old) { return old.expired(); });
    incoming_.push_back(connection);
    connection->read();
    accept();
  });
}

bool Peers::send(raft::ServerId to, std::string bytes) {
  std::shared_ptr<Outgoing>& connection = outgoing_[to];
  if (!connection) connection = std::make_shared<Outgoing>(io_, ports_.at(to));
  return connection->send(std::move(bytes));
}

}  // namespace net
