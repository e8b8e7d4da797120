// Laws of the keyspace: whatever is asked, it answers as the simplest store does.
#include <gtest/gtest.h>

#include "tests/kv/keyspace_model.h"

namespace kv {
namespace {

constexpr std::uint32_t kSeeds = 150;
constexpr int kRequests = 150;

struct Alike {
  Keyspace space;
  KeyspaceModel model;
};

/// Both after the same random requests.
Alike playedAlike(std::uint32_t seed) {
  RandomRequests random(seed);
  Alike played;
  for (int k = 0; k < kRequests; ++k) {
    const Request request = random.next(played.space.revision());
    played.space.apply(request);
    played.model.apply(request);
  }
  return played;
}

TEST(KeyspaceLaws, AnswersAreThoseOfTheSimplestStore) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    RandomRequests random(seed);
    Keyspace space;
    KeyspaceModel model;
    for (int k = 0; k < kRequests; ++k) {
      const Request request = random.next(space.revision());
      ASSERT_EQ(space.apply(request), model.apply(request)) << "seed " << seed << ", request " << k;
      ASSERT_EQ(space.compacted(), model.compacted());
    }
  }
}

// KV API: every revision that is not compacted can still be read as it was.
TEST(KeyspaceLaws, ThePastDoesNotChange) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const auto [space, model] = playedAlike(seed);
    const Revision from = std::max(space.compacted(), Keyspace::kFirst);
    for (Revision revision = from; revision <= space.revision(); ++revision) {
      RangeRequest all;
      all.range = KeyRange::all();
      all.revision = revision;
      const Answer answer = space.read(all);
      ASSERT_EQ(std::get<RangeAnswer>(answer.body), model.range(all, model.mapAt(revision)))
          << "seed " << seed << ", revision " << revision;
    }
  }
}

// Watch API: the changes after a revision lead from its map to the newest.
TEST(KeyspaceLaws, ChangesLeadFromOneRevisionToAnother) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const auto [space, model] = playedAlike(seed);
    const Revision from = std::max(space.compacted(), Keyspace::kFirst);
    KeyspaceModel::Map map = model.mapAt(from);
    for (const Change& change : space.versions().changes(from + 1, space.revision())) {
      const auto before = map.find(change.now.key);
      ASSERT_EQ(change.before.has_value(), before != map.end());
      if (change.before) {
        ASSERT_EQ(*change.before, before->second);
      }
      if (change.isDeletion()) {
        map.erase(change.now.key);
      } else {
        map[change.now.key] = change.now;
      }
    }
    ASSERT_EQ(map, model.mapAt(model.revision())) << "seed " << seed;
  }
}

TEST(KeyspaceLaws, ItsBytesGiveItBack) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const Keyspace space = playedAlike(seed).space;
    const auto restored = Keyspace::restore(space.encodeState());
    ASSERT_TRUE(std::holds_alternative<Keyspace>(restored)) << std::get<std::string>(restored);
    ASSERT_EQ(std::get<Keyspace>(restored), space) << "seed " << seed;
    ASSERT_EQ(std::get<Keyspace>(restored).encodeState(), space.encodeState());
    ASSERT_EQ(std::get<Keyspace>(restored).bytes(), space.bytes());
  }
}

TEST(KeyspaceLaws, ACopyStaysAsItWas) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    RandomRequests random(seed);
    Keyspace space;
    std::vector<std::pair<Keyspace, std::string>> copies;
    for (int k = 0; k < kRequests; ++k) {
      space.apply(random.next(space.revision()));
      copies.emplace_back(space, space.encodeState());
    }
    for (const auto& [copy, bytes] : copies) ASSERT_EQ(copy.encodeState(), bytes);
  }
}

TEST(KeyspaceLaws, DamagedBytesAreNeverAKeyspace) {
  RandomRequests random(7);
  Keyspace space;
  for (int k = 0; k < kRequests; ++k) space.apply(random.next(space.revision()));
  const std::string whole = space.encodeState();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    ASSERT_TRUE(std::holds_alternative<std::string>(Keyspace::restore(flipped))) << at;
    ASSERT_TRUE(std::holds_alternative<std::string>(Keyspace::restore(whole.substr(0, at)))) << at;
  }
}

}  // namespace
}  // namespace kv
