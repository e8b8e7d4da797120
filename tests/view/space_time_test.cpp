// The run as lanes, arrows and marks: laws over real runs, and runs written by hand.
#include "app/view/space_time_window.h"

#include <set>

#include "app/view/space_time_search.h"
#include "engine/scenario/run.h"
#include "engine/sim/lab.h"
#include "tests/view/play.h"

namespace {

using namespace play;
using view::SpaceTimeLog;
using view::SpaceTimeQuery;
using view::SpaceTimeWindow;

trace::Instant ms(int n) { return trace::Instant{milliseconds(n)}; }

cluster::Submit put(const char* key) {
  cluster::Submit submit;
  submit.operation = kv::Put{key, "1"};
  return submit;
}

// Elections, a crash, a pause, a cut, writes.
std::vector<trace::Event> troubled(std::uint64_t seed) {
  cluster::Settings settings;
  settings.seed = seed;
  scenario::Run run(sim::makeLab(settings));
  const auto until = [&](int at) { run.advance(ms(at)); };
  until(900);
  run.execute(put("x"));
  until(1100);
  run.execute(cluster::Crash{run.view().leader() ? run.view().leader() : S1});
  until(1400);
  run.execute(put("y"));
  run.execute(cluster::Pause{S2});
  until(1900);
  run.execute(cluster::Resume{S2});
  run.execute(cluster::Cut{{{S1, S2}, {S3, S4, S5}}});
  run.execute(put("z"));
  until(2700);
  run.execute(cluster::Heal{});
  for (std::uint64_t i = 1; i <= 5; ++i) {
    if (!run.view().server(ServerId{i}).running()) run.execute(cluster::Restart{ServerId{i}});
  }
  until(3500);
  std::vector<trace::Event> events;
  run.drain(events);
  return events;
}

trace::Trace traceOf(const std::vector<trace::Event>& events) {
  trace::Trace trace;
  for (const trace::Event& e : events) trace.append(e);
  return trace;
}

SpaceTimeLog logOf(const trace::Trace& trace) {
  SpaceTimeLog log;
  log.bring(trace);
  return log;
}

SpaceTimeWindow windowOf(const trace::Trace& trace, int from, int to,
                         const view::SpaceTimeFilter& filter = {}) {
  SpaceTimeQuery query;
  query.from = ms(from);
  query.to = ms(to);
  query.filter = filter;
  query.arrowsMost = 1'000'000;
  return view::windowOf(logOf(trace), trace, query);
}

/// What was on its way at any time of the window, read from the events alone.
std::set<std::uint64_t> sentWithin(const trace::Trace& trace, int from, int to) {
  std::map<std::uint64_t, trace::Instant> sent;
  std::map<std::uint64_t, trace::Instant> ended;
  for (trace::EventId id{1}; id <= trace.lastId(); ++id) {
    const trace::Event& e = trace.at(id);
    if (const auto* s = std::get_if<trace::MessageSent>(&e.body)) sent[s->id.value] = e.at;
    if (const auto* d = std::get_if<trace::MessageDelivered>(&e.body)) ended[d->id.value] = e.at;
    if (const auto* d = std::get_if<trace::MessageDropped>(&e.body)) ended[d->id.value] = e.at;
  }
  std::set<std::uint64_t> within;
  for (const auto& [id, at] : sent) {
    const auto end = ended.find(id);
    const bool later = end == ended.end() || end->second >= ms(from);
    if (at < ms(to) && later) within.insert(id);
  }
  return within;
}

const view::LaneSpan& spanAt(const SpaceTimeLog& log, ServerId server, trace::Instant at) {
  const view::LaneSpan* found = nullptr;
  for (const view::LaneSpan& span : log.lane(server)) {
    if (span.from <= at && at < span.to) found = &span;
  }
  EXPECT_NE(found, nullptr);
  return *found;
}

void expectLanesAsIn(const trace::Trace& trace, const SpaceTimeLog& log, trace::EventId id) {
  const trace::ClusterView view = trace.viewAt(id);
  for (const trace::ServerView& s : view.servers()) {
    const view::LaneSpan& span = spanAt(log, s.id, view.at());
    EXPECT_EQ(span.status, s.status) << "S" << s.id.value << " at event " << id.value;
    EXPECT_EQ(span.role, s.role) << "S" << s.id.value << " at event " << id.value;
    EXPECT_EQ(span.term, s.currentTerm) << "S" << s.id.value << " at event " << id.value;
  }
}

TEST(SpaceTime, ShowsEveryMessageOfTheWindowOnce) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const trace::Trace trace = traceOf(troubled(seed));
    for (const auto& [from, to] : {std::pair{0, 4000}, {300, 420}, {1095, 1110}, {1890, 2000}}) {
      const SpaceTimeWindow window = windowOf(trace, from, to);
      std::set<std::uint64_t> shown;
      for (const view::Arrow& arrow : window.arrows) {
        EXPECT_TRUE(shown.insert(arrow.id.value).second) << "twice: " << arrow.id.value;
      }
      EXPECT_EQ(shown, sentWithin(trace, from, to)) << "seed " << seed << " from " << from;
      EXPECT_EQ(window.messages, shown.size());
    }
  }
}

