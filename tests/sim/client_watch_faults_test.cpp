// The watch promises of etcd, kept to simulated clients while servers crash, pause and are cut off:
// each change once, in order, none left out.
#include <gtest/gtest.h>

#include <random>

#include "engine/sim/lab.h"
#include "engine/trace/view.h"

namespace {

using namespace std::chrono_literals;
using raft::Instant;
using raft::ServerId;

constexpr kv::ClientId kWatcher = 9;

cluster::Settings keepingAll(std::uint64_t seed) {
  cluster::Settings settings;
  settings.servers = 3;
  settings.seed = seed;
  settings.historyKept = 0;
  settings.clientRetries = 5;
  return settings;
}

class WatchedLab {
 public:
  explicit WatchedLab(std::uint64_t seed) : random_(seed), world_(sim::makeLab(keepingAll(seed))) {}

  void play(int rounds) {
    advance(1s);
    act(cluster::WatchKeys{kWatcher, kv::KeyRange::prefix("k"), 0, any()});
    advance(300ms);
    for (int i = 0; i < rounds; ++i) {
      disturb();
      const std::string key = "k" + std::to_string(random_() % 3);
      act(cluster::Submit{kv::Put{key, std::to_string(i)}, any(), 0, {}, {}});
      advance(std::chrono::milliseconds(random_() % 300));
    }
    for (std::uint64_t id = 1; id <= 3; ++id) {
      act(cluster::Resume{ServerId{id}});
      act(cluster::Restart{ServerId{id}});
    }
    act(cluster::ResumeClient{kWatcher});
    act(cluster::Heal{});
    advance(10s);
  }

  /// What the watcher heard: revisions, in order.
  const std::vector<kv::Revision>& heard() const { return heard_; }
  kv::Revision first() const { return first_; }
  std::uint64_t tries() const { return tries_; }
  kv::Revision revision() const {
    kv::Revision highest = 0;
    for (const auto& server : view_.servers()) highest = std::max(highest, server.revision);
    return highest;
  }

 private:
  ServerId any() { return ServerId{1 + random_() % 3}; }
  // What makes no sense now is refused, and nothing happens.
  void act(const cluster::Command& command) {
    world_->execute(command);
    absorb();
  }
  void advance(raft::Duration by) {
    const Instant until = world_->now() + by;
    while (world_->step(until)) absorb();
    absorb();
  }

  void disturb() {
    switch (random_() % 12) {
      case 0:
        return act(cluster::Crash{any()});
      case 1:
      case 2:
        return act(cluster::Restart{any()});
      case 3:
        return act(cluster::Pause{any()});
      case 4:
      case 5:
        return act(cluster::Resume{any()});
      case 6: {
        const ServerId alone = any();
        std::vector<ServerId> others;
        for (std::uint64_t id = 1; id <= 3; ++id) {
          if (ServerId{id} != alone) others.push_back(ServerId{id});
        }
        return act(cluster::Cut{{{alone}, others}, cluster::Ways::Both});
      }
      case 7:
        return act(cluster::Heal{});
      case 8:
        return act(cluster::WatchKeys{kWatcher, kv::KeyRange::prefix("k"), 0, any()});
      case 9:
        return act(cluster::PauseClient{kWatcher});
      case 10:
        return act(cluster::ResumeClient{kWatcher});
    }
  }

  void absorb() {
    std::vector<trace::Event> events;
    world_->drain(events);
    for (const trace::Event& event : events) {
      view_.fold(event);
      const auto* told = std::get_if<trace::WatchHeard>(&event.body);
      if (told == nullptr) continue;
      if (told->changes == 0) ++tries_;
      if (told->changes == 0 && first_ == 0) first_ = told->through + 1;
      if (told->changes == 0) continue;
      // Each put is a revision of its own, and all keys are watched.
      EXPECT_EQ(told->changes, told->through - told->first + 1);
      for (kv::Revision r = told->first; r <= told->through; ++r) heard_.push_back(r);
    }
  }

  std::mt19937_64 random_;
  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  std::vector<kv::Revision> heard_;
  kv::Revision first_{0};
  std::uint64_t tries_{0};
};

TEST(ClientWatchFaults, NothingIsMissedToldTwiceOrOutOfOrder) {
  std::uint64_t tries = 0;
  std::size_t heard = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    WatchedLab lab(seed);
    lab.play(40);
    std::vector<kv::Revision> expected;
    for (kv::Revision r = lab.first(); r <= lab.revision(); ++r) expected.push_back(r);
    ASSERT_EQ(lab.heard(), expected) << "seed " << seed;
    tries += lab.tries();
    heard += lab.heard().size();
  }
  EXPECT_GT(tries, 120u) << "watches moved";
  EXPECT_GT(heard, 600u) << "and were told much";
}

}  // namespace
