// "Why?" on a small run that elects and commits.
#include "app/view/why.h"

#include <QSignalSpy>

#include "tests/view/play.h"

namespace {

using namespace play;

std::vector<std::string> texts(const view::Answer& answer) {
  std::vector<std::string> all;
  for (const view::WhyStep& step : answer.steps) all.push_back(step.text.toStdString());
  return all;
}

// One message that is sent and arrives; returns the arrival.
EventId send(Play& p, std::uint64_t id, raft::Message m, EventId trigger) {
  const ServerId from = m.from;
  const ServerId to = m.to;
  const EventId sent = p.add(from,
                             trace::MessageSent{trace::MessageId{id},
                                                std::make_shared<const raft::Message>(std::move(m)),
                                                p.time() + milliseconds(10),
                                                false,
                                                {}},
                             trigger);
  return p.add(to, trace::MessageDelivered{trace::MessageId{id}}, sent);
}

struct Committed {
  Play play;
  EventId asked, commit, voted;
};

Committed committedRun() {
  Play p;
  const EventId fired = p.at(150).add(S3, trace::TimerFired{});
  p.add(S3, raft::RoleChanged{raft::RoleName::Candidate, raft::Term{1}, S0}, fired);
  const EventId request = send(p, 1, {S3, S5, raft::Term{1}, raft::RequestVote{}}, fired);
  const EventId voted = p.add(S5, raft::Voted{raft::Term{1}, S3}, request);
  const EventId asked = p.at(300).add(
      S0, trace::OperationStarted{trace::OperationId{1}, S3, {1, 1, kv::Put{"y", "9"}}});
  const EventId reached = p.add(S3, trace::OperationReached{trace::OperationId{1}}, asked);
  p.add(S3, raft::Appended{{command(1, 1, kv::Put{"y", "9"})}}, reached);
  raft::AppendEntries append;
  append.entries.push_back(command(1, 1, kv::Put{"y", "9"}));
  const EventId arrived = send(p, 2, {S3, S5, raft::Term{1}, append}, reached);
  const EventId reply = send(
      p, 3, {S5, S3, raft::Term{1}, raft::AppendEntriesReply{raft::AppendAccepted{}}}, arrived);
  const EventId commit = p.add(S3, raft::CommitAdvanced{raft::Index{1}}, reply);
  return {std::move(p), asked, commit, voted};
}

// Raft 5.3, 5.4.2
TEST(Why, ACommitGoesBackToTheClientsRequest) {
  const Committed run = committedRun();
  const view::Answer answer = view::explain(run.play.trace(), run.commit);
  EXPECT_EQ(texts(answer),
            (std::vector<std::string>{"put y=9", "it reaches S3", "S3 appends it at 1",
                                      "AppendEntries with y=9, S3 to S5", "reply, S5 to S3",
                                      "S3 commits up to 1"}));
  EXPECT_EQ(answer.steps.front().event, run.asked);
  EXPECT_EQ(answer.steps.back().event, run.commit);
  EXPECT_EQ(answer.rule.section, "Raft 5.3, 5.4.2");
}

// Raft 5.2
TEST(Why, AVoteGoesBackToTheTimerOfTheCandidate) {
  const Committed run = committedRun();
  const view::Answer answer = view::explain(run.play.trace(), run.voted);
  EXPECT_EQ(texts(answer),
            (std::vector<std::string>{"S3's timer runs out", "S3 becomes a candidate",
                                      "vote request, S3 to S5", "S5 votes for S3"}));
  EXPECT_EQ(answer.rule.section, "Raft 5.2");
}

TEST(Why, AskingNeedsAMomentAndClosingEmptiesIt) {
  const Committed run = committedRun();
  view::Why why;
  QSignalSpy asked(&why, &view::Why::asked);
  why.setEvent(static_cast<int>(run.commit.value));
  EXPECT_EQ(asked.count(), 1);
  EXPECT_EQ(why.steps()->count(), 0);
  why.show(run.play.trace(), false);
  EXPECT_EQ(why.steps()->count(), 6);
  EXPECT_FALSE(why.rule().isEmpty());
  why.close();
  EXPECT_EQ(why.steps()->count(), 0);
  EXPECT_TRUE(why.rule().isEmpty());
}

}  // namespace
