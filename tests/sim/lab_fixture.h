// A Lab with its events and its view, and a short vocabulary for tests.
#pragma once

#include <gtest/gtest.h>

#include "engine/sim/lab.h"
#include "engine/trace/hash.h"
#include "engine/trace/view.h"

namespace sim {

using namespace std::chrono_literals;
using raft::Instant;
using raft::ServerId;

inline constexpr ServerId S1{1}, S2{2}, S3{3}, S4{4}, S5{5};

inline cluster::Settings seeded(std::uint64_t seed) {
  cluster::Settings settings;
  settings.seed = seed;
  return settings;
}

class TestLab {
 public:
  explicit TestLab(const cluster::Settings& settings) : world_(makeLab(settings)) { absorb(); }
  TestLab(const TestLab& other)
      : world_(other.world_->fork()), events_(other.events_), view_(other.view_) {}
  TestLab& operator=(const TestLab&) = delete;

  /// One occurrence; false if there is none until `limit`.
  bool step(Instant limit) {
    const bool more = world_->step(limit);
    absorb();
    return more;
  }
  void run(raft::Duration time) {
    const Instant limit = world_->now() + time;
    while (step(limit)) {
    }
  }
  /// Runs until a server leads, for 10 s at most.
  ServerId elect() {
    const Instant limit = world_->now() + 10s;
    while (!view_.leader() && step(limit)) {
    }
    return view_.leader();
  }
  void execute(const cluster::Command& command) {
    EXPECT_EQ(world_->execute(command), "");
    absorb();
  }
  std::string refusal(const cluster::Command& command) {
    const std::string why = world_->execute(command);
    absorb();
    return why;
  }
  trace::OperationId put(std::string key, std::string value, ServerId via = {}) {
    cluster::Submit submit;
    submit.operation = kv::Put{std::move(key), std::move(value)};
    submit.via = via;
    execute(submit);
    return view_.operations().back().id;
  }
  const trace::OperationView& operation(trace::OperationId id) const {
    for (const trace::OperationView& each : view_.operations()) {
      if (each.id == id) return each;
    }
    throw std::logic_error("no such operation");
  }

  const std::vector<trace::Event>& events() const { return events_; }
  const trace::ClusterView& view() const { return view_; }
  cluster::World& world() { return *world_; }
  Instant now() const { return world_->now(); }
  std::uint64_t hash() const {
    trace::EventHash hash;
    for (const trace::Event& e : events_) hash.add(e);
    return hash.value();
  }
  /// The events of one kind, in order.
  template <class Kind>
  std::vector<trace::Event> all() const {
    std::vector<trace::Event> found;
    for (const trace::Event& e : events_) {
      if (std::holds_alternative<Kind>(e.body)) found.push_back(e);
    }
    return found;
  }
  const trace::Event& event(trace::EventId id) const { return events_.at(id.value - 1); }

 private:
  void absorb() {
    std::vector<trace::Event> fresh;
    world_->drain(fresh);
    for (const trace::Event& e : fresh) view_.fold(e);
    events_.insert(events_.end(), fresh.begin(), fresh.end());
  }

  std::unique_ptr<cluster::World> world_;
  std::vector<trace::Event> events_;
  trace::ClusterView view_;
};

inline cluster::SetLink linkFault(ServerId from = {}, ServerId to = {}) {
  cluster::SetLink set;
  set.from = from;
  set.to = to;
  return set;
}

}  // namespace sim
