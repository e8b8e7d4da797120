// The desk in virtual time: who is answered when, and that everybody is answered once.
#include "tests/etcd/desk_fixture.h"

namespace etcd {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_F(DeskTest, AnAnswerTellsWhoGaveItAndTheRevision) {
  put("a", "1");
  ASSERT_EQ(answers.size(), 1u);
  const Header& header = answers.front().header;
  EXPECT_EQ(header.cluster, 7u);
  EXPECT_EQ(header.member, 1u);
  EXPECT_EQ(header.revision, 2u);
  EXPECT_EQ(header.term, 2u);
}

TEST_F(DeskTest, WithoutAQuorumWritesAndFreshReadsTimeOutAndOldReadsAnswer) {
  put("a", "1");
  answers.clear();
  store.setQuorum(SingleCopy::Quorum::Lost);
  const kv::RangeRequest a{.range = kv::KeyRange::one("a")};
  desk.call(kOnly, kv::PutRequest{"a", "2"}, into(answers));
  desk.read(kOnly, a, server::ReadAs::Linearizable, into(answers));
  desk.read(kOnly, a, server::ReadAs::Serializable, into(answers));
  at(milliseconds(4'999));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<kv::Answer>(answers.front().outcome));
  at(seconds(5));
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(std::get<Trouble>(answers[1].outcome), Trouble::TimedOut);
  EXPECT_EQ(std::get<Trouble>(answers[2].outcome), Trouble::TimedOut);
  EXPECT_EQ(store.givenUp().size(), 2u) << "nobody waits for them any more";
}

TEST_F(DeskTest, WhoStillWaitsWhenItClosesIsToldThatItStops) {
  store.setQuorum(SingleCopy::Quorum::Lost);
  put("a", "1");
  openStream();
  watch("a");
  EXPECT_EQ(answers.size(), 0u);
  desk.close();
  put("b", "1");
  ASSERT_EQ(answers.size(), 2u) << "the one that waited, and the one that came too late";
  for (const auto& reply : answers) {
    EXPECT_EQ(std::get<Trouble>(reply.outcome), Trouble::Stopped);
  }
  EXPECT_EQ(noted<WatchesOver>().size(), 1u);
}

TEST_F(DeskTest, AMemberThatDiedSaysSo) {
  openStream();
  watch("a");
  store.stop();
  put("a", "1");
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(answers.front().outcome), Trouble::Stopped);
  EXPECT_EQ(noted<WatchesOver>().size(), 1u);
}

TEST_F(DeskTest, AWatchHearsOfItsKeyAfterItWasCreated) {
  openStream();
  watch("a");
  watch("b");
  put("a", "1");
  ASSERT_EQ(notes.size(), 3u);
  EXPECT_EQ(std::get<WatchCreated>(notes[0].what).id, 0);
  EXPECT_EQ(std::get<WatchCreated>(notes[1].what).id, 1);
  const auto& told = std::get<WatchTold>(notes[2].what).told;
  EXPECT_EQ(told.id, 0);
  EXPECT_EQ(told.changes.front().now.value, "1");
  EXPECT_EQ(notes[2].header.revision, 2u);
}

TEST_F(DeskTest, AWatchIdIsTakenOnceAndAnEmptyRangeRefused) {
  openStream();
  WatchWish wish;
  wish.id = 5;
  wish.request.range = kv::KeyRange::one("a");
  desk.watches().create(1, wish);
  desk.watches().create(1, wish);
  wish.id = 6;
  wish.request.range = {"b", "a"};
  desk.watches().create(1, wish);
  const auto refused = noted<WatchRefused>();
  ASSERT_EQ(refused.size(), 2u);
  EXPECT_EQ(refused[0].why, "mvcc: duplicate watch ID provided on the WatchStream");
  EXPECT_EQ(refused[1].why, "mvcc: watcher range is empty");
}

// Watch API: resumable, and complete.
TEST_F(DeskTest, ASlowStreamMissesNothingOnceItHasCaughtUp) {
  openStream();
  watch("a");
  put("a", "1");
  *backlog = kBacklogMost + 1;
  put("a", "2");
  put("a", "3");
  EXPECT_EQ(noted<WatchTold>().size(), 1u) << "it is not burdened further";
  desk.watches().progress(1);
  EXPECT_EQ(notes.back().header.revision, 2u) << "no more than what it was told";
  *backlog = 0;
  at(seconds(1));
  at(seconds(2));
  const auto told = noted<WatchTold>();
  ASSERT_EQ(told.size(), 2u);
  ASSERT_EQ(told[1].told.changes.size(), 2u);
  EXPECT_EQ(told[1].told.changes[0].now.value, "2");
  EXPECT_EQ(told[1].told.changes[1].now.value, "3");
}

TEST_F(DeskTest, ACancelledWatchHearsNoMore) {
  openStream();
  watch("a");
  desk.watches().cancel(1, 0);
  desk.watches().cancel(1, 99);
  put("a", "1");
  EXPECT_EQ(noted<WatchCancelled>().size(), 1u);
  EXPECT_EQ(noted<WatchTold>().size(), 0u);
}

TEST_F(DeskTest, AQuietWatchThatWantsItIsToldOfProgress) {
  openStream();
  WatchWish wish;
  wish.request.range = kv::KeyRange::one("a");
  wish.progress = ProgressNotes::Yes;
  desk.watches().create(1, wish);
  put("b", "1");
  at(std::chrono::minutes(9));
  EXPECT_EQ(noted<WatchProgress>().size(), 0u);
  at(std::chrono::minutes(10));
  ASSERT_EQ(noted<WatchProgress>().size(), 1u);
  EXPECT_EQ(notes.back().header.revision, 2u);
}

TEST_F(DeskTest, ALeaseIsNeverShorterThanTheLeastAndIsKeptAlive) {
  std::vector<Reply<LeaseTime>> times;
  desk.grant(kOnly, {0, 1}, into(times));
  at(seconds(0));
  ASSERT_EQ(times.size(), 1u);
  const LeaseTime granted = std::get<LeaseTime>(times[0].outcome);
  EXPECT_GT(granted.id, 0);
  EXPECT_EQ(granted.granted, 2);
  at(seconds(1));
  desk.keepAlive(kOnly, granted.id, into(times));
  at(milliseconds(2'500));
  desk.timeToLive(kOnly, granted.id, into(times));
  at(milliseconds(2'600));
  at(seconds(4));
  desk.keepAlive(kOnly, granted.id, into(times));
  at(seconds(4));
  ASSERT_EQ(times.size(), 4u);
  EXPECT_EQ(std::get<LeaseTime>(times[1].outcome).granted, 2);
  EXPECT_EQ(std::get<LeaseTime>(times[2].outcome).granted, 2) << "it lives on";
  EXPECT_EQ(std::get<LeaseTime>(times[3].outcome).granted, -1) << "its time is over";
}

TEST_F(DeskTest, AnAlarmThatIsNotRaisedIsNotDisarmed) {
  std::vector<Reply<AlarmsOf>> replies;
  using To = kv::AlarmRequest::To;
  for (const To to : {To::Disarmed, To::Raised, To::Disarmed}) {
    desk.alarm(kOnly, {1, to}, into(replies));
    at({});
    at({});
  }
  ASSERT_EQ(replies.size(), 3u);
  EXPECT_EQ(std::get<AlarmsOf>(replies[0].outcome), AlarmsOf{});
  EXPECT_EQ(std::get<AlarmsOf>(replies[1].outcome), AlarmsOf{1});
  EXPECT_EQ(std::get<AlarmsOf>(replies[2].outcome), AlarmsOf{1});
}

// The cluster's clock may stand still (a paused Live world): no call's time ends then.
TEST_F(DeskTest, TooManyCallsThatWaitAreToldToComeAgain) {
  store.setQuorum(SingleCopy::Quorum::Silent);
  for (std::size_t i = 0; i < kCallsMost; ++i) {
    desk.call(kOnly, kv::PutRequest{"a", "1"}, into(answers));
  }
  at(seconds(1));
  EXPECT_EQ(answers.size(), 0u);
  desk.call(kOnly, kv::PutRequest{"a", "1"}, into(answers));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(answers.front().outcome), Trouble::TooManyRequests);
}

TEST_F(DeskTest, WhoLeavesIsGivenUpAtOnceAndNobodyElse) {
  store.setQuorum(SingleCopy::Quorum::Silent);
  const int one = 0;
  const int another = 0;
  for (const Caller caller : {Caller(&one), Caller(&another)}) {
    desk.as(caller, [&](Desk& at) { at.call(kOnly, kv::PutRequest{"a", "1"}, into(answers)); });
  }
  at(milliseconds(1));
  desk.left(&one);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(answers.front().outcome), Trouble::TimedOut);
  EXPECT_EQ(store.givenUp().size(), 1u);
  desk.left(&one);
  EXPECT_EQ(answers.size(), 1u);
  at(seconds(6));
  EXPECT_EQ(answers.size(), 2u);
  EXPECT_EQ(store.givenUp().size(), 2u);
}

TEST_F(DeskTest, KnowsWhoListensToAMember) {
  desk.streamOpened(kOnly);
  desk.streamOpened(kOnly);
  desk.streamClosed(kOnly);
  EXPECT_EQ(desk.streams().at(kOnly), 1u);
}

}  // namespace
}  // namespace etcd
