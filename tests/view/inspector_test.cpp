// The inspectors: what Figure 2 of the paper lists, for one server or one message.
#include "app/view/server_inspector.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "app/view/message_inspector.h"
#include "app/view/operations.h"
#include "app/view/servers.h"
#include "tests/view/play.h"

namespace {

using namespace play;

// S3 leads term 1; x=5 is committed and applied, y=9 is on S3 and S5.
Play replicating() {
  Play p;
  p.at(100).elect(S3, 1);
  p.append(S3, noop(1, 1));
  p.append(S3, command(2, 1, kv::Put{"x", "5"}));
  for (const ServerId peer : {S3, S4, S5}) p.progress(S3, peer, 2);
  p.commit(S3, 2);
  p.add(S3, trace::Applied{raft::Index{1}, 0});
  p.add(S3, trace::Applied{raft::Index{2}, 1});
  p.append(S3, command(3, 1, kv::Put{"y", "9"}));
  p.add(S3, trace::Durable{raft::Token{3}, {raft::Term{1}, S3, {}}, raft::Index{3}});
  p.progress(S3, S3, 3);
  p.progress(S3, S5, 3);
  return p;
}

void show(view::ServerInspector& inspector, const Play& p, ServerId server) {
  inspector.setServer(static_cast<int>(server.value));
  inspector.show(p.view(), p.time(), false);
}

TEST(ServerInspector, ShowsALeadersDiskMemoryAndPeers) {
  const Play p = replicating();
  view::ServerInspector inspector;
  const QAbstractItemModelTester tester(inspector.peers());
  show(inspector, p, S3);
  EXPECT_EQ(inspector.title(), "S3");
  EXPECT_EQ(inspector.subtitle(), "Leader of term 1");
  EXPECT_EQ(inspector.currentTerm(), "1");
  EXPECT_EQ(inspector.votedFor(), "S3");
  EXPECT_EQ(inspector.lastEntry(), "3");
  EXPECT_EQ(inspector.commitIndex(), "2");
  EXPECT_EQ(inspector.lastApplied(), "2");
  EXPECT_EQ(inspector.store(), "x=5");
  ASSERT_EQ(inspector.peers()->count(), 4);
  EXPECT_EQ(inspector.peers()->cell(3, "name"), "S5");
  EXPECT_EQ(inspector.peers()->cell(3, "matchIndex"), 3);
  EXPECT_EQ(inspector.peers()->cell(0, "matchIndex"), 0);
  EXPECT_EQ(inspector.peers()->cell(0, "lastReply"), "never");
}

// Raft 5.4.2
TEST(ServerInspector, TheCardCountsTheCopiesOfWhatWaits) {
  const Play p = replicating();
  view::ServerInspector inspector;
  show(inspector, p, S3);
  EXPECT_EQ(inspector.cardTitle(), "y=9 needs 1 more ack");
  EXPECT_EQ(inspector.cardText(), "S3 knows of two copies: its own and S5's.");
  EXPECT_EQ(inspector.cardHave(), 2);
  EXPECT_EQ(inspector.cardNeed(), 3);
}

TEST(ServerInspector, AStoppedServerKeepsItsDiskOnly) {
  Play p = replicating();
  p.add(S3, trace::ServerCrashed{});
  view::ServerInspector inspector;
  show(inspector, p, S3);
  EXPECT_FALSE(inspector.running());
  EXPECT_EQ(inspector.subtitle(), "Stopped");
  EXPECT_EQ(inspector.currentTerm(), "1");
  EXPECT_EQ(inspector.commitIndex(), "");
  EXPECT_EQ(inspector.store(), "");
  EXPECT_EQ(inspector.peers()->count(), 0);
}

TEST(ServerInspector, TheStoreFollowsThePlayheadBothWays) {
  Play before;
  const Play after = replicating();
  view::ServerInspector inspector;
  show(inspector, after, S3);
  EXPECT_EQ(inspector.store(), "x=5");
  show(inspector, before, S3);
  EXPECT_EQ(inspector.store(), "empty");
  show(inspector, after, S3);
  EXPECT_EQ(inspector.store(), "x=5");
  show(inspector, after, S5);
  EXPECT_EQ(inspector.store(), "empty");
}

// Raft 5.2
TEST(ServerInspector, ACandidatesVotesHaveReasons) {
  Play p;
  p.add(S3, trace::ServerCrashed{});
  p.campaign(S2, 5);
  p.count(S2, S2);
  p.campaign(S5, 5);
  p.vote(S1, S2, 5);
  p.count(S2, S1);
  p.add(S2, raft::VoteCounted{S5, raft::Vote::Denied});
  p.vote(S4, S5, 5);
  const raft::Message no{S4, S2, raft::Term{5}, raft::RequestVoteReply{raft::Vote::Denied}};
  p.add(S4, trace::MessageSent{trace::MessageId{9},
                               std::make_shared<const raft::Message>(no),
                               p.time() + milliseconds(10),
                               false,
                               {}});
  view::ServerInspector inspector;
  show(inspector, p, S2);
  const view::RowModel& votes = *inspector.votes();
  ASSERT_EQ(votes.count(), 5);
  const char* expected[][3] = {{"S2", "granted", "voted for itself"},
                               {"S1", "granted", "voted for S2"},
                               {"S3", "pending", "stopped, cannot answer"},
                               {"S4", "pending", "its refusal is on the way"},
                               {"S5", "denied", "voted for itself"}};
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(votes.cell(i, "name"), expected[i][0]);
    EXPECT_EQ(votes.cell(i, "vote"), expected[i][1]);
    EXPECT_EQ(votes.cell(i, "reason"), expected[i][2]);
  }
  EXPECT_EQ(inspector.cardTitle(), "Nobody can win term 5");
  EXPECT_EQ(inspector.cardText(), "Two votes each, three needed, none left to give.");
}

