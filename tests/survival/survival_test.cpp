// Members as processes that are killed, stopped, cut off and given bad disks, while programs
// outside write, read and watch. Afterwards what all were told has to fit together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "engine/check/linearizability.h"
#include "tests/survival/clients.h"
#include "tests/survival/members.h"

namespace survival {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kWriters = 4;
/// So many acknowledged writes show that a cluster does its work.
constexpr std::size_t kEnough = 50;

class Survival : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(members.relay().listens());
    ASSERT_TRUE(members.startAll()) << members.lastWords();
    for (std::size_t i = 0; i < kWriters; ++i) {
      writers.push_back(std::make_unique<Writer>(members.addresses(), i, record));
    }
    for (std::size_t i = 0; i < members.count(); ++i) {
      watchers.push_back(std::make_unique<Watcher>(members.addresses(), i));
    }
    ASSERT_TRUE(writesGoOn());
  }

  bool writesGoOn() {
    const std::size_t before = record.count().acknowledged;
    return record.wait([=](const Count& now) { return now.acknowledged >= before + kEnough; });
  }
  /// Each writer was left without an answer, or two were twice.
  bool writesStop() {
    const std::size_t before = record.count().unknown;
    return record.wait([=](const Count& now) { return now.unknown >= before + kWriters; });
  }
  std::uint32_t another(std::uint32_t member) const { return member % members.count() + 1; }

  /// Ends the clients, and judges what all of them were told.
  void judge() {
    ASSERT_TRUE(writesGoOn()) << "the cluster does not work again";
    for (auto& writer : writers) writer->stop();
    const std::int64_t last = revisionAt(members.addresses().front());
    ASSERT_GT(last, 0);
    const std::vector<Told> all = allChangesAt(members.addresses().front(), last);
    expectNothingLost(all);
    expectWatchesKeepTheirPromises(all, last);
    expectCopiesToBeEqual(all, last);
    expectOneOrder();
    tell();
    EXPECT_TRUE(members.endAll()) << members.lastWords();
  }

  void expectNothingLost(const std::vector<Told>& all) {
    for (const Acknowledged& write : record.writes()) {
      const Told wanted{write.revision, write.key, write.value};
      const bool there =
          std::binary_search(all.begin(), all.end(), wanted,
                             [](const Told& a, const Told& b) { return a.revision < b.revision; });
      const bool same = there && std::find(all.begin(), all.end(), wanted) != all.end();
      if (!same) ++lost;
    }
    EXPECT_EQ(lost, 0u) << "writes that were acknowledged are not in the store's history";
  }

  // Ordered, unique, reliable and resumable: each was told exactly all there was, in its order.
  void expectWatchesKeepTheirPromises(const std::vector<Told>& all, std::int64_t last) {
    for (std::size_t i = 1; i < all.size(); ++i) ASSERT_LT(all[i - 1].revision, all[i].revision);
    for (auto& watcher : watchers) {
      EXPECT_TRUE(watcher->waitFor(last)) << "a watcher was not told of revision " << last;
      watcher->stop();
      EXPECT_TRUE(watcher->told() == all)
          << "a watcher was told " << watcher->told().size() << " changes of " << all.size();
      streams += watcher->streams();
    }
  }

  void expectCopiesToBeEqual(const std::vector<Told>& all, std::int64_t last) {
    const auto first = hashAt(members.addresses().front(), last);
    ASSERT_TRUE(first);
    for (const std::string& address : members.addresses()) {
      EXPECT_TRUE(allChangesAt(address, last) == all) << address;
      EXPECT_EQ(hashAt(address, last), first) << address;
    }
  }

  void expectOneOrder() {
    const check::Verdict verdict = check::linearize(record.history(), check::Model::KeyValue);
    if (const auto* not_ = std::get_if<check::NotLinearizable>(&verdict)) {
      ADD_FAILURE() << "not linearizable at " << not_->key << ": " << not_->reason;
    }
    EXPECT_TRUE(std::holds_alternative<check::Linearizable>(verdict));
  }

  void tell() const {
    const Count count = record.count();
    std::cout << "writes acknowledged " << count.acknowledged << ", lost " << lost << ", unknown "
              << count.unknown << "; reads " << count.reads << "; watch streams " << streams
              << " for " << watchers.size() << " watchers\n";
  }

  Members members{3};
  Record record;
  std::vector<std::unique_ptr<Writer>> writers;
  std::vector<std::unique_ptr<Watcher>> watchers;
  std::size_t lost{0};
  std::size_t streams{0};
};

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
  EXPECT_TRUE(writesGoOn()) << "without S" << leader;
  ASSERT_TRUE(members.start(leader, {"--slow-sync", "100ms"})) << members.lastWords();
  EXPECT_TRUE(members.waitForLeader(leader));
  members.kill(another(leader));
  EXPECT_TRUE(writesGoOn()) << "S" << leader << " is needed, and slow";
  ASSERT_TRUE(members.start(another(leader))) << members.lastWords();
  judge();
}

}  // namespace
}  // namespace survival
