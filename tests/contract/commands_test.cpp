// Commands that make no sense, and the laws of events, in both worlds.
#include <set>

#include "tests/contract/cluster.h"

namespace contract {

class Commands : public World {};
INSTANTIATE_TEST_SUITE_P(Both, Commands, testing::Values(WorldKind::Lab, WorldKind::Live), nameOf);

namespace {

struct Refusal {
  cluster::Command command;
  const char* sentence;
};

// S1 is paused, S2 is down, c1 waits for an answer.
std::vector<Refusal> refusals() {
  cluster::SetLink loss;
  loss.from = loss.to = S1;
  cluster::Submit busy = via({}, kv::Put{"x", "1"}, 1);
  cluster::Submit nowhere = via(ServerId{9}, kv::Put{"x", "1"});
  cluster::Submit nobody = via({}, kv::Put{"x", "1"}, 65);
  return {
      {cluster::Crash{S2}, "S2 is already stopped"},
      {cluster::Crash{ServerId{4}}, "there is no S4: the cluster has S1 to S3"},
      {cluster::Restart{S1}, "S1 is already running"},
      {cluster::Pause{S1}, "S1 is already paused"},
      {cluster::Pause{S2}, "S2 is stopped"},
      {cluster::Resume{S2}, "S2 is not paused"},
      {cluster::Cut{{{S1}}, cluster::Ways::Both}, "a cut needs two groups"},
      {cluster::Cut{{{S1}, {S1}}, cluster::Ways::Both}, "S1 stands in the cut twice"},
      {loss, "S1 has no link to itself"},
      {cluster::SetClock{S1, {.driftPpm = -1'000'000, .offset = {}}},
       "a clock that is 100 % slow stands still"},
      {busy, "c1 still waits for an answer"},
      {nowhere, "there is no S9: the cluster has S1 to S3"},
      {nobody, "there is no c65: the clients are c1 to c64"},
  };
}

}  // namespace

TEST_P(Commands, WhatMakesNoSenseIsRefusedWithTheSameSentenceAndChangesNothing) {
  begin(quick());
  act(cluster::Pause{S1});
  act(cluster::Crash{S2});
  put("x", "1", via(S1, {}, 1));
  for (const Refusal& row : refusals()) {
    const trace::EventId before = view().lastEvent();
    EXPECT_EQ(run().execute(row.command), row.sentence);
    EXPECT_EQ(view().lastEvent(), before) << row.sentence;
  }
}

TEST_P(Commands, TheWorldsDifferInForksAlone) {
  begin(quick());
  EXPECT_EQ(run().world().kind(), GetParam());
  EXPECT_EQ(run().world().settings(), quick());
  EXPECT_EQ(run().world().fork() == nullptr, GetParam() == WorldKind::Live);
}

TEST_P(Commands, TimeStopsAtTheLimit) {
  begin(quick());
  for (const raft::Duration stride : std::initializer_list<raft::Duration>{1ns, 1ms, 70ms, 500ms}) {
    const raft::Instant limit = run().now() + stride;
    while (run().step(limit)) EXPECT_LE(run().now(), limit);
    EXPECT_EQ(run().now(), limit);
  }
}

/// The laws that hold between one event and the earlier ones.
class Laws {
 public:
  void check(const trace::Event& e) {
    EXPECT_EQ(e.id, last_ + 1);
    EXPECT_GE(e.at, at_);
    EXPECT_LT(e.trigger, e.id);
    for (const trace::EventId cause : e.causes) EXPECT_LT(cause, e.id);
    last_ = e.id;
    at_ = e.at;
    std::visit([this](const auto& body) { see(body); }, e.body);
    view_.fold(e);
  }
  const trace::ClusterView& view() const { return view_; }

 private:
  void see(const trace::MessageSent& sent) {
    EXPECT_TRUE(flying_.insert(sent.id).second);
    EXPECT_GE(sent.deliverAt, at_);
  }
  void see(const trace::MessageDelivered& e) { EXPECT_EQ(flying_.erase(e.id), 1u); }
  void see(const trace::MessageDropped& e) { EXPECT_EQ(flying_.erase(e.id), 1u); }
  void see(const trace::OperationStarted& e) { EXPECT_TRUE(open_.insert(e.id).second); }
  void see(const trace::OperationFinished& e) { EXPECT_EQ(open_.erase(e.id), 1u); }
  template <class Other>
  void see(const Other&) {}

  trace::EventId last_;
  raft::Instant at_{};
  std::set<trace::MessageId> flying_;
  std::set<trace::OperationId> open_;
  trace::ClusterView view_;
};

TEST_P(Commands, EventsKeepTheLawsThroughEveryFault) {
  begin(quick());
  elected();
  cluster::SetLink lossy;
  lossy.lossPpm = lossy.duplicatePpm = lossy.reorderPpm = 100'000;
  act(lossy);
  for (int i = 0; i < 5; ++i) put("k" + std::to_string(i), "v");
  const ServerId leader = elected();
  act(cluster::Crash{leader});
  act(cluster::Pause{leader == S3 ? S2 : S3});
  run().advance(run().now() + 200ms);
  act(cluster::Resume{leader == S3 ? S2 : S3});
  act(cluster::Cut{{{S1}, {S2, S3}}, cluster::Ways::One});
  act(cluster::Restart{leader});
  run().advance(run().now() + 300ms);
  act(cluster::Heal{});
  run().record(trace::Noted{"the end"});
  EXPECT_TRUE(until([&] { return agreed(); }));

  std::vector<trace::Event> events;
  run().drain(events);
  Laws laws;
  for (const trace::Event& e : events) laws.check(e);
  EXPECT_TRUE(laws.view() == view());
}

}  // namespace contract