TEST(ServerInspector, TellsOnlyOfChanges) {
  const Play p = replicating();
  view::ServerInspector inspector;
  show(inspector, p, S3);
  QSignalSpy changes(&inspector, &view::ServerInspector::changed);
  QSignalSpy cells(inspector.peers(), &QAbstractItemModel::dataChanged);
  show(inspector, p, S3);
  EXPECT_EQ(changes.count(), 0);
  EXPECT_EQ(cells.count(), 0);
}

TEST(MessageInspector, ShowsTheFieldsInThePapersNames) {
  Play p = replicating();
  raft::AppendEntries append{raft::Index{2}, raft::Term{1}, raft::Index{2}, {}};
  append.entries.push_back(command(3, 1, kv::Put{"y", "9"}));
  const raft::Message m{S3, S4, raft::Term{1}, append};
  p.add(S3, trace::MessageSent{trace::MessageId{7},
                               std::make_shared<const raft::Message>(m),
                               p.time() + milliseconds(12),
                               false,
                               {}});
  view::MessageInspector inspector;
  inspector.setMessage(7);
  inspector.show(p.view());
  EXPECT_EQ(inspector.title(), "AppendEntries, S3 to S4");
  EXPECT_EQ(inspector.status(), "sent at 100 ms, arrives at 112 ms");
  std::map<std::string, std::string> fields;
  for (int i = 0; i < inspector.fields()->count(); ++i) {
    fields[inspector.fields()->cell(i, "field").toString().toStdString()] =
        inspector.fields()->cell(i, "value").toString().toStdString();
  }
  const std::map<std::string, std::string> expected{
      {"from", "S3"},       {"to", "S4"},       {"term", "1"},        {"prevLogIndex", "2"},
      {"prevLogTerm", "1"}, {"entries", "y=9"}, {"leaderCommit", "2"}};
  EXPECT_EQ(fields, expected);
  p.at(112).add(S4, trace::MessageDelivered{trace::MessageId{7}});
  inspector.show(p.view());
  EXPECT_EQ(inspector.status(), "no longer on its way");
}

TEST(Operations, OutcomesAreOkFailedWaitingOrUnknown) {
  Play p;
  const auto ask = [&](std::uint64_t id, kv::Operation operation) {
    p.add(S0, trace::OperationStarted{trace::OperationId{id}, S1, {id, 1, std::move(operation)}});
  };
  p.at(100);
  ask(1, kv::Put{"x", "5"});
  ask(2, kv::Put{"y", "4"});
  ask(3, kv::Put{"z", "1"});
  ask(4, kv::Get{"x"});
  p.at(136).add(S0, trace::OperationFinished{
                        trace::OperationId{1}, trace::Outcome::Ok, trace::Failure::None, S0, {}});
  p.add(S0, trace::OperationFinished{
                trace::OperationId{2}, trace::Outcome::Unknown, trace::Failure::Timeout, S0, {}});
  p.add(S0, trace::OperationFinished{
                trace::OperationId{3}, trace::Outcome::Failed, trace::Failure::NotLeader, S2, {}});
  view::OperationsModel model;
  const QAbstractItemModelTester tester(&model);
  model.show(p.view(), p.time());
  const char* expected[][3] = {{"put x=5", "ok", "36 ms"},
                               {"put y=4", "unknown", "unknown"},
                               {"put z=1", "failed", "failed: not leader; S2 is"},
                               {"get x", "waiting", "36 ms"}};
  ASSERT_EQ(model.count(), 4);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(model.cell(i, "text"), expected[i][0]);
    EXPECT_EQ(model.cell(i, "outcome"), expected[i][1]);
    EXPECT_EQ(model.cell(i, "detail"), expected[i][2]);
  }
}

TEST(Servers, AreDescribedInASentence) {
  const Play p = replicating();
  view::ServersModel model;
  const QAbstractItemModelTester tester(&model);
  model.show(p.view());
  ASSERT_EQ(model.count(), 5);
  EXPECT_EQ(model.cell(2, "description"), "S3, leader, term 1, 3 entries, 2 committed");
}

}  // namespace
