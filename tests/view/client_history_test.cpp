// What clients asked and what they were told, at any playhead, and the first contradiction in it.
#include <gtest/gtest.h>

#include "app/view/history_view.h"
#include "tests/view/play.h"

namespace view {
namespace {

using play::S0;
using play::S1;

class Clients : public ::testing::Test {
 protected:
  trace::EventId call(std::uint64_t id, kv::ClientId client, kv::Operation what) {
    trace::OperationStarted started{trace::OperationId{id}, S1, {client, id, std::move(what)}};
    return play.add(S0, std::move(started));
  }
  trace::EventId answer(std::uint64_t id, std::optional<std::string> value = {},
                        trace::Outcome outcome = trace::Outcome::Ok) {
    trace::OperationFinished finished;
    finished.id = trace::OperationId{id};
    finished.outcome = outcome;
    finished.result.value = std::move(value);
    return play.add(S0, std::move(finished));
  }
  /// The view at the end, or at an event before it.
  HistoryView& shown(trace::EventId at = {}) {
    at = at ? at : play.trace().lastId();
    cluster = play.trace().viewAt(at);
    view.show({&play.trace(), &cluster, cluster.at(), 1.0, false});
    return view;
  }

  /// The view at the end, of a trace that keeps no more than so many bytes.
  HistoryView& shownWithin(std::size_t bytes) {
    kept = play.trace();
    kept.setBudget(bytes);
    cluster = kept.viewAt(kept.lastId());
    view.show({&kept, &cluster, cluster.at(), 1.0, false});
    return view;
  }
  /// One after the other, each answered as it must be; shown now and then.
  void write(std::uint64_t from, std::uint64_t to, const std::string& key,
             std::optional<std::string> before) {
    for (std::uint64_t id = from; id < to; ++id) {
      call(id, 1 + id % 3, kv::Put{key, std::to_string(id)});
      answer(id, std::exchange(before, std::to_string(id)));
      if (id % 100 == 0) shownWithin(kSmall);
    }
    shownWithin(kSmall);
  }

  static constexpr std::size_t kSmall = 1'500'000;

