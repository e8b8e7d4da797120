// "Why?" about what is so now, on runs of the real engine; each answer changes when the run is
// perturbed.
#include "app/view/why_state.h"

#include "tests/view/real_play.h"

namespace {

using namespace play;

constexpr const char* kCluster =
    "cluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms timeout=700ms\n"
    "run until leader within 3s\n";

struct Shown {
  trace::Trace trace;
  trace::ClusterView cluster;

  explicit Shown(const std::string& statements) : trace(played(kCluster + statements)) {
    cluster = trace.viewAt(trace.lastId());
  }
  ServerId leader() const { return cluster.leader(); }
  view::StateAnswer ask(view::Ask what, std::uint64_t subject = 0, std::uint64_t index = 0) const {
    return view::explainState({&trace, &cluster, cluster.at(), 1.0, false},
                              {what, subject, raft::Index{index}});
  }
};

std::string whole(const view::StateAnswer& answer) {
  std::string text = answer.title.toStdString();
  for (const QString& fact : answer.facts) text += "\n" + fact.toStdString();
  return text;
}

bool says(const view::StateAnswer& answer, const std::string& words) {
  return whole(answer).find(words) != std::string::npos;
}

// What every answer owes: a title, facts, a rule, and a chain whose last event is in the trace.
void expectWhole(const Shown& run, const view::StateAnswer& answer) {
  EXPECT_FALSE(answer.title.isEmpty());
  EXPECT_FALSE(answer.facts.empty()) << whole(answer);
  EXPECT_FALSE(answer.rule.text.isEmpty()) << whole(answer);
  ASSERT_FALSE(answer.steps.empty()) << whole(answer);
  EXPECT_LE(answer.steps.back().event, run.trace.lastId());
  EXPECT_FALSE(says(answer, "%")) << whole(answer);
  for (std::size_t i = 1; i < answer.steps.size(); ++i) {
    EXPECT_LT(answer.steps[i - 1].event, answer.steps[i].event) << whole(answer);
  }
}

// The leader of the seed is S<n>; the scenario names the others by what they are not.
std::string followersOf(ServerId leader, std::size_t most) {
  std::string names;
  for (std::uint64_t id = 1; id <= 5 && most > 0; ++id) {
    if (id == leader.value) continue;
    names += (names.empty() ? "S" : " S") + std::to_string(id);
    --most;
  }
  return names;
}

std::uint64_t firstFollower(ServerId leader) { return leader.value == 1 ? 2 : 1; }

// Raft 5.3: a minority's leader cannot commit; after the heal it, or its successor, can.
TEST(WhyState, AnIndexIsNotCommittedForTheCutAndIsOnceItIsHealed) {
  const ServerId leader = Shown("").leader();
  const std::string cut = "run 300ms\ncut leader " + followersOf(leader, 1) +
                          " | rest\nput x 1 via leader\nrun 100ms\n";
  const Shown parted(cut);
  const std::uint64_t index = parted.cluster.server(leader).log.lastIndex().value;
  const view::StateAnswer waits = parted.ask(view::Ask::Entry, 0, index);
  expectWhole(parted, waits);
  EXPECT_TRUE(says(waits, "not committed?")) << whole(waits);
  EXPECT_TRUE(says(waits, ": 2 of 5, quorum 3")) << whole(waits);
  EXPECT_TRUE(says(waits, "is cut off from")) << whole(waits);
  EXPECT_EQ(waits.rule.section, "Raft 5.3, 5.4.2");

  const Shown healed(cut + "heal\nrun 1s\n");
  const view::StateAnswer now = healed.ask(view::Ask::Entry, 0, index);
  EXPECT_TRUE(says(now, " committed?")) << whole(now);
  EXPECT_FALSE(says(now, "cut off")) << whole(now);
}

// Raft 5.4.2: copies of an earlier term alone commit nothing.
TEST(WhyState, AnEntryOfAnEarlierTermSaysSo) {
  Play p;
  p.at(100).elect(S1, 2);
  for (const ServerId s : {S1, S2, S3}) {
    p.append(s, command(1, 2, kv::Put{"x", "1"}));
    p.add(s, trace::Durable{raft::Token{1}, {raft::Term{2}, S1, {}}, raft::Index{1}});
  }
  p.at(400).elect(S2, 3);
  const view::Moment moment{&p.trace(), &p.view(), p.time(), 1.0, false};
  const view::StateAnswer answer =
      view::explainState(moment, {view::Ask::Entry, 0, raft::Index{1}});
  EXPECT_TRUE(says(answer, "3 of 5, quorum 3")) << whole(answer);
  EXPECT_TRUE(says(answer, "Raft 5.4.2")) << whole(answer);
  p.at(500).commit(S2, 1);
  const view::Moment later{&p.trace(), &p.view(), p.time(), 1.0, false};
  EXPECT_FALSE(says(view::explainState(later, {view::Ask::Entry, 0, raft::Index{1}}), "5.4.2"));
}

// Raft 5.2
TEST(WhyState, AFollowerFollowsAsLongAsItHearsAndCampaignsWhenItIsCutOff) {
  const Shown calm("run 300ms\n");
  const std::uint64_t id = firstFollower(calm.leader());
  const view::StateAnswer follows = calm.ask(view::Ask::Role, id);
  expectWhole(calm, follows);
  EXPECT_TRUE(says(follows, "still a follower?")) << whole(follows);
  EXPECT_TRUE(says(follows, "The last word of S" + std::to_string(calm.leader().value)));

  const Shown cut("run 300ms\ncut S" + std::to_string(id) + " | rest\nrun 700ms\n");
  const view::StateAnswer asks = cut.ask(view::Ask::Role, id);
  expectWhole(cut, asks);
  EXPECT_TRUE(says(asks, "a candidate in term")) << whole(asks);
  EXPECT_TRUE(says(asks, "1 of 5, a majority is 3")) << whole(asks);
}

TEST(WhyState, ALeaderNamesItsVotesAndWhomItNoLongerHolds) {
  const Shown calm("run 300ms\n");
  const ServerId leader = calm.leader();
  const view::StateAnswer leads = calm.ask(view::Ask::Role, leader.value);
  expectWhole(calm, leads);
  EXPECT_TRUE(says(leads, "It won the votes of")) << whole(leads);
  EXPECT_TRUE(says(leads, "hold 4 of the 4 others")) << whole(leads);
  EXPECT_EQ(leads.rule.section, "Raft 5.2");

  const Shown less("run 300ms\ncrash S" + std::to_string(firstFollower(leader)) + "\nrun 100ms\n");
  const view::StateAnswer now = less.ask(view::Ask::Role, leader.value);
  EXPECT_TRUE(says(now, "hold 3 of the 4 others")) << whole(now);
  EXPECT_TRUE(says(now, "is stopped since")) << whole(now);
}

TEST(WhyState, AStoppedServerSaysSinceWhenUntilItRunsAgain) {
  const Shown stopped("run 300ms\ncrash S1\nrun 400ms\n");
  const view::StateAnswer answer = stopped.ask(view::Ask::Role, 1);
  expectWhole(stopped, answer);
  EXPECT_TRUE(says(answer, "Why does S1 not run?")) << whole(answer);
  const Shown again("run 300ms\ncrash S1\nrun 400ms\nrestart S1\nrun 400ms\n");
  EXPECT_FALSE(says(again.ask(view::Ask::Role, 1), "not run?"));
}

// thesis 4.2.1
TEST(WhyState, ALearnerIsOneByTheConfigurationUntilItIsPromoted) {
  const std::string header = "cluster 3 spares=1 seed=3\nrun until leader within 3s\n";
  const auto asked = [&](const std::string& statements) {
    const trace::Trace trace = played(header + statements);
    const trace::ClusterView cluster = trace.viewAt(trace.lastId());
    return view::explainState({&trace, &cluster, cluster.at(), 1.0, false},
                              {view::Ask::Role, 4, {}});
  };
  const view::StateAnswer learns = asked("learner S4\nrun 1s\n");
  EXPECT_TRUE(says(learns, "no voter but: learner?")) << whole(learns);
  EXPECT_FALSE(learns.steps.empty());
  EXPECT_EQ(learns.rule.section, "thesis 4.1");
  const view::StateAnswer votes = asked("learner S4\nrun 1s\nadd S4\nrun 1s\n");
  EXPECT_FALSE(says(votes, "no voter")) << whole(votes);
  const view::StateAnswer spare = asked("run 1s\n");
  EXPECT_TRUE(says(spare, "no voter but: spare?")) << whole(spare);
}

TEST(WhyState, NobodyLeadsForWantOfAMajorityAndSomebodyDoesWithIt) {
  const std::string stop = "run 300ms\ncrash S1\ncrash S2\ncrash S3\nrun 1s\n";
  const Shown few(stop);
  ASSERT_EQ(few.leader(), S0);
  const view::StateAnswer answer = few.ask(view::Ask::Leader);
  EXPECT_TRUE(says(answer, "Why is there no leader?")) << whole(answer);
  EXPECT_TRUE(says(answer, "2 of 5 voters run, a majority is 3.")) << whole(answer);
  EXPECT_TRUE(says(answer, "S2 is stopped since")) << whole(answer);
  EXPECT_FALSE(answer.steps.empty());
  const Shown enough(stop + "restart S1\nrestart S2\nrun until leader within 5s\n");
  const view::StateAnswer now = enough.ask(view::Ask::Leader);
  EXPECT_FALSE(says(now, "no leader")) << whole(now);
}

// Raft 5.1
TEST(WhyState, ATermIsExplainedByWhatRaisedItAndAnOldOneByTheCut) {
  const std::string cut = "run 300ms\ncut leader | rest\nrun 1s\n";
  const ServerId old = Shown("").leader();
  const Shown parted(cut);
  const view::StateAnswer stale = parted.ask(view::Ask::Term, old.value);
  expectWhole(parted, stale);
  EXPECT_TRUE(says(stale, "Another server is in term")) << whole(stale);
  EXPECT_TRUE(says(stale, "is cut off")) << whole(stale);
  const Shown healed(cut + "heal\nrun 1s\n");
  const view::StateAnswer now = healed.ask(view::Ask::Term, old.value);
  EXPECT_TRUE(says(now, "No server is in a newer term.")) << whole(now);
}

TEST(WhyState, ACommitIndexThatLagsNamesWhatKeepsIt) {
  const std::string cut = "run 300ms\ncrash S1\nput x 1 via leader\nrun 300ms\n";
  const Shown open("run 300ms\nput x 1 via leader\nrun 500ms\n");
  const std::uint64_t id = firstFollower(open.leader());
  const view::StateAnswer even = open.ask(view::Ask::Commit, id);
  expectWhole(open, even);
  EXPECT_TRUE(says(even, "Nothing beyond it is committed anywhere.")) << whole(even);
  const Shown parted("run 300ms\ncut S" + std::to_string(id) +
                     " | rest\nput x 1 via leader\nrun 100ms\n");
  const view::StateAnswer lags = parted.ask(view::Ask::Commit, id);
  EXPECT_TRUE(says(lags, "The cluster has committed up to")) << whole(lags);
  EXPECT_TRUE(says(lags, "is cut off from")) << whole(lags);
}

// Raft 5.3
TEST(WhyState, ALogIsBehindForTheCutAndCatchesUpAfterwards) {
  const std::uint64_t id = firstFollower(Shown("").leader());
  const std::string cut = "run 300ms\ncut S" + std::to_string(id) +
                          " | rest\nput x 1 via leader\nput y 2 via leader\nrun 100ms\n";
  const Shown parted(cut);
  const view::StateAnswer behind = parted.ask(view::Ask::Log, id);
  expectWhole(parted, behind);
  EXPECT_TRUE(says(behind, "behind?")) << whole(behind);
  EXPECT_TRUE(says(behind, ": 2 missing.")) << whole(behind);
  EXPECT_TRUE(says(behind, "is cut off from")) << whole(behind);
  const Shown healed(cut + "heal\nrun until logs agree within 5s\nrun 300ms\n");
  const view::StateAnswer even = healed.ask(view::Ask::Log, id);
  EXPECT_FALSE(says(even, "behind?")) << whole(even);
}

TEST(WhyState, ADeposedLeadersLogIsDifferentUntilItIsOverwritten) {
  const ServerId old = Shown("").leader();
  const std::string cut = "run 300ms\ncut leader | rest\nput x 1 via S" +
                          std::to_string(old.value) +
                          "\nrun 1500ms\nput y 2 via leader\nrun 300ms\n";
  const Shown parted(cut);
  const view::StateAnswer differs = parted.ask(view::Ask::Log, old.value);
  expectWhole(parted, differs);
  EXPECT_TRUE(says(differs, "different?")) << whole(differs);
  EXPECT_TRUE(says(differs, "it is another log: term")) << whole(differs);
  const Shown healed(cut + "heal\nrun 1s\n");
  EXPECT_FALSE(says(healed.ask(view::Ask::Log, old.value), "different?"));
}

// Raft 8
TEST(WhyState, AWriteWaitsThenItsOutcomeIsUnknownAndWithoutTheCutItIsDone) {
  const std::string put = "put x 1 via leader\n";
  const std::string cut = "run 300ms\ncut leader | rest\n";
  const Shown waits(cut + put + "run 100ms\n");
  const std::uint64_t id = waits.cluster.operations().back().id.value;
  const view::StateAnswer waiting = waits.ask(view::Ask::Operation, id);
  expectWhole(waits, waiting);
  EXPECT_TRUE(says(waiting, "Why does put x=1 wait?")) << whole(waiting);
  EXPECT_TRUE(says(waiting, "1 of 5, quorum 3")) << whole(waiting);
  const Shown late(cut + put + "run 1s\n");
  const view::StateAnswer unknown = late.ask(view::Ask::Operation, id);
  EXPECT_TRUE(says(unknown, " unknown?")) << whole(unknown);
  EXPECT_EQ(unknown.rule.section, "Raft 8");
  EXPECT_FALSE(says(unknown, "and committed")) << whole(unknown);
  const Shown open("run 300ms\n" + put + "run 500ms\n");
  const view::StateAnswer done = open.ask(view::Ask::Operation, id);
  EXPECT_TRUE(says(done, "Why is put x=1 done?")) << whole(done);
  EXPECT_TRUE(says(done, "and committed.")) << whole(done);
}

TEST(WhyState, ARequestWithoutALeaderFailedSinceNobodyCouldAppendIt) {
  const Shown none("run 300ms\ncrash S1\ncrash S2\ncrash S3\nrun 500ms\nput x 1 via S4\nrun 2s\n");
  ASSERT_FALSE(none.cluster.operations().empty());
  const std::uint64_t id = none.cluster.operations().back().id.value;
  const view::StateAnswer answer = none.ask(view::Ask::Operation, id);
  EXPECT_TRUE(says(answer, "No server's log holds it.")) << whole(answer);
  EXPECT_TRUE(says(answer, "Nobody leads")) << whole(answer);
}

TEST(WhyState, AMessageOnItsWayNamesTheCutThatWillLoseIt) {
  const Shown open("run 300ms\nput x 1 via leader\nrun 1ms\n");
  ASSERT_FALSE(open.cluster.messages().empty());
  const std::uint64_t id = open.cluster.messages().back().id.value;
  const view::StateAnswer flies = open.ask(view::Ask::Message, id);
  expectWhole(open, flies);
  EXPECT_TRUE(says(flies, "on its way?")) << whole(flies);
  EXPECT_FALSE(says(flies, "lost when it arrives")) << whole(flies);
  const Shown cut("run 300ms\nput x 1 via leader\nrun 1ms\ncut leader | rest\n");
  EXPECT_TRUE(says(cut.ask(view::Ask::Message, id), "lost when it arrives"));
  const Shown gone("run 300ms\nput x 1 via leader\nrun 1ms\ncut leader | rest\nrun 20ms\n");
  const view::StateAnswer lost = gone.ask(view::Ask::Message, id);
  expectWhole(gone, lost);
  EXPECT_TRUE(says(lost, "was cut when it should arrive")) << whole(lost);
}

TEST(WhyState, AHeldMessageIsHeldUntilItIsReleased) {
  Play p;
  const auto beat = std::make_shared<const raft::Message>(
      raft::Message{S1, S2, raft::Term{1}, raft::Heartbeat{}});
  p.at(10).add(
      S1, trace::MessageSent{trace::MessageId{1}, beat, p.time() + milliseconds(10), false, {}});
  p.at(12).add(S0, trace::MessageMoved{trace::MessageId{1}, raft::kNever});
  const auto ask = [&p] {
    return view::explainState({&p.trace(), &p.view(), p.time(), 1.0, false},
                              {view::Ask::Message, 1, {}});
  };
  const view::StateAnswer held = ask();
  EXPECT_TRUE(says(held, "held?")) << whole(held);
  EXPECT_TRUE(says(held, "since 12 ms")) << whole(held);
  p.at(15).add(S0, trace::MessageMoved{trace::MessageId{1}, p.time() + milliseconds(3)});
  EXPECT_TRUE(says(ask(), "on its way?")) << whole(ask());
}

TEST(WhyState, EveryQuestionAtManyInstantsOfARunHasAWholeAnswer) {
  const Shown run(
      "run 300ms\nput x 1 via leader\nrun 50ms\ncut leader S2 | rest\n"
      "put y 1 via S2\nrun 900ms\ncrash S3\nrun 400ms\nheal\nrestart S3\nrun 1s\n");
  std::size_t asked = 0;
  for (std::uint64_t id = 20; id < run.trace.lastId().value; id += 97) {
    const trace::ClusterView cluster = run.trace.viewAt(EventId{id});
    const view::Moment moment{&run.trace, &cluster, cluster.at(), 1.0, false};
    for (const view::Ask what :
         {view::Ask::Role, view::Ask::Term, view::Ask::Commit, view::Ask::Log, view::Ask::Leader}) {
      for (std::uint64_t server = 1; server <= 5; ++server) {
        const view::StateAnswer answer = view::explainState(moment, {what, server, {}});
        EXPECT_FALSE(answer.title.isEmpty());
        EXPECT_FALSE(answer.facts.empty()) << whole(answer);
        EXPECT_FALSE(says(answer, "%")) << whole(answer);
        for (const view::WhyStep& step : answer.steps) EXPECT_LE(step.event, EventId{id});
        ++asked;
      }
    }
  }
  EXPECT_GE(asked, 400u);
}

}  // namespace
