// A history of calls that lost its beginning makes no verdict wrong.
#include "engine/check/history_trace.h"

#include "engine/check/linearizability.h"
#include "engine/kv/calls.h"
#include "tests/scenario/played.h"

namespace scenario {
namespace {

using trace::Outcome;

/// Calls of clients, told by hand.
class Told {
 public:
  void take(trace::Body body) {
    calls.observe({trace::EventId{++events_}, {}, {}, {}, {}, std::move(body)});
  }
  trace::OperationId begin(kv::Operation what, kv::ClientId client = 1) {
    const trace::OperationId id{++count_};
    take(trace::OperationStarted{id, ServerId{1}, {client, count_, std::move(what)}});
    return id;
  }
  void end(trace::OperationId id, Outcome outcome, std::optional<std::string> seen = {}) {
    take(trace::OperationFinished{id, outcome, {}, {}, {true, std::move(seen), 0, {}}});
  }
  void done(kv::Operation what, std::optional<std::string> seen = {}) {
    end(begin(std::move(what)), Outcome::Ok, std::move(seen));
  }
  bool contradicts() const {
    const auto verdict = check::linearize(calls.history(), check::Model::KeyValue);
    return std::holds_alternative<check::NotLinearizable>(verdict);
  }
  /// Operations that the verdict is about.
  std::size_t judged() const {
    const auto verdict = check::linearize(calls.history(), check::Model::KeyValue);
    const auto* fine = std::get_if<check::Linearizable>(&verdict);
    return fine ? fine->order.size() : 0;
  }

  check::HistoryOfTrace calls;

