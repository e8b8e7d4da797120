#include "engine/kv/store.h"

#include <gtest/gtest.h>

#include "engine/kv/calls.h"

namespace kv {
namespace {

TEST(Store, AnswersAndRevisionsFollowTheTable) {
  struct Row {
    Operation operation;
    Result result;
  };
  const Row rows[] = {
      {Get{"x"}, {true, std::nullopt, 1}},
      {Delete{"x"}, {true, std::nullopt, 1}},
      {Put{"x", "1"}, {true, std::nullopt, 2}},
      {Put{"x", "2"}, {true, "1", 3}},
      {Get{"x"}, {true, "2", 3}},
      {CompareAndSet{"x", "1", "3"}, {false, "2", 3}},
      {CompareAndSet{"x", "2", "3"}, {true, "2", 4}},
      {CompareAndSet{"x", std::nullopt, "4"}, {false, "3", 4}},
      {CompareAndSet{"y", "0", "1"}, {false, std::nullopt, 4}},
      {CompareAndSet{"y", std::nullopt, "1"}, {true, std::nullopt, 5}},
      {Delete{"x"}, {true, "3", 6}},
      {Get{"x"}, {true, std::nullopt, 6}},
  };
  Store store;
  for (const Row& row : rows) {
    EXPECT_EQ(store.apply({0, 0, row.operation}), row.result) << textOf(row.operation);
  }
}

TEST(Store, KeepsTheRevisionsOfAKey) {
  Store store;
  store.apply({0, 0, Put{"x", "1"}});
  store.apply({0, 0, Put{"y", "1"}});
  store.apply({0, 0, Put{"x", "2"}});
  EXPECT_EQ(store.at("x"), (Record{"x", "2", 2, 4, 2, 0}));
  store.apply({0, 0, Delete{"x"}});
  store.apply({0, 0, Put{"x", "3"}});
  EXPECT_EQ(store.at("x"), (Record{"x", "3", 6, 6, 1, 0}));
}

// Thesis 6.3
TEST(Sessions, ARetriedCommandIsAppliedOnce) {
  Store store;
  const Command command{1, 1, Put{"x", "1"}};
  const Result first = store.apply(command);
  store.apply({2, 1, Put{"x", "2"}});
  const Store before = store;
  EXPECT_EQ(store.apply(command), first);
  EXPECT_EQ(store, before);
}

// Thesis 6.3
TEST(Sessions, AnOlderSequenceIsRefusedAndChangesNothing) {
  Store store;
  store.apply({1, 1, Put{"x", "1"}});
  store.apply({1, 2, Put{"x", "2"}});
  const Store before = store;
  EXPECT_EQ(store.apply({1, 1, Put{"x", "1"}}), (Result{false, std::nullopt, 3}));
  EXPECT_EQ(store, before);
}

TEST(Sessions, AFailedCompareAndSetIsRememberedToo) {
  Store store;
  const Command command{1, 1, CompareAndSet{"x", "0", "1"}};
  EXPECT_FALSE(store.apply(command).done);
  store.apply({0, 0, Put{"x", "0"}});
  EXPECT_FALSE(store.apply(command).done);
  EXPECT_EQ(store.at("x")->value, "0");
}

TEST(Sessions, ClientZeroHasNone) {
  Store store;
  store.apply({0, 1, Put{"x", "1"}});
  store.apply({0, 1, Put{"x", "1"}});
  EXPECT_EQ(store.revision(), 3U);
}

TEST(Sessions, ClientsDoNotShareSequences) {
  Store store;
  store.apply({1, 1, Put{"x", "1"}});
  EXPECT_EQ(store.apply({2, 1, Put{"x", "2"}}), (Result{true, "1", 3}));
}

// Thesis 6.3, for clients with many commands under way.
TEST(Sessions, OfAClientOutsideEachSequenceCountsOnceInWhateverOrder) {
  Store store;
  const ClientId outside = kOutside + 1;
  for (const std::uint64_t sequence : {5, 3, 4}) {
    EXPECT_TRUE(store.apply({outside, sequence, Put{"x", std::to_string(sequence)}}).done);
  }
  const Store before = store;
  for (const std::uint64_t sequence : {5, 3, 4}) {
    const Result again = store.apply({outside, sequence, Put{"x", "again"}});
    EXPECT_FALSE(again.done);
    EXPECT_EQ(answerOf(Put{"x", "again"}, again), std::nullopt);
  }
  EXPECT_EQ(store, before);
  EXPECT_TRUE(store.apply({outside, 5 + Store::kWindow, Put{"x", "late"}}).done);
  EXPECT_FALSE(store.apply({outside, 2, Put{"x", "too late"}}).done) << "it may have been done";
  EXPECT_EQ(store.at("x")->value, "late");
}

TEST(Store, ACallIsAnsweredAsTheKeyspaceAnswers) {
  Store store;
  Keyspace space;
  TxnRequest txn;
  txn.compares = {{KeyRange::one("x"), Target::Version, Relation::Equal, 0, {}}};
  txn.success = {{PutRequest{"x", "1", 0, {}, {}}}, {PutRequest{"y", "1", 0, {}, {}}}};
  for (const Request& request : std::vector<Request>{
           txn, txn, LeaseGrantRequest{7, 10}, PutRequest{"z", "1", 7, Previous::Told, {}},
           PutRequest{"z", "1", 8, {}, {}}, LeaseRevokeRequest{7}, CompactRequest{2}}) {
    const Operation operation = operationOf(request);
    const Result result = store.apply({0, 0, operation});
    const Answer answer = space.apply(request);
    EXPECT_EQ(answerOf(operation, result), answer) << textOf(request);
    EXPECT_EQ(result.done, isDone(answer)) << textOf(request);
    EXPECT_EQ(result.revision, answer.revision);
  }
  EXPECT_EQ(store.keyspace(), space);
}

TEST(Store, PlainRequestsAreToldPlainlyAndAnsweredAsAny) {
  Store store;
  Keyspace space;
  for (const Request& request : std::vector<Request>{
           PutRequest{"x", "1", 0, {}, {}}, PutRequest{"x", "2", 0, {}, {}},
           DeleteRequest{KeyRange::one("x"), {}}, DeleteRequest{KeyRange::one("x"), {}}}) {
    const Operation operation = operationOf(request);
    EXPECT_FALSE(std::holds_alternative<Call>(operation));
    EXPECT_EQ(requestOf(operation), request);
    EXPECT_EQ(answerOf(operation, store.apply({0, 0, operation})), space.apply(request));
  }
}

TEST(Store, KeepsAsMuchOfThePastAsItIsTold) {
  Store store(3);
  for (int k = 1; k <= 9; ++k) store.apply({0, 0, Put{"x", std::to_string(k)}});
  EXPECT_EQ(store.revision(), 10u);
  EXPECT_EQ(store.keyspace().compacted(), 7u);
  RangeRequest old;
  old.range = KeyRange::one("x");
  old.revision = 7;
  EXPECT_EQ(valueIn(store.keyspace().read(old)), "6");
  old.revision = 6;
  EXPECT_EQ(store.keyspace().read(old).body, decltype(Answer::body)(Refusal::Compacted));
}

TEST(Store, ASpaceAlarmRefusesPutsOfAllKinds) {
  Store store;
  store.apply({0, 0, callOf(AlarmRequest{1, AlarmRequest::To::Raised})});
  const Result put = store.apply({0, 0, Put{"x", "1"}});
  EXPECT_FALSE(put.done);
  EXPECT_EQ(answerOf(Put{"x", "1"}, put), (Answer{Refusal::NoSpace, 1}));
  EXPECT_FALSE(store.apply({0, 0, CompareAndSet{"x", std::nullopt, "1"}}).done);
  EXPECT_EQ(store.revision(), 1u);
}

}  // namespace
}  // namespace kv
