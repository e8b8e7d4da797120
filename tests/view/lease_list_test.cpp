// Leases and watches of every server at the playhead: what is left of a lease's time, which keys go
// with it, and what watchers were told.
#include "app/view/lease_list.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "app/view/data_view.h"
#include "app/view/words_leases.h"
#include "engine/kv/calls.h"

namespace view {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using trace::EventId;
using trace::ServerId;

constexpr ServerId kLeader{1}, kFollower{2};
constexpr std::string_view kOpen("\0", 1);

class Leases : public ::testing::Test {
 protected:
  Leases()
      : tester(data.leases()->leases(), QAbstractItemModelTester::FailureReportingMode::Fatal),
        watchTester(data.leases()->watches(),
                    QAbstractItemModelTester::FailureReportingMode::Fatal) {
    trace::ClusterStarted started;
    started.servers = 2;
    started.historyKept = 0;
    add({}, started);
    for (const ServerId id : {kLeader, kFollower}) add(id, trace::ServerStarted{});
    add(kLeader, raft::TermChanged{raft::Term{1}});
    add(kLeader, raft::RoleChanged{raft::RoleName::Leader, raft::Term{1}, kLeader});
  }
  EventId add(ServerId server, trace::Body body) {
    const trace::Event event{EventId{trace.lastId().value + 1}, time, server, {}, {}, body};
    trace.append(event);
    view.fold(event);
    return event.id;
  }
  void both(const trace::Body& body) {
    for (const ServerId id : {kLeader, kFollower}) add(id, body);
  }
  void pass(raft::Duration span) { time += span; }
  /// The command is in both logs and applied.
  void apply(const kv::Request& request) {
    ++index;
    const raft::Entry entry{raft::Term{1}, raft::Index{index}, raft::EntryKind::Command,
                            raft::Payload(kv::encode({1, index, kv::operationOf(request)}))};
    both(raft::Appended{{entry}});
    both(raft::CommitAdvanced{raft::Index{index}});
    both(trace::Applied{raft::Index{index}, index});
  }
  void grant(kv::LeaseId lease, std::int64_t ttl) {
    apply(kv::LeaseGrantRequest{lease, ttl});
    both(trace::LeaseGranted{lease, seconds(ttl), 1});
  }
  void put(std::string key, kv::LeaseId lease = 0) {
    apply(kv::PutRequest{std::move(key), "v", lease, {}, {}});
  }
  LeaseList& shown(EventId at = {}) {
    cluster = at ? trace.viewAt(at) : view;
    data.show({&trace, &cluster, at ? cluster.at() : time, 1.0, false});
    return *data.leases();
  }
  QString lease(int row, const char* role) {
    return data.leases()->leases()->cell(row, role).toString();
  }
  QString watch(int row, const char* role) {
    return data.leases()->watches()->cell(row, role).toString();
  }

