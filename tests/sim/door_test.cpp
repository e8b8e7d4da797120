// Calls from outside: transactions, leases, watches and reads, and what becomes of them when
// members fail (etcd's KV, Lease and Watch APIs).
#include "engine/cluster/door.h"

#include <malloc.h>

#include "engine/cluster/cluster.h"
#include "engine/kv/calls.h"
#include "tests/sim/lab_fixture.h"

namespace sim {
namespace {

using server::CallEnd;
using server::CallId;

class Heard final : public server::EdgeListener {
 public:
  void ended(CallId id, const CallEnd& end) override { ends.emplace(id, end); }
  void told(ServerId by, const kv::Told& what) override {
    for (const kv::Change& change : what.changes) {
      changes[{by, what.id}].push_back(std::to_string(change.now.modRevision) + ":" +
                                       change.now.key + "=" + change.now.value);
    }
    if (what.compacted) cancelled.push_back(*what.compacted);
  }
  void stopped(ServerId id) override { gone.push_back(id); }

  std::map<CallId, CallEnd> ends;
  std::map<std::pair<ServerId, kv::WatchId>, std::vector<std::string>> changes;
  std::vector<kv::Revision> cancelled;
  std::vector<ServerId> gone;
};

class DoorTest : public ::testing::Test {
 protected:
  DoorTest() { door.listen(&heard); }

  static cluster::Settings settings() {
    cluster::Settings settings = seeded(5);
    settings.servers = 3;
    settings.historyKept = 0;
    return settings;
  }
  template <class Body>
  Body bodyOf(CallId id) {
    const auto* answer = std::get_if<kv::Answer>(&heard.ends.at(id));
    EXPECT_NE(answer, nullptr);
    const Body* body = answer == nullptr ? nullptr : std::get_if<Body>(&answer->body);
    EXPECT_NE(body, nullptr);
    return body == nullptr ? Body{} : *body;
  }
  CallId call(ServerId via, kv::Request request, raft::Duration wait = 500ms) {
    const CallId id = door.call(via, std::move(request));
    lab.run(wait);
    return id;
  }
  static kv::PutRequest putOf(std::string key, std::string value, kv::LeaseId lease = 0) {
    return {std::move(key), std::move(value), lease, {}, {}};
  }
  static kv::RangeRequest all() {
    kv::RangeRequest request;
    request.range = kv::KeyRange::all();
    return request;
  }
  std::size_t keysAt(ServerId id) { return door.keyspace(id)->versions().keys(); }
  ServerId follower() const { return lab.view().leader() == S1 ? S2 : S1; }

