#include "engine/net/peers.h"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

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

/// Writes frames to a peer; connects when there is something to write. What comes before the next
/// look at the sockets, or while a write is under way, goes out together.
class Peers::Outgoing : public std::enable_shared_from_this<Outgoing> {
 public:
  Outgoing(asio::io_context& io, std::uint16_t port, std::function<void()> broke)
      : socket_(io),
        retry_(io),
        to_(asio::ip::address_v4::loopback(), port),
        broke_(std::move(broke)) {}

  bool send(std::string_view bytes) {
    if (waiting_.size() + writing_.size() + bytes.size() > kOutgoingBytesMost) return false;
    waiting_.append(bytes);
    if (state_ == State::Idle) connect();
    if (state_ == State::Ready) writeSoon();
    return true;
  }

  void close() {
    state_ = State::Closed;
    broke_ = nullptr;
    error_code ignored;
    socket_.close(ignored);
    retry_.cancel();
  }

 private:
  enum class State { Idle, Connecting, Ready, Writing, Resting, Closed };

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
      self->watch();
      self->write();
    });
  }

  // Peers never write on this connection: anything but waiting means that it broke.
  void watch() {
    socket_.async_read_some(asio::buffer(unexpected_),
                            [self = shared_from_this()](error_code error, std::size_t) {
                              if (error != asio::error::operation_aborted) self->fail();
                            });
  }

  void writeSoon() {
    state_ = State::Writing;
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (self->state_ == State::Writing) self->write();
    });
  }

  void write() {
    if (waiting_.empty()) {
      state_ = State::Ready;
      return;
    }
    state_ = State::Writing;
    writing_.clear();
    writing_.swap(waiting_);
    asio::async_write(socket_, asio::buffer(writing_),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (error == asio::error::operation_aborted) return;
                        if (error) {
                          self->fail();
                        } else if (self->state_ == State::Writing) {
                          self->write();
                        }
                      });
  }

  // What was under way is lost, as it would be with a broken cable; Raft sends again.
  void fail() {
    if (state_ == State::Closed || state_ == State::Resting) return;
    state_ = State::Resting;
    waiting_.clear();
    error_code ignored;
    socket_.close(ignored);
    if (broke_) broke_();
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
  std::function<void()> broke_;
  std::string waiting_;
  std::string writing_;  ///< unchanged while a write is under way
  std::array<char, 1> unexpected_{};
  State state_{State::Idle};
};

/// Takes in connections. Its handlers keep it alive, so that its owner may go at any time.
class Peers::Listener : public std::enable_shared_from_this<Listener> {
 public:
  Listener(asio::io_context& io, Arrived arrived)
      : acceptor_(io), retry_(io), arrived_(std::move(arrived)) {}

  error_code open(const tcp::endpoint& here) {
    error_code error;
    acceptor_.open(here.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(here, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void accept() {
    acceptor_.async_accept([self = shared_from_this()](error_code error, tcp::socket socket) {
      if (!self->arrived_) return;
      if (error) {
        self->acceptLater();
        return;
      }
      self->take(std::move(socket));
      self->accept();
    });
  }

  void close() {
    arrived_ = nullptr;
    error_code ignored;
    acceptor_.close(ignored);
    retry_.cancel();
    for (const auto& connection : incoming_) {
      if (const auto open = connection.lock()) open->close();
    }
  }

 private:
  void take(tcp::socket socket) {
    auto connection = std::make_shared<Incoming>(std::move(socket), arrived_);
    std::erase_if(incoming_, [](const auto& old) { return old.expired(); });
    incoming_.push_back(connection);
    connection->read();
  }

  // For instance without a free file descriptor: there may be one soon.
  void acceptLater() {
    retry_.expires_after(kReconnectAfter);
    retry_.async_wait([self = shared_from_this()](error_code) {
      if (self->arrived_) self->accept();
    });
  }

  tcp::acceptor acceptor_;
  asio::steady_timer retry_;
  Arrived arrived_;  ///< empty: closed
  std::vector<std::weak_ptr<Incoming>> incoming_;
};

Peers::Peers(asio::io_context& io, Arrived arrived, Broke broke)
    : io_(io),
      broke_(std::move(broke)),
      listener_(std::make_shared<Listener>(io, std::move(arrived))) {}

Peers::~Peers() {
  listener_->close();
  for (auto& [peer, connection] : outgoing_) connection->close();
}

std::string Peers::listen(std::uint16_t port) {
  const error_code error = listener_->open({asio::ip::address_v4::loopback(), port});
  if (error) {
    return "port " + std::to_string(port) + " cannot be opened (" + error.message() +
           "): stop the program that uses it, or choose another port";
  }
  port_ = listener_->port();
  listener_->accept();
  return {};
}

void Peers::hangUp(raft::ServerId peer) {
  const auto found = outgoing_.find(peer);
  if (found == outgoing_.end()) return;
  found->second->close();
  outgoing_.erase(found);
}

bool Peers::send(raft::ServerId to, std::string_view bytes) {
  std::shared_ptr<Outgoing>& connection = outgoing_[to];
  if (!connection) {
    connection = std::make_shared<Outgoing>(io_, ports_.at(to), [this, to] { broke_(to); });
  }
  return connection->send(bytes);
}

}  // namespace net
