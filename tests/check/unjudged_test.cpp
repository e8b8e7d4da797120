// What calls of programs outside mean for a verdict: those of one key are judged like any, keys
// that a transaction or a lease may have written are not.
#include "engine/check/unjudged.h"

#include <gtest/gtest.h>

#include "engine/check/history_trace.h"
#include "engine/check/linearizability.h"
#include "engine/kv/calls.h"

namespace check {
namespace {

kv::PutRequest putOf(std::string key, std::string value, kv::LeaseId lease = 0) {
  return {std::move(key), std::move(value), lease, kv::Previous::Told, {}};
}

/// One after the other, each answered with `seen`.
class Told {
 public:
  void add(const kv::Operation& what, std::optional<std::string> seen) {
    const trace::OperationId id{++count_};
    event(trace::OperationStarted{id, raft::ServerId{1}, {kv::kOutside + 1, count_, what}});
    const std::string answer = std::holds_alternative<kv::Call>(what) ? "answered" : "";
    event(trace::OperationFinished{
        id, trace::Outcome::Ok, {}, {}, {true, std::move(seen), 0, answer}});
  }
  Verdict verdict() const { return linearize(historyOf(events_), Model::KeyValue); }

 private:
  void event(trace::Body body) {
    trace::Event event;
    event.id = trace::EventId{events_.size() + 1};
    event.body = std::move(body);
    events_.push_back(std::move(event));
  }
  std::uint64_t count_{0};
  std::vector<trace::Event> events_;
};

bool isFine(const Told& told) { return std::holds_alternative<Linearizable>(told.verdict()); }

TEST(Unjudged, ACallOfOneKeyIsJudgedAsTheWriteThatItIs) {
  Told told;
  told.add(kv::callOf(putOf("x", "1")), std::nullopt);
  told.add(kv::Get{"x"}, "1");
  EXPECT_TRUE(isFine(told));
  told.add(kv::Get{"x"}, std::nullopt);
  EXPECT_FALSE(isFine(told)) << "nobody deleted it";
}

TEST(Unjudged, WhatATransactionMayHaveWrittenIsLeftOut) {
  kv::TxnRequest txn;
  txn.success = {{putOf("x", "2")}, {kv::DeleteRequest{kv::KeyRange::prefix("y"), {}}}};
  Told told;
  told.add(kv::Put{"x", "1"}, std::nullopt);
  told.add(kv::Put{"y1", "1"}, std::nullopt);
  told.add(kv::callOf(txn), std::nullopt);
  told.add(kv::Get{"x"}, "2");
  told.add(kv::Get{"y1"}, std::nullopt);
  EXPECT_TRUE(isFine(told));
  told.add(kv::Put{"z", "1"}, std::nullopt);
  told.add(kv::Get{"z"}, std::nullopt);
  EXPECT_FALSE(isFine(told)) << "z has nothing to do with it";
}

TEST(Unjudged, AKeyWithALeaseMayGoAtAnyTime) {
  Told told;
  told.add(kv::callOf(putOf("x", "1", 7)), std::nullopt);
  told.add(kv::Get{"x"}, std::nullopt);
  EXPECT_TRUE(isFine(told));
}

}  // namespace
}  // namespace check
