#include "tests/etcd/serving.h"

#include <future>

namespace etcd {

Serving::Serving(raft::Duration requestTimeout, raft::Duration healthTimeout) {
  HostSettings settings;
  settings.desk.cluster = 0xf107;
  settings.desk.requestTimeout = requestTimeout;
  settings.desk.healthTimeout = healthTimeout;
  settings.firstMetricsPort = 0;
  settings.desk.places = {{"S1", "http://127.0.0.1:1", ""}};
  const auto refuse = [](const cluster::Command&) { return std::string("There is one server."); };
  host_ = std::get<std::unique_ptr<Host>>(
      Host::open(store_, refuse, std::move(settings), [this] { wake(); }));
  address_ = host_->addresses().front();
  const std::string& metrics = host_->metricsAddresses().front();
  metricsPort_ = static_cast<std::uint16_t>(std::stoi(metrics.substr(metrics.rfind(':') + 1)));
  thread_ = std::thread([this] { loop(); });
}

Serving::~Serving() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Serving::wake() {
  {
    const std::lock_guard lock(mutex_);
    work_ = true;
  }
  woken_.notify_all();
}

void Serving::loop() {
  const auto began = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!stop_) {
    woken_.wait_for(lock, std::chrono::milliseconds(5), [this] { return work_ || stop_; });
    work_ = false;
    auto acts = std::exchange(acts_, {});
    lock.unlock();
    const raft::Instant now{
        std::chrono::duration_cast<raft::Duration>(std::chrono::steady_clock::now() - began)};
    for (const auto& act : acts) act(store_);
    store_.advance(now);
    host_->turn(now);
    lock.lock();
  }
  lock.unlock();
  host_.reset();
}

void Serving::with(std::function<void(SingleCopy&)> act) {
  std::promise<void> done;
  {
    const std::lock_guard lock(mutex_);
    acts_.push_back([&](SingleCopy& store) {
      act(store);
      done.set_value();
    });
    work_ = true;
  }
  woken_.notify_all();
  done.get_future().wait();
}

}  // namespace etcd
