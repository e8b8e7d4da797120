#include "tests/survival/survival.h"

#include <algorithm>
#include <iostream>

#include "engine/check/linearizability.h"

namespace survival {
namespace {

/// So many acknowledged writes show that a cluster does its work.
constexpr std::size_t kEnough = 50;

}  // namespace

void Survival::begin(const std::vector<std::string>& options) {
  ASSERT_TRUE(members.relay().listens());
  ASSERT_TRUE(members.startAll(options)) << members.lastWords();
  for (std::size_t i = 0; i < kWriters; ++i) {
    writers.push_back(std::make_unique<Writer>(members.addresses(), i, record));
  }
  for (std::size_t i = 0; i < members.count(); ++i) {
    watchers.push_back(std::make_unique<Watcher>(members.addresses(), i));
  }
  ASSERT_TRUE(writesGoOn());
}

bool Survival::writesGoOn() {
  const std::size_t before = record.count().acknowledged;
  return record.wait([=](const Count& now) { return now.acknowledged >= before + kEnough; });
}

bool Survival::writesStop() {
  const std::size_t before = record.count().unknown;
  return record.wait([=](const Count& now) { return now.unknown >= before + kWriters; });
}

void Survival::judge() {
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

void Survival::expectNothingLost(const std::vector<Told>& all) {
  const auto earlier = [](const Told& a, const Told& b) { return a.revision < b.revision; };
  for (const Acknowledged& write : record.writes()) {
    const Told wanted{write.revision, write.key, write.value};
    const auto [from, to] = std::equal_range(all.begin(), all.end(), wanted, earlier);
    if (std::find(from, to, wanted) == to) ++lost_;
  }
  EXPECT_EQ(lost_, 0u) << "writes that were acknowledged are not in the store's history";
}

// Ordered, unique, reliable and resumable: each was told exactly all there was, in its order.
void Survival::expectWatchesKeepTheirPromises(const std::vector<Told>& all, std::int64_t last) {
  for (std::size_t i = 1; i < all.size(); ++i) ASSERT_LT(all[i - 1].revision, all[i].revision);
  for (auto& watcher : watchers) {
    EXPECT_TRUE(watcher->waitFor(last)) << "a watcher was not told of revision " << last;
    watcher->stop();
    EXPECT_TRUE(watcher->told() == all)
        << "a watcher was told " << watcher->told().size() << " changes of " << all.size();
    streams_ += watcher->streams();
  }
}

void Survival::expectCopiesToBeEqual(const std::vector<Told>& all, std::int64_t last) {
  const auto first = hashAt(members.addresses().front(), last);
  ASSERT_TRUE(first);
  for (const std::string& address : members.addresses()) {
    EXPECT_TRUE(allChangesAt(address, last) == all) << address;
    EXPECT_EQ(hashAt(address, last), first) << address;
  }
}

void Survival::expectOneOrder() {
  const check::Verdict verdict = check::linearize(record.history(), check::Model::KeyValue);
  if (const auto* not_ = std::get_if<check::NotLinearizable>(&verdict)) {
    ADD_FAILURE() << "not linearizable at " << not_->key << ": " << not_->reason;
  }
  EXPECT_TRUE(std::holds_alternative<check::Linearizable>(verdict));
}

void Survival::tell() const {
  const Count count = record.count();
  std::cout << "writes acknowledged " << count.acknowledged << ", lost " << lost_ << ", unknown "
            << count.unknown << "; reads " << count.reads << "; watch streams " << streams_
            << " for " << watchers.size() << " watchers\n";
}

}  // namespace survival