 private:
  std::uint64_t count_{0};
  std::uint64_t events_{0};
};

TEST(Calls, AReadOfWhatWasWrittenInTheLostPartIsNoContradiction) {
  Told told;
  told.done(kv::Put{"x", "1"});
  told.done(kv::Get{"x"}, "1");
  told.done(kv::Get{"x"}, "1");
  told.done(kv::Get{"x"}, "1");
  ASSERT_FALSE(told.contradicts());
  told.calls.forgetHalf();
  check::History left = told.calls.history();
  EXPECT_EQ(left.operations.size(), 2u);
  left.lostThrough = 0;
  const auto unaware = check::linearize(left, check::Model::KeyValue);
  EXPECT_TRUE(std::holds_alternative<check::NotLinearizable>(unaware))
      << "who is not told of the cut takes it for one";
  EXPECT_FALSE(told.contradicts());
  EXPECT_EQ(told.judged(), 0u) << "what x holds is not known";
}

TEST(Calls, AKeyIsJudgedAgainFromAWriteThatSettlesIt) {
  Told told;
  told.done(kv::Put{"x", "1"});
  told.done(kv::Get{"x"}, "1");
  told.done(kv::Put{"x", "2"}, "1");
  told.done(kv::Get{"x"}, "2");
  told.calls.forgetHalf();
  EXPECT_FALSE(told.contradicts());
  EXPECT_EQ(told.judged(), 2u);
  told.done(kv::Get{"x"}, "1");
  EXPECT_TRUE(told.contradicts()) << "a stale read";
}

// It may take effect at any later time: it must not be forgotten that it was sent.
TEST(Calls, AWriteOfTheLostPartThatNobodyAnsweredMayStillHappen) {
  for (const bool givenUp : {false, true}) {
    Told told;
    const auto late = told.begin(kv::Put{"x", "late"}, 2);
    if (givenUp) told.end(late, Outcome::Unknown);
    for (int i = 0; i < 4; ++i)
      told.done(kv::Put{"y", "1"}, i == 0 ? std::nullopt : std::optional("1"));
    for (int i = 0; i < 4; ++i)
      told.done(kv::Put{"x", "2"}, i == 0 ? std::nullopt : std::optional("2"));
    told.calls.forgetHalf();
    told.done(kv::Get{"x"}, "2");
    told.done(kv::Get{"x"}, "late");
    EXPECT_FALSE(told.contradicts());
    told.done(kv::Get{"x"}, "2");
    EXPECT_TRUE(told.contradicts()) << "it happens once";
  }
}

TEST(Calls, AnAnswerToAWriteOfTheLostPartCounts) {
  Told told;
  const auto late = told.begin(kv::Put{"x", "late"}, 2);
  for (int i = 0; i < 6; ++i) told.done(kv::Get{"y"});
  told.calls.forgetHalf();
  told.end(late, Outcome::Ok);
  told.done(kv::Get{"x"}, "late");
  EXPECT_FALSE(told.contradicts());
  told.done(kv::Put{"x", "2"}, "late");
  told.done(kv::Get{"x"}, "late");
  EXPECT_TRUE(told.contradicts());
}

TEST(Calls, WhatGoesWithALeaseOfTheLostPartIsNotJudged) {
  Told told;
  told.done(kv::callOf(kv::PutRequest{"x", "1", 7, {}, {}}));
  told.done(kv::Get{"y"});
  told.done(kv::Put{"x", "2"});
  told.calls.forgetHalf();
  told.done(kv::Get{"x"});
  EXPECT_FALSE(told.contradicts()) << "the lease may have ended";
}

// A Live cluster that goes on with its data directory.
TEST(Calls, WhatAnEarlierRunWroteIsNotKnown) {
  Told told;
  raft::Entries log;
  log.append({raft::Term{1}, raft::Index{1}, {}, {}});
  told.take(trace::ServerStarted{1, {}, log});
  told.done(kv::Get{"x"}, "of before");
  EXPECT_FALSE(told.contradicts());
  told.done(kv::Put{"x", "1"}, "of before");
  told.done(kv::Get{"x"}, "of before");
  EXPECT_TRUE(told.contradicts());
}

TEST(Calls, OfTooManyWritesWithoutAnswerNothingIsJudged) {
  Told told;
  for (int i = 0; i < 100; ++i) told.begin(kv::Put{"k" + std::to_string(i), "v"}, 10);
  told.calls.forgetHalf();
  EXPECT_EQ(told.calls.history().operations.size(), 50u);
  told.done(kv::Put{"x", "1"});
  told.done(kv::Get{"x"}, "never");
  EXPECT_FALSE(told.contradicts());
}

bool isOfCall(const trace::Event& event) {
  return std::holds_alternative<trace::OperationStarted>(event.body) ||
         std::holds_alternative<trace::OperationFinished>(event.body);
}

// As it was after an event: the same as if no more had been seen, and as good for what comes.
TEST(Calls, UpToAnEventItIsAsIfTheRestHadNotBeenSeen) {
  Played played(
      "flotilla 1\ncluster 3 seed=4 timeout=120ms\nrun until leader within 5s\nput x 1\nput y 1\n"
      "run 20ms\ncas x 1 2\nget y\ncrash leader\nput x 3\nrun 1s\nget x\nrun 1s\n");
  played.player.finish();
  std::vector<trace::Event> all;
  played.run->drain(all);
  const check::HistoryOfTrace& whole = played.run->calls();
  ASSERT_GE(whole.history().operations.size(), 6u);
  check::HistoryOfTrace seen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    seen.observe(all[i]);
    if (!isOfCall(all[i])) continue;
    check::HistoryOfTrace cut = whole.upTo(all[i].id);
    EXPECT_EQ(cut.history(), seen.history()) << "after event " << all[i].id.value;
    EXPECT_EQ(cut.bytes(), seen.bytes());
    for (std::size_t k = i + 1; k < all.size(); ++k) cut.observe(all[k]);
    EXPECT_EQ(cut.history(), whole.history()) << "from event " << all[i].id.value << " on";
  }
}

// The same run, whole and without its first half, at every length: no cut makes a contradiction.
TEST(Calls, NoRunOfTheLabContradictsItselfWhereverItIsCut) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    std::string text = "flotilla 1\ncluster 3 seed=" + std::to_string(seed) +
                       " timeout=300ms\nrun until leader within 5s\n";
    for (int i = 0; i < 40; ++i) {
      text += "put x " + std::to_string(i) + "\nget x\ncas x " + std::to_string(i) + " " +
              std::to_string(100 + i) + "\nrun 30ms\n";
      if (i % 10 == 4) text += "crash leader\n";
      if (i % 10 == 9) text += "restart all\nrun until leader within 5s\n";
    }
    Played played(text + "run 2s\n");
    played.player.finish();
    ASSERT_EQ(played.failure(), "");
    std::vector<trace::Event> all;
    played.run->drain(all);
    std::erase_if(all, [](const trace::Event& event) { return !isOfCall(event); });
    for (std::size_t cut = 2; cut < all.size(); cut += 7) {
      check::HistoryOfTrace calls = played.run->calls().upTo(all[cut].id);
      calls.forgetHalf();
      for (std::size_t i = cut + 1; i < all.size(); ++i) calls.observe(all[i]);
      const auto verdict = check::linearize(calls.history(), check::Model::KeyValue);
      EXPECT_FALSE(std::holds_alternative<check::NotLinearizable>(verdict))
          << "seed " << seed << ", cut after " << cut;
    }
  }
}

}  // namespace
}  // namespace scenario
