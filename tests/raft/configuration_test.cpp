#include "engine/raft/configuration.h"

#include <gtest/gtest.h>

namespace raft {
namespace {

constexpr ServerId operator""_s(unsigned long long id) { return ServerId{id}; }

MemberChange add(ServerId id) { return {ChangeKind::AddVoter, id}; }
MemberChange learn(ServerId id) { return {ChangeKind::AddLearner, id}; }
MemberChange drop(ServerId id) { return {ChangeKind::Remove, id}; }

Configuration of(ServerSet voters, ServerSet learners = {}) {
  Configuration out;
  out.voters = std::move(voters);
  out.learners = std::move(learners);
  return out;
}

Configuration made(const Changed& changed) {
  const auto* made = std::get_if<Configuration>(&changed);
  EXPECT_NE(made, nullptr) << std::get<ChangeRefused>(changed).why;
  return made == nullptr ? Configuration{} : *made;
}

std::string why(const Changed& changed) {
  const auto* refused = std::get_if<ChangeRefused>(&changed);
  return refused == nullptr ? "made: " + toString(std::get<Configuration>(changed)) : refused->why;
}

// thesis 4.1
TEST(Configuration, OneVoterAtATimeIsAddedWithoutAJointConfiguration) {
  const Configuration next = made(changeSimply(of({1_s, 2_s}), {add(3_s), learn(4_s)}));
  EXPECT_EQ(toString(next), "voters=(1 2 3) learners=(4)");
  EXPECT_EQ(why(changeSimply(of({1_s}), {add(2_s), add(3_s)})),
            "more than one voter changed without entering joint config");
  EXPECT_EQ(why(changeSimply(of({1_s}), {drop(1_s)})), "removed all voters");
}

// Raft 6
TEST(Configuration, AJointConfigurationKeepsBothMajorities) {
  const Configuration joint =
      made(enterJoint(of({1_s, 2_s, 3_s}), AutoLeave::Yes, {drop(2_s), drop(3_s), add(4_s)}));
  EXPECT_EQ(toString(joint), "voters=(1 4)&&(1 2 3) autoleave");
  EXPECT_TRUE(joint.isVoter(2_s));
  EXPECT_EQ(joint.allVoters(), (ServerSet{1_s, 2_s, 3_s, 4_s}));
  EXPECT_EQ(toString(made(leaveJoint(joint))), "voters=(1 4)");
}

TEST(Configuration, AVoterThatIsDemotedVotesUntilTheJointConfigurationIsLeft) {
  const Configuration joint =
      made(enterJoint(of({1_s, 2_s}), AutoLeave::No, {learn(2_s), add(3_s)}));
  EXPECT_EQ(toString(joint), "voters=(1 3)&&(1 2) learners_next=(2)");
  EXPECT_FALSE(joint.isLearner(2_s));
  EXPECT_EQ(toString(made(leaveJoint(joint))), "voters=(1 3) learners=(2)");
}

TEST(Configuration, OnlyOneJointConfigurationIsInForceAtATime) {
  const Configuration joint = made(enterJoint(of({1_s}), AutoLeave::No, {add(2_s)}));
  EXPECT_EQ(why(enterJoint(joint, AutoLeave::Yes, {add(3_s)})), "config is already joint");
  EXPECT_EQ(why(changeSimply(joint, {add(3_s)})),
            "can't apply simple config change in joint config");
  EXPECT_EQ(why(leaveJoint(of({1_s}))), "can't leave a non-joint config");
  EXPECT_EQ(why(enterJoint(of({}), AutoLeave::No, {add(1_s)})),
            "can't make a zero-voter config joint");
}

TEST(Configuration, RemovingWhoIsNotThereAndIdZeroChangeNothing) {
  const Configuration now = of({1_s}, {2_s});
  EXPECT_EQ(made(changeSimply(now, {drop(9_s), drop(0_s), add(0_s), learn(0_s), learn(2_s)})), now);
}

// thesis 4: an id that voted once does not come back
TEST(Configuration, AnIdIsRetiredWhenItIsOutWholly) {
  EXPECT_EQ(made(changeSimply(of({1_s, 2_s}), {drop(2_s)})).retired, ServerSet{2_s});
  const Configuration joint =
      made(enterJoint(of({1_s, 2_s}, {5_s}), AutoLeave::No, {drop(2_s), drop(5_s), add(3_s)}));
  EXPECT_EQ(joint.retired, ServerSet{5_s});
  EXPECT_EQ(made(leaveJoint(joint)).retired, (ServerSet{2_s, 5_s}));
  EXPECT_TRUE(made(changeSimply(of({1_s, 2_s}), {learn(2_s)})).retired.empty());
}

TEST(Configuration, OneChangeIsSimpleUnlessAJointOneIsAskedFor) {
  const Configuration now = of({1_s});
  EXPECT_EQ(toString(made(changed(now, {Transition::Auto, {add(2_s)}}))), "voters=(1 2)");
  EXPECT_EQ(toString(made(changed(now, {Transition::JointImplicit, {add(2_s)}}))),
            "voters=(1 2)&&(1) autoleave");
  EXPECT_EQ(toString(made(changed(now, {Transition::JointExplicit, {add(2_s)}}))),
            "voters=(1 2)&&(1)");
  EXPECT_EQ(toString(made(changed(now, {Transition::Auto, {add(2_s), add(3_s)}}))),
            "voters=(1 2 3)&&(1) autoleave");
}

TEST(MembershipText, IsReadBackAsItWasWritten) {
  const MembershipChange change{
      Transition::JointExplicit,
      {add(3_s), learn(4_s), drop(2_s), {ChangeKind::Update, ServerId{~std::uint64_t{0}}}}};
  EXPECT_EQ(encode(change).bytes(), "explicit v3 l4 r2 u18446744073709551615");
  EXPECT_EQ(decodeMembership(encode(change).bytes()), change);
  EXPECT_EQ(decodeMembership(""), MembershipChange{});
  EXPECT_TRUE(encode(MembershipChange{}).bytes().empty());
}

TEST(MembershipText, WhatIsNoChangeIsRefused) {
  for (const char* text : {"auto", "auto ", "never v1", "auto x1", "auto v", "auto v1  v2",
                           "auto v-1", "auto v18446744073709551616", "v1", "auto v1x"}) {
    EXPECT_EQ(decodeMembership(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace raft