TEST(SpaceTime, LanesAgreeWithTheClusterAtEveryInstant) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const trace::Trace trace = traceOf(troubled(seed));
    const SpaceTimeLog log = logOf(trace);
    for (std::uint64_t id = 1; id < trace.lastId().value; id += 7) {
      const trace::EventId last = trace.lastAtOrBefore(trace.at(trace::EventId{id}).at);
      expectLanesAsIn(trace, log, last);
    }
  }
}

TEST(SpaceTime, PartitionsAgreeWithTheLinks) {
  const trace::Trace trace = traceOf(troubled(3));
  const SpaceTimeLog log = logOf(trace);
  const auto sidesAt = [&](int at) {
    const view::Partition* found = nullptr;
    for (const view::Partition& p : log.partitions()) {
      if (p.from <= ms(at) && ms(at) < p.to) found = &p;
    }
    return found == nullptr ? std::vector<std::uint8_t>() : found->side;
  };
  EXPECT_EQ(sidesAt(2300), (std::vector<std::uint8_t>{0, 0, 1, 1, 1}));
  EXPECT_EQ(sidesAt(3000), (std::vector<std::uint8_t>{0, 0, 0, 0, 0}));
  EXPECT_TRUE(sidesAt(1000).empty()) << "nothing was cut before";
}

TEST(SpaceTime, DoesNotDependOnHowTheEventsCame) {
  const std::vector<trace::Event> events = troubled(2);
  const SpaceTimeLog whole = logOf(traceOf(events));
  trace::Trace trace;
  SpaceTimeLog bit;
  for (std::size_t i = 0; i < events.size(); ++i) {
    trace.append(events[i]);
    if (i % 13 == 0 || i + 1 == events.size()) bit.bring(trace);
  }
  EXPECT_EQ(bit.arrows(), whole.arrows());
  EXPECT_EQ(bit.marks(), whole.marks());
  EXPECT_EQ(bit.partitions(), whole.partitions());
  for (const ServerId server : {S1, S2, S3, S4, S5}) {
    EXPECT_EQ(bit.lane(server), whole.lane(server));
  }
}

TEST(SpaceTime, AnotherBranchReplacesTheOneBefore) {
  const trace::Trace first = traceOf(troubled(1));
  const trace::Trace second = traceOf(troubled(2));
  SpaceTimeLog log = logOf(first);
  EXPECT_FALSE(log.bring(first)) << "nothing new";
  EXPECT_TRUE(log.bring(second));
  EXPECT_EQ(log.arrows(), logOf(second).arrows());
}

TEST(SpaceTime, BeginsBehindWhatWasGivenUp) {
  trace::Trace trace = traceOf(troubled(4));
  trace.setBudget(trace.bytes() / 2);
  ASSERT_GT(trace.droppedThrough().value, 0u);
  const SpaceTimeLog log = logOf(trace);
  expectLanesAsIn(trace, log, trace.lastId());
  for (const view::Arrow& arrow : log.arrows()) EXPECT_GT(arrow.sent, trace.droppedThrough());
}

