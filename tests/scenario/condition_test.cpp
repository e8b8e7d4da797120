#include "engine/scenario/condition.h"

#include "engine/kv/calls.h"
#include "tests/scenario/played.h"

namespace scenario {
namespace {

/// Whether the condition holds now; L stands for the leader, F for a server that follows.
bool holdsNow(const Run& run, std::string text) {
  const std::uint64_t leader = run.view().leader().value;
  const std::uint64_t follower = leader == 5 ? 4 : 5;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == 'L') text.replace(i, 1, "S" + std::to_string(leader));
    if (text[i] == 'F') text.replace(i, 1, "S" + std::to_string(follower));
  }
  const auto condition = parseCondition(text, 5);
  if (!condition) {
    ADD_FAILURE() << "no condition: " << text;
    return false;
  }
  return holds(*condition, {run.view(), run.violations(), run.lastEvents(), run.calls()});
}

void expectNow(const Run& run, const std::vector<std::string>& held,
               const std::vector<std::string>& not_held) {
  for (const std::string& text : held) {
    EXPECT_TRUE(holdsNow(run, text)) << text;
    EXPECT_FALSE(holdsNow(run, text + " is false")) << text;
  }
  for (const std::string& text : not_held) {
    EXPECT_FALSE(holdsNow(run, text)) << text;
    EXPECT_TRUE(holdsNow(run, text + " is false")) << text;
  }
}

TEST(Condition, AtTheStartNobodyLeads) {
  Played played(std::string("flotilla 1\ncluster 5\n"));
  played.player.finish();
  expectNow(*played.run,
            {"no leader", "logs agree", "all applied", "violations = 0", "term = 0", "commit = 0",
             "log <= 0", "committed x is absent", "value x is absent on S1", "S1 is follower",
             "S1 is up"},
            {"leader", "two leaders", "leader is S1", "leader in {S1 S2 S3 S4 S5}", "term >= 1",
             "committed x = 1", "last put is ok", "last operation is waiting", "last get is absent",
             "S1 is down", "S1 is paused", "S1 is refused", "violations >= 1"});
}

TEST(Condition, AfterAWriteEveryReplicaHasIt) {
  Played played(
      std::string("flotilla 1\ncluster 5\nrun until leader within 5s\nput x 1 via leader\n"
                  "run 500ms\nget x via leader\nrun 500ms\n"));
  played.player.finish();
  expectNow(*played.run,
            {"leader",
             "leader is L",
             "leader in {F L}",
             "L is leader",
             "F is follower",
             "committed x = 1",
             "value x = 1 on F",
             "last put is ok",
             "last get is ok",
             "last get = 1",
             "last operation is ok",
             "last put is absent",
             "logs agree",
             "all applied",
             "linearizable",
             "commit >= 2",
             "F commit >= 2",
             "F applied >= 2",
             "F log >= 2",
             "L term >= 1",
             "term >= 1",
             "committed y is absent",
             "value y is absent on L"},
            {"no leader", "two leaders", "leader is F", "F is leader", "F is candidate",
             "committed x = 2", "committed x is absent", "value x = 2 on F", "last get = 2",
             "last get is absent", "last put is unknown", "last put is waiting",
             "last delete is ok", "last cas is ok", "commit <= 1"});
}

TEST(Condition, AStaleLeaderMakesTwo) {
  Played played(
      std::string("flotilla 1\ncluster 5\nrun until leader within 5s\nrun 200ms\n"
                  "cut leader | rest\nput x 1 via leader\nrun until two leaders within 5s\n"
                  "run 300ms\n"));
  played.player.finish();
  EXPECT_EQ(played.failure(), "");
  expectNow(*played.run, {"two leaders", "leader", "committed x is absent"},
            {"no leader", "logs agree", "committed x = 1"});
}

TEST(Condition, AnUnansweredWriteIsUnknown) {
  Played played(
      std::string("flotilla 1\ncluster 5\nrun until leader within 5s\ncut leader | rest\n"
                  "put x 1 via leader timeout 300ms\nrun 100ms\n"));
  played.player.finish();
  expectNow(*played.run, {"last put is waiting"}, {"last put is unknown", "last put is ok"});
  played.run->advance(played.run->now() + std::chrono::milliseconds(300));
  expectNow(*played.run, {"last put is unknown"}, {"last put is waiting", "last put is failed"});
}

TEST(Condition, PausedAndDownServersAreSo) {
  Played played(std::string("flotilla 1\ncluster 5\nrun 1s\npause S1\ncrash S2\n"));
  played.player.finish();
  expectNow(*played.run, {"S1 is paused", "S2 is down", "S3 is up"},
            {"S1 is up", "S2 is up", "S2 is follower", "S2 is paused"});
}

// A transaction that reads a revision is done only where the cluster still has that revision.
TEST(Condition, TheStoreOfAConditionKeepsAsMuchHistoryAsTheCluster) {
  for (const char* kept : {"0", "1"}) {
    Played played("flotilla 1\ncluster 5 history=" + std::string(kept) +
                  "\nrun until leader within 5s\nput x 1 via leader\nrun 300ms\n"
                  "put x 2 via leader\nrun 300ms\nput x 3 via leader\nrun 300ms\n");
    played.player.finish();
    kv::RangeRequest early;
    early.range = kv::KeyRange::one("x");
    early.revision = 2;
    cluster::Submit submit;
    submit.client = 1;
    submit.operation =
        kv::callOf(kv::TxnRequest{{}, {{early}, {kv::PutRequest{"y", "1", 0, {}, {}}}}, {}});
    ASSERT_EQ(played.run->execute(submit), "");
    played.run->advance(played.run->now() + std::chrono::milliseconds(500));
    const bool all = std::string(kept) == "0";
    EXPECT_EQ(holdsNow(*played.run, "committed y = 1"), all);
    EXPECT_EQ(holdsNow(*played.run, "value y = 1 on L"), all);
    EXPECT_EQ(played.run->view().server(played.run->view().leader()).revision, all ? 5U : 4U);
  }
}

}  // namespace
}  // namespace scenario
