// The laws of the trace: a seek is a fold, a branch shares its past, memory keeps its budget.
#include "engine/trace/trace.h"

#include <gtest/gtest.h>

#include "engine/trace/causes.h"
#include "engine/trace/size.h"
#include "tests/trace/story.h"

namespace {

using namespace story;
using trace::ClusterView;
using trace::Trace;

Trace traceOf(const std::vector<Event>& events) {
  Trace trace;
  for (const Event& e : events) trace.append(e);
  return trace;
}

TEST(Trace, ViewAtEveryEventEqualsTheFoldFromZero) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const std::vector<Event> events = randomEvents(seed, 2500);
    const Trace trace = traceOf(events);
    ClusterView folded;
    EXPECT_EQ(trace.viewAt(EventId{0}), folded);
    for (const Event& e : events) {
      folded.fold(e);
      ASSERT_EQ(trace.viewAt(e.id), folded) << "seed " << seed << ", event " << e.id.value;
    }
  }
}

TEST(Trace, PrefixSharesThePastAndGrowsOtherwise) {
  const std::vector<Event> events = randomEvents(4, 3000);
  const Trace trace = traceOf(events);
  for (const std::uint64_t cut : {0, 1, 1023, 1024, 1025, 2048, 2999, 3000}) {
    Trace branch = trace.prefix(EventId{cut});
    ASSERT_EQ(branch.lastId(), EventId{cut});
    EXPECT_EQ(branch.viewAt(EventId{cut}), trace.viewAt(EventId{cut}));
    if (cut >= 1024) {
      EXPECT_EQ(&branch.at(EventId{7}), &trace.at(EventId{7}));
    }
    Event other{EventId{cut + 1}, at(100000), {}, {}, {}, trace::Noted{"other"}};
    branch.append(other);
    EXPECT_EQ(branch.at(EventId{cut + 1}), other);
  }
  EXPECT_EQ(trace.lastId(), EventId{3000});
  EXPECT_EQ(trace.at(EventId{1025}), events[1024]);
}

TEST(Trace, FindsTheLastEventAtOrBeforeATime) {
  const std::vector<Event> events = randomEvents(5, 2300);
  const Trace trace = traceOf(events);
  EXPECT_EQ(Trace{}.lastAtOrBefore(at(5)), EventId{0});
  EXPECT_EQ(trace.lastAtOrBefore(Instant{} - Duration{1}), EventId{0});
  for (const Event& e : events) {
    const EventId found = trace.lastAtOrBefore(e.at);
    ASSERT_GE(found, e.id);
    ASSERT_EQ(trace.at(found).at, e.at);
    if (found < trace.lastId()) {
      ASSERT_GT(trace.at(found + 1).at, e.at);
    }
  }
}

TEST(Trace, BudgetGivesUpTheOldestEventsAndKeepsCheckpoints) {
  const std::vector<Event> events = randomEvents(6, 5000);
  Trace trace = traceOf(events);
  const ClusterView before = trace.viewAt(EventId{2048});
  const std::size_t all = trace.bytes();
  trace.setBudget(all / 2);
  EXPECT_LE(trace.bytes(), all / 2);
  const EventId dropped = trace.droppedThrough();
  ASSERT_GT(dropped, EventId{2048});
  ASSERT_LT(dropped, trace.lastId());
  EXPECT_EQ(trace.at(dropped + 1), events[dropped.value]);
  EXPECT_EQ(trace.viewAt(EventId{2049}), before);
  ClusterView folded;
  for (const Event& e : events) folded.fold(e);
  EXPECT_EQ(trace.viewAt(trace.lastId()), folded);
  EXPECT_EQ(trace.prefix(dropped).lastId(), dropped);
  // What is kept goes on from there: the checkpoint after the last event that was given up is
  // known.
  ClusterView there;
  for (EventId id{1}; id <= dropped; ++id) there.fold(events[id.value - 1]);
  EXPECT_EQ(trace.viewAt(dropped), there);
  EXPECT_EQ(trace.prefix(dropped).viewAt(dropped), there);
}

TEST(Trace, ManyCheckpointsOfWhatWasGivenUpAreThinned) {
  const std::vector<Event> events = randomEvents(7, 400'000);
  Trace trace = traceOf(events);
  trace.setBudget(1);
  ASSERT_GT(trace.droppedThrough(), EventId{390'000});
  std::size_t all = 0;
  ClusterView view;
  for (const Event& e : events) {
    view.fold(e);
    if (e.id.value % 1024 == 0) all += sizeOf(view);
  }
  EXPECT_LT(trace.bytes(), all * 2 / 3) << "256 of 390";
  for (const std::uint64_t id : {1'500U, 100'000U, 299'999U}) {
    const EventId restart = trace.restartAt(EventId{id});
    ASSERT_LE(restart, EventId{id});
    EXPECT_LE(id - restart.value, 4 * 1024U);
    EXPECT_EQ(trace.viewAt(EventId{id}).lastEvent(), restart);
    // A branch goes on from there as if nothing were missing.
    Trace branch = trace.prefix(restart);
    EXPECT_EQ(branch.lastId(), restart);
    for (std::uint64_t k = restart.value; k < id; ++k) branch.append(events[k]);
    ClusterView folded;
    for (std::uint64_t k = 0; k < id; ++k) folded.fold(events[k]);
    EXPECT_EQ(branch.viewAt(EventId{id}), folded);
  }
}

TEST(Trace, BranchesThatShareTheirPastCountItOnceAndGiveItUpTogether) {
  const std::vector<Event> events = randomEvents(8, 20'000);
  Trace whole = traceOf(events);
  Trace branch = whole.prefix(EventId{15'000});
  const std::size_t alone = Trace::bytesOf({&whole});
  EXPECT_EQ(alone, whole.bytes());
  const std::size_t both = Trace::bytesOf({&whole, &branch});
  EXPECT_LT(both, alone + alone / 10);
  EXPECT_GT(whole.bytes() + branch.bytes(), alone + alone / 2);
  const std::size_t left = Trace::keepWithin({&whole, &branch}, alone / 2);
  EXPECT_EQ(left, Trace::bytesOf({&whole, &branch}));
  EXPECT_LE(Trace::bytesOf({&whole, &branch}), alone / 2);
  EXPECT_EQ(whole.droppedThrough(), branch.droppedThrough());
  EXPECT_GT(whole.droppedThrough(), EventId{5'000});
  EXPECT_EQ(whole.at(whole.lastId()), events.back());
}

TEST(Causes, ChainGoesBackToTheTimerWithItsSupport) {
  Story s;
  s.add(S1, trace::TimerSet{at(150)});                                  // 5
  s.add(S1, trace::TimerFired{}, EventId{5});                           // 6
  s.send(1, {S1, S2, raft::Term{1}, raft::RequestVote{}});              // 7, replaced below
  s.add(S2, trace::MessageDelivered{trace::MessageId{1}}, EventId{7});  // 8
  s.add(S2, raft::Voted{raft::Term{1}, S1}, EventId{8}, {EventId{3}});  // 9
  std::vector<Event> events = s.events();
  events[6].trigger = EventId{6};
  const Trace trace = traceOf(events);
  const std::vector<EventId> expected{EventId{9}, EventId{3}, EventId{8}, EventId{7}, EventId{6}};
  EXPECT_EQ(trace::chainTo(trace, EventId{9}, 10), expected);
  EXPECT_EQ(trace::chainTo(trace, EventId{9}, 2).size(), 2U);
}

}  // namespace
