#include "tests/bench/live/contender.h"

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <numeric>

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/rpc.grpc.pb.h"

namespace bench {
namespace {

namespace pb = etcdserverpb;
constexpr std::chrono::milliseconds kLooks{5};
constexpr std::chrono::seconds kPatience{120};

// All are held until each is known, so that none comes twice.
std::vector<std::uint16_t> freePorts(std::size_t count) {
  std::vector<std::uint16_t> ports;
  std::vector<int> held;
  for (std::size_t i = 0; i < count; ++i) {
    held.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    auto* const any = reinterpret_cast<sockaddr*>(&at);
    ::bind(held.back(), any, size);
    ::getsockname(held.back(), any, &size);
    ports.push_back(ntohs(at.sin_port));
  }
  for (const int socket : held) ::close(socket);
  return ports;
}

std::string loopback(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }

template <typename Service>
auto stubOf(const std::string& address) {
  return Service::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
}

void hasASecond(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(1));
  context.set_wait_for_ready(true);
}

bool answers(const std::string& address) {
  grpc::ClientContext context;
  hasASecond(context);
  pb::RangeRequest request;
  request.set_key("is anybody there");
  pb::RangeResponse response;
  return stubOf<pb::KV>(address)->Range(&context, request, &response).ok();
}

bool leads(const std::string& address) {
  grpc::ClientContext context;
  hasASecond(context);
  pb::StatusResponse response;
  const bool told = stubOf<pb::Maintenance>(address)->Status(&context, {}, &response).ok();
  return told && response.leader() == response.header().member_id();
}

}  // namespace

Contender::Contender(Make make, Programs programs, std::uint32_t members,
                     std::filesystem::path folder)
    : make_(make), programs_(std::move(programs)), members_(members), folder_(std::move(folder)) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

Contender::~Contender() {
  stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Contender::startOurs() {
  std::filesystem::remove(folder_ / "log");
  children_.emplace_back(
      std::vector<std::string>{programs_.ours, "serve", "--members", std::to_string(members_),
                               "--quota-bytes", std::to_string(std::uint64_t{8} << 30),
                               "--data-dir", (folder_ / "data").string()},
      folder_ / "log");
}

// Its own defaults, but for the quota: they are what its users run. It keeps its peers' addresses,
// so a second start has the same ones.
void Contender::startEtcd() {
  if (ports_.empty()) ports_ = freePorts(std::size_t{2} * members_);
  std::string all;
  for (std::uint32_t i = 0; i < members_; ++i) {
    all += (i == 0 ? "n" : ",n") + std::to_string(i) + "=http://" + loopback(ports_[2 * i + 1]);
  }
  addresses_.clear();
  for (std::uint32_t i = 0; i < members_; ++i) {
    const std::string name = "n" + std::to_string(i);
    const std::string client = "http://" + loopback(ports_[2 * i]);
    const std::string peer = "http://" + loopback(ports_[2 * i + 1]);
    addresses_.push_back(loopback(ports_[2 * i]));
    children_.emplace_back(
        std::vector<std::string>{programs_.etcd, "--name", name, "--data-dir",
                                 (folder_ / name).string(), "--initial-cluster", all,
                                 "--initial-cluster-state", "new", "--listen-client-urls", client,
                                 "--advertise-client-urls", client, "--listen-peer-urls", peer,
                                 "--initial-advertise-peer-urls", peer, "--quota-backend-bytes",
                                 std::to_string(std::uint64_t{8} << 30)},
        folder_ / (name + ".log"));
  }
}

void Contender::readAddresses() {
  addresses_.clear();
  std::ifstream log(folder_ / "log");
  bool ready = false;
  for (std::string line; std::getline(log, line);) {
    if (line.starts_with("http://")) addresses_.push_back(line.substr(7));
    ready = ready || line == "ready";
  }
  if (!ready) addresses_.clear();
}

bool Contender::answersEverywhere() const {
  return !addresses_.empty() && std::all_of(addresses_.begin(), addresses_.end(), answers);
}

bool Contender::runs() {
  return std::all_of(children_.begin(), children_.end(), [](Child& c) { return c.runs(); });
}

std::string Contender::start(Interrupt& interrupt) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  if (make_ == Make::Ours) {
    startOurs();
  } else {
    startEtcd();
  }
  while (!interrupt.comes(kLooks)) {
    if (make_ == Make::Ours) readAddresses();
    if (answersEverywhere()) return {};
    if (!runs()) return "it ended; its words: " + (folder_ / "*log").string();
    if (std::chrono::steady_clock::now() > until) return "it does not answer";
  }
  return {};
}

std::string Contender::leader() const {
  const auto found = std::find_if(addresses_.begin(), addresses_.end(), leads);
  return found == addresses_.end() ? addresses_.front() : *found;
}

std::string Contender::follower() const {
  const auto found = std::find_if_not(addresses_.begin(), addresses_.end(), leads);
  return found == addresses_.end() ? addresses_.front() : *found;
}

double Contender::processorSeconds() const {
  return std::accumulate(children_.begin(), children_.end(), 0.0,
                         [](double sum, const Child& c) { return sum + c.processorSeconds(); });
}

std::uint64_t Contender::memoryBytes() const {
  return std::accumulate(children_.begin(), children_.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Child& c) { return sum + c.bytes(); });
}

std::uint64_t Contender::diskBytes() const {
  std::uint64_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_, ignored)) {
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  }
  return bytes;
}

}  // namespace bench