TEST(SpaceTime, GivesUpWhatTheTraceGivesUpWhileItIsRead) {
  const std::vector<trace::Event> events = troubled(4);
  const trace::Trace whole = traceOf(events);
  trace::Trace trace;
  trace.setBudget(whole.bytes() / 2);
  SpaceTimeLog log;
  for (std::size_t i = 0; i < events.size(); ++i) {
    trace.append(events[i]);
    if (i % 50 == 0 || i + 1 == events.size()) log.bring(trace);
  }
  ASSERT_GT(trace.droppedThrough().value, 0u);
  const SpaceTimeLog fresh = logOf(trace);
  const SpaceTimeQuery query{.to = ms(4000), .filter = {}, .arrowsMost = 1'000'000};
  const SpaceTimeWindow shown = view::windowOf(log, trace, query);
  const SpaceTimeWindow expected = view::windowOf(fresh, trace, query);
  EXPECT_EQ(shown.arrows, expected.arrows);
  EXPECT_EQ(shown.marks, expected.marks);
  EXPECT_EQ(shown.requests, expected.requests);
  EXPECT_LT(log.arrows().size(), logOf(whole).arrows().size());
  expectLanesAsIn(trace, log, trace.droppedThrough() + 1);
  expectLanesAsIn(trace, log, trace.lastId());
}

TEST(SpaceTime, ACrashMakesAGapThatEndsWithTheRestart) {
  Play play;
  play.at(100).add(S3, trace::ServerCrashed{});
  play.at(250).add(S3, trace::ServerStarted{2, {}, {}, {}});
  const SpaceTimeLog log = logOf(play.trace());
  EXPECT_EQ(spanAt(log, S3, ms(99)).status, trace::ServerStatus::Up);
  EXPECT_EQ(spanAt(log, S3, ms(100)).status, trace::ServerStatus::Down);
  EXPECT_EQ(spanAt(log, S3, ms(249)).status, trace::ServerStatus::Down);
  EXPECT_EQ(spanAt(log, S3, ms(250)).status, trace::ServerStatus::Up);
  EXPECT_EQ(log.lane(S2).size(), 1u) << "nothing happened to S2";
}

TEST(SpaceTime, ACommitNamesItsEntry) {
  Play play;
  play.at(100).elect(S1, 1);
  play.append(S1, command(1, 1, kv::Put{"x", "8"}));
  play.at(120).commit(S1, 1);
  play.at(130).commit(S2, 1);
  const SpaceTimeWindow window = windowOf(play.trace(), 110, 200);
  ASSERT_EQ(window.marks.size(), 1u) << "only the leader's commitment is marked";
  EXPECT_EQ(window.marks[0].words, "S1 commits 1: x=8");
}

TEST(SpaceTime, ALostMessageEndsWhereItWasLost) {
  Play play;
  auto message = std::make_shared<raft::Message>();
  message->from = S1;
  message->to = S2;
  message->body = raft::RequestVote{};
  play.at(10).add(S1, trace::MessageSent{trace::MessageId{1}, message, ms(30), true, {}});
  const SpaceTimeWindow before = windowOf(play.trace(), 0, 100);
  ASSERT_EQ(before.arrows.size(), 1u);
  EXPECT_EQ(before.arrows[0].fate, view::Fate::Flying);
  play.at(20).add(S0, trace::MessageDropped{trace::MessageId{1}, trace::DropReason::Loss});
  const SpaceTimeWindow after = windowOf(play.trace(), 0, 100);
  EXPECT_EQ(after.arrows[0].fate, view::Fate::Lost);
  EXPECT_EQ(after.arrows[0].endsAt, ms(20));
  EXPECT_TRUE(view::arrowWords(after.arrows[0], play.trace()).contains("lost on the way"));
  EXPECT_TRUE(windowOf(play.trace(), 21, 100).arrows.empty());
}

