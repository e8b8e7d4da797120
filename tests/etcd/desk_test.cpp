// The desk in virtual time: who is answered when, and that everybody is answered once.
#include "engine/etcd/desk.h"

#include <gtest/gtest.h>

#include "tests/etcd/single_copy.h"

namespace etcd {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

raft::Configuration configurationOf(raft::ServerSet voters, raft::ServerSet learners = {}) {
  raft::Configuration configuration;
  configuration.voters = std::move(voters);
  configuration.learners = std::move(learners);
  return configuration;
}

class DeskTest : public testing::Test {
 protected:
  DeskTest()
      : desk(
            store, [this](const cluster::Command&) { return refusal; }, settings()) {}

  static DeskSettings settings() {
    DeskSettings settings;
    settings.cluster = 7;
    settings.requestTimeout = seconds(5);
    settings.places = {{"S1", "http://127.0.0.1:1", "http://127.0.0.1:2"}};
    return settings;
  }
  void at(raft::Duration time) {
    store.advance(raft::Instant{time});
    desk.turn(raft::Instant{time});
  }
  template <typename T>
  Then<T> into(std::vector<Reply<T>>& replies) {
    return [&replies](Reply<T> reply) { replies.push_back(std::move(reply)); };
  }
  void put(const std::string& key, const std::string& value) {
    desk.call(kOnly, kv::PutRequest{key, value}, into(answers));
    desk.turn({});
  }
  void openStream() {
    desk.watches().open(
        1, kOnly, [this](WatchNote note) { notes.push_back(std::move(note)); }, backlog);
  }
  void watch(const std::string& key) {
    WatchWish wish;
    wish.request.range = kv::KeyRange::one(key);
    desk.watches().create(1, wish);
  }
  template <typename What>
  std::vector<What> noted() const {
    std::vector<What> whats;
    for (const WatchNote& note : notes) {
      if (const auto* what = std::get_if<What>(&note.what)) whats.push_back(*what);
    }
    return whats;
  }

  Reply<Membership> change(const MembersWish& wish) {
    std::vector<Reply<Membership>> replies;
    desk.changeMembers(kOnly, wish, into(replies));
    EXPECT_EQ(replies.size(), 1u) << "at once";
    return replies.empty() ? Reply<Membership>{} : replies.front();
  }
  Trouble troubleWith(const MembersWish& wish) {
    const Reply<Membership> reply = change(wish);
    const auto* trouble = std::get_if<Trouble>(&reply.outcome);
    EXPECT_NE(trouble, nullptr) << "it was done";
    return trouble == nullptr ? Trouble::Stopped : *trouble;
  }

  SingleCopy store;
  std::string refusal;  ///< what the cluster says to an operator
  Desk desk;
  std::vector<Reply<kv::Answer>> answers;
  std::vector<WatchNote> notes;
  Backlog backlog{std::make_shared<std::atomic<std::size_t>>(0)};
};

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

TEST_F(DeskTest, AMemberIsAddedOnlyWithAnAddressAndASpare) {
  std::vector<Reply<Membership>> replies;
  desk.changeMembers(kOnly, AddMember{{"nonsense"}, false}, into(replies));
  desk.changeMembers(kOnly, AddMember{{"http://127.0.0.1:1"}, false}, into(replies));
  desk.changeMembers(kOnly, AddMember{{"http://127.0.0.1:9"}, false}, into(replies));
  desk.changeMembers(kOnly, RemoveMember{9}, into(replies));
  desk.changeMembers(kOnly, PromoteMember{1}, into(replies));
  desk.changeMembers(kOnly, UpdateMember{1, {"http://127.0.0.1:9"}}, into(replies));
  at(seconds(1));
  ASSERT_EQ(replies.size(), 6u);
  const auto trouble = [&](std::size_t i) { return std::get<Trouble>(replies[i].outcome); };
  EXPECT_EQ(trouble(0), Trouble::BadUrls);
  EXPECT_EQ(trouble(1), Trouble::PeerUrlExists);
  EXPECT_EQ(trouble(2), Trouble::NoSpare);
  EXPECT_EQ(trouble(3), Trouble::MemberNotFound);
  EXPECT_EQ(trouble(4), Trouble::NotALearner);
  EXPECT_EQ(std::get<Membership>(replies[5].outcome).members.front().peerUrls.front(),
            "http://127.0.0.1:9");
}

// Ids have 64 bits (etcd's are random): none may be taken for another.
TEST_F(DeskTest, AMemberIdBeyond32BitsIsNobodys) {
  const std::uint64_t like1 = (std::uint64_t{1} << 32) + 1;
  EXPECT_EQ(troubleWith(RemoveMember{like1}), Trouble::MemberNotFound);
  EXPECT_EQ(troubleWith(PromoteMember{like1}), Trouble::MemberNotFound);
  EXPECT_EQ(troubleWith(UpdateMember{like1, {"http://127.0.0.1:9"}}), Trouble::MemberNotFound);
  std::vector<Reply<Membership>> moved;
  desk.moveLeader(kOnly, like1, into(moved));
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(moved.front().outcome), Trouble::BadTransferee);
}

