// Every kind of event that is told: through a real run, with its words, its rule and its chain.
#include "app/view/story.h"
#include "app/view/why.h"
#include "tests/view/real_play.h"

namespace {

using namespace play;

template <class Kind>
bool is(const trace::Body& body) {
  return std::holds_alternative<Kind>(body);
}

struct KindCase {
  const char* name;
  const char* script;
  bool (*isIt)(const trace::Body&);
  const char* says;     ///< a part of its sentence
  const char* section;  ///< a part of where its rule stands
};

constexpr char kPreVote[] =
    "cluster 3 seed=3 prevote=on checkquorum=on\nrun until leader within 2s\nput x 1\n"
    "run until last put is ok within 1s\ncut leader | rest\nrun 2s\nheal\nrun 1s\n";
constexpr char kSpares[] =
    "cluster 3 seed=5 spares=2\nrun until leader within 2s\nadd S4 S5 remove S1 S2 explicit\n"
    "run 400ms\nadd S1\nleave joint\nrun 2s\n";
constexpr char kSnapshots[] =
    "cluster 3 seed=13 snapshot=2 chunk=16\nrun until leader within 2s\ncrash S3\nput a 1\n"
    "run until last put is ok within 1s\nput b 2\nrun until last put is ok within 1s\nput c 3\n"
    "run until last put is ok within 1s\nrestart all\nrun 1s\n";
constexpr char kTransfer[] =
    "cluster 3 seed=17\nrun until leader within 2s\nrun 100ms\ntransfer S2\nrun 100ms\n"
    "transfer S1\nrun 300ms\ncut leader | rest\ntransfer S2\nrun 2s\n";
constexpr char kReads[] =
    "cluster 3 seed=19 checkquorum=on reads=index\nrun until leader within 2s\nput x 1\n"
    "run until last put is ok within 1s\nget x via leader\nrun 200ms\nforget-leader S1\n"
    "forget-leader S2\nforget-leader S3\nrun 20ms\n";
constexpr char kLease[] =
    "cluster 3 seed=19 checkquorum=on reads=lease\nrun until leader within 2s\nrun 300ms\n";
constexpr char kDisks[] =
    "cluster 3 seed=7\nrun until leader within 2s\nlose-disk S1\nrun 300ms\ndamage S2\n"
    "restart S2\ndisk S3 full\nrun 300ms\n";

class EveryKind : public ::testing::TestWithParam<KindCase> {};

TEST_P(EveryKind, IsToldWithItsRuleAndItsChain) {
  const KindCase& wanted = GetParam();
  const trace::Trace trace = played(wanted.script);
  view::Story story;
  story.bring(trace, trace.lastId());
  bool found = false;
  std::string others;
  for (const view::Sentence& sentence : story.told()) {
    if (!wanted.isIt(trace.at(sentence.event).body)) continue;
    others += sentence.text.toStdString() + "\n";
    if (!sentence.text.contains(wanted.says)) continue;
    found = true;
    const view::Answer answer = view::explain(trace, sentence.event);
    EXPECT_FALSE(answer.rule.text.isEmpty());
    EXPECT_TRUE(answer.rule.section.contains(wanted.section)) << answer.rule.section.toStdString();
    EXPECT_FALSE(answer.steps.empty());
    EXPECT_EQ(answer.steps.back().event, sentence.event);
  }
  EXPECT_TRUE(found) << "nothing says: " << wanted.says << "\n" << others;
}

const KindCase kCases[] = {
    {"PreCandidacy", kPreVote, is<raft::RoleChanged>, "asks whether it could win", "thesis 9.6"},
    {"PreVote", kPreVote, is<raft::PreVoted>, "would vote for", "thesis 9.6"},
    {"QuorumSilent", kPreVote, is<raft::SteppedDown>, "heard from no majority", "thesis 6.2"},
    {"MembershipAsked", kSpares, is<trace::MembershipAsked>, "is asked to add S4", "thesis 4.1"},
    {"JointConfiguration", kSpares, is<raft::ConfigurationChanged>,
     "a decision needs a majority of S3, S4 and S5, and one of S1, S2 and S3", "Raft 6"},
    {"NewConfiguration", kSpares, is<raft::ConfigurationChanged>, "The joint configuration is left",
     "thesis 4.1"},
    {"MembershipRefused", kSpares, is<raft::MembershipRefused>, "does not change the members",
     "thesis 4.1"},
    {"SnapshotTaken", kSnapshots, is<trace::SnapshotTaken>, "snapshot of its state", "Raft 7"},
    {"Compacted", kSnapshots, is<raft::Compacted>, "gives up its entries up to", "Raft 7"},
    {"SnapshotSent", kSnapshots, is<trace::MessageSent>, "its snapshot up to entry", "Raft 7"},
    {"SnapshotInstalled", kSnapshots, is<raft::SnapshotInstalled>, "in place of its log", "Raft 7"},
    {"StateRestored", kSnapshots, is<trace::StateRestored>, "store now holds", "Raft 7"},
    {"TransferAsked", kTransfer, is<trace::TransferAsked>, "is asked to hand over", "thesis 3.10"},
    {"TransferStarted", kTransfer, is<raft::TransferStarted>, "hands over to", "thesis 3.10"},
    {"TakesOver", kTransfer, is<raft::RoleChanged>, "is told to take over", "Raft 5.2"},
    {"TransferAborted", kTransfer, is<raft::TransferAborted>, "leads on", "thesis 3.10"},
    {"ReadConfirmed", kReads, is<raft::ReadConfirmed>, "still leads", "thesis 6.4"},
    {"LeaderForgotten", kReads, is<raft::LeaderLearned>, "no longer believes", "Raft 5"},
    {"LeaseExtended", kLease, is<raft::LeaseExtended>, "may answer reads by itself",
     "thesis 6.4.1"},
    {"DiskLost", kDisks, is<trace::DiskLost>, "loses its disk", "Figure 2"},
    {"DiskDamaged", kDisks, is<trace::DiskDamaged>, "disk is damaged", "Raft 5.1"},
    {"Refused", kDisks, is<trace::ServerRefused>, "refuses to run", "Raft 5.1"},
    {"DiskFull", kDisks, is<trace::DiskChanged>, "disk is full", "Figure 2"},
};

INSTANTIATE_TEST_SUITE_P(Told, EveryKind, ::testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

// The answer is computed from the run: another run of the same election has another chain.
TEST(EveryKindPerturbed, TheAnswerFollowsTheRun) {
  const auto chainOf = [](const trace::Trace& trace) {
    std::vector<std::string> steps;
    for (trace::EventId id{1}; id <= trace.lastId(); ++id) {
      if (!is<raft::ConfigurationChanged>(trace.at(id).body)) continue;
      for (const view::WhyStep& step : view::explain(trace, id).steps) {
        steps.push_back(step.text.toStdString());
      }
      break;
    }
    return steps;
  };
  const std::string start = "cluster 3 seed=5 spares=1\nrun until leader within 2s\nrun 300ms\n";
  const auto added = chainOf(played(start + "add S4\nrun 500ms\n"));
  const auto removed = chainOf(played(start + "remove S1\nrun 500ms\n"));
  ASSERT_FALSE(added.empty());
  ASSERT_FALSE(removed.empty());
  EXPECT_NE(added, removed);
  EXPECT_NE(added.front().find("add S4"), std::string::npos) << added.front();
  EXPECT_NE(removed.front().find("remove S1"), std::string::npos) << removed.front();
}

}  // namespace
