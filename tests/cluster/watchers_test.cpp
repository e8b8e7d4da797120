#include "engine/cluster/watchers.h"

#include <gtest/gtest.h>

namespace cluster {
namespace {

using namespace std::chrono_literals;
using trace::WatchEnd;

constexpr ServerId kNear{1}, kNext{2}, kFar{3};

kv::Told news(kv::WatchId id, kv::Revision revision) {
  kv::Told told;
  told.id = id;
  told.through = revision;
  kv::Record record;
  record.key = "x";
  record.modRevision = revision;
  told.changes.push_back({record, {}});
  return told;
}

struct WatchersOf3 : testing::Test {
  static Settings three() {
    Settings settings;
    settings.servers = 3;
    settings.clientTimeout = 1s;
    return settings;
  }
  Watchers watchers{three()};
  std::set<kv::ClientId> nobody;
  WatchKeys wish{2, kv::KeyRange::one("x"), 0, {}};

  Watchers::Wish begin() {
    const auto out = watchers.watch(wish, kNear);
    EXPECT_EQ(out.send.size(), 1u);
    return out.send.at(0);
  }
  Watchers::Wish askedAgain(Instant at) {
    const auto out = watchers.deadlineReached(at, nobody);
    EXPECT_EQ(out.send.size(), 1u);
    return out.send.at(0);
  }
};

TEST_F(WatchersOf3, GoOnAtTheNextServerFromTheNextRevision) {
  const auto first = begin();
  EXPECT_EQ(first.request->from, 0u);
  watchers.hear(news(first.id, 5));
  const auto lost = watchers.lost(Instant{1s}, first.id);
  ASSERT_EQ(lost.ended.size(), 1u);
  EXPECT_EQ(lost.ended[0].why, WatchEnd::Stopped);
  const auto second = askedAgain(Instant{1s});
  EXPECT_EQ(second.to, kNext);
  EXPECT_EQ(second.request->from, 6u);
  EXPECT_NE(second.id, first.id);
  EXPECT_LT(second.id, 0) << "ids of programs outside are above zero";
}

TEST_F(WatchersOf3, HearNothingThatIsSaidToAnEarlierTry) {
  const auto first = begin();
  watchers.lost(Instant{}, first.id);
  const auto second = askedAgain(Instant{});
  EXPECT_FALSE(watchers.hear(news(first.id, 5)).heard);
  EXPECT_TRUE(watchers.hear(news(second.id, 5)).heard);
}

TEST_F(WatchersOf3, RestWhenNoServerWasThere) {
  auto next = begin();
  for (int i = 0; i < 2; ++i) {
    watchers.lost(Instant{}, next.id);
    EXPECT_EQ(watchers.nextDeadline(nobody), Instant{});
    next = askedAgain(Instant{});
  }
  EXPECT_EQ(next.to, kFar);
  watchers.lost(Instant{}, next.id);
  EXPECT_EQ(watchers.nextDeadline(nobody), Instant{1s});
  EXPECT_TRUE(watchers.deadlineReached(Instant{999ms}, nobody).send.empty());
  EXPECT_EQ(askedAgain(Instant{1s}).to, kNear);
}

TEST_F(WatchersOf3, AreMovedByWatchingTheSameKeysAgain) {
  const auto first = begin();
  watchers.hear(news(first.id, 5));
  const auto out = watchers.watch(wish, kFar);
  ASSERT_EQ(out.send.size(), 2u);
  EXPECT_EQ(out.send[0].to, kNear);
  EXPECT_FALSE(out.send[0].request) << "the word that it is over";
  EXPECT_EQ(out.send[1].to, kFar);
  EXPECT_EQ(out.send[1].request->from, 6u);
}

TEST_F(WatchersOf3, AreOverWhenWhatTheyWaitForIsCompacted) {
  const auto first = begin();
  kv::Told told;
  told.id = first.id;
  told.compacted = 4;
  const auto out = watchers.hear(told);
  ASSERT_EQ(out.ended.size(), 1u);
  EXPECT_EQ(out.ended[0].compacted, 4u);
  EXPECT_FALSE(watchers.contains(first.id));
  EXPECT_NE(watchers.check(CancelWatch{2, wish.range}), "");
}

TEST_F(WatchersOf3, HearInTheOrderInWhichTheyWereTold) {
  const auto first = begin();
  EXPECT_EQ(watchers.inOrder(first.id, Instant{20ms}), Instant{20ms});
  EXPECT_EQ(watchers.inOrder(first.id, Instant{15ms}), Instant{20ms});
  EXPECT_EQ(watchers.inOrder(first.id, Instant{25ms}), Instant{25ms});
}

TEST_F(WatchersOf3, OfAPausedClientAskNobody) {
  const auto first = begin();
  watchers.lost(Instant{}, first.id);
  const std::set<kv::ClientId> paused{2};
  EXPECT_EQ(watchers.nextDeadline(paused), raft::kNever);
  EXPECT_TRUE(watchers.deadlineReached(Instant{5s}, paused).send.empty());
}

}  // namespace
}  // namespace cluster
