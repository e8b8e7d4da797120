// The promises of a watch (etcd, "Watch APIs"), each over random requests and random watchers.
#include <gtest/gtest.h>

#include "engine/kv/watches.h"
#include "tests/kv/keyspace_model.h"

namespace kv {
namespace {

constexpr std::uint32_t kWatchSeeds = 120;
constexpr int kSteps = 200;
constexpr WatchId kSteady = 1;

/// All that a watch was told, and with which revisions it was told at once.
struct Heard {
  std::vector<Change> changes;
  std::vector<std::size_t> ends;  ///< of each telling, as a count of changes
  std::optional<Revision> compacted;
};

bool isWrite(const Request& request) { return !std::holds_alternative<CompactRequest>(request); }

/// A keyspace under random requests, without compactions, and watchers told now and then.
class Play {
 public:
  explicit Play(std::uint32_t seed) : random_(seed) {}

  void watch(WatchId id, WatchRequest request) { watches_.add(id, std::move(request), space_); }
  void step() {
    Request request = random_.next(space_.revision());
    if (isWrite(request)) space_.apply(request);
    if (random_.below(3) == 0) tell();
  }
  void tell() {
    for (Told& told : watches_.take(space_)) {
      Heard& heard = heard_[told.id];
      std::move(told.changes.begin(), told.changes.end(), std::back_inserter(heard.changes));
      heard.ends.push_back(heard.changes.size());
      heard.compacted = told.compacted;
    }
  }
  RandomRequests& random() { return random_; }
  Keyspace& space() { return space_; }
  Watches& watches() { return watches_; }
  const Heard& heard(WatchId id) { return heard_[id]; }
  /// All that happened from `from` on.
  std::vector<Change> all(Revision from) const {
    return space_.versions().changes(from, space_.revision());
  }

 private:
  RandomRequests random_;
  Keyspace space_;
  Watches watches_;
  std::map<WatchId, Heard> heard_;
};

WatchRequest everything(Revision from) {
  WatchRequest request;
  request.range = KeyRange::all();
  request.from = from;
  request.previous = Previous::Told;
  return request;
}

TEST(WatchLaws, OrderedAndUnique) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    for (int k = 0; k < kSteps; ++k) play.step();
    play.tell();
    std::set<std::pair<Revision, std::string>> seen;
    Revision last = 0;
    for (const Change& change : play.heard(kSteady).changes) {
      ASSERT_GE(change.now.modRevision, last) << "seed " << seed;
      last = change.now.modRevision;
      ASSERT_TRUE(seen.emplace(last, change.now.key).second) << "told twice, seed " << seed;
    }
    EXPECT_GT(last, 0u);
  }
}

TEST(WatchLaws, ReliableWhateverTheRangeTheFilterAndTheStart) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    const std::string key(1, static_cast<char>('a' + seed % 6));
    const WatchRequest request{KeyRange{key, "f"}, 2, static_cast<Skips>(seed % 3), Previous::Told};
    for (int k = 0; k < kSteps; ++k) {
      if (k == kSteps / 2) play.watch(kSteady, request);
      play.step();
    }
    play.tell();
    std::vector<Change> due;
    for (const Change& change : play.all(2)) {
      const bool skipped = (request.skips == Skips::Puts && !change.isDeletion()) ||
                           (request.skips == Skips::Deletions && change.isDeletion());
      if (!skipped && change.now.key >= key && change.now.key < "f") due.push_back(change);
    }
    ASSERT_EQ(play.heard(kSteady).changes, due) << "seed " << seed;
  }
}

TEST(WatchLaws, AtomicSinceARevisionIsToldAtOnce) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    for (int k = 0; k < kSteps; ++k) play.step();
    play.tell();
    const Heard& heard = play.heard(kSteady);
    for (const std::size_t end : heard.ends) {
      if (end == 0 || end == heard.changes.size()) continue;
      ASSERT_LT(heard.changes[end - 1].now.modRevision, heard.changes[end].now.modRevision)
          << "a revision in two tellings, seed " << seed;
    }
  }
}

TEST(WatchLaws, ResumableFromWhereAnotherEnded) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    WatchId id = kSteady + 1;
    play.watch(id, everything(2));
    for (int k = 0; k < kSteps; ++k) {
      play.step();
      if (play.random().below(9) > 0) continue;
      const Revision through = *play.watches().toldThrough(id);
      ASSERT_TRUE(play.watches().cancel(id));
      play.watch(++id, everything(through + 1));
    }
    play.tell();
    std::vector<Change> pieces;
    for (WatchId part = kSteady + 1; part <= id; ++part) {
      const auto& some = play.heard(part).changes;
      pieces.insert(pieces.end(), some.begin(), some.end());
    }
    ASSERT_EQ(pieces, play.heard(kSteady).changes) << "seed " << seed;
  }
}

// The revision up to which all was told is a bookmark, also when nothing was to be told.
TEST(WatchLaws, BookmarkableAlsoWithoutNews) {
  Play play(3);
  play.watch(kSteady, {KeyRange::one("never"), 0, Skips::Nothing, Previous::Left});
  for (int k = 0; k < kSteps; ++k) play.step();
  play.tell();
  EXPECT_TRUE(play.heard(kSteady).changes.empty());
  EXPECT_EQ(play.watches().toldThrough(kSteady), play.space().revision());
}

TEST(WatchLaws, WhatIsCompactedAwayEndsTheWatchAndSaysSo) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    for (int k = 0; k < kSteps; ++k) play.step();
    const Revision middle = play.space().revision() / 2;
    play.space().apply(CompactRequest{middle});
    play.watch(kSteady, everything(middle));
    play.watch(kSteady + 1, everything(middle + 1));
    play.tell();
    EXPECT_EQ(play.heard(kSteady).compacted, middle);
    EXPECT_FALSE(play.watches().contains(kSteady));
    EXPECT_EQ(play.heard(kSteady + 1).compacted, std::nullopt);
    EXPECT_EQ(play.heard(kSteady + 1).changes, play.all(middle + 1));
  }
}

TEST(WatchLaws, AWatchOfTheFutureBeginsThere) {
  Play play(5);
  play.watch(kSteady, everything(12));
  while (play.space().revision() < 20) play.step();
  play.tell();
  EXPECT_EQ(play.heard(kSteady).changes, play.all(12));
}

TEST(WatchLaws, ThePreviousVersionIsToldOnlyWhenAsked) {
  Play play(5);
  play.watch(kSteady, {KeyRange::all(), 2, Skips::Nothing, Previous::Left});
  for (int k = 0; k < kSteps; ++k) play.step();
  play.tell();
  for (const Change& change : play.heard(kSteady).changes) ASSERT_FALSE(change.before);
}

}  // namespace
}  // namespace kv
