// The promises of a watch (etcd, "Watch APIs"), each over random requests and random watchers, held
// against the simplest store: the changes of a revision are what its map and the one before differ
// in.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/kv/watches.h"
#include "tests/kv/keyspace_model.h"

namespace kv {
namespace {

constexpr std::uint32_t kWatchSeeds = 120;
constexpr int kSteps = 200;
constexpr WatchId kSteady = 1;

bool isEarlier(const Change& a, const Change& b) {
  return std::pair(a.now.modRevision, a.now.key) < std::pair(b.now.modRevision, b.now.key);
}

/// By key within a revision, as the model gives them.
std::vector<Change> sorted(std::vector<Change> changes) {
  std::stable_sort(changes.begin(), changes.end(), isEarlier);
  return changes;
}

/// What a watch was told, one telling after the other.
struct Heard {
  std::vector<Told> tellings;

  std::vector<Change> changes() const {
    std::vector<Change> all;
    for (const Told& told : tellings) {
      all.insert(all.end(), told.changes.begin(), told.changes.end());
    }
    return all;
  }
  std::optional<Revision> compacted() const {
    return tellings.empty() ? std::nullopt : tellings.back().compacted;
  }
};

/// A keyspace and its model under random requests, and watchers told now and then.
class Play {
 public:
  explicit Play(std::uint32_t seed) : random_(seed) {}

  void watch(WatchId id, WatchRequest request) { watches_.add(id, std::move(request), space_); }
  void change() {
    const Request request = random_.next(space_.revision());
    if (!std::holds_alternative<CompactRequest>(request)) apply(request);
  }
  void step() {
    change();
    if (random_.below(3) == 0) tell();
  }
  void steps(int count) {
    for (int k = 0; k < count; ++k) step();
  }
  void apply(const Request& request) {
    space_.apply(request);
    model_.apply(request);
  }
  void tell() {
    for (Told& told : watches_.take(space_)) heard_[told.id].tellings.push_back(std::move(told));
  }
  int below(int n) { return random_.below(n); }
  Revision revision() const { return model_.revision(); }
  Revision compacted() const { return space_.compacted(); }
  Watches& watches() { return watches_; }
  const Heard& heard(WatchId id) { return heard_[id]; }

  /// What happened in the revision, by key.
  std::vector<Change> changesOf(Revision revision) const {
    const KeyspaceModel::Map& before = model_.mapAt(revision - 1);
    const KeyspaceModel::Map& after = model_.mapAt(revision);
    std::vector<Change> changes;
    for (const auto& [key, record] : before) {
      if (!after.contains(key)) changes.push_back({{key, {}, 0, revision, 0, 0}, record});
    }
    for (const auto& [key, record] : after) {
      if (record.modRevision != revision) continue;
      const auto was = before.find(key);
      changes.push_back({record, was == before.end() ? std::nullopt : std::optional(was->second)});
    }
    return sorted(std::move(changes));
  }
  /// What a watch with this request is due up to `to`.
  std::vector<Change> due(const WatchRequest& request, Revision to) const {
    std::vector<Change> due;
    for (Revision revision = request.from; revision <= to; ++revision) {
      for (Change& change : changesOf(revision)) {
        const bool skipped = request.skips == Skips::Both ||
                             (request.skips == Skips::Puts && !change.isDeletion()) ||
                             (request.skips == Skips::Deletions && change.isDeletion());
        if (skipped || !request.range.contains(change.now.key)) continue;
        const bool wasForgotten = revision == space_.compacted();
        if (request.previous == Previous::Left || wasForgotten) change.before.reset();
        due.push_back(std::move(change));
      }
    }
    return due;
  }

 private:
  RandomRequests random_;
  Keyspace space_;
  KeyspaceModel model_;
  Watches watches_;
  std::map<WatchId, Heard> heard_;
};

WatchRequest everything(Revision from) {
  return {KeyRange::all(), from, Skips::Nothing, Previous::Told};
}

/// A watch of some keys, by the seed.
WatchRequest some(std::uint32_t seed, Revision from) {
  const std::string key(1, static_cast<char>('a' + seed % 6));
  const std::vector<KeyRange> ranges{KeyRange::one(key), {key, "f"}, {key, std::string(1, '\0')}};
  return {ranges[seed % 3], from, Skips::Nothing, seed % 2 == 0 ? Previous::Told : Previous::Left};
}

TEST(WatchLaws, Ordered) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    play.steps(kSteps);
    play.tell();
    Revision last = 0;
    for (const Change& change : play.heard(kSteady).changes()) {
      ASSERT_GE(change.now.modRevision, last) << "seed " << seed;
      last = change.now.modRevision;
    }
    ASSERT_EQ(last, play.revision());
  }
}

