// What lies between members of different processes: each way from one to another is a port of its
// own, and can be held or delayed as a network does. Bytes that are held arrive later, none is
// lost. Thread rule: made and used by one thread; it has one of its own.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <thread>
#include <vector>

namespace survival {

class Relay {
 public:
  /// Member m (from 1) listens at firstPort + m - 1.
  Relay(std::uint32_t members, std::uint16_t firstPort, std::uint16_t firstRelayPort);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  /// False: a port could not be had.
  bool listens() const { return listens_; }
  /// Where `from` reaches member 1; the others follow.
  std::uint16_t portsOf(std::uint32_t from) const;

  enum class Way : std::uint8_t { Open, Held };
  void set(std::uint32_t from, std::uint32_t to, Way way);
  /// All from and to it.
  void setAround(std::uint32_t member, Way way);
  /// Each piece that comes from it or to it, so much later.
  void delayAround(std::uint32_t member, std::chrono::milliseconds delay);

 private:
  struct Path;
  class Stream;
  void listen(Path& path, std::uint16_t port);
  static void accept(Path& path);
  Path& path(std::uint32_t from, std::uint32_t to);

  std::uint32_t members_;
  std::uint16_t firstRelayPort_;
  bool listens_{true};
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::list<Path> paths_;
  std::thread thread_;
};

}  // namespace survival
