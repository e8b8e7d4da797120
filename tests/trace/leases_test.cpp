// Leases, watches and clients in events, words and view.
#include <gtest/gtest.h>

#include <set>

#include "engine/kv/calls.h"
#include "engine/trace/hash.h"
#include "engine/trace/jsonl.h"
#include "engine/trace/text.h"
#include "engine/trace/view.h"
#include "engine/trace/words.h"
#include "tests/trace/story.h"

namespace {

using namespace story;
using namespace std::chrono_literals;

std::string saying(ServerId server, trace::Body body) {
  return trace::wordsOf({EventId{1}, at(0), server, {}, {}, std::move(body)});
}

TEST(Leases, AreWhatAServerHasAppliedSince) {
  Story s;
  s.add(S1, trace::LeaseGranted{7, 10s, 1}).wait(3s);
  s.add(S1, trace::LeaseGranted{5, 4s, 2}).wait(1s);
  s.add(S1, trace::LeaseRenewed{7, 1});
  ASSERT_EQ(s.server(S1).leases.size(), 2u);
  EXPECT_EQ(s.server(S1).leases[0].lease, 5);
  EXPECT_EQ(s.server(S1).leases[1].since, at(4000));
  EXPECT_TRUE(s.server(S2).leases.empty());
  s.wait(1s).add(S1, trace::LeasesBegun{2, 300ms});
  EXPECT_EQ(s.server(S1).leases[0].since, at(5000));
  EXPECT_EQ(s.server(S1).leases[0].grace, 300ms);
  s.add(S1, trace::LeaseEnded{7, trace::LeaseEnd::Expired, 2, 0});
  EXPECT_EQ(s.server(S1).leases.size(), 1u);
  s.add(S1, trace::ServerCrashed{});
  EXPECT_TRUE(s.server(S1).leases.empty());
}

TEST(Leases, OfAServerAreKeptUpToABound) {
  Story s;
  const auto most = static_cast<kv::LeaseId>(trace::ServerView::kLeasesKept);
  for (kv::LeaseId id = 1; id <= most + 10; ++id) {
    s.add(S1, trace::LeaseGranted{id, 10s, 1}).wait(1ms);
  }
  EXPECT_EQ(s.server(S1).leases.size(), trace::ServerView::kLeasesKept);
  EXPECT_EQ(s.server(S1).leases.front().lease, 11) << "those that were touched last";
}

TEST(Leases, AreCountedBeyondThoseThatAreKept) {
  Story s;
  const auto most = static_cast<kv::LeaseId>(trace::ServerView::kLeasesKept);
  for (kv::LeaseId id = 1; id <= most + 10; ++id) {
    s.add(S1, trace::LeaseGranted{id, 10s, 1}).wait(1ms);
  }
  EXPECT_EQ(s.server(S1).leaseCount, trace::ServerView::kLeasesKept + 10);
  s.add(S1, trace::LeaseEnded{1, trace::LeaseEnd::Revoked, 0, 1});
  EXPECT_EQ(s.server(S1).leaseCount, trace::ServerView::kLeasesKept + 9);
  s.add(S1, trace::LeasesBegun{1'000, 300ms});
  EXPECT_EQ(s.server(S1).leaseCount, 1'000u) << "of a snapshot some are told";
  s.add(S1, trace::ServerCrashed{});
  EXPECT_EQ(s.server(S1).leaseCount, 0u);
}

TEST(Watches, AreCountedBeyondThoseThatAreKeptAndEndWithTheirServer) {
  Story s;
  const auto most = static_cast<kv::WatchId>(trace::ClusterView::kWatchesKept);
  for (kv::WatchId id = 1; id <= most + 10; ++id) {
    s.add(S1, trace::WatchOpened{id, 0, "x", "", 6});
  }
  EXPECT_EQ(s.view().watches().size(), trace::ClusterView::kWatchesKept);
  EXPECT_EQ(s.server(S1).watchCount, trace::ClusterView::kWatchesKept + 10);
  s.add(S1, trace::WatchCancelled{1, 0, trace::WatchEnd::Asked, 0});
  EXPECT_EQ(s.server(S1).watchCount, trace::ClusterView::kWatchesKept + 9);
  s.add(S1, trace::ServerCrashed{});
  EXPECT_EQ(s.server(S1).watchCount, 0u);
  EXPECT_TRUE(s.view().watches().empty()) << "not every end has an event of its own";
}

TEST(Watches, AreOpenUntilTheirServerEndsThem) {
  Story s;
  s.add({}, trace::WatchAsked{-1, 2, S1, "x", "", 0});
  s.add(S1, trace::WatchOpened{-1, 2, "x", "", 6});
  s.add(S2, trace::WatchOpened{1, 0, "a", "b", 3});
  s.add(S1, trace::WatchTold{-1, 2, "x", 1, 7, 7, 0});
  ASSERT_EQ(s.view().watches().size(), 2u);
  EXPECT_EQ(s.view().watches()[0].through, 7u);
  EXPECT_EQ(s.view().watches()[0].changes, 1u);
  ASSERT_NE(s.view().client(2), nullptr);
  EXPECT_EQ(s.view().client(2)->heard, 0u) << "it is on its way";
  s.add({}, trace::WatchHeard{-1, 2, "x", 1, 7, 7});
  EXPECT_EQ(s.view().client(2)->heard, 7u);
  EXPECT_EQ(s.view().client(2)->watches, 1u);
  s.add(S1, trace::WatchCancelled{-1, 2, trace::WatchEnd::Stopped, 0});
  EXPECT_EQ(s.view().watches().size(), 1u);
  EXPECT_EQ(s.view().client(2)->watches, 1u) << "its client does not know yet";
  s.add({}, trace::WatchCancelled{-1, 2, trace::WatchEnd::Stopped, 0});
  EXPECT_EQ(s.view().client(2)->watches, 0u);
}

kv::Command creation(kv::ClientId client) {
  kv::TxnRequest txn;
  txn.compares.push_back(
      {kv::KeyRange::one("lock"), kv::Target::CreateRevision, kv::Relation::Equal, 0, {}});
  txn.success.push_back({kv::PutRequest{"lock", "me", 7, {}, {}}});
  return {client, 1, kv::callOf(txn)};
}

TEST(Locks, AreHeldUntilTheirClientLearnsOtherwise) {
  Story s;
  const trace::OperationId first{1};
  const trace::OperationId second{2};
  s.add({}, trace::OperationStarted{first, S1, creation(1)});
  s.add({}, trace::OperationStarted{second, S1, creation(2)});
  s.add({}, trace::OperationFinished{first, trace::Outcome::Ok, {}, {}, {true, {}, 9, {}}});
  s.add({}, trace::OperationFinished{second, trace::Outcome::Ok, {}, {}, {false, {}, 9, {}}});
  ASSERT_NE(s.view().lock(1, "lock"), nullptr);
  EXPECT_EQ(s.view().lock(1, "lock")->revision, 9u);
  EXPECT_TRUE(s.view().lock(1, "lock")->held);
  EXPECT_EQ(s.view().lock(2, "lock"), nullptr) << "it was there already";
  s.add({}, trace::KeepAliveSet{7, 1, S1, 3s});
  EXPECT_TRUE(s.view().lock(1, "lock")->held);
  s.add({}, trace::KeepAliveSet{7, 1, S1, 0s});
  EXPECT_FALSE(s.view().lock(1, "lock")->held);
  EXPECT_EQ(s.view().lock(1, "lock")->revision, 9u) << "the token stays what it was";
  EXPECT_TRUE(s.view().keepers().empty());
}

TEST(Clients, KeepAlivesAreOperationsOnlyWhileTheyAreUnderWay) {
  Story s;
  const trace::OperationId id{1};
  const kv::Command renew{kv::kKeepers + 3, 1, kv::callOf(kv::LeaseRenewRequest{7})};
  s.add({}, trace::OperationStarted{id, S1, renew});
  EXPECT_EQ(s.view().operations().size(), 1u);
  s.add({}, trace::OperationFinished{id, trace::Outcome::Ok, {}, {}, {true, {}, 1, {}}});
  EXPECT_TRUE(s.view().operations().empty());
}

TEST(Clients, StandStillAndGoOn) {
  Story s;
  s.add({}, trace::ClientPaused{3});
  EXPECT_TRUE(s.view().client(3)->paused);
  s.add({}, trace::ClientResumed{3});
  EXPECT_FALSE(s.view().client(3)->paused);
  EXPECT_EQ(s.view().client(4), nullptr);
}

TEST(LeaseWords, SayWhoDoesWhat) {
  EXPECT_EQ(saying(S1, trace::LeaseGranted{7, 10s, 1}), "grants lease 7 for 10000.000 ms to c1");
  EXPECT_EQ(saying(S1, trace::LeaseGranted{7, 10s, 0}), "has lease 7 for 10000.000 ms");
  EXPECT_EQ(saying(S1, trace::LeaseEnded{7, trace::LeaseEnd::Expired, 1, 0}),
            "ends lease 7: Expired, 1 key deleted");
  EXPECT_EQ(saying({}, trace::WatchAsked{-1, 2, S1, "jobs/", "jobs0", 5}),
            "client c2 asks S1 to watch jobs/... from revision 5 on");
  EXPECT_EQ(saying(S1, trace::WatchTold{-1, 2, "x", 3, 5, 7, 0}),
            "tells c2 of x and 2 more, revision 7");
  EXPECT_EQ(saying(S1, trace::WatchTold{1, 0, "x", 1, 5, 7, 9}),
            "tells a program outside of x, revision 7 (and 9 others)");
  EXPECT_EQ(saying(S1, trace::WatchCancelled{-1, 2, trace::WatchEnd::Compacted, 4}),
            "the watch of c2 is over: Compacted to 4");
  EXPECT_EQ(saying({}, trace::KeepAliveSet{7, 1, S1, 300ms}),
            "client c1 keeps lease 7 alive every 300.000 ms");
}

TEST(LeaseWords, AreNamedInJson) {
  const Event ended{EventId{2}, at(1),        S1,
                    EventId{1}, {EventId{1}}, trace::LeaseEnded{7, trace::LeaseEnd::Revoked, 2, 3}};
  EXPECT_EQ(trace::jsonOf(ended),
            "{\"id\":2,\"at_ns\":1000000,\"server\":\"S1\",\"event\":\"LeaseEnded\",\"trigger\":1,"
            "\"causes\":[1],\"lease\":7,\"why\":\"Revoked\",\"keys\":2,\"client\":3}");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::LeaseGranted{}}), "LeaseGranted");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::WatchAsked{}}), "WatchAsked");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::KeepAliveSet{}}), "KeepAliveSet");
  EXPECT_EQ(trace::nameOf(trace::Body{trace::ClientResumed{}}), "ClientResumed");
}

