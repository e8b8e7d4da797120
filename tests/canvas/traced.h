// A cluster of the Lab with its trace, and as many clients as one likes that write all the time.
#pragma once

#include <map>

#include "app/view/call_tracker.h"
#include "app/view/traffic.h"
#include "tests/canvas/lab.h"

namespace lab {

class Traced {
 public:
  explicit Traced(const cluster::Settings& settings) : world_(sim::makeLab(settings)) { take(); }

  void runFor(trace::Duration span) {
    const trace::Instant end = world_->now() + span;
    while (world_->now() < end) {
      world_->step(end);
      take();
    }
  }
  template <class Condition>
  bool runUntil(Condition done) {
    const trace::Instant end = world_->now() + std::chrono::minutes(1);
    while (world_->now() < end && !done(view_)) {
      world_->step(end);
      take();
    }
    return done(view_);
  }
  bool runUntilLeader() {
    return runUntil([](const trace::ClusterView& v) { return v.leader().value != 0; });
  }
  void execute(const cluster::Command& command) {
    EXPECT_EQ(world_->execute(command), "");
    take();
  }
  void put(const std::string& key, kv::ClientId client, ServerId via) {
    execute(cluster::Submit{kv::Put{key, "1"}, via, client, {}, {}});
  }
  /// Clients c1 to c`n` write, each again as soon as it has its answer.
  void load(kv::ClientId n, trace::Duration span) {
    const trace::Instant end = world_->now() + span;
    for (kv::ClientId client = 1; client <= n; ++client) put("k", client, {});
    while (world_->now() < end) {
      const std::size_t before = answered_.size();
      world_->step(end);
      take();
      for (std::size_t k = before; k < answered_.size(); ++k) put("k", answered_[k], {});
    }
  }

  const trace::ClusterView& view() const { return view_; }
  const trace::Trace& trace() const { return trace_; }
  view::Moment moment(double speed = 1) const {
    return {&trace_, &view_, world_->now(), speed, false};
  }
  std::size_t answers() const { return answered_.size(); }

 private:
  void take() {
    std::vector<trace::Event> events;
    world_->drain(events);
    for (trace::Event& event : events) {
      if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
        clientOf_[started->id] = started->command.client;
      } else if (const auto* ended = std::get_if<trace::OperationFinished>(&event.body)) {
        answered_.push_back(clientOf_[ended->id]);
      }
      view_.fold(event);
      trace_.append(std::move(event));
    }
  }

  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  trace::Trace trace_;
  std::map<trace::OperationId, kv::ClientId> clientOf_;
  std::vector<kv::ClientId> answered_;
};

}  // namespace lab