  play::Play play;
  trace::Trace kept;
  trace::ClusterView cluster;
  HistoryView view;
};

TEST_F(Clients, AnOperationIsOpenUntilThePlayheadReachesItsAnswer) {
  const trace::EventId called = call(1, 1, kv::Put{"x", "1"});
  answer(1);
  shown(called);
  const ClientOperation& operation = view.history().operations().front();
  EXPECT_FALSE(asOf(operation, called).finished());
  EXPECT_TRUE(asOf(operation, play.trace().lastId()).finished());
}

TEST_F(Clients, WhatIsUnderWayAtTheSameTimeHasALaneOfItsOwn) {
  call(1, 1, kv::Put{"x", "1"});
  call(2, 1, kv::Put{"y", "1"});
  answer(1);
  call(3, 1, kv::Put{"z", "1"});
  shown();
  const auto& all = view.history().operations();
  EXPECT_EQ(all[0].lane, 0U);
  EXPECT_EQ(all[1].lane, 1U);
  EXPECT_EQ(all[2].lane, 0U);
}

TEST_F(Clients, AHistoryThatOneOrderExplainsIsLinearizable) {
  call(1, 1, kv::Put{"x", "1"});
  answer(1);
  call(2, 2, kv::Get{"x"});
  answer(2, "1");
  EXPECT_EQ(shown().ruling(), HistoryView::Fine);
  EXPECT_EQ(view.guilty(), 0);
}

TEST_F(Clients, AStaleReadIsGuiltyFromItsAnswerOnAndNotBefore) {
  call(1, 1, kv::Put{"x", "7"});
  answer(1);
  call(2, 2, kv::Put{"x", "8"});
  answer(2, "7");
  const trace::EventId asked = call(3, 1, kv::Get{"x"});
  const trace::EventId told = answer(3, "7");
  EXPECT_EQ(shown().ruling(), HistoryView::Broken);
  EXPECT_EQ(view.guilty(), 3);
  EXPECT_EQ(view.guiltyEvent(), static_cast<int>(told.value));
  EXPECT_FALSE(view.reason().isEmpty());
  EXPECT_EQ(shown(asked).ruling(), HistoryView::Fine);
  EXPECT_EQ(view.guilty(), 0);
}

TEST_F(Clients, TheEarliestOfTwoContradictionsIsTold) {
  for (const char* key : {"x", "y"}) {
    const std::uint64_t first = *key == 'x' ? 1 : 2;
    call(first, first, kv::Put{key, "1"});
    answer(first);
  }
  call(3, 1, kv::Get{"x"});
  call(4, 2, kv::Get{"y"});
  answer(4, std::nullopt);
  answer(3, std::nullopt);
  EXPECT_EQ(shown().guilty(), 4);
}

// A write alone settles the key: later checks begin there, and must come to the same.
TEST_F(Clients, CheckingBitByBitComesToTheSameAsCheckingAtOnce) {
  for (std::uint64_t id = 1; id < 40; ++id) {
    const std::string value = std::to_string(id);
    call(id, id % 3, id % 2 == 1 ? kv::Operation(kv::Put{"x", value}) : kv::Get{"x"});
    // A write is told what it replaced, a read what there is.
    const std::uint64_t seen = id % 2 == 1 ? id - 2 : id - 1;
    answer(id, id == 1 ? std::optional<std::string>() : std::to_string(seen));
    ASSERT_EQ(shown().ruling(), HistoryView::Fine) << id << view.reason().toStdString();
  }
  call(40, 1, kv::Get{"x"});
  answer(40, "5");
  EXPECT_EQ(shown().ruling(), HistoryView::Broken);
  HistoryView fresh;
  fresh.show({&play.trace(), &cluster, cluster.at(), 1.0, false});
  EXPECT_EQ(fresh.ruling(), HistoryView::Broken);
  EXPECT_EQ(fresh.guilty(), view.guilty());
}

TEST_F(Clients, AnUnknownWriteMayExplainALaterRead) {
  call(1, 1, kv::Put{"x", "1"});
  answer(1);
  call(2, 2, kv::Put{"x", "2"});
  answer(2, {}, trace::Outcome::Unknown);
  shown();
  call(3, 1, kv::Put{"x", "3"});
  answer(3, "1");
  shown();
  call(4, 1, kv::Get{"x"});
  answer(4, "2");
  EXPECT_EQ(shown().ruling(), HistoryView::Fine);
}

TEST_F(Clients, WhileTheAnswerIsAwaitedItSaysSo) {
  std::vector<Job> jobs;
  view.setBackground([&](Job job) { jobs.push_back(std::move(job)); });
  call(1, 1, kv::Put{"x", "1"});
  answer(1);
  call(2, 1, kv::Get{"x"});
  answer(2, "9");
  EXPECT_EQ(shown().ruling(), HistoryView::Checking);
  ASSERT_EQ(jobs.size(), 1U);
  jobs.front()()();
  EXPECT_EQ(view.ruling(), HistoryView::Broken);
}

TEST_F(Clients, AnotherBranchForgetsWhatWasFound) {
  call(1, 1, kv::Put{"x", "1"});
  const trace::EventId wrote = answer(1);
  call(2, 1, kv::Get{"x"});
  answer(2, "9");
  ASSERT_EQ(shown().ruling(), HistoryView::Broken);
  const trace::Trace other = play.trace().prefix(wrote);
  cluster = other.viewAt(wrote);
  view.show({&other, &cluster, cluster.at(), 1.0, false});
  EXPECT_EQ(view.ruling(), HistoryView::Fine);
  EXPECT_EQ(view.history().operations().size(), 1U);
}

TEST_F(Clients, AnOperationIsDescribedAsItIsAtThePlayhead) {
  const trace::EventId called = call(1, 4, kv::Put{"x", "1"});
  answer(1, {}, trace::Outcome::Unknown);
  shown(called);
  EXPECT_EQ(view.describe(1).toStdString(), "c4: put x=1, waiting for 0 ms, asked S1");
  shown();
  EXPECT_EQ(view.describe(1).toStdString(),
            "c4: put x=1, no answer: it may have happened, or may yet, asked S1");
}

TEST_F(Clients, OperationsGoWithTheirEventsAndAreStillCounted) {
  write(1, 6'000, "x", {});
  ASSERT_GT(kept.droppedThrough().value, 6'000U);
  EXPECT_LT(view.history().operations().size(), 4'000U);
  EXPECT_EQ(view.history().calledBy(kept.lastId()), 5'999U);
  EXPECT_EQ(view.history().at(5), nullptr);
  EXPECT_EQ(view.history().at(5'998)->shown.id.value, 5'999U);
  EXPECT_EQ(view.ruling(), HistoryView::Fine) << view.reason().toStdString();
}

TEST_F(Clients, WhatAKeyHoldsIsKnownAlsoWhenTheWriteIsGone) {
  call(1, 1, kv::Put{"old", "1"});
  answer(1);
  write(2, 6'000, "x", {});
  ASSERT_EQ(view.history().at(0), nullptr);
  call(6'000, 1, kv::Get{"old"});
  answer(6'000, "1");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Fine) << view.reason().toStdString();
  call(6'001, 1, kv::Get{"old"});
  answer(6'001, "2");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Broken);
  EXPECT_EQ(view.guilty(), 6'001);
}

TEST_F(Clients, AWriteWithoutAnswerStaysWhenItsEventsAreGone) {
  call(1, 1, kv::Put{"old", "1"});
  answer(1);
  call(2, 2, kv::Put{"old", "late"});
  answer(2, {}, trace::Outcome::Unknown);
  write(3, 6'000, "x", {});
  ASSERT_NE(view.history().at(1), nullptr);
  EXPECT_EQ(view.history().openEnded().size(), 1U);
  call(6'000, 1, kv::Get{"old"});
  answer(6'000, "late");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Fine);
  call(6'001, 1, kv::Get{"old"});
  answer(6'001, "1");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Broken) << "it happened, once";
}

// Reads that overlap writes all the time: no write is alone, so nothing settles what the key holds.
TEST_F(Clients, OfAKeyWhoseUnsettledPartIsGoneNothingIsSaidUntilAWriteSettlesIt) {
  call(1, 9, kv::Put{"busy", "1"});
  call(2, 8, kv::Put{"busy", "2"});
  answer(1, "2");
  answer(2);
  write(3, 6'000, "x", {});
  ASSERT_EQ(view.history().at(1), nullptr);
  call(6'000, 1, kv::Get{"busy"});
  answer(6'000, "of whoever");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Fine);
  call(6'001, 1, kv::Put{"busy", "3"});
  answer(6'001, "of whoever");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Fine);
  call(6'002, 1, kv::Get{"busy"});
  answer(6'002, "1");
  EXPECT_EQ(shownWithin(kSmall).ruling(), HistoryView::Broken);
}

// A key with a write that nobody answered is never quite settled; questions do not grow for ever.
TEST_F(Clients, OfAKeyWithAnUnansweredWriteNotAllIsAskedAgain) {
  std::optional<std::string> before;
  call(1, 9, kv::Put{"x", "late"});
  answer(1, {}, trace::Outcome::Unknown);
  Verdicts verdicts;
  ClientHistory history;
  std::size_t most = 0;
  for (std::uint64_t id = 2; id < 4'000; ++id) {
    call(id, 1, kv::Put{"x", std::to_string(id)});
    answer(id, std::exchange(before, std::to_string(id)));
    if (id % 100 != 0) continue;
    history.bring(play.trace());
    const auto questions = verdicts.next(history);
    ASSERT_TRUE(questions);
    most = std::max(most, questions->keys.front().places.size());
    verdicts.take(checked(*questions));
    ASSERT_EQ(verdicts.at(history, play.trace().lastId()), Ruling::Fine);
  }
  EXPECT_LE(most, kUnsettledMost + 100);
  for (const auto& [value, ruling] : {std::pair("late", Ruling::Fine), {"5", Ruling::Broken}}) {
    const std::uint64_t id = history.operations().size() + 100;
    call(id, 1, kv::Get{"x"});
    answer(id, value);
    history.bring(play.trace());
    verdicts.take(checked(*verdicts.next(history)));
    EXPECT_EQ(verdicts.at(history, play.trace().lastId()), ruling) << value;
  }
}

TEST_F(Clients, AContradictionStaysFoundWhenItIsGone) {
  call(1, 1, kv::Put{"old", "1"});
  answer(1);
  call(2, 1, kv::Get{"old"});
  answer(2, "9");
  write(3, 6'000, "x", {});
  ASSERT_EQ(view.history().at(1), nullptr);
  EXPECT_EQ(view.ruling(), HistoryView::Broken);
  EXPECT_EQ(view.guilty(), 2);
  EXPECT_EQ(view.describe(2), QString());
}

}  // namespace
}  // namespace view
