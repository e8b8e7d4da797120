#include "engine/etcd/host.h"

#include <future>

namespace etcd {
namespace {

/// What the desk answered is sent in this time. Streams on which nobody asks anything, and those
/// that a client begins anew meanwhile, would never end by themselves.
constexpr std::chrono::milliseconds kGrace{500};

}  // namespace

std::variant<std::unique_ptr<Host>, std::string> Host::open(server::Edge& edge, Operate operate,
                                                            HostSettings settings,
                                                            std::function<void()> wake) {
  std::unique_ptr<Host> host(new Host(std::move(wake)));
  std::string why = host->openAll(settings);
  host->desk_.emplace(edge, std::move(operate), std::move(settings.desk));
  if (!why.empty()) return why;
  return host;
}

std::string Host::openAll(HostSettings& settings) {
  std::uint32_t member = 0;
  for (MemberPlace& place : settings.desk.places) {
    const bool any = settings.firstPort == 0;
    const std::uint16_t port =
        any ? std::uint16_t{0} : static_cast<std::uint16_t>(settings.firstPort + member);
    ++member;
    if (place.runBy == RunBy::AnotherProcess) continue;
    auto opened = openEndpoint(inbox_, raft::ServerId{member}, {settings.address, port});
    if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
    endpoints_.push_back(std::get<std::unique_ptr<Endpoint>>(std::move(opened)));
    addresses_.push_back(settings.address + ':' + std::to_string(endpoints_.back()->port()));
    place.clientUrl = "http://" + addresses_.back();
  }
  return openMetrics(settings);
}

std::string Host::openMetrics(const HostSettings& settings) {
  if (!settings.firstMetricsPort) return {};
  std::vector<MetricsPlace> places;
  for (std::size_t i = 0; i < settings.desk.places.size(); ++i) {
    if (settings.desk.places[i].runBy == RunBy::AnotherProcess) continue;
    const std::size_t port = *settings.firstMetricsPort == 0 ? 0 : *settings.firstMetricsPort + i;
    places.push_back({raft::ServerId{i + 1}, {settings.address, static_cast<std::uint16_t>(port)}});
  }
  auto opened = openHttp(inbox_, places);
  if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
  http_ = std::get<std::unique_ptr<HttpServer>>(std::move(opened));
  for (const std::uint16_t port : http_->ports()) {
    metricsAddresses_.push_back(settings.address + ':' + std::to_string(port));
  }
  return {};
}

void Host::turn(raft::Instant now) {
  inbox_.work(*desk_);
  desk_->turn(now);
}

// What still arrives while the endpoints close has to be answered, or they would wait forever.
Host::~Host() {
  if (http_) http_->close();
  desk_->close();
  const auto deadline = std::chrono::system_clock::now() + kGrace;
  const auto closed = std::async(std::launch::async, [this, deadline] {
    for (const auto& endpoint : endpoints_) endpoint->close(deadline);
  });
  while (closed.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready) {
    inbox_.work(*desk_);
  }
  inbox_.work(*desk_);
}

}  // namespace etcd
