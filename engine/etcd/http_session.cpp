#include "engine/etcd/http_session.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "engine/etcd/metrics_text.h"
#include "engine/etcd/process_metrics.h"

namespace etcd {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

constexpr std::chrono::seconds kSilenceMost{30};
constexpr std::uint32_t kHeaderBytesMost = 8 * 1024;
constexpr std::uint64_t kBodyBytesMost = 8 * 1024;
constexpr const char* kPlain = "text/plain; charset=utf-8";
constexpr const char* kPrometheus = "text/plain; version=0.0.4; charset=utf-8";
constexpr const char* kJson = "application/json";

/// The words between '&' behind the '?'.
bool hasParameter(std::string_view query, std::string_view wanted) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (query.substr(0, end) == wanted) return true;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return false;
}

class Session final : public std::enable_shared_from_this<Session> {
 public:
  Session(asio::ip::tcp::socket socket, Front front) : stream_(std::move(socket)), front_(front) {}

  void read() {
    parser_.emplace();
    parser_->header_limit(kHeaderBytesMost);
    parser_->body_limit(kBodyBytesMost);
    stream_.expires_after(kSilenceMost);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       error ? self->unreadable(error) : self->answer();
                     });
  }

 private:
  void unreadable(error_code error) {
    const error_code ended = http::error::end_of_stream;
    const bool said = error.category() == ended.category() && error != ended;
    if (!said) return;
    stay_ = Stay::No;
    send(http::status::bad_request, kPlain, "400 Bad Request");
  }

  void answer() {
    const auto& request = parser_->get();
    version_ = request.version();
    stay_ = request.keep_alive() ? Stay::Yes : Stay::No;
    const std::string target(request.target().data(), request.target().size());
    const std::size_t end = std::min(target.find('?'), target.size());
    const std::string path = target.substr(0, end);
    if (path != "/health" && path != "/metrics") {
      return send(http::status::not_found, kPlain, "404 page not found\n");
    }
    if (request.method() != http::verb::get) {
      return send(http::status::method_not_allowed, kPlain, "Method Not Allowed\n");
    }
    if (path == "/metrics") return askMetrics();
    const bool excluded = hasParameter(target.substr(end).erase(0, 1), "exclude=NOSPACE");
    askHealth(excluded ? Alarms::Excluded : Alarms::Heeded);
  }

  // The engine's thread answers; what it says is told on the socket's.

  void askHealth(Alarms alarms) {
    const auto then = [self = shared_from_this()](Health health) {
      asio::post(self->stream_.get_executor(), [self, health] { self->tell(health); });
    };
    const bool taken = front_.inbox->offer(
        [via = front_.member, alarms, then](Desk& desk) { desk.health(via, alarms, then); });
    if (!taken) tell(Health::Bad);
  }

  void askMetrics() {
    const Then<Measured> then = [self = shared_from_this()](Reply<Measured> reply) {
      asio::post(self->stream_.get_executor(),
                 [self, reply = std::move(reply)] { self->tell(reply); });
    };
    front_.ask(then, [via = front_.member, then](Desk& desk) { desk.measure(via, then); });
  }

  void tell(Health health) {
    if (health == Health::Good) return send(http::status::ok, kJson, R"({"health":"true"})");
    send(http::status::service_unavailable, kJson, R"({"health":"false"})");
  }

  void tell(const Reply<Measured>& reply) {
    const auto* measured = std::get_if<Measured>(&reply.outcome);
    if (measured == nullptr) {
      return send(http::status::service_unavailable, kPlain, "The member does not run.\n");
    }
    send(http::status::ok, kPrometheus, textOf(*measured) + processMetrics());
  }

  void send(http::status status, const char* type, std::string body) {
    response_ = {status, version_};
    response_.set(http::field::content_type, type);
    if (status == http::status::method_not_allowed) response_.set(http::field::allow, "GET");
    response_.keep_alive(stay_ == Stay::Yes);
    response_.body() = std::move(body);
    response_.prepare_payload();
    stream_.expires_after(kSilenceMost);
    http::async_write(
        stream_, response_,
        [self = shared_from_this()](error_code error, std::size_t) { self->sent(error); });
  }

  void sent(error_code error) {
    if (!error && stay_ == Stay::Yes) return read();
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  }

  enum class Stay : std::uint8_t { No, Yes };

  beast::tcp_stream stream_;
  Front front_;
  beast::flat_buffer buffer_{kHeaderBytesMost + kBodyBytesMost};
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> response_;
  unsigned version_{11};
  Stay stay_{Stay::No};
};

}  // namespace

void serveHttp(asio::ip::tcp::socket socket, Front front) {
  std::make_shared<Session>(std::move(socket), front)->read();
}

}  // namespace etcd
