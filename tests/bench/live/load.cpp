#include "tests/bench/live/load.h"

#include <grpcpp/create_channel.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "engine/etcd/rpc.grpc.pb.h"

namespace bench {
namespace {

namespace pb = etcdserverpb;
using Wall = std::chrono::steady_clock;
using Stubs = std::vector<std::unique_ptr<pb::KV::Stub>>;

constexpr std::chrono::seconds kAnswerWithin{10};

/// What the clients of one run have in common.
class Crowd {
 public:
  Crowd(const Load& load, std::size_t total, std::chrono::milliseconds length)
      : load_(load),
        value_(load.valueBytes, 'v'),
        total_(total),
        end_(length.count() == 0 ? Wall::time_point::max() : Wall::now() + length),
        busy_(load.clients) {}

  const Load& load() const { return load_; }
  const std::string& value() const { return value_; }
  /// The key to ask for next; false: it is over.
  bool take(std::string& key) {
    const std::size_t mine = taken_.fetch_add(1);
    const bool over = stopped_ || (total_ != 0 && mine >= total_) || Wall::now() >= end_;
    if (!over) key = load_.prefix + std::to_string(mine % load_.keys);
    return !over;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) gone_.notify_all();
  }
  void wait(Interrupt& interrupt) {
    std::unique_lock lock(mutex_);
    const auto nobody = [this] { return busy_ == 0; };
    while (!gone_.wait_for(lock, std::chrono::milliseconds(100), nobody)) {
      if (interrupt.came()) stopped_ = true;
    }
  }

 private:
  const Load& load_;
  std::string value_;
  std::size_t total_;
  Wall::time_point end_;
  std::atomic<std::size_t> taken_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::condition_variable gone_;
  std::size_t busy_;
};

class Client {
 public:
  Client(Crowd& crowd, pb::KV::Stub& stub) : crowd_(crowd), stub_(stub) {
    put_.set_value(crowd.value());
    range_.set_serializable(crowd.load().act == Act::ReadSerializable);
  }

  void ask() {
    std::string key;
    if (!crowd_.take(key)) return crowd_.leave();
    context_.emplace();
    context_->set_deadline(std::chrono::system_clock::now() + kAnswerWithin);
    const auto then = [this](const grpc::Status& status) { answered(status); };
    asked_ = Wall::now();
    switch (crowd_.load().act) {
      case Act::Put:
        put_.set_key(key);
        return stub_.async()->Put(&*context_, &put_, &putAnswer_, then);
      case Act::ReadLinearizable:
      case Act::ReadSerializable:
        range_.set_key(key);
        rangeAnswer_.Clear();
        return stub_.async()->Range(&*context_, &range_, &rangeAnswer_, then);
      case Act::Create:
        create(key);
        return stub_.async()->Txn(&*context_, &txn_, &txnAnswer_, then);
    }
  }
  void add(Measured& to) const {
    to.milliseconds.insert(to.milliseconds.end(), took_.begin(), took_.end());
    to.failed += failed_;
    if (to.why.empty()) to.why = why_;
  }

 private:
  void create(const std::string& key) {
    txn_.Clear();
    txnAnswer_.Clear();
    pb::Compare& absent = *txn_.add_compare();
    absent.set_key(key);
    absent.set_target(pb::Compare::MOD);
    absent.set_mod_revision(0);
    pb::PutRequest& put = *txn_.add_success()->mutable_request_put();
    put.set_key(key);
    put.set_value(crowd_.value());
    txn_.add_failure()->mutable_request_range()->set_key(key);
  }
  void answered(const grpc::Status& status) {
    const std::chrono::duration<float, std::milli> took = Wall::now() - asked_;
    if (status.ok()) {
      took_.push_back(took.count());
    } else if (++failed_ == 1) {
      why_ = status.error_message();
    }
    ask();
  }

  Crowd& crowd_;
  pb::KV::Stub& stub_;
  std::optional<grpc::ClientContext> context_;
  pb::PutRequest put_;
  pb::PutResponse putAnswer_;
  pb::RangeRequest range_;
  pb::RangeResponse rangeAnswer_;
  pb::TxnRequest txn_;
  pb::TxnResponse txnAnswer_;
  Wall::time_point asked_;
  std::vector<float> took_;
  std::size_t failed_{0};
  std::string why_;
};

Stubs connect(const Load& load, const std::vector<std::string>& addresses) {
  Stubs stubs;
  for (std::size_t i = 0; i < load.connections * addresses.size(); ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // a connection of its own
    stubs.push_back(pb::KV::NewStub(grpc::CreateCustomChannel(
        addresses[i % addresses.size()], grpc::InsecureChannelCredentials(), arguments)));
  }
  return stubs;
}

Measured runOnce(Crowd& crowd, const Stubs& stubs, Interrupt& interrupt) {
  std::deque<Client> clients;
  for (std::size_t i = 0; i < crowd.load().clients; ++i) {
    clients.emplace_back(crowd, *stubs[i % stubs.size()]);
  }
  const Wall::time_point begin = Wall::now();
  for (Client& client : clients) client.ask();
  crowd.wait(interrupt);
  const std::chrono::duration<double> took = Wall::now() - begin;
  Measured measured;
  for (const Client& client : clients) client.add(measured);
  std::sort(measured.milliseconds.begin(), measured.milliseconds.end());
  measured.perSecond = static_cast<double>(measured.milliseconds.size()) / took.count();
  return measured;
}

}  // namespace

double Measured::percentile(std::size_t percent) const {
  if (milliseconds.empty()) return 0;
  const std::size_t below = milliseconds.size() * percent / 100;
  return milliseconds[std::min(below, milliseconds.size() - 1)];
}

Measured run(const Load& load, const std::vector<std::string>& addresses, Interrupt& interrupt) {
  const Stubs stubs = connect(load, addresses);
  if (load.warmUp > 0) {
    Crowd first(load, load.warmUp, std::chrono::milliseconds(0));
    runOnce(first, stubs, interrupt);
  }
  Crowd crowd(load, load.total, load.length);
  return runOnce(crowd, stubs, interrupt);
}

}  // namespace bench
