#include "engine/etcd/http_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <list>
#include <thread>

#include "engine/etcd/http_session.h"

namespace etcd {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// Before the next attempt when a connection could not be taken (too many open files).
constexpr std::chrono::milliseconds kAcceptAgainAfter{100};

class Listening final : public HttpServer {
 public:
  ~Listening() override { close(); }

  std::string open(Inbox& inbox, const std::vector<MetricsPlace>& places) {
    for (const auto& [member, place] : places) {
      doors_.push_back({tcp::acceptor(io_), asio::steady_timer(io_), {&inbox, member}});
      if (listen(doors_.back(), place)) {
        return "Cannot listen on port " + std::to_string(place.port) + " of " + place.host +
               " for metrics of S" + std::to_string(member.value) +
               ": another program has it, or it may not be used.";
      }
    }
    for (Door& door : doors_) accept(door);
    thread_ = std::thread([this] { io_.run(); });
    return {};
  }
  const std::vector<std::uint16_t>& ports() const override { return ports_; }
  void close() override {
    io_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  struct Door {
    tcp::acceptor acceptor;
    asio::steady_timer pause;
    Front front;
  };

  error_code listen(Door& door, const EndpointPlace& place) {
    error_code error;
    const tcp::endpoint at(asio::ip::make_address(place.host, error), place.port);
    if (!error) door.acceptor.open(at.protocol(), error);
    if (!error) door.acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) door.acceptor.bind(at, error);
    if (!error) door.acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error) ports_.push_back(door.acceptor.local_endpoint(error).port());
    return error;
  }

  void accept(Door& door) {
    door.acceptor.async_accept([this, &door](error_code error, tcp::socket socket) {
      if (!error) {
        serveHttp(std::move(socket), door.front);
        return accept(door);
      }
      door.pause.expires_after(kAcceptAgainAfter);
      door.pause.async_wait([this, &door](error_code stopped) {
        if (!stopped) accept(door);
      });
    });
  }

  asio::io_context io_{1};
  std::list<Door> doors_;
  std::vector<std::uint16_t> ports_;
  std::thread thread_;
};

}  // namespace

std::variant<std::unique_ptr<HttpServer>, std::string> openHttp(
    Inbox& inbox, const std::vector<MetricsPlace>& places) {
  auto listening = std::make_unique<Listening>();
  std::string why = listening->open(inbox, places);
  if (!why.empty()) return why;
  return std::unique_ptr<HttpServer>(std::move(listening));
}

}  // namespace etcd