TEST(SpaceTime, FiltersByKindByServerAndByCourse) {
  const trace::Trace trace = traceOf(troubled(1));
  view::SpaceTimeFilter votes;
  votes.traffic = 1U << static_cast<unsigned>(view::Traffic::Vote);
  const SpaceTimeWindow only = windowOf(trace, 0, 4000, votes);
  EXPECT_FALSE(only.arrows.empty());
  for (const view::Arrow& a : only.arrows) EXPECT_EQ(a.kind, view::Traffic::Vote);

  view::SpaceTimeFilter ofS4;
  ofS4.only = S4;
  for (const view::Arrow& a : windowOf(trace, 0, 4000, ofS4).arrows) {
    EXPECT_TRUE(a.from == S4 || a.to == S4);
  }
  view::SpaceTimeFilter requests;
  requests.replies = false;
  for (const view::Arrow& a : windowOf(trace, 0, 4000, requests).arrows) {
    EXPECT_EQ(a.course, view::Course::Request);
  }
  view::SpaceTimeFilter calm;
  calm.sights = ~(1U << static_cast<unsigned>(view::SightGroup::Faults));
  for (const view::Mark& m : windowOf(trace, 0, 4000, calm).marks) {
    EXPECT_NE(view::groupOf(m.sight), view::SightGroup::Faults);
  }
}

TEST(SpaceTime, FoldsHeartbeatsIntoRoundsWithoutLosingOne) {
  const trace::Trace trace = traceOf(troubled(1));
  view::SpaceTimeFilter folded;
  folded.beats = view::Beats::Folded;
  const SpaceTimeWindow window = windowOf(trace, 0, 4000, folded);
  const SpaceTimeWindow all = windowOf(trace, 0, 4000);
  EXPECT_EQ(window.messages, all.messages);
  EXPECT_EQ(window.arrows.size() + window.foldedMessages, all.arrows.size());
  EXPECT_GT(window.beats.size(), 10u);
  for (const view::Beat& beat : window.beats) EXPECT_GE(beat.messages, 1u);
}

TEST(SpaceTime, TooManyMessagesBecomeADensityThatCountsEachOnce) {
  const trace::Trace trace = traceOf(troubled(1));
  SpaceTimeQuery query;
  query.to = ms(4000);
  query.arrowsMost = 50;
  query.rows = 64;
  const SpaceTimeWindow window = view::windowOf(logOf(trace), trace, query);
  EXPECT_TRUE(window.dense());
  EXPECT_TRUE(window.arrows.empty());
  std::size_t sum = 0;
  for (const auto& lane : window.density) {
    EXPECT_EQ(lane.size(), 64u);
    for (const std::uint32_t n : lane) sum += n;
  }
  EXPECT_EQ(sum, window.messages);
}

TEST(SpaceTime, SearchFindsWhatTheNarrationSays) {
  const trace::Trace trace = traceOf(troubled(2));
  view::SpaceTimeSearch search;
  EXPECT_FALSE(search.bring(trace));
  search.setWords("CRASH");
  EXPECT_TRUE(search.bring(trace));
  ASSERT_FALSE(search.finds().empty());
  for (const auto& find : search.finds()) {
    EXPECT_TRUE(find.sentence.contains("crash", Qt::CaseInsensitive));
  }
  const trace::EventId first = search.next({}, 1);
  EXPECT_EQ(first, search.finds().front().event);
  EXPECT_EQ(search.next(search.finds().back().event, 1), first) << "round the end";
  EXPECT_EQ(search.next(first, -1), search.finds().back().event);
  search.setWords("no such words");
  EXPECT_TRUE(search.bring(trace));
  EXPECT_TRUE(search.finds().empty());
  EXPECT_EQ(search.next(first, 1), trace::EventId{});
}

TEST(SpaceTime, MembersTakeTheirSeatsWhenTheConfigurationIsApplied) {
  Play play;
  raft::Configuration smaller;
  smaller.voters = {S1, S2, S3};
  smaller.learners = {S4};
  play.at(100).add(S1, raft::ConfigurationChanged{raft::Index{4}, smaller});
  play.at(150).add(S2, raft::ConfigurationChanged{raft::Index{4}, smaller});
  const SpaceTimeLog log = logOf(play.trace());
  EXPECT_EQ(spanAt(log, S5, ms(99)).seat, view::Seat::Voter);
  EXPECT_EQ(spanAt(log, S5, ms(100)).seat, view::Seat::Outside);
  EXPECT_EQ(spanAt(log, S4, ms(120)).seat, view::Seat::Learner);
  EXPECT_EQ(log.marks().size(), 1u) << "told once, by whoever applied it first";
  EXPECT_EQ(windowOf(play.trace(), 0, 200).marks[0].words, "voters S1 S2 S3, learner S4");
}

}  // namespace
