// The time of leases at one member: what the log says counts, and the leader alone ends them.
#include "engine/kv/calls.h"
#include "tests/server/ports_recorded.h"

namespace server_test {
namespace {

using std::chrono::seconds;

constexpr kv::LeaseId kLease = 7;

/// S1, with a log of commands from S2 or of its own.
struct Leasing : OneMember {
  kv::Command of(std::uint64_t sequence, const kv::Request& request) {
    return {1, sequence, kv::callOf(request)};
  }
  /// As leader: the command is applied.
  void done(const kv::Command& command) {
    request(++operations, command);
    sync();
    acknowledge(++last);
  }
  /// As a follower of S2: it is told of the command, and that it is committed.
  void follow(const kv::Command& command) {
    const raft::Index at{last};
    const raft::Entry entry{Term{1}, at, raft::EntryKind::Command,
                            raft::Payload(kv::encode(command))};
    const Term before{last == 1 ? 0U : 1U};
    receive(S2, 1, raft::AppendEntries{Index{last - 1}, before, at, {entry}});
    sync();
    ++last;
  }
  auto left() const { return member.leases().left(kLease, world.time); }

  std::uint64_t last{1};
  std::uint64_t operations{0};
};

// The command is in the log twice: it revoked the lease of before, not the one that lives now.
TEST(MemberLeases, ARepeatedRevocationTakesNoTimeFromTheLeaseThatLives) {
  Leasing one;
  one.lead();
  one.done(one.of(1, kv::LeaseGrantRequest{kLease, 10}));
  const kv::Command revoke = one.of(2, kv::LeaseRevokeRequest{kLease});
  one.done(revoke);
  EXPECT_EQ(one.left(), std::nullopt);
  const kv::Command again{2, 1, kv::callOf(kv::LeaseGrantRequest{kLease, 10})};
  one.done(again);
  one.done(revoke);
  ASSERT_TRUE(one.member.store().keyspace().leases().contains(kLease));
  EXPECT_EQ(one.left(), seconds(10));
}

TEST(MemberLeases, ARepeatedGrantGivesNoTimeToALeaseThatIsGone) {
  Leasing one;
  one.lead();
  const kv::Command grant = one.of(1, kv::LeaseGrantRequest{kLease, 10});
  one.done(grant);
  const kv::Command revoke{2, 1, kv::callOf(kv::LeaseRevokeRequest{kLease})};
  one.done(revoke);
  one.done(grant);
  EXPECT_FALSE(one.member.store().keyspace().leases().contains(kLease));
  EXPECT_EQ(one.left(), std::nullopt);
}

TEST(MemberLeases, TheLeaderAsksForTheEndOfALeaseWhoseTimeIsOver) {
  Leasing one;
  one.lead();
  one.done(one.of(1, kv::LeaseGrantRequest{kLease, 1}));
  const std::uint64_t before = one.member.raft().log().lastIndex().value;
  while (one.world.time < raft::Instant(seconds(3)) &&
         one.member.raft().log().lastIndex().value == before) {
    one.wake();
    one.sync();
    one.receive(S2, 1, raft::HeartbeatReply{});
  }
  EXPECT_EQ(one.member.raft().log().lastIndex().value, before + 1);
  one.acknowledge(before + 1);
  EXPECT_FALSE(one.member.store().keyspace().leases().contains(kLease));
}

// A follower's clock may be ahead, and it knows of renewals later than the leader.
TEST(MemberLeases, AFollowerEndsNoLeaseHoweverLongItsTimeIsOver) {
  Leasing one;
  one.receive(S2, 1, raft::Heartbeat{});
  one.follow(one.of(1, kv::LeaseGrantRequest{kLease, 1}));
  ASSERT_TRUE(one.left().has_value());
  const std::size_t sent = one.world.sent.size();
  for (int second = 1; second <= 20; ++second) {
    for (int beat = 0; beat < 10; ++beat) {
      one.world.time += std::chrono::milliseconds(100);
      one.receive(S2, 1, raft::Heartbeat{Index{1}});
      if (one.world.alarm <= one.world.time) one.member.wake(one.world.ports());
    }
  }
  EXPECT_EQ(one.left(), seconds(0)) << "its time is over as far as it knows";
  EXPECT_TRUE(one.member.store().keyspace().leases().contains(kLease));
  EXPECT_EQ(one.world.sentOf<raft::Propose>(), 0U);
  EXPECT_EQ(one.member.raft().log().lastIndex(), Index{1});
  for (std::size_t k = sent; k < one.world.sent.size(); ++k) {
    EXPECT_TRUE(std::holds_alternative<raft::HeartbeatReply>(one.world.sent[k].body));
  }
}

}  // namespace
}  // namespace server_test
