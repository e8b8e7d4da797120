// Hash, lines, JSON and the tape.
#include <gtest/gtest.h>

#include <functional>

#include "engine/trace/hash.h"
#include "engine/trace/jsonl.h"
#include "engine/trace/tape.h"
#include "engine/trace/text.h"
#include "engine/trace/words.h"
#include "tests/trace/story.h"

namespace {

using namespace story;
using raft::Index;
using raft::Term;

std::uint64_t hashOf(const Event& e) {
  trace::EventHash hash;
  hash.add(e);
  return hash.value();
}

Event withMessage(raft::Body body) {
  trace::MessageSent sent;
  sent.message = std::make_shared<const raft::Message>(raft::Message{S1, S2, Term{1}, body});
  return {EventId{1}, at(0), S1, {}, {}, sent};
}

TEST(Hash, ChangesWithEverySemanticField) {
  const auto event = [](trace::Body body) { return Event{EventId{1}, at(0), S1, {}, {}, body}; };
  raft::AppendEntries append{Index{1}, Term{1}, Index{1}, {entry(2, 1, "abcdefgh")}};
  raft::AppendEntries other = append;
  other.entries[0] = entry(2, 1, "abcdefgi");
  trace::MessageSent lost;
  lost.willBeLost = true;
  trace::LinkState cut;
  cut.cut = true;
  const std::vector<Event> different{
      event(trace::ServerCrashed{}),
      {EventId{2}, at(0), S1, {}, {}, trace::ServerCrashed{}},
      {EventId{1}, at(1), S1, {}, {}, trace::ServerCrashed{}},
      {EventId{1}, at(0), S2, {}, {}, trace::ServerCrashed{}},
      event(trace::ServerPaused{}),
      event(raft::TermChanged{Term{1}}),
      event(raft::TermChanged{Term{2}}),
      event(raft::RoleChanged{raft::RoleName::Leader, Term{1}, S1}),
      event(raft::RoleChanged{raft::RoleName::Leader, Term{1}, S2}),
      event(raft::RoleChanged{raft::RoleName::Candidate, Term{1}, S1}),
      event(raft::Appended{{entry(1, 1)}}),
      event(raft::Appended{{entry(1, 1), entry(2, 1)}}),
      event(raft::Appended{{entry(1, 1, "")}}),
      event(trace::Durable{raft::Token{1}, {Term{1}, S1, Index{1}}, Index{1}}),
      event(trace::Durable{raft::Token{1}, {Term{1}, S1, Index{2}}, Index{1}}),
      event(trace::Durable{raft::Token{1}, {Term{1}, S2, Index{1}}, Index{1}}),
      event(trace::MessageSent{}),
      event(lost),
      event(trace::LinkChanged{S1, S2, {}}),
      event(trace::LinkChanged{S1, S2, cut}),
      event(trace::Noted{"a"}),
      event(trace::Noted{std::string("a\0", 2)}),
      event(trace::OperationStarted{trace::OperationId{1}, S1, {1, 1, kv::Put{"x", "1"}}}),
      event(trace::OperationStarted{trace::OperationId{1}, S1, {1, 1, kv::Put{"x1", ""}}}),
      event(trace::OperationStarted{trace::OperationId{1}, S1, {1, 2, kv::Put{"x", "1"}}}),
      withMessage(append),
      withMessage(other),
      withMessage(raft::Heartbeat{}),
      withMessage(raft::AppendEntriesReply{raft::AppendAccepted{Index{0}}}),
      withMessage(raft::AppendEntriesReply{raft::AppendRejected{}}),
  };
  for (std::size_t a = 0; a < different.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_NE(hashOf(different[a]), hashOf(different[b])) << a << " and " << b;
    }
  }
}

TEST(Hash, LeavesOutTriggerAndCausesAndSharedPointers) {
  Event a{EventId{9}, at(0), S1, EventId{1}, {EventId{2}}, trace::ServerCrashed{}};
  Event b{EventId{9}, at(0), S1, EventId{4}, {}, trace::ServerCrashed{}};
  EXPECT_EQ(hashOf(a), hashOf(b));
  EXPECT_EQ(hashOf(withMessage(raft::Heartbeat{})), hashOf(withMessage(raft::Heartbeat{})));
}

TEST(Hash, IsTheSameForTheSameRunAndPrintsSixteenDigits) {
  trace::EventHash a;
  trace::EventHash b;
  for (const Event& e : randomEvents(7, 500)) a.add(e);
  for (const Event& e : randomEvents(7, 500)) b.add(e);
  EXPECT_EQ(a.value(), b.value());
  EXPECT_EQ(trace::hexOf(0x00ab), "00000000000000ab");
}