  trace::Trace trace;
  trace::ClusterView view;
  trace::ClusterView cluster;
  trace::Instant time{};
  std::uint64_t index{0};
  DataView data;
  QAbstractItemModelTester tester;
  QAbstractItemModelTester watchTester;
};

TEST_F(Leases, RunDownAtTheLeaderAndAreOnlyKnownByTheOthers) {
  grant(7, 10);
  pass(milliseconds(3'800));
  ASSERT_EQ(shown().leases()->count(), 2);
  EXPECT_EQ(data.leases()->leaseCount(), 1) << "one lease, known twice";
  EXPECT_EQ(lease(0, "section"), "S1, leads");
  EXPECT_EQ(lease(0, "title"), "lease 7");
  EXPECT_EQ(lease(0, "granted"), "10 s");
  EXPECT_EQ(lease(0, "remains"), "6.2 s left");
  EXPECT_NEAR(data.leases()->leases()->cell(0, "share").toDouble(), 0.62, 1e-9);
  EXPECT_EQ(lease(1, "section"), "S2");
  grant(8, 10);
  shown();
  EXPECT_EQ(lease(1, "section"), "") << "S1's second";
  EXPECT_EQ(lease(2, "section"), "S2");
  both(trace::LeaseEnded{8, trace::LeaseEnd::Revoked, 0, 1});
  shown();
  EXPECT_EQ(lease(1, "remains"), "the leader counts its time");
  EXPECT_LT(data.leases()->leases()->cell(1, "share").toDouble(), 0.0);
}

TEST_F(Leases, BeginAnewWhenKeptAliveAndWithANewLeaderAndEndInTheLog) {
  grant(7, 10);
  pass(seconds(9));
  both(trace::LeaseRenewed{7, 1});
  shown();
  EXPECT_EQ(lease(0, "remains"), "10 s left");
  pass(seconds(4));
  both(trace::LeasesBegun{1, milliseconds(300)});
  shown();
  EXPECT_EQ(lease(0, "remains"), "10.3 s left");
  EXPECT_EQ(data.leases()->leases()->cell(0, "share").toDouble(), 1.0);
  pass(seconds(11));
  shown();
  EXPECT_EQ(lease(0, "remains"), "over, its end is on its way");
  both(trace::LeaseEnded{7, trace::LeaseEnd::Expired, 0, 0});
  EXPECT_EQ(shown().leases()->count(), 0);
  EXPECT_EQ(data.leases()->leaseCount(), 0);
}

TEST_F(Leases, RunDownByTheLeadersOwnClock) {
  add(kLeader, trace::ClockChanged{{500'000, {}}});
  grant(7, 30);
  pass(seconds(10));
  shown();
  EXPECT_EQ(lease(0, "remains"), "15 s left") << "it runs half as fast again";
}

TEST_F(Leases, NameTheKeysThatGoWithThemAsEachServerAppliedTheLog) {
  grant(7, 10);
  put("lock", 7);
  put("jobs/1", 7);
  put("free");
  shown();
  EXPECT_EQ(lease(0, "keys"), "jobs/1, lock");
  put("lock");
  shown();
  EXPECT_EQ(lease(0, "keys"), "jobs/1");
  EXPECT_EQ(lease(0, "keeper"), "granted to c1");
  add({}, trace::KeepAliveSet{7, 1, kLeader, seconds(3)});
  shown();
  EXPECT_EQ(lease(0, "keeper"), "kept alive by c1 every 3 s");
  EXPECT_EQ(lease(0, "said"),
            "S1, lease 7, granted for 10 s, 10 s left, kept alive by c1 every 3 s, jobs/1");
}

TEST_F(Leases, AreThoseOfThePlayheadAlsoWhenItGoesBack) {
  grant(7, 10);
  const EventId then = trace.lastId();
  pass(seconds(20));
  both(trace::LeaseEnded{7, trace::LeaseEnd::Expired, 0, 0});
  EXPECT_EQ(shown().leases()->count(), 0);
  EXPECT_EQ(shown(then).leases()->count(), 2);
  EXPECT_EQ(lease(0, "remains"), "10 s left");
}

TEST_F(Leases, OfAStoppedServerAreGone) {
  grant(7, 10);
  add(kFollower, trace::ServerCrashed{});
  EXPECT_EQ(shown().leases()->count(), 1);
}

TEST_F(Leases, WatchesSayWhoWatchesWhatAndWhatTheyWereToldLast) {
  add(kFollower, trace::WatchOpened{1, 2, "jobs/", "jobs0", 5});
  add(kLeader, trace::WatchOpened{2, 0, "lock", "", 0});
  ASSERT_EQ(shown().watches()->count(), 2);
  EXPECT_EQ(watch(0, "section"), "S1, leads");
  EXPECT_EQ(watch(0, "title"), "a program outside");
  EXPECT_EQ(watch(0, "keys"), "lock");
  EXPECT_EQ(watch(0, "begins"), "from what came next");
  EXPECT_EQ(watch(0, "told"), "told nothing yet");
  EXPECT_EQ(watch(1, "title"), "c2");
  EXPECT_EQ(watch(1, "keys"), "jobs/...");
  EXPECT_EQ(watch(1, "begins"), "from revision 5");
  for (std::uint64_t revision = 5; revision <= 9; ++revision) {
    const std::string key = "jobs/" + std::to_string(revision);
    add(kFollower, trace::WatchTold{1, 2, key, 1, revision, revision, 0});
  }
  add(kFollower, trace::WatchTold{1, 2, "jobs/a", 3, 10, 12, 0});
  shown();
  EXPECT_EQ(watch(1, "told"), "told up to revision 12, 8 changes");
  EXPECT_EQ(watch(1, "last"),
            "jobs/a and 2 more, revisions 10 to 12\njobs/9, revision 9\njobs/8, revision 8");
  const EventId then = trace.lastId();
  add(kFollower, trace::WatchCancelled{1, 2, trace::WatchEnd::Asked, 0});
  EXPECT_EQ(shown().watches()->count(), 1);
  EXPECT_EQ(shown(then).watches()->count(), 2);
}

TEST(LeaseWords, NameWhatIsWatched) {
  EXPECT_EQ(keysText("lock", ""), "lock");
  EXPECT_EQ(keysText("a/", "a0"), "a/...");
  EXPECT_EQ(keysText("a", "f"), "the keys from a to f");
  EXPECT_EQ(keysText("b", std::string(kOpen)), "the keys from b on");
  EXPECT_EQ(keysText(std::string(kOpen), std::string(kOpen)), "all keys");
}

TEST(LeaseWords, RoundUpSoThatALeaseWithTimeLeftIsNeverCalledOver) {
  EXPECT_EQ(secondsText(milliseconds(1)), "0.1 s");
  EXPECT_EQ(secondsText(milliseconds(6'150)), "6.2 s");
  EXPECT_EQ(secondsText(seconds(3)), "3 s");
  EXPECT_EQ(secondsText(milliseconds(3'599'500)), "3599 s");
}

TEST_F(Leases, SayThatThereAreMoreThanAreListed) {
  const auto most = static_cast<kv::LeaseId>(trace::ServerView::kLeasesKept);
  for (kv::LeaseId id = 1; id <= most; ++id) add(kLeader, trace::LeaseGranted{id, seconds(9), 1});
  EXPECT_EQ(shown().moreLeases(), "");
  add(kLeader, trace::LeaseGranted{most + 1, seconds(9), 1});
  EXPECT_EQ(shown().moreLeases(),
            "S1 knows of 257 leases; listed are the 256 that were granted or renewed last.");
  EXPECT_EQ(data.leases()->leaseCount(), 257);
  EXPECT_EQ(lease(0, "lease"), "2");
  const auto watches = static_cast<kv::WatchId>(trace::ClusterView::kWatchesKept);
  for (kv::WatchId id = 1; id <= watches + 3; ++id) {
    add(kFollower, trace::WatchOpened{id, 0, "x", "", 2});
  }
  EXPECT_EQ(shown().moreWatches(),
            "259 watches are open; listed are the 256 that were opened last.");
  EXPECT_EQ(data.leases()->watchCount(), 259);
}

TEST_F(Leases, AWatchSaysWhatEndsIt) {
  add(kLeader, trace::WatchOpened{-1, 2, "lock", "", 2});
  const kv::KeyRange jobs = kv::KeyRange::prefix("jobs/");
  add(kLeader, trace::WatchOpened{-2, 3, jobs.key, jobs.end, 2});
  add(kLeader, trace::WatchOpened{-3, 3, "a", "c", 2});
  shown();
  EXPECT_EQ(watch(0, "cancelling"), "cancel");
  EXPECT_EQ(watch(0, "first"), "lock");
  EXPECT_EQ(watch(0, "client"), "2");
  EXPECT_EQ(watch(1, "cancelling"), "cancel-prefix");
  EXPECT_EQ(watch(1, "first"), "jobs/");
  EXPECT_EQ(watch(2, "cancelling"), "");
}

}  // namespace
}  // namespace view
