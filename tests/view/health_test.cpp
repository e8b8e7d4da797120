// What operators watch and what their alerts say: hand-computed over real runs of the engine, and
// over events written by hand.
#include "app/view/health_view.h"

#include "tests/view/real_play.h"

namespace {

using namespace play;
using view::Episode;
using view::HealthLog;
using view::HealthView;
using view::Metric;

constexpr const char* kCluster =
    "cluster 3 seed=7 election=150..300ms heartbeat=50ms latency=5..10ms\n";

trace::Instant milli(int n) { return trace::Instant{milliseconds(n)}; }

HealthLog readWhole(const trace::Trace& trace, int scale = HealthLog::kScale) {
  HealthLog log(scale);
  do {
    log.bring(trace, {});
  } while (log.readTo() < trace.lastId());
  return log;
}

std::vector<Episode> of(const HealthLog& log, const std::string& name, bool critical = true) {
  std::vector<Episode> found;
  for (const Episode& episode : log.episodes()) {
    const view::AlertRule& rule = view::healthRules()[episode.rule];
    const bool so = (rule.severity == view::Severity::Critical) == critical;
    if (rule.name == name && so) found.push_back(episode);
  }
  return found;
}

double now(const HealthLog& log, const trace::Trace& trace, Metric metric, ServerId server) {
  const trace::Instant end = trace.at(trace.lastId()).at;
  return log.of(metric, server).valueAt(end, trace.lastId()).value_or(-1);
}

TEST(Health, CountsLeadersAndIndexesAsTheServersKnowThem) {
  const trace::Trace trace = played(std::string(kCluster) +
                                    "run until leader within 5s\nrun 200ms\n"
                                    "put x 1 via leader\nput y 2 via leader\nrun 1s\n");
  const HealthLog log = readWhole(trace);
  const trace::ClusterView cluster = trace.viewAt(trace.lastId());
  for (const trace::ServerView& server : cluster.servers()) {
    EXPECT_EQ(now(log, trace, Metric::Up, server.id), 1);
    EXPECT_EQ(now(log, trace, Metric::HasLeader, server.id), 1);
    EXPECT_EQ(now(log, trace, Metric::LeaderChanges, server.id), 1);
    EXPECT_EQ(now(log, trace, Metric::Committed, server.id),
              static_cast<double>(server.commitIndex.value));
    EXPECT_EQ(now(log, trace, Metric::Applied, server.id),
              static_cast<double>(server.lastApplied.value));
    EXPECT_EQ(now(log, trace, Metric::Pending, server.id), 0);
    EXPECT_EQ(now(log, trace, Metric::Failed, server.id), 0);
  }
  EXPECT_TRUE(of(log, "etcdMembersDown").empty());
}

// Links of 5 to 10 ms each way: a heartbeat and its answer take 10 to 20 ms.
TEST(Health, ARoundTripIsAHeartbeatAndItsAnswer) {
  const trace::Trace trace = played(std::string(kCluster) + "run until leader within 5s\nrun 2s\n");
  const HealthLog log = readWhole(trace);
  const ServerId leader = trace.viewAt(trace.lastId()).leader();
  const double trip = now(log, trace, Metric::RoundTrip, leader);
  EXPECT_GE(trip, 0.010);
  EXPECT_LE(trip, 0.021);
  for (const ServerId server : {S1, S2, S3}) {
    if (server == leader) continue;
    EXPECT_EQ(now(log, trace, Metric::RoundTrip, server), -1);
  }
}

// Scaled 1:60 it must be so for 1 s.
TEST(Health, NoLeaderIsPendingThenFiresThenIsOver) {
  const std::string start = std::string(kCluster) + "run 3s\n";
  const trace::Trace before = played(start);
  const std::uint64_t leader = before.viewAt(before.lastId()).leader().value;
  ASSERT_NE(leader, 0U);
  const ServerId left{leader % 3 + 1};
  const std::string other = " S" + std::to_string((leader + 1) % 3 + 1) + "\n";
  const HealthLog log =
      readWhole(played(start + "crash leader\ncrash" + other + "run 3s\nrestart S" +
                       std::to_string(leader) + "\nrestart" + other + "run 3s\n"));
  std::vector<Episode> without;
  for (const Episode& episode : of(log, "etcdNoLeader")) {
    if (episode.server == left && episode.pending >= milli(3000)) without.push_back(episode);
  }
  ASSERT_EQ(without.size(), 1U);
  // It gives its leader up at its timeout, 150 to 300 ms later; a look is every 250 ms.
  EXPECT_GE(without[0].pending, milli(3000));
  EXPECT_LE(without[0].pending, milli(3550));
  EXPECT_EQ(without[0].firing, without[0].pending + milliseconds(1000));
  EXPECT_GT(without[0].ended, milli(6000));
  EXPECT_LE(without[0].ended, milli(8000));
}

TEST(Health, FewerThanAMajorityFiresInsufficientMembersAndOneDownDoesNot) {
  const std::string start = std::string(kCluster) + "run 2s\n";
  const HealthLog one = readWhole(played(start + "crash S1\nrun 6s\n"));
  EXPECT_TRUE(of(one, "etcdInsufficientMembers").empty());
  const auto down = of(one, "etcdMembersDown");
  ASSERT_EQ(down.size(), 1U);
  EXPECT_EQ(down[0].concerned.front().server, S1);
  EXPECT_EQ(down[0].firing, raft::kNever) << "6 s are less than its 10 s";
  const HealthLog two = readWhole(played(start + "crash S1\ncrash S2\nrun 6s\n"));
  const auto few = of(two, "etcdInsufficientMembers");
  ASSERT_EQ(few.size(), 1U);
  // Looked at every 250 ms: at 2 s the crash of that very instant may just be seen.
  EXPECT_GE(few[0].pending, milli(2000));
  EXPECT_LE(few[0].pending, milli(2250));
  EXPECT_EQ(few[0].firing, few[0].pending + milliseconds(3000));
  EXPECT_EQ(few[0].ended, raft::kNever);
}

TEST(Health, ASlowDiskFiresHighFsyncDurationsAtItsServerOnly) {
  const std::string load = "disk S2 fsync=700..800ms\n";
  std::string writes;
  for (int k = 0; k < 18; ++k) writes += "put k" + std::to_string(k) + " 1 via leader\nrun 900ms\n";
  const std::string start = std::string(kCluster) + "run until leader within 5s\nrun 200ms\n";
  const HealthLog slow = readWhole(played(start + load + writes));
  const auto warned = of(slow, "etcdHighFsyncDurations", false);
  ASSERT_FALSE(warned.empty());
  for (const Episode& episode : warned) EXPECT_EQ(episode.server, S2);
  EXPECT_NE(warned.back().firing, raft::kNever);
  EXPECT_EQ(warned.back().firing - warned.back().pending, milliseconds(10'000));
  EXPECT_TRUE(of(slow, "etcdHighFsyncDurations").empty()) << "critical is above 1 s";
  const HealthLog well = readWhole(played(start + writes));
  EXPECT_TRUE(of(well, "etcdHighFsyncDurations", false).empty());
}

// Four changes within 15 s, true for 5 s.
TEST(Health, RepeatedElectionsFireHighNumberOfLeaderChanges) {
  std::string elections;
  for (int k = 0; k < 5; ++k) {
    elections += "pause leader\nrun 900ms\nresume all\nrun 300ms\n";
  }
  const std::string start = std::string(kCluster) + "run 2s\n";
  const HealthLog many = readWhole(played(start + elections + "run 6s\n"));
  const auto often = of(many, "etcdHighNumberOfLeaderChanges", false);
  ASSERT_EQ(often.size(), 1U);
  EXPECT_EQ(often[0].firing, often[0].pending + milliseconds(5000));
  const HealthLog few = readWhole(played(start + "run 12s\n"));
  EXPECT_TRUE(of(few, "etcdHighNumberOfLeaderChanges", false).empty());
}

TEST(Health, AWindowOfEtcdsOwnLengthDoesNotFireInAShortRun) {
  const trace::Trace trace =
      played(std::string(kCluster) + "run 2s\ncrash S1\ncrash S2\nrun 20s\n");
  const HealthLog log = readWhole(trace, 1);
  EXPECT_FALSE(log.episodes().empty());
  for (const Episode& episode : log.episodes()) {
    EXPECT_EQ(episode.firing, raft::kNever);
  }
}

// Law: what is known does not depend on how the events came, nor on where the playhead was.
TEST(Health, ReadingInPiecesAndSeekingGiveTheSameAsReadingAtOnce) {
  const trace::Trace trace = played(std::string(kCluster) +
                                    "run 2s\nput x 1 via leader\ncrash S1\nrun 2s\n"
                                    "crash S2\nrun 5s\nrestart S1\nrun 2s\n");
  const HealthLog whole = readWhole(trace);
  trace::Trace grown;
  HealthLog pieces;
  for (trace::EventId id{1}; id <= trace.lastId(); id = id + 1) {
    grown.append(trace.at(id));
    if (id.value % 7 == 0) pieces.bring(grown, {});
  }
  pieces.bring(grown, {});
  EXPECT_EQ(pieces.episodes(), whole.episodes());
  for (const Metric metric : view::kMetrics) {
    for (const ServerId server : {S1, S2, S3}) {
      EXPECT_EQ(pieces.of(metric, server).samples(), whole.of(metric, server).samples());
    }
  }
  // A trace that ends at an event tells the same of that event as the whole one.
  for (std::uint64_t k = 50; k < trace.lastId().value; k += 97) {
    const HealthLog cut = readWhole(trace.prefix(EventId{k}));
    const trace::Instant at = trace.at(EventId{k}).at;
    for (const Metric metric : view::kMetrics) {
      for (const ServerId server : {S1, S2, S3}) {
        EXPECT_EQ(whole.of(metric, server).valueAt(at, EventId{k}),
                  cut.of(metric, server).valueAt(at, EventId{k}))
            << view::nameOf(metric) << " at event " << k;
      }
    }
  }
}

// What is still known is what a log of the whole trace knows of it.
TEST(Health, WhatTheTraceGaveUpIsGivenUpHereTooButForWhatTheRulesLookBackOver) {
  const trace::Trace trace =
      played(std::string(kCluster) + "run 20s\ncrash S1\ncrash S2\nrun 5s\nrestart S1\nrun 60s\n");
  const HealthLog whole = readWhole(trace);
  trace::Trace kept;
  HealthLog log;
  for (trace::EventId id{1}; id <= trace.lastId(); id = id + 1) {
    kept.append(trace.at(id));
    if (id.value % 500 != 0 && id != trace.lastId()) continue;
    kept.setBudget(1'000'000);
    log.bring(kept, {});
  }
  ASSERT_GT(kept.droppedThrough(), EventId{2'000});
  EXPECT_FALSE(log.complete());
  EXPECT_TRUE(whole.complete());
  const trace::Instant dropped = trace.at(kept.droppedThrough()).at;
  const trace::Instant end = trace.at(trace.lastId()).at;
  for (const Metric metric : view::kMetrics) {
    for (const ServerId server : {S1, S2, S3}) {
      const auto& all = whole.of(metric, server);
      const auto& some = log.of(metric, server);
      for (trace::Instant at = dropped; at <= end; at += std::chrono::milliseconds(330)) {
        EXPECT_EQ(some.valueAt(at, trace.lastId()), all.valueAt(at, trace.lastId()))
            << view::nameOf(metric);
      }
      const trace::Instant from = end - log.scaled(view::longestRange());
      EXPECT_EQ(some.growthWithin(from, end), all.growthWithin(from, end));
    }
  }
  const auto& applied = log.of(Metric::RoundTrip, S3).samples();
  EXPECT_LT(applied.size(), whole.of(Metric::RoundTrip, S3).samples().size() / 2);
  EXPECT_LT(log.episodes().size(), whole.episodes().size());
  for (const Episode& episode : log.episodes()) {
    EXPECT_NE(std::ranges::count(whole.episodes(), episode), 0);
  }
}

TEST(Health, TheViewSaysStateServersAndWhatToDoAtThePlayhead) {
  const trace::Trace trace = played(std::string(kCluster) + "run 2s\ncrash S1\ncrash S2\nrun 6s\n");
  HealthView health;
  const auto showAt = [&](int time) {
    const trace::ClusterView cluster = trace.viewAt(trace.lastAtOrBefore(milli(time)));
    health.show({&trace, &cluster, milli(time), 1.0, false});
  };
  const auto cell = [&](int row, const char* role) { return health.alerts()->cell(row, role); };
  showAt(7900);
  ASSERT_EQ(cell(1, "name").toString(), "etcdInsufficientMembers");
  EXPECT_EQ(cell(1, "standing").toInt(), HealthView::Firing);
  EXPECT_TRUE(cell(1, "words").toString().contains("S1 and S2"));
  EXPECT_FALSE(cell(1, "advice").toString().isEmpty());
  EXPECT_GE(health.firing(), 1);
  EXPECT_GE(cell(1, "since").toDouble(), 5000.0);
  EXPECT_LE(cell(1, "since").toDouble(), 5250.0);
  showAt(4000);
  EXPECT_EQ(cell(1, "standing").toInt(), HealthView::Pending);
  showAt(1900);
  EXPECT_EQ(cell(1, "standing").toInt(), HealthView::Quiet);
  EXPECT_EQ(cell(1, "since").toDouble(), -1.0);
  EXPECT_EQ(health.valuesOf(Metric::Up), QStringList("all: 1"));
  showAt(7900);
  EXPECT_EQ(health.valuesOf(Metric::Up), QStringList({"S1, S2: 0", "S3: 1"}));
}

// Nearest rank; a counter that begins again at 0 grew by what it is then.
TEST(Health, QuantilesAndGrowthAreThoseOfTheirWindow) {
  EXPECT_EQ(view::quantileOf({}, 0.99), std::nullopt);
  EXPECT_EQ(view::quantileOf({3, 1, 2}, 0.5), 2);
  EXPECT_EQ(view::quantileOf({3, 1, 2}, 0.99), 3);
  view::Series counter;
  counter.change({milli(1), EventId{1}, 2.0});
  counter.change({milli(2), EventId{2}, 5.0});
  counter.change({milli(3), EventId{3}, std::nullopt});
  counter.change({milli(4), EventId{4}, 1.0});
  EXPECT_EQ(counter.growthWithin(milli(1), milli(4)), 4.0);
  EXPECT_EQ(counter.growthWithin(milli(2), milli(3)), 0.0);
  EXPECT_EQ(counter.valueAt(milli(3), EventId{9}), std::nullopt);
  EXPECT_EQ(counter.valueAt(milli(9), EventId{2}), 5.0);
}

}  // namespace
