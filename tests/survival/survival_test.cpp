// Members as processes that are killed, stopped, cut off and given bad disks, while programs
// outside write, read and watch. Afterwards what all were told has to fit together.
#include <gmock/gmock.h>

#include "engine/net/folder.h"
#include "engine/wal/log.h"
#include "tests/survival/survival.h"

namespace survival {
namespace {

using std::chrono::milliseconds;

TEST_F(Survival, OfTheDeathOfAFollowerAndOfTheLeader) {
  const std::uint32_t leader = members.leader();
  ASSERT_NE(leader, 0u);
  for (const std::uint32_t member : {another(leader), leader}) {
    members.kill(member);
    EXPECT_TRUE(writesGoOn()) << "without S" << member;
    ASSERT_TRUE(members.start(member)) << members.lastWords();
    EXPECT_TRUE(members.waitForLeader(member)) << "it joins from its data";
  }
  judge();
}

TEST_F(Survival, OfTheDeathOfAMajorityAndOfAll) {
  members.kill(1);
  members.kill(2);
  EXPECT_TRUE(writesStop());
  ASSERT_TRUE(members.start(1)) << members.lastWords();
  EXPECT_TRUE(writesGoOn()) << "two are a majority again";
  members.kill(3);
  members.kill(1);
  ASSERT_TRUE(members.startAll()) << members.lastWords();
  judge();
}

// Its clock goes on: what it held as the leader, it must not answer from when it wakes.
TEST_F(Survival, OfALeaderThatIsStopped) {
  for (int round = 0; round < 2; ++round) {
    const std::uint32_t leader = members.leader();
    ASSERT_NE(leader, 0u);
    members.pause(leader);
    EXPECT_TRUE(writesGoOn()) << "without S" << leader;
    members.resume(leader);
  }
  judge();
}

TEST_F(Survival, OfALeaderThatIsCutOffOneWayAndBothAndOfASlowNetwork) {
  using Way = Relay::Way;
  std::uint32_t leader = members.leader();
  ASSERT_NE(leader, 0u);
  members.relay().setAround(leader, Way::Held);
  EXPECT_TRUE(writesGoOn()) << "without S" << leader;
  members.relay().setAround(leader, Way::Open);
  leader = members.leader(leader);
  members.relay().set(leader, another(leader), Way::Held);
  members.relay().set(leader, another(another(leader)), Way::Held);
  EXPECT_TRUE(writesGoOn()) << "nobody hears S" << leader;
  members.relay().setAround(leader, Way::Open);
  leader = members.leader(leader);
  members.relay().delayAround(leader, milliseconds(200));
  EXPECT_TRUE(writesGoOn()) << "S" << leader << " is far away";
  members.relay().delayAround(leader, milliseconds(0));
  judge();
}

TEST_F(Survival, OfAFullDiskAndOfASlowOne) {
  const std::uint32_t leader = members.leader();
  ASSERT_NE(leader, 0u);
  members.fillDisk(leader, 1);
  const etcd::Finished finished = members.finish(leader);
  EXPECT_EQ(finished.exitCode, 1) << "it gives up";
  EXPECT_THAT(finished.err, testing::HasSubstr("File too large")) << "and says why";
  EXPECT_THAT(finished.err, testing::HasSubstr("then start the server again.")) << "and what helps";
  EXPECT_TRUE(writesGoOn()) << "without S" << leader;
  ASSERT_TRUE(members.start(leader, {"--slow-sync", "100ms"})) << members.lastWords();
  EXPECT_TRUE(members.waitForLeader(leader));
  members.kill(another(leader));
  EXPECT_TRUE(writesGoOn()) << "S" << leader << " is needed, and slow";
  ASSERT_TRUE(members.start(another(leader))) << members.lastWords();
  judge();
}

class SurvivalBySnapshot : public Survival {
 protected:
  void SetUp() override { begin(kOften); }
  /// REQUIRES: it has ended. Its log begins at a snapshot that the leader sent.
  bool begunAnew(std::uint32_t member) const {
    net::Folder folder(members.folderOf(member));
    auto opened = wal::Log::open(folder, {});
    const auto* sound = std::get_if<wal::Log::Opened>(&opened);
    EXPECT_NE(sound, nullptr) << "S" << member;
    return sound != nullptr && sound->restored.entries.baseIndex().value > 0;
  }
  const std::vector<std::string> kOften{"--snapshot-count", "100"};
};

TEST_F(SurvivalBySnapshot, OfAMemberThatWasDownWhileItsPartOfTheLogWasGivenUp) {
  const std::uint32_t leader = members.leader();
  ASSERT_NE(leader, 0u);
  const std::uint32_t late = another(leader);
  members.kill(late);
  for (int round = 0; round < 8; ++round) EXPECT_TRUE(writesGoOn()) << "without S" << late;
  ASSERT_TRUE(members.start(late, kOften)) << members.lastWords();
  EXPECT_TRUE(members.waitForLeader(late));
  members.kill(another(late));
  EXPECT_TRUE(writesGoOn()) << "S" << late << " is needed, and has caught up";
  ASSERT_TRUE(members.start(another(late), kOften)) << members.lastWords();
  EXPECT_TRUE(members.waitForLeader(another(late)));
  judge();
  EXPECT_TRUE(begunAnew(late)) << "the leader had no entries for it any more";
  EXPECT_FALSE(begunAnew(leader));
}

}  // namespace
}  // namespace survival
