// What etcd's clients rely on, case by case (KV and Lease of its API).
#include "engine/kv/keyspace.h"

#include <gtest/gtest.h>

#include "engine/kv/new_store.h"
#include "engine/kv/store.h"
#include "tests/kv/keyspace_model.h"

namespace kv {
namespace {

PutRequest putOf(std::string key, std::string value, LeaseId lease = 0) {
  return {std::move(key), std::move(value), lease, Previous::Told, Keeps::Nothing};
}
RangeRequest rangeOf(KeyRange range, Revision revision = 0) {
  RangeRequest request;
  request.range = std::move(range);
  request.revision = revision;
  return request;
}
Compare compareOf(std::string key, Target target, std::int64_t number) {
  return {KeyRange::one(std::move(key)), target, Relation::Equal, number, {}};
}
template <class Body>
Body bodyOf(const Answer& answer) {
  EXPECT_TRUE(std::holds_alternative<Body>(answer.body)) << answer.body.index();
  const Body* body = std::get_if<Body>(&answer.body);
  return body ? *body : Body{};
}
std::string textOf(const Answer& answer) {
  return std::string(kv::textOf(bodyOf<Refusal>(answer)));
}

class KeyspaceTest : public ::testing::Test {
 protected:
  Answer put(std::string key, std::string value, LeaseId lease = 0) {
    return space.apply(putOf(std::move(key), std::move(value), lease));
  }
  std::vector<std::string> keys(const RangeRequest& request) {
    std::vector<std::string> found;
    for (const Record& r : bodyOf<RangeAnswer>(space.read(request)).records) found.push_back(r.key);
    return found;
  }
  Keyspace space;
};

TEST_F(KeyspaceTest, RevisionsBeginAtOneAndAKeysVersionsBeginAnewAfterADeletion) {
  EXPECT_EQ(space.revision(), 1u);
  EXPECT_EQ(put("a", "1").revision, 2u);
  put("a", "2");
  EXPECT_EQ(space.versions().at("a", std::nullopt), (Record{"a", "2", 2, 3, 2, 0}));
  space.apply(DeleteRequest{KeyRange::one("a"), Previous::Left});
  EXPECT_EQ(space.apply(DeleteRequest{KeyRange::one("a"), Previous::Left}).revision, 4u)
      << "to delete nothing changes nothing";
  put("a", "3");
  EXPECT_EQ(space.versions().at("a", std::nullopt), (Record{"a", "3", 5, 5, 1, 0}));
}

TEST_F(KeyspaceTest, APrefixIsARange) {
  for (const char* key : {"a", "b", "b/1", "b/2", "b0", "c"}) put(key, "x");
  EXPECT_EQ(keys(rangeOf(KeyRange::prefix("b/"))), (std::vector<std::string>{"b/1", "b/2"}));
  EXPECT_EQ(keys(rangeOf(KeyRange::prefix("b"))),
            (std::vector<std::string>{"b", "b/1", "b/2", "b0"}));
  EXPECT_EQ(keys(rangeOf(KeyRange::prefix(""))).size(), 6u);
  put("\xff\xff", "x");
  EXPECT_EQ(keys(rangeOf(KeyRange::prefix("\xff"))), (std::vector<std::string>{"\xff\xff"}));
}

TEST_F(KeyspaceTest, ALimitSaysThatThereIsMoreAndCountsAll) {
  for (const char* key : {"a", "b", "c"}) put(key, "x");
  RangeRequest request = rangeOf(KeyRange::all());
  request.limit = 2;
  const auto answer = bodyOf<RangeAnswer>(space.read(request));
  EXPECT_EQ(answer.records.size(), 2u);
  EXPECT_EQ(answer.count, 3u);
  EXPECT_TRUE(answer.more);
  request.limit = 3;
  EXPECT_FALSE(bodyOf<RangeAnswer>(space.read(request)).more);
}

TEST_F(KeyspaceTest, ATransactionIsOneRevisionAndReadsItsOwnWrites) {
  put("lock", "");
  TxnRequest txn;
  txn.compares = {compareOf("lock", Target::Version, 1),
                  compareOf("owner", Target::CreateRevision, 0)};
  txn.success = {
      {putOf("owner", "me")}, {putOf("lock", "taken")}, {rangeOf(KeyRange::one("owner"))}};
  txn.failure = {{rangeOf(KeyRange::one("owner"))}};
  const Answer answer = space.apply(txn);
  EXPECT_EQ(answer.revision, 3u);
  const auto first = bodyOf<TxnAnswer>(answer);
  EXPECT_TRUE(first.succeeded);
  EXPECT_EQ(std::get<RangeAnswer>(first.answers.at(2).body).records.at(0).value, "me");
  EXPECT_EQ(space.versions().at("lock", std::nullopt)->modRevision, 3u);
  const auto second = bodyOf<TxnAnswer>(space.apply(txn));
  EXPECT_FALSE(second.succeeded);
  EXPECT_EQ(space.revision(), 3u) << "a read is no change";
}

TEST_F(KeyspaceTest, NoComparisonWithAValueHoldsForAKeyThatIsNotThere) {
  TxnRequest txn;
  txn.compares = {{KeyRange::one("a"), Target::Value, Relation::NotEqual, 0, "x"}};
  EXPECT_FALSE(bodyOf<TxnAnswer>(space.apply(txn)).succeeded);
  txn.compares = {{KeyRange::one("a"), Target::Version, Relation::Less, 1, {}}};
  EXPECT_TRUE(bodyOf<TxnAnswer>(space.apply(txn)).succeeded);
}

TEST_F(KeyspaceTest, ATransactionThatIsRefusedLeavesNothing) {
  TxnRequest txn;
  txn.success = {{putOf("a", "1")}, {putOf("b", "2", 99)}};
  EXPECT_EQ(textOf(space.apply(txn)), "etcdserver: requested lease not found");
  EXPECT_EQ(space, Keyspace());
}

TEST_F(KeyspaceTest, AKeyIsWrittenOnceInATransaction) {
  TxnRequest twice;
  twice.success = {{putOf("a", "1")}, {putOf("a", "2")}};
  EXPECT_EQ(textOf(space.apply(twice)), "etcdserver: duplicate key given in txn request");
  TxnRequest gone;
  gone.success = {{DeleteRequest{KeyRange::prefix("a"), Previous::Left}}, {putOf("a1", "2")}};
  EXPECT_EQ(textOf(space.apply(gone)), "etcdserver: duplicate key given in txn request");
  TxnRequest inner;
  inner.success = {{putOf("a", "3")}};
  TxnRequest outer;
  outer.success = {{putOf("a", "1")}, {inner}};
  EXPECT_EQ(textOf(space.apply(outer)), "etcdserver: duplicate key given in txn request");
  TxnRequest either;
  either.success = {{putOf("a", "1")}};
  either.failure = {{putOf("a", "2")}};
  EXPECT_TRUE(bodyOf<TxnAnswer>(space.apply(either)).succeeded) << "only one path is taken";
}

TEST_F(KeyspaceTest, WhatIsCompactedIsRefusedAndTheFutureToo) {
  for (int k = 0; k < 5; ++k) put("a", std::to_string(k));
  EXPECT_TRUE(std::holds_alternative<Done>(space.apply(CompactRequest{4}).body));
  EXPECT_EQ(textOf(space.read(rangeOf(KeyRange::one("a"), 3))),
            "etcdserver: mvcc: required revision has been compacted");
  EXPECT_EQ(keys(rangeOf(KeyRange::one("a"), 4)).size(), 1u) << "the compacted revision is kept";
  EXPECT_EQ(textOf(space.apply(CompactRequest{4})),
            "etcdserver: mvcc: required revision has been compacted");
  EXPECT_EQ(textOf(space.apply(CompactRequest{7})),
            "etcdserver: mvcc: required revision is a future revision");
  EXPECT_EQ(textOf(space.read(rangeOf(KeyRange::one("a"), 7))),
            "etcdserver: mvcc: required revision is a future revision");
}

TEST_F(KeyspaceTest, CompactionFreesWhatIsDeletedAndOld) {
  put("a", std::string(1'000, 'x'));
  put("a", "y");
  put("b", std::string(1'000, 'x'));
  space.apply(DeleteRequest{KeyRange::one("b"), Previous::Left});
  const auto before = space.bytes();
  space.apply(CompactRequest{space.revision()});
  EXPECT_LT(space.bytes(), before - 2'000);
  EXPECT_EQ(space.versions().keys(), 2u) << "a watch from this very revision hears of the deletion";
  put("c", "z");
  space.apply(CompactRequest{space.revision()});
  EXPECT_EQ(space.versions().keys(), 2u);
  EXPECT_EQ(space.versions().at("b", space.revision()), std::nullopt);
}

TEST_F(KeyspaceTest, APutKeepsWhatItIsToldToKeep) {
  space.apply(LeaseGrantRequest{7, 60});
  put("a", "1", 7);
  space.apply(PutRequest{"a", "2", 0, Previous::Left, Keeps::Lease});
  EXPECT_EQ(space.versions().at("a", std::nullopt), (Record{"a", "2", 2, 3, 2, 7}));
  space.apply(PutRequest{"a", "", 0, Previous::Left, Keeps::Value});
  EXPECT_EQ(space.versions().at("a", std::nullopt), (Record{"a", "2", 2, 4, 3, 0}));
  EXPECT_EQ(textOf(space.apply(PutRequest{"b", "", 0, Previous::Left, Keeps::Value})),
            "etcdserver: key not found");
  EXPECT_EQ(textOf(space.apply(PutRequest{"a", "v", 0, Previous::Left, Keeps::Value})),
            "etcdserver: value is provided");
  EXPECT_EQ(textOf(space.apply(PutRequest{"a", "v", 7, Previous::Left, Keeps::Lease})),
            "etcdserver: lease is provided");
  EXPECT_EQ(textOf(space.apply(PutRequest{})), "etcdserver: key is not provided");
}

TEST_F(KeyspaceTest, ARevokedLeaseTakesItsKeysInOneRevision) {
  space.apply(LeaseGrantRequest{7, 60});
  EXPECT_EQ(textOf(space.apply(LeaseGrantRequest{7, 60})), "etcdserver: lease already exists");
  put("b", "1", 7);
  put("a", "1", 7);
  put("c", "1", 7);
  put("c", "2");
  space.apply(LeaseRevokeRequest{7});
  EXPECT_EQ(space.revision(), 6u);
  EXPECT_EQ(keys(rangeOf(KeyRange::all())), (std::vector<std::string>{"c"})) << "c has left it";
  const auto changes = space.versions().changes(6, 6);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].now.key, "a");
  EXPECT_EQ(textOf(space.apply(LeaseRevokeRequest{7})), "etcdserver: requested lease not found");
  EXPECT_EQ(textOf(put("d", "1", 7)), "etcdserver: requested lease not found");
  EXPECT_EQ(textOf(space.apply(LeaseGrantRequest{8, kLeaseSecondsMost + 1})),
            "etcdserver: too large lease TTL");
}

// Lease API: a client that was told that its lease lives on is not betrayed by a leader that
// counted too early.
TEST_F(KeyspaceTest, ALeaseDoesNotEndIfItWasRenewedMeanwhile) {
  space.apply(LeaseGrantRequest{7, 60});
  put("a", "1", 7);
  EXPECT_TRUE(std::holds_alternative<Done>(space.apply(LeaseRenewRequest{7}).body));
  space.apply(LeaseExpireRequest{7, 1});
  EXPECT_EQ(keys(rangeOf(KeyRange::all())).size(), 1u) << "the leader knew of no renewal";
  space.apply(LeaseExpireRequest{7, 2});
  EXPECT_EQ(keys(rangeOf(KeyRange::all())).size(), 0u);
  EXPECT_EQ(space.revision(), 3u);
  EXPECT_EQ(textOf(space.apply(LeaseRenewRequest{7})), "etcdserver: requested lease not found");
  space.apply(LeaseExpireRequest{7, 2});
  EXPECT_EQ(space.revision(), 3u) << "it is gone already";
}

// The end of a lease that was on its way when the lease was revoked must not meet the next one.
TEST_F(KeyspaceTest, AnEndNeverMeetsAnotherGrantOfTheSameId) {
  space.apply(LeaseGrantRequest{7, 60});
  const LeaseExpireRequest late{7, space.leases().find(LeaseId{7})->value.begun};
  space.apply(LeaseRevokeRequest{7});
  space.apply(LeaseGrantRequest{7, 60});
  space.apply(late);
  EXPECT_TRUE(space.leases().contains(LeaseId{7}));
  const auto restored = std::get<Keyspace>(Keyspace::restore(space.encodeState()));
  EXPECT_EQ(restored, space);
}

TEST_F(KeyspaceTest, TheSpaceAlarmStopsWhatGrowsAndNothingElse) {
  put("a", "1");
  space.apply(AlarmRequest{1, AlarmRequest::To::Raised});
  EXPECT_EQ(textOf(put("a", "2")), "etcdserver: mvcc: database space exceeded");
  EXPECT_EQ(textOf(space.apply(LeaseGrantRequest{1, 5})),
            "etcdserver: mvcc: database space exceeded");
  EXPECT_EQ(keys(rangeOf(KeyRange::all())).size(), 1u);
  EXPECT_EQ(
      bodyOf<DeleteAnswer>(space.apply(DeleteRequest{KeyRange::one("a"), Previous::Left})).deleted,
      1u);
  EXPECT_TRUE(std::holds_alternative<Done>(space.apply(CompactRequest{3}).body));
  EXPECT_EQ(textOf(put("a", "2")), "etcdserver: mvcc: database space exceeded");
  space.apply(AlarmRequest{1, AlarmRequest::To::Disarmed});
  EXPECT_EQ(bodyOf<PutAnswer>(put("a", "2")), PutAnswer{});
}

TEST_F(KeyspaceTest, KeepsWhereMembersAreAndForgetsItInANewCluster) {
  const std::string before = space.encodeState();
  const std::vector<std::string> two{"http://127.0.0.1:9", "http://127.0.0.1:10"};
  for (const Request& request :
       {Request(PeerUrlsRequest{4, {"http://127.0.0.1:8"}}), Request(PeerUrlsRequest{4, two}),
        Request(PeerUrlsRequest{1, {}})}) {
    EXPECT_EQ(decodeRequest(encode(request)), request);
    EXPECT_TRUE(std::holds_alternative<Done>(space.apply(request).body));
  }
  EXPECT_EQ(space.revision(), Keyspace::kFirst) << "no key was written";
  EXPECT_EQ(space.peerUrls().at(4), two);
  const std::string bytes = space.encodeState();
  const auto restored = std::get<Keyspace>(Keyspace::restore(bytes));
  EXPECT_EQ(restored, space);
  EXPECT_EQ(restored.encodeState(), bytes);
  for (std::size_t size = before.size(); size < bytes.size(); ++size) {
    EXPECT_TRUE(std::holds_alternative<std::string>(Keyspace::restore(bytes.substr(0, size))));
  }
  const auto begun = std::get<Store>(Store::restore(newStateOf(space)));
  EXPECT_TRUE(begun.keyspace().peerUrls().empty());
  EXPECT_EQ(begun.keyspace().encodeState(), before);
}

TEST(Requests, BytesGiveThemBack) {
  RandomRequests random(11);
  for (int k = 0; k < 5'000; ++k) {
    const Request request = random.next(30);
    const std::string bytes = encode(request);
    ASSERT_EQ(decodeRequest(bytes), request) << k;
    ASSERT_EQ(decodeRequest(bytes + '\0'), std::nullopt);
    ASSERT_EQ(decodeRequest(std::string_view(bytes).substr(0, bytes.size() - 1)), std::nullopt);
  }
}

TEST(Requests, TransactionsInsideOneAnotherEnd) {
  TxnRequest txn;
  for (int depth = 0; depth < 40; ++depth) {
    TxnRequest outer;
    outer.success.push_back({txn});
    txn = outer;
  }
  EXPECT_EQ(decodeRequest(encode(Request{txn})), std::nullopt);
}

}  // namespace
}  // namespace kv