TEST(Text, MarksTheServersLane) {
  const Event e = {EventId{1}, Instant{std::chrono::microseconds(12345)},
                   S2,         {},
                   {},         raft::TermChanged{Term{3}}};
  EXPECT_EQ(trace::textOf(e, 3), "     12.345  .  S2 .   currentTerm 3");
  const Event vote = withMessage(raft::RequestVote{Index{4}, Term{1}});
  EXPECT_EQ(trace::wordsOf(vote), "RequestVote to S2: term 1, last 4/1 [message 0]");
}

TEST(Json, EscapesTextAndNamesFields) {
  const Event e{EventId{5},
                at(1),
                S2,
                EventId{4},
                {EventId{2}, EventId{3}},
                trace::Noted{"a\"b\\\n\x01\xff\xc3\xa4"}};
  EXPECT_EQ(trace::jsonOf(e),
            "{\"id\":5,\"at_ns\":1000000,\"server\":\"S2\",\"event\":\"Noted\",\"trigger\":4,"
            "\"causes\":[2,3],\"text\":\"a\\\"b\\\\\\n\\u0001\xEF\xBF\xBD\xc3\xa4\"}");
  const Event started{
      EventId{1}, at(0),
      {},         {},
      {},         trace::OperationStarted{trace::OperationId{1}, S1, {1, 1, kv::Put{"x", "5"}}}};
  EXPECT_EQ(trace::jsonOf(started),
            "{\"id\":1,\"at_ns\":0,\"server\":null,\"event\":\"OperationStarted\",\"trigger\":0,"
            "\"causes\":[],\"operation_id\":1,\"via\":\"S1\",\"command\":{\"client\":1,"
            "\"sequence\":1,\"operation\":\"put x=5\"}}");
}

TEST(Words, EveryEventHasTheNameOfItsType) {
  EXPECT_EQ(trace::nameOf(trace::Body{trace::ClusterStarted{}}), "ClusterStarted");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::MessageDropped{}}), "MessageDropped");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::Violated{}}), "Violated");
  EXPECT_EQ(trace::nameOf(trace::Body{raft::TermChanged{}}), "TermChanged");
  EXPECT_EQ(trace::nameOf(trace::Body{raft::CommitAdvanced{}}), "CommitAdvanced");
}

struct Taped : testing::Test {
  void add(ServerId server, trace::Body body) {
    story.add(server, std::move(body));
    tape.append(story.events().back(), story.view());
    history.push_back(tape);
  }
  Story story;
  trace::Tape tape;
  std::vector<trace::Tape> history;
};

TEST_F(Taped, BandsFollowTheHighestTermAlive) {
  add(S1, raft::TermChanged{Term{1}});
  add(S1, raft::RoleChanged{raft::RoleName::Candidate, Term{1}, {}});
  story.wait(milliseconds(10));
  add(S1, raft::RoleChanged{raft::RoleName::Leader, Term{1}, S1});
  story.wait(milliseconds(10));
  add(S2, raft::TermChanged{Term{2}});
  story.wait(milliseconds(10));
  add(S2, trace::ServerCrashed{});
  ASSERT_EQ(tape.bands().size(), 3U);
  EXPECT_EQ(tape.bands()[0].leader, S1);
  EXPECT_EQ(tape.bands()[0].wonAt, at(10));
  EXPECT_EQ(tape.bands()[0].to, at(20));
  EXPECT_EQ(tape.bandAt(at(25))->term, Term{2});
  // S2 took its unsynced term with it: term 1, and its leader, are what is left.
  EXPECT_EQ(tape.bandAt(at(30))->leader, S1);
  EXPECT_EQ(tape.marksWithin(at(0), at(30)).size(), 1U);
  EXPECT_EQ(tape.marksWithin(at(30), at(31))[0].kind, trace::MarkKind::Crash);
}

TEST_F(Taped, OneCutOfManyLinksIsOneMark) {
  trace::LinkState cut;
  cut.cut = true;
  add({}, trace::LinkChanged{S1, S2, cut});
  add({}, trace::LinkChanged{S2, S1, cut});
  story.wait(milliseconds(5));
  add({}, trace::LinkChanged{S1, S2, {}});
  story.wait(milliseconds(5));
  add({}, trace::LinkChanged{S1, S2, {}});
  ASSERT_EQ(tape.marks().size(), 2U);
  EXPECT_EQ(tape.marks()[0].kind, trace::MarkKind::Cut);
  EXPECT_EQ(tape.marks()[1].kind, trace::MarkKind::Heal);
}

TEST(Tape, PrefixEqualsTheTapeAsItWas) {
  trace::Tape tape;
  trace::ClusterView view;
  std::vector<trace::Tape> history{tape};
  std::vector<trace::ClusterView> views{view};
  for (const Event& e : randomEvents(8, 800)) {
    view.fold(e);
    tape.append(e, view);
    history.push_back(tape);
    views.push_back(view);
  }
  ASSERT_GT(tape.bands().size(), 3U);
  for (std::size_t k = 0; k < history.size(); ++k) {
    ASSERT_EQ(tape.prefix(EventId{k}, views[k]), history[k]) << "event " << k;
  }
}

}  // namespace