TEST(LeaseWords, EveryFieldChangesTheHash) {
  const auto hashOf = [](trace::Body body) {
    trace::EventHash hash;
    hash.add({EventId{1}, at(0), S1, {}, {}, std::move(body)});
    return hash.value();
  };
  std::set<std::uint64_t> all;
  const std::vector<trace::Body> bodies{
      trace::LeaseGranted{7, 10s, 1},
      trace::LeaseGranted{8, 10s, 1},
      trace::LeaseGranted{7, 11s, 1},
      trace::LeaseGranted{7, 10s, 2},
      trace::LeaseRenewed{7, 1},
      trace::LeaseEnded{7, trace::LeaseEnd::Revoked, 0, 1},
      trace::LeaseEnded{7, trace::LeaseEnd::Expired, 0, 1},
      trace::LeaseEnded{7, trace::LeaseEnd::Revoked, 1, 1},
      trace::LeasesBegun{1, 1s},
      trace::WatchTold{-1, 2, "x", 1, 5, 7, 0},
      trace::WatchTold{-1, 2, "y", 1, 5, 7, 0},
      trace::WatchTold{-1, 2, "x", 1, 6, 7, 0},
      trace::WatchHeard{-1, 2, "x", 1, 5, 7},
      trace::WatchCancelled{-1, 2, trace::WatchEnd::Asked, 0},
      trace::WatchCancelled{-1, 2, trace::WatchEnd::Stopped, 0},
      trace::KeepAliveSet{7, 1, S1, 1s},
      trace::KeepAliveSet{7, 1, S1, 0s},
      trace::ClientPaused{1},
      trace::ClientResumed{1},
  };
  for (const trace::Body& body : bodies) all.insert(hashOf(body));
  EXPECT_EQ(all.size(), bodies.size());
}

}  // namespace