  TestLab lab{settings()};
  cluster::Door door{lab.world()};
  Heard heard;
};

TEST_F(DoorTest, ATransactionThroughAFollowerIsAppliedEverywhere) {
  lab.elect();
  lab.run(200ms);
  kv::TxnRequest txn;
  txn.compares = {{kv::KeyRange::one("lock"), kv::Target::CreateRevision, {}, 0, {}}};
  txn.success = {{putOf("lock", "me")}, {putOf("log", "taken")}};
  const CallId first = call(follower(), txn);
  const CallId second = call(follower(), txn);
  EXPECT_TRUE(bodyOf<kv::TxnAnswer>(first).succeeded);
  EXPECT_FALSE(bodyOf<kv::TxnAnswer>(second).succeeded);
  for (const ServerId id : {S1, S2, S3}) {
    EXPECT_EQ(door.keyspace(id)->encodeState(), door.keyspace(S1)->encodeState());
    EXPECT_EQ(door.status(id)->revision, 2u);
  }
  EXPECT_EQ(lab.operation(first).outcome, trace::Outcome::Ok) << "it stands in the trace";
  EXPECT_EQ(lab.operation(first).command.client, kv::kOutside + follower().value);
}

TEST_F(DoorTest, AReadIsAsNewAsWhatWasAnsweredBeforeItAndALocalOneIsWhatItIs) {
  lab.elect();
  lab.run(200ms);
  const CallId written = door.call(lab.view().leader(), putOf("x", "1"));
  while (!heard.ends.contains(written)) lab.step(lab.now() + 1s);
  const CallId local = door.read(follower(), all(), server::ReadAs::Serializable);
  EXPECT_TRUE(bodyOf<kv::RangeAnswer>(local).records.empty()) << "the follower has not heard of it";
  const CallId newest = door.read(follower(), all(), server::ReadAs::Linearizable);
  const CallId barrier = door.barrier(follower());
  lab.run(500ms);
  EXPECT_EQ(bodyOf<kv::RangeAnswer>(newest).records.size(), 1u);
  bodyOf<kv::Done>(barrier);
}

TEST_F(DoorTest, WithoutAMajorityNothingIsAnsweredButLocalReads) {
  lab.elect();
  lab.run(200ms);
  const ServerId leader = lab.view().leader();
  const ServerId last = follower();
  call(leader, putOf("x", "1"));
  for (const ServerId id : {S1, S2, S3}) {
    if (id != last) lab.execute(cluster::Crash{id});
  }
  EXPECT_EQ(heard.gone.size(), 2u);
  const CallId write = door.call(last, putOf("x", "2"));
  const CallId read = door.read(last, all(), server::ReadAs::Linearizable);
  lab.run(3s);
  const auto isAnswered = [&](CallId id) {
    return heard.ends.contains(id) && std::holds_alternative<kv::Answer>(heard.ends.at(id));
  };
  EXPECT_FALSE(isAnswered(write));
  EXPECT_FALSE(isAnswered(read));
  const CallId local = door.read(last, all(), server::ReadAs::Serializable);
  EXPECT_EQ(bodyOf<kv::RangeAnswer>(local).records.size(), 1u);
  EXPECT_EQ(heard.ends.at(door.call(leader, putOf("x", "3"))),
            CallEnd(trace::Failure::Unreachable));
}

// Lease API: a lease ends when its time is over, and its keys with it; kept alive it does not.
TEST_F(DoorTest, ALeaseRunsOutUnlessItIsKeptAlive) {
  lab.elect();
  lab.run(200ms);
  call(follower(), kv::LeaseGrantRequest{7, 3});
  call(follower(), kv::LeaseGrantRequest{8, 3});
  call(follower(), putOf("short", "1", 7));
  call(follower(), putOf("long", "1", 8));
  for (int k = 0; k < 6; ++k) bodyOf<kv::Done>(call(follower(), kv::LeaseRenewRequest{8}, 1s));
  for (const ServerId id : {S1, S2, S3}) {
    const kv::Keyspace space = *door.keyspace(id);
    EXPECT_EQ(space.versions().at("short", std::nullopt), std::nullopt);
    EXPECT_NE(space.versions().at("long", std::nullopt), std::nullopt);
    EXPECT_FALSE(door.leaseLeft(id, 7).has_value());
    const auto left = door.leaseLeft(id, 8);
    ASSERT_TRUE(left.has_value());
    EXPECT_EQ(left->granted, 3s);
    EXPECT_GE(left->left, 1'800ms) << "every member knows about how long";
    EXPECT_LE(left->left, 2'100ms);
  }
}

// With a new leader a lease has all its time again, and then it ends.
TEST_F(DoorTest, ALeaseSurvivesItsLeaderAndThenItsTime) {
  lab.elect();
  lab.run(200ms);
  const ServerId first = lab.view().leader();
  call(first, kv::LeaseGrantRequest{7, 4});
  call(first, putOf("held", "1", 7));
  lab.run(2s);
  lab.execute(cluster::Crash{first});
  const Instant crashed = lab.now();
  while (lab.view().leader() == first || !lab.view().leader()) lab.step(lab.now() + 1s);
  const ServerId second = lab.view().leader();
  const auto isHeld = [&] {
    return door.keyspace(second)->versions().at("held", std::nullopt).has_value();
  };
  lab.run(3'500ms);
  EXPECT_TRUE(isHeld()) << "2 s of it were left, yet nobody knows what the client was told since";
  while (isHeld() && lab.now() < crashed + 20s) lab.step(lab.now() + 1s);
  EXPECT_FALSE(isHeld());
  EXPECT_LE(lab.now() - crashed, 4s + 2s);
}

TEST_F(DoorTest, WatchersHearEveryChangeOnceAndGoOnAtAnotherMember) {
  lab.elect();
  lab.run(200ms);
  ASSERT_TRUE(door.watch(S1, 1, {kv::KeyRange::prefix("a"), 0, {}, {}}));
  for (int k = 1; k <= 3; ++k) call(S2, putOf("a" + std::to_string(k), "v"));
  call(S2, putOf("b", "v"));
  const std::vector<std::string> first{"2:a1=v", "3:a2=v", "4:a3=v"};
  EXPECT_EQ((heard.changes[{S1, 1}]), first);
  lab.execute(cluster::Crash{S1});
  EXPECT_EQ(door.toldThrough(S1, 1), std::nullopt);
  lab.run(2s);
  call(S2, putOf("a4", "v"));
  ASSERT_TRUE(door.watch(S2, 1, {kv::KeyRange::prefix("a"), 4, {}, {}}));
  EXPECT_EQ((heard.changes[{S2, 1}]), (std::vector<std::string>{"4:a3=v", "6:a4=v"}));
  call(S2, kv::CompactRequest{5});
  ASSERT_TRUE(door.watch(S2, 2, {kv::KeyRange::prefix("a"), 3, {}, {}}));
  EXPECT_EQ(heard.cancelled, (std::vector<kv::Revision>{5}));
  EXPECT_TRUE(door.cancelWatch(S2, 1));
}

TEST_F(DoorTest, BeyondTheQuotaNothingGrowsUntilTheAlarmIsDisarmed) {
  lab.elect();
  lab.run(200ms);
  door.setQuota(2'000);
  for (int k = 0; k < 10; ++k) {
    call(S1, putOf("x", std::string(500, 'v')));
  }
  EXPECT_EQ(door.keyspace(S2)->alarms(), (std::set<std::uint64_t>{1}));
  EXPECT_EQ(bodyOf<kv::Refusal>(call(S2, putOf("y", "1"))), kv::Refusal::NoSpace);
  EXPECT_LE(door.status(S2)->bytes, 2'000u);
  bodyOf<kv::Done>(call(S2, kv::CompactRequest{door.status(S2)->revision}));
  bodyOf<kv::Done>(call(S2, kv::AlarmRequest{1, kv::AlarmRequest::To::Disarmed}));
  bodyOf<kv::PutAnswer>(call(S2, putOf("y", "1")));
}

TEST_F(DoorTest, AnAlarmThatNobodyLedToTheLogIsRaisedAgain) {
  door.setQuota(100);
  const CallId early = door.call(S1, putOf("x", std::string(500, 'v')));
  EXPECT_EQ(bodyOf<kv::Refusal>(early), kv::Refusal::NoSpace);
  EXPECT_EQ(heard.ends.size(), 1u) << "that nobody leads is the alarm's business only";
  lab.elect();
  lab.run(2s);
  call(S1, putOf("x", std::string(500, 'v')));
  EXPECT_EQ(door.keyspace(S2)->alarms(), (std::set<std::uint64_t>{1}));
  EXPECT_EQ(heard.ends.size(), 2u);
}

TEST_F(DoorTest, AnAlarmThatGotLostIsRaisedAgainAndOneThatIsRaisedIsNot) {
  lab.elect();
  lab.run(200ms);
  door.setQuota(100);
  const ServerId leader = lab.view().leader();
  std::vector<ServerId> others;
  for (const ServerId id : {S1, S2, S3}) {
    if (id != leader) others.push_back(id);
  }
  const auto asked = [&] { return lab.all<trace::OperationStarted>().size(); };
  lab.execute(cluster::Cut{{{leader}, others}});
  for (int k = 0; k < 5; ++k) call(leader, putOf("x", std::string(500, 'v')), 10ms);
  EXPECT_EQ(asked(), 1u) << "one attempt at a time";
  lab.run(3s);
  lab.execute(cluster::Heal{});
  lab.run(2s);
  EXPECT_TRUE(door.keyspace(leader)->alarms().empty()) << "another leader's log won";
  call(leader, putOf("x", std::string(500, 'v')));
  EXPECT_EQ(door.keyspace(others[0])->alarms(), (std::set<std::uint64_t>{leader.value}));
  EXPECT_EQ(asked(), 2u);
  lab.run(5s);
  call(leader, putOf("x", std::string(500, 'v')));
  EXPECT_EQ(asked(), 2u);
}

// An outcome that nobody can tell is unknown: told "not done", a program would write once more.
TEST_F(DoorTest, WhatWasDoneAndCannotBeToldIsUnknown) {
  lab.elect();
  lab.run(200ms);
  kv::RangeRequest one;
  one.range = kv::KeyRange::one("x");
  const CallId id = call(S1, one);
  EXPECT_EQ(heard.ends.at(id), CallEnd(trace::Failure::Timeout));
  EXPECT_EQ(lab.operation(id).outcome, trace::Outcome::Unknown);
}

// The clock may stand still or go back between two runs of a program over the same log.
TEST_F(DoorTest, ANewDoorUsesNoNameThatTheStoreHasSeen) {
  lab.elect();
  lab.run(200ms);
  for (int k = 0; k < 3; ++k) bodyOf<kv::PutAnswer>(call(S1, putOf("x", "1")));
  door.listen(nullptr);
  cluster::Door second(lab.world());
  Heard then;
  second.listen(&then);
  const CallId id = second.call(S1, putOf("x", "2"));
  lab.run(500ms);
  EXPECT_TRUE(std::holds_alternative<kv::Answer>(then.ends.at(id)));
  EXPECT_EQ(second.keyspace(S2)->versions().at("x", std::nullopt)->value, "2");
}

// The log of an earlier run may be applied after the first calls were named.
TEST_F(DoorTest, AMemberThatCatchesUpUsesNewNamesFromThenOn) {
  lab.elect();
  lab.run(200ms);
  const ServerId last = follower();
  for (int k = 0; k < 3; ++k) bodyOf<kv::PutAnswer>(call(last, putOf("x", "1")));
  lab.execute(cluster::Crash{last});
  lab.execute(cluster::Restart{last});
  door.listen(nullptr);
  cluster::Door second(lab.world());
  Heard then;
  second.listen(&then);
  const CallId early = second.call(last, putOf("x", "2"));
  lab.run(1s);
  EXPECT_FALSE(std::holds_alternative<kv::Answer>(then.ends.at(early))) << "nobody led it yet";
  const CallId late = second.call(last, putOf("x", "3"));
  lab.run(500ms);
  ASSERT_TRUE(std::holds_alternative<kv::Answer>(then.ends.at(late)));
  EXPECT_EQ(second.keyspace(S1)->versions().at("x", std::nullopt)->value, "3");
}

TEST_F(DoorTest, ACallOfAStoppedMemberEndsAndOneThatWasGivenUpIsUnknown) {
  lab.elect();
  lab.run(200ms);
  lab.execute(cluster::Pause{S1});
  const CallId lost = door.call(S1, putOf("x", "1"));
  const CallId givenUp = door.call(S1, putOf("x", "2"));
  lab.run(100ms);
  door.giveUp(givenUp);
  lab.execute(cluster::Crash{S1});
  EXPECT_EQ(heard.ends.at(lost), CallEnd(trace::Failure::Unreachable));
  EXPECT_FALSE(heard.ends.contains(givenUp));
  lab.run(10ms);
  EXPECT_EQ(lab.operation(givenUp).outcome, trace::Outcome::Unknown);
  EXPECT_EQ(lab.operation(lost).outcome, trace::Outcome::Unknown);
}

TEST_F(DoorTest, ACallLeavesNothingBehindWhereNobodyWatches) {
  lab.elect();
  lab.run(200ms);
  dynamic_cast<cluster::Cluster&>(lab.world()).tellNobody();
  const auto readAgainAndAgain = [&] {
    for (int k = 0; k < 100'000; ++k) {
      door.read(S1, all(), server::ReadAs::Serializable);
      heard.ends.clear();
    }
    return ::mallinfo2().uordblks;
  };
  const std::size_t before = readAgainAndAgain();
  EXPECT_LT(readAgainAndAgain(), before + 100'000) << "bytes: less than one a call";
  const CallId written = call(follower(), putOf("x", "1"));
  EXPECT_TRUE(heard.ends.contains(written));
}

TEST_F(DoorTest, AForkHasNobodyAtItsDoor) {
  lab.elect();
  door.watch(S1, 1, {kv::KeyRange::all(), 0, {}, {}});
  const CallId id = door.call(lab.view().leader(), putOf("x", "1"));
  TestLab fork(lab);
  fork.run(1s);
  EXPECT_FALSE(heard.ends.contains(id));
  EXPECT_EQ(fork.view().server(S2).revision, 2u);
  lab.run(1s);
  EXPECT_TRUE(heard.ends.contains(id));
  EXPECT_EQ((heard.changes[{S1, 1}]).size(), 1u);
}

}  // namespace
}  // namespace sim