TEST(WatchLaws, UniqueAlsoWhenAskedAgainAndAgain) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    for (int k = 0; k < kSteps; ++k) {
      play.step();
      play.tell();
      play.tell();
    }
    std::set<std::pair<Revision, std::string>> seen;
    for (const Change& change : play.heard(kSteady).changes()) {
      ASSERT_TRUE(seen.emplace(change.now.modRevision, change.now.key).second) << "seed " << seed;
    }
  }
}

TEST(WatchLaws, ReliableWhateverTheRangeAndTheStart) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.steps(kSteps / 4);
    const WatchRequest past = some(seed, 2);
    const WatchRequest future = some(seed + 1, play.revision() + 9);
    play.watch(kSteady, past);
    play.watch(kSteady + 1, future);
    play.watch(kSteady + 2, some(seed + 2, 0));
    const WatchRequest next = some(seed + 2, play.revision() + 1);
    play.steps(kSteps);
    play.tell();
    ASSERT_EQ(sorted(play.heard(kSteady).changes()), play.due(past, play.revision())) << seed;
    ASSERT_EQ(sorted(play.heard(kSteady + 1).changes()), play.due(future, play.revision()));
    ASSERT_EQ(sorted(play.heard(kSteady + 2).changes()), play.due(next, play.revision()));
  }
}

TEST(WatchLaws, AtomicSinceARevisionIsToldAtOnceAndWhole) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    play.steps(kSteps);
    play.tell();
    for (const Told& told : play.heard(kSteady).tellings) {
      std::map<Revision, std::size_t> keys;
      for (const Change& change : told.changes) ++keys[change.now.modRevision];
      for (const auto& [revision, count] : keys) {
        ASSERT_EQ(count, play.changesOf(revision).size()) << "seed " << seed << ", " << revision;
      }
    }
  }
}

TEST(WatchLaws, ResumableFromWhereAnotherEnded) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    WatchId id = kSteady;
    play.watch(id, everything(2));
    for (int k = 0; k < kSteps; ++k) {
      play.step();
      if (play.below(9) > 0) continue;
      const Revision through = *play.watches().toldThrough(id);
      ASSERT_TRUE(play.watches().cancel(id));
      play.watch(++id, everything(through + 1));
    }
    play.tell();
    std::vector<Change> pieces;
    for (WatchId part = kSteady; part <= id; ++part) {
      const auto told = play.heard(part).changes();
      pieces.insert(pieces.end(), told.begin(), told.end());
    }
    ASSERT_EQ(sorted(pieces), play.due(everything(2), play.revision())) << "seed " << seed;
  }
}

// A bookmark says: all up to here was told, and nothing beyond; also when there was no news.
TEST(WatchLaws, BookmarkableAtAnyTime) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    const WatchRequest request = some(seed, 2);
    play.watch(kSteady, request);
    for (int k = 0; k < kSteps; ++k) {
      play.step();
      const Revision mark = *play.watches().toldThrough(kSteady);
      ASSERT_LE(mark, play.revision());
      ASSERT_EQ(sorted(play.heard(kSteady).changes()), play.due(request, mark)) << "seed " << seed;
      const auto& tellings = play.heard(kSteady).tellings;
      ASSERT_TRUE(tellings.empty() || tellings.back().through <= mark);
    }
    play.tell();
    ASSERT_EQ(play.watches().toldThrough(kSteady), play.revision());
  }
}

TEST(WatchLaws, WithPreviousVersionsEachChangeTellsWhatWasThereBefore) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    WatchRequest plain = everything(2);
    plain.previous = Previous::Left;
    play.watch(kSteady + 1, plain);
    play.steps(kSteps);
    play.tell();
    for (const Change& change : play.heard(kSteady).changes()) {
      const auto due = play.changesOf(change.now.modRevision);
      ASSERT_NE(std::find(due.begin(), due.end(), change), due.end()) << "seed " << seed;
    }
    for (const Change& change : play.heard(kSteady + 1).changes()) ASSERT_FALSE(change.before);
  }
}

