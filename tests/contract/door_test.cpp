// Programs outside find the same store in both worlds (etcd's KV, Lease and Watch APIs).
#include "engine/cluster/door.h"

#include <map>

#include "engine/kv/calls.h"
#include "tests/contract/cluster.h"

namespace contract {

class Listener final : public server::EdgeListener {
 public:
  void ended(server::CallId id, const server::CallEnd& end) override { ends.emplace(id, end); }
  void told(ServerId, const kv::Told& told) override {
    for (const kv::Change& change : told.changes) heard.push_back(change.now.key);
  }
  void stopped(ServerId) override {}

  std::map<server::CallId, server::CallEnd> ends;
  std::vector<std::string> heard;
};

class AtTheDoor : public World {
 protected:
  void open() {
    cluster::Settings settings = quick();
    settings.historyKept = 0;
    begin(settings);
    door_.emplace(run().world());
    door_->listen(&listener_);
    elected();
  }
  void TearDown() override {
    door_.reset();
    World::TearDown();
  }
  /// The answer of the keyspace; asked again where nobody leads, as clients do.
  kv::Answer ask(ServerId via, const kv::Request& request) {
    for (int tries = 0; tries < 50; ++tries) {
      const server::CallId id = door_->call(via, request);
      EXPECT_TRUE(until([&] { return listener_.ends.contains(id); }));
      const auto* answer = std::get_if<kv::Answer>(&listener_.ends.at(id));
      if (answer != nullptr) return *answer;
      const raft::Instant later = run().now() + 100ms;
      EXPECT_TRUE(until([&] { return run().now() >= later || !run().step(later); }));
    }
    ADD_FAILURE() << "nobody answered";
    return {};
  }
  kv::Answer put(ServerId via, std::string key, kv::LeaseId lease = 0) {
    return ask(via, kv::PutRequest{std::move(key), "v", lease, {}, {}});
  }

  std::optional<cluster::Door> door_;
  Listener listener_;
};

INSTANTIATE_TEST_SUITE_P(Both, AtTheDoor, testing::Values(WorldKind::Lab, WorldKind::Live), nameOf);

TEST_P(AtTheDoor, ATransactionIsOneRevisionAndAWatcherHearsIt) {
  open();
  const ServerId asked = follower();
  ASSERT_TRUE(door_->watch(asked, 1, {kv::KeyRange::prefix("job/"), 0, {}, {}}));
  kv::TxnRequest txn;
  txn.compares = {{kv::KeyRange::one("job/1"), kv::Target::Version, {}, 0, {}}};
  txn.success = {{kv::PutRequest{"job/1", "mine", 0, {}, {}}},
                 {kv::PutRequest{"job/2", "mine", 0, {}, {}}}};
  EXPECT_TRUE(std::get<kv::TxnAnswer>(ask(asked, txn).body).succeeded);
  EXPECT_FALSE(std::get<kv::TxnAnswer>(ask(asked, txn).body).succeeded);
  EXPECT_EQ(door_->status(asked)->revision, 2u);
  EXPECT_EQ(listener_.heard, (std::vector<std::string>{"job/1", "job/2"}));
}

TEST_P(AtTheDoor, CallsThatWereGatheredAreAllAnswered) {
  open();
  const ServerId asked = elected();
  const kv::Revision before = door_->status(asked)->revision;
  door_->gather();
  std::vector<server::CallId> calls;
  for (const char* key : {"a", "b", "c"}) {
    calls.push_back(door_->call(asked, kv::PutRequest{key, "v", 0, {}, {}}));
  }
  EXPECT_TRUE(listener_.ends.empty());
  door_->handOn();
  EXPECT_TRUE(until([&] { return listener_.ends.size() == calls.size(); }));
  for (const server::CallId call : calls) {
    EXPECT_TRUE(std::holds_alternative<kv::Answer>(listener_.ends.at(call)));
  }
  EXPECT_EQ(door_->status(asked)->revision, before + calls.size());
}

// Who asked has its answer, "unknown": what was not proposed yet needs not be any more.
TEST_P(AtTheDoor, WhatIsGivenUpBeforeTheMemberLooksAtItIsNeverDone) {
  open();
  const auto putOf = [](const char* key) { return kv::PutRequest{key, "v", 0, {}, {}}; };
  const auto isDone = [&](server::CallId id) {
    return until([&] { return listener_.ends.contains(id); });
  };
  const auto isThere = [&](ServerId at, const char* key) {
    return door_->keyspace(at)->versions().at(key, std::nullopt).has_value();
  };
  const ServerId asked = elected();
  door_->gather();
  door_->giveUp(door_->call(asked, putOf("alone")));
  door_->handOn();
  door_->gather();
  const server::CallId first = door_->call(asked, putOf("first"));
  door_->giveUp(door_->call(asked, putOf("among others")));
  const server::CallId last = door_->call(asked, putOf("last"));
  door_->handOn();
  EXPECT_TRUE(isDone(first));
  EXPECT_TRUE(isDone(last));
  EXPECT_TRUE(isThere(asked, "first"));
  EXPECT_TRUE(isThere(asked, "last"));
  EXPECT_FALSE(isThere(asked, "alone"));
  EXPECT_FALSE(isThere(asked, "among others"));

  const ServerId paused = follower();
  act(cluster::Pause{paused});
  door_->giveUp(door_->call(paused, putOf("while it was paused")));
  const server::CallId waits = door_->call(paused, putOf("waits"));
  act(cluster::Resume{paused});
  EXPECT_TRUE(isDone(waits));
  EXPECT_TRUE(isThere(paused, "waits"));
  EXPECT_FALSE(isThere(paused, "while it was paused"));
}

// Thesis 6.3: neither are calls of an earlier start of the member taken for its new ones.
TEST_P(AtTheDoor, AMemberThatStartsAgainAnswersNewCalls) {
  open();
  const ServerId asked = follower();
  const kv::Revision before = put(asked, "x").revision;
  act(cluster::Crash{asked});
  act(cluster::Restart{asked});
  for (kv::Revision more = 1; more <= 5; ++more) {
    EXPECT_EQ(put(asked, "x").revision, before + more);
  }
}

TEST_P(AtTheDoor, ALeaseThatNobodyKeepsTakesItsKeysWithIt) {
  open();
  ask(follower(), kv::LeaseGrantRequest{7, 1});
  EXPECT_EQ(put(follower(), "held", 7).revision, 2u);
  const auto isGone = [&](ServerId id) {
    return !door_->keyspace(id)->versions().at("held", std::nullopt);
  };
  EXPECT_FALSE(isGone(follower()));
  EXPECT_TRUE(until([&] { return isGone(S1) && isGone(S2) && isGone(S3); }));
  EXPECT_FALSE(door_->leaseLeft(S1, 7).has_value());
}

}  // namespace contract
