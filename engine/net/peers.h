// The sockets of one member: an acceptor for its peers' connections, and one connection to each
// peer, made again whenever it breaks. Frames in, frames out. Thread rule: the thread that runs the
// io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <map>
#include <memory>

#include "engine/wire/frame.h"

namespace net {

/// Bytes waiting to be written to one peer at most; what comes on top is dropped (Overflow).
inline constexpr std::size_t kOutgoingBytesMost = std::size_t{64} * 1024 * 1024;

class Peers {
 public:
  using Arrived = std::function<void(wire::Frame)>;
  /// The connection to a peer broke; what it had not taken in is lost.
  using Broke = std::function<void(raft::ServerId peer)>;

  Peers(boost::asio::io_context& io, Arrived arrived, Broke broke);
  ~Peers();
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;

  /// Opens the port (0: any) on the loopback address. Returns a sentence if it is taken, else "".
  std::string listen(std::uint16_t port);
  std::uint16_t port() const { return port_; }

  /// Where a peer listens; its connection is made at the first send.
  void know(raft::ServerId peer, std::uint16_t port) { ports_[peer] = port; }
  /// Ends the connection to a peer; the next send makes another one.
  void hangUp(raft::ServerId peer);
  /// False: too much is waiting for this peer already.
  bool send(raft::ServerId to, std::string_view bytes);

 private:
  class Incoming;
  class Outgoing;
  class Listener;

  boost::asio::io_context& io_;
  Broke broke_;
  std::shared_ptr<Listener> listener_;
  std::uint16_t port_{0};
  std::map<raft::ServerId, std::uint16_t> ports_;
  std::map<raft::ServerId, std::shared_ptr<Outgoing>> outgoing_;
};

}  // namespace net
