#include "engine/planning/write_load.h"

#include <algorithm>

namespace planning {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Within such a time a cluster that can have a leader has one.
constexpr Duration kElectionPatience = seconds(60);
constexpr std::uint64_t kKeys = 100;

}  // namespace

double Loaded::writesASecond() const {
  if (span <= Duration{0} || latencies.empty()) return 0;
  return static_cast<double>(latencies.size()) / std::chrono::duration<double>(span).count();
}

WriteLoad::WriteLoad(cluster::World& world, std::vector<Order> orders)
    : world_(world),
      orders_(std::move(orders)),
      paths_((world.settings().links.latencyMin + world.settings().links.latencyMax) / 2) {
  world_.execute(cluster::Campaign{raft::ServerId{1}});
  const raft::Instant limit = world_.now() + kElectionPatience;
  while (!ready_ && world_.now() < limit) {
    world_.step(limit);
    absorb();
  }
}

Loaded WriteLoad::run(const Load& load) {
  result_ = {};
  finished_ = 0;
  warmUp_ = load.warmUp;
  rest_ = load.rest;
  begun_ = world_.now();
  due_.assign(load.clients, world_.now());
  const std::uint64_t wanted = std::uint64_t{load.warmUp} + load.writes;
  std::uint64_t begun = 0;
  while (finished_ < wanted) {
    const auto next = std::min_element(due_.begin(), due_.end());
    if (begun < wanted && next != due_.end() && *next <= world_.now()) {
      due_.erase(next);
      submit(load);
      ++begun;
    } else {
      step();
    }
    absorb();
  }
  return std::move(result_);
}

void WriteLoad::step() {
  raft::Instant limit = world_.now() + seconds(1);
  for (const raft::Instant due : due_) {
    if (due > world_.now()) limit = std::min(limit, due);
  }
  const bool orderComes = nextOrder_ < orders_.size() && orders_[nextOrder_].at <= limit;
  if (orderComes) limit = std::max(orders_[nextOrder_].at, world_.now());
  if (world_.step(limit) || !orderComes) return;
  world_.execute(orders_[nextOrder_++].what);
}

void WriteLoad::submit(const Load& load) {
  kv::Put put{"key" + std::to_string(++written_ % kKeys), std::to_string(written_)};
  put.value.resize(std::max<std::size_t>(load.valueBytes, put.value.size()), '.');
  world_.execute(cluster::Submit{std::move(put), {}, 0, {}, {}});
}

void WriteLoad::absorb() {
  events_.clear();
  world_.drain(events_);
  for (const trace::Event& event : events_) {
    paths_.observe(event);
    if (std::holds_alternative<raft::CommitAdvanced>(event.body)) {
      ready_ = true;
    } else if (std::holds_alternative<trace::OperationStarted>(event.body)) {
      started_.push_back(event.at);
    } else if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
      finish(event, *finished);
    } else if (std::holds_alternative<trace::MessageDelivered>(event.body) ||
               std::holds_alternative<trace::OperationReached>(event.body)) {
      ++result_.handled;
    }
  }
}

void WriteLoad::finish(const trace::Event& event, const trace::OperationFinished& finished) {
  due_.push_back(event.at + rest_);
  const WriteTime time = paths_.take();
  if (++finished_ <= warmUp_) {
    begun_ = event.at;
    result_.handled = 0;
    return;
  }
  result_.span = event.at - begun_;
  if (finished.outcome != trace::Outcome::Ok) {
    ++result_.failed;
    return;
  }
  result_.latencies.push_back(event.at - started_[finished.id.value - 1]);
  result_.time += time;
}

}  // namespace planning