// Filters leave out puts, deletions or both, and the bookmark moves on all the same.
TEST(WatchLaws, AFilterLeavesOutItsKindAndNothingElse) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    const Skips all[] = {Skips::Nothing, Skips::Puts, Skips::Deletions, Skips::Both};
    for (const Skips skips : all) {
      WatchRequest request = some(seed, 2);
      request.skips = skips;
      play.watch(static_cast<WatchId>(skips), request);
    }
    play.steps(kSteps);
    play.tell();
    for (const Skips skips : all) {
      WatchRequest request = some(seed, 2);
      request.skips = skips;
      const auto id = static_cast<WatchId>(skips);
      ASSERT_EQ(sorted(play.heard(id).changes()), play.due(request, play.revision())) << seed;
      ASSERT_EQ(play.watches().toldThrough(id), play.revision());
    }
  }
}

// etcd 3.4.23 goes on from the compacted revision itself, and ends a watch of an earlier one. It
// may lose that revision's deletions; later ones keep them, and so do we.
TEST(WatchLaws, WhatIsCompactedAwayEndsTheWatchAndTheRestIsTold) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.steps(kSteps);
    const Revision at =
        3 + static_cast<Revision>(play.below(static_cast<int>(play.revision()) - 3));
    play.apply(CompactRequest{at});
    for (Revision from = at - 1; from <= at + 1; ++from) {
      play.watch(static_cast<WatchId>(from), everything(from));
    }
    play.steps(kSteps / 4);
    play.tell();
    const auto early = static_cast<WatchId>(at - 1);
    ASSERT_EQ(play.heard(early).compacted(), at);
    ASSERT_TRUE(play.heard(early).changes().empty());
    ASSERT_FALSE(play.watches().contains(early));
    for (const Revision from : {at, at + 1}) {
      const Heard& heard = play.heard(static_cast<WatchId>(from));
      ASSERT_EQ(heard.compacted(), std::nullopt) << "seed " << seed;
      ASSERT_EQ(sorted(heard.changes()), play.due(everything(from), play.revision())) << seed;
    }
  }
}

// A watch that is told too rarely: either it hears all, or that it was cut off, and from where.
TEST(WatchLaws, ACompactionOvertakesOnlyWhoHasNotBeenTold) {
  std::size_t ended = 0;
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    Play play(seed);
    play.watch(kSteady, everything(2));
    for (int k = 0; k < kSteps && play.watches().contains(kSteady); ++k) {
      play.change();
      const Revision next = *play.watches().toldThrough(kSteady) + 1;
      if (play.below(4) == 0) {
        play.apply(CompactRequest{play.revision() - static_cast<Revision>(play.below(3))});
      }
      if (play.below(2) == 0) continue;
      const bool isOvertaken = next < play.compacted();
      play.tell();
      ASSERT_EQ(play.watches().contains(kSteady), !isOvertaken) << "seed " << seed;
    }
    const std::optional<Revision> compacted = play.heard(kSteady).compacted();
    ended += compacted ? 1 : 0;
    ASSERT_EQ(compacted.has_value(), !play.watches().contains(kSteady));
    ASSERT_EQ(compacted.value_or(play.compacted()), play.compacted());
  }
  EXPECT_GT(ended, kWatchSeeds / 4);
  EXPECT_LT(ended, kWatchSeeds) << "some keep up";
}

TEST(WatchLaws, TheCompactedRevisionSurvivesItsBytes) {
  for (std::uint32_t seed = 1; seed <= kWatchSeeds; ++seed) {
    RandomRequests random(seed);
    Keyspace space;
    while (space.revision() < 30) space.apply(random.next(space.revision()));
    space.apply(CompactRequest{std::max<Revision>(space.compacted() + 1, 20)});
    const auto restored = Keyspace::restore(space.encodeState());
    ASSERT_TRUE(std::holds_alternative<Keyspace>(restored));
    const Keyspace& again = std::get<Keyspace>(restored);
    ASSERT_EQ(again, space);
    ASSERT_FALSE(space.versions().changes(space.compacted(), space.compacted()).empty());
    ASSERT_EQ(again.versions().changes(space.compacted(), space.revision()),
              space.versions().changes(space.compacted(), space.revision()));
  }
}

}  // namespace
}  // namespace kv