TEST_F(DeskTest, AMemberWithoutAPlaceIsNotUpdated) {
  store.setConfiguration(configurationOf({kOnly, raft::ServerId{2}}));
  EXPECT_EQ(troubleWith(UpdateMember{2, {"http://127.0.0.1:9"}}), Trouble::MemberNotFound);
}

// etcd, mayRemoveMember: who stays has to be a quorum.
TEST_F(DeskTest, TheLastVoterIsNotRemoved) {
  EXPECT_EQ(troubleWith(RemoveMember{1}), Trouble::NotEnoughStarted);
}

TEST_F(DeskTest, NobodyIsAddedAndNoRunningVoterRemovedWhileOthersAreDown) {
  store.setConfiguration(configurationOf({kOnly, raft::ServerId{2}, raft::ServerId{3}}));
  EXPECT_EQ(troubleWith(RemoveMember{1}), Trouble::Unhealthy);
  EXPECT_EQ(troubleWith(AddMember{{"http://127.0.0.1:9"}, false}), Trouble::Unhealthy);
  std::vector<Reply<Membership>> replies;
  desk.changeMembers(kOnly, RemoveMember{3}, into(replies));
  EXPECT_EQ(replies.size(), 0u) << "one that is down may go: it is asked for";
}

// The member hands it on to the leader, as it hands on what is written.
TEST_F(DeskTest, AChangeIsAskedOfThisMemberWhereverTheLeaderRuns) {
  const raft::ServerId other{2};
  store.setConfiguration(configurationOf({kOnly, other}));
  store.setLeader(other);
  std::vector<cluster::Command> asked;
  DeskSettings apart = settings();
  apart.places.push_back({"S2", {}, {}, RunBy::AnotherProcess});
  Desk own(
      store,
      [&](const cluster::Command& command) {
        asked.push_back(command);
        return refusal;
      },
      apart);
  std::vector<Reply<Membership>> replies;
  own.changeMembers(kOnly, RemoveMember{2}, into(replies));
  EXPECT_EQ(asked.size(), 1u);
  EXPECT_EQ(replies.size(), 0u) << "not done yet";
  store.setConfiguration(configurationOf({kOnly}));
  own.turn({});
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<Membership>(replies.front().outcome));
  own.members(kOnly, server::ReadAs::Serializable, into(replies));
  ASSERT_EQ(replies.size(), 2u);
  EXPECT_EQ(std::get<Membership>(replies[1].outcome).members.size(), 1u);
}

TEST_F(DeskTest, WhatTheClusterRefusesIsAnsweredAtOnce) {
  store.setConfiguration(configurationOf({kOnly}, {raft::ServerId{2}}));
  refusal = "no server is running.";
  EXPECT_EQ(troubleWith(RemoveMember{2}), Trouble::Unhealthy);
  std::vector<Reply<Membership>> moved;
  desk.moveLeader(kOnly, 1, into(moved));
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(moved.front().outcome), Trouble::Unhealthy);
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
