// The desk asked who belongs to the cluster: who may be added, promoted, removed, and where members
// are.
#include "tests/etcd/desk_fixture.h"

namespace etcd {
namespace {

using std::chrono::seconds;

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

// Another desk stands for another process: it has the same log, and nothing else of this one.
TEST_F(DeskTest, WhereAMemberIsIsKnownWhereverTheLogIs) {
  const std::vector<std::string> two{"http://127.0.0.1:9", "http://127.0.0.1:10"};
  std::vector<Reply<Membership>> replies;
  desk.changeMembers(kOnly, UpdateMember{1, two}, into(replies));
  at(seconds(1));
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(std::get<Membership>(replies[0].outcome).members.front().peerUrls, two);
  Desk other(
      store, [this](const cluster::Command&) { return refusal; }, settings());
  other.members(kOnly, server::ReadAs::Serializable, into(replies));
  ASSERT_EQ(replies.size(), 2u);
  EXPECT_EQ(std::get<Membership>(replies[1].outcome).members.front().peerUrls, two);
}

// As with etcd: remove it, then add one at the same address.
TEST_F(DeskTest, TheAddressOfOneThatWasRemovedIsFreeAgain) {
  raft::Configuration configuration = configurationOf({kOnly});
  configuration.retired.insert(raft::ServerId{2});
  store.setConfiguration(configuration);
  DeskSettings three = settings();
  three.places.push_back({"S2", "http://127.0.0.1:9", {}});
  three.places.push_back({"S3", {}, {}});
  std::vector<cluster::Command> asked;
  Desk own(
      store,
      [&](const cluster::Command& command) {
        asked.push_back(command);
        return refusal;
      },
      three);
  std::vector<Reply<Membership>> replies;
  own.changeMembers(kOnly, AddMember{{"http://127.0.0.1:9"}, false}, into(replies));
  own.turn({});
  EXPECT_EQ(asked.size(), 1u);
  store.setConfiguration(configurationOf({kOnly, raft::ServerId{3}}));
  own.turn({});
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(std::get<Membership>(replies[0].outcome).subject, 3u);
  own.changeMembers(kOnly, UpdateMember{1, {"http://127.0.0.1:9"}}, into(replies));
  ASSERT_EQ(replies.size(), 2u);
  EXPECT_EQ(std::get<Trouble>(replies[1].outcome), Trouble::PeerUrlExists);
}

// Only a leader knows how far a learner is (etcd, promoteMember: it waits for one).
TEST_F(DeskTest, APromotionWhileNobodyLeadsRunsOutOfTime) {
  put("a", "1");
  store.setConfiguration(configurationOf({kOnly}, {raft::ServerId{2}}));
  EXPECT_EQ(troubleWith(PromoteMember{2}), Trouble::LearnerBehind);
  store.setLeader(raft::ServerId{});
  std::vector<Reply<Membership>> replies;
  desk.changeMembers(kOnly, PromoteMember{2}, into(replies));
  at(seconds(1));
  EXPECT_EQ(replies.size(), 0u);
  at(seconds(6));
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(std::get<Trouble>(replies[0].outcome), Trouble::TimedOut);
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

}  // namespace
}  // namespace etcd
