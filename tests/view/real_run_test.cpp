// What the models say about runs of the real engine in virtual time.
#include "app/view/why.h"
#include "engine/scenario/run.h"
#include "engine/sim/lab.h"
#include "tests/view/play.h"

namespace {

using namespace play;

cluster::Submit put(const char* key, ServerId via) {
  cluster::Submit submit;
  submit.operation = kv::Put{key, "1"};
  submit.via = via;
  return submit;
}

trace::Trace realRun(std::uint64_t seed) {
  cluster::Settings settings;
  settings.seed = seed;
  scenario::Run run(sim::makeLab(settings));
  const auto until = [&](int ms) { run.advance(trace::Instant{milliseconds(ms)}); };
  until(1000);
  run.execute(put("x", S0));
  until(1200);
  run.execute(cluster::Crash{run.view().leader() ? run.view().leader() : S1});
  run.execute(put("y", S2));
  until(2500);
  run.execute(cluster::Cut{{{S1, S2}, {S3, S4, S5}}});
  run.execute(put("z", S1));
  until(4500);
  run.execute(cluster::Heal{});
  until(6000);
  EXPECT_EQ(run.violations(), 0u);
  std::vector<trace::Event> events;
  run.drain(events);
  trace::Trace trace;
  for (trace::Event& event : events) trace.append(std::move(event));
  return trace;
}

TEST(RealRun, EverySentenceHasWordsAndARuleAndAChain) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const trace::Trace trace = realRun(seed);
    view::Story story;
    story.bring(trace, trace.lastId());
    EXPECT_GT(story.told().size(), 15u) << "seed " << seed;
    for (const view::Sentence& s : story.told()) {
      EXPECT_FALSE(s.text.isEmpty()) << "seed " << seed << " event " << s.event.value;
      EXPECT_FALSE(s.text.contains('%')) << s.text.toStdString();
      const view::Answer answer = view::explain(trace, s.event);
      EXPECT_FALSE(answer.rule.text.isEmpty()) << s.text.toStdString();
      EXPECT_FALSE(answer.steps.empty()) << s.text.toStdString();
    }
  }
}

TEST(RealRun, TellsTheElectionAndTheCommit) {
  const trace::Trace trace = realRun(1);
  view::Story story;
  story.bring(trace, trace.lastId());
  const auto says = [&](const QString& part) {
    return std::any_of(story.told().begin(), story.told().end(),
                       [&](const view::Sentence& s) { return s.text.contains(part); });
  };
  EXPECT_TRUE(says("votes and leads term"));
  EXPECT_TRUE(says("x=1 is committed: three of five servers store it."));
  EXPECT_TRUE(says("crashes."));
  EXPECT_TRUE(says("A cut leaves S1 and S2 on one side, S3, S4 and S5 on the other."));
}

TEST(RealRun, TheInstrumentSaysTheSameForEveryWayToAnInstant) {
  const trace::Trace trace = realRun(2);
  view::Instrument moving;
  moving.server()->setServer(1);
  for (const std::uint64_t percent : {10, 90, 30, 31, 32, 70, 5, 100}) {
    const EventId now{1 + trace.lastId().value * percent / 101};
    const trace::ClusterView cluster = trace.viewAt(now);
    moving.show({&trace, &cluster, cluster.at()});
    view::Instrument fresh;
    fresh.server()->setServer(1);
    fresh.show({&trace, &cluster, cluster.at()});
    ASSERT_EQ(moving.feed()->count(), fresh.feed()->count());
    for (int i = 0; i < fresh.feed()->count(); ++i) {
      ASSERT_EQ(moving.feed()->cell(i, "sentence"), fresh.feed()->cell(i, "sentence"));
    }
    EXPECT_EQ(moving.caption()->text(), fresh.caption()->text());
    EXPECT_EQ(moving.quorum()->words(), fresh.quorum()->words());
    EXPECT_EQ(moving.server()->store(), fresh.server()->store());
  }
}

}  // namespace
