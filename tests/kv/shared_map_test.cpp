// The map that is cheap to copy, against std::map.
#include "engine/kv/shared_map.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace kv {
namespace {

using Shares = SharedMap<std::uint64_t, std::string>;
using Plain = std::map<std::uint64_t, std::string>;

Plain plainOf(const Shares& map) {
  Plain plain;
  for (const auto& [key, value] : map) plain.emplace_hint(plain.end(), key, value);
  return plain;
}

struct Both {
  Shares shares;
  Plain plain;

  void step(std::mt19937_64& random, std::uint64_t keys, std::uint64_t erasedOfTen) {
    const std::uint64_t key = random() % keys;
    if (random() % 10 < erasedOfTen) {
      ASSERT_EQ(shares.erase(key), plain.erase(key) > 0);
    } else {
      shares.edit(key) += "x";
      plain[key] += "x";
    }
  }
  void expectAlike(std::uint64_t key) const {
    ASSERT_EQ(shares.size(), plain.size());
    const auto found = plain.find(key);
    const auto* entry = shares.find(key);
    ASSERT_EQ(entry != nullptr, found != plain.end());
    if (entry != nullptr) {
      ASSERT_EQ(entry->value, found->second);
    }
    const auto later = plain.upper_bound(key);
    const auto* before = shares.upTo(key);
    ASSERT_EQ(before == nullptr, later == plain.begin());
    if (before != nullptr) {
      ASSERT_EQ(before->key, std::prev(later)->first);
    }
    const auto next = shares.from(key);
    const auto wanted = plain.lower_bound(key);
    ASSERT_EQ(next == std::default_sentinel, wanted == plain.end());
    if (wanted != plain.end()) {
      ASSERT_EQ(next->key, wanted->first);
    }
  }
};

TEST(SharedMap, IsAnOrderedMap) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::mt19937_64 random(seed);
    Both both;
    for (int k = 0; k < 6'000; ++k) {
      // It grows, then shrinks, so that nodes are split and joined.
      both.step(random, 1'500, k < 3'000 ? 2 : 8);
      both.expectAlike(random() % 1'600);
    }
    ASSERT_EQ(plainOf(both.shares), both.plain) << "seed " << seed;
    const auto* last = both.shares.last();
    ASSERT_EQ(last == nullptr, both.plain.empty());
    if (last != nullptr) {
      ASSERT_EQ(last->key, both.plain.rbegin()->first);
    }
  }
}

TEST(SharedMap, CopiesDoNotChangeWithOneAnother) {
  std::mt19937_64 random(3);
  std::vector<Both> copies(1);
  for (int k = 0; k < 20'000; ++k) {
    Both& one = copies[random() % copies.size()];
    one.step(random, 800, 4);
    if (k % 500 == 0) copies.push_back(one);
  }
  for (const Both& copy : copies) ASSERT_EQ(plainOf(copy.shares), copy.plain);
}

TEST(SharedMap, EqualIsWhatHasTheSameEntriesHoweverItCameAbout) {
  Shares a;
  Shares b;
  for (std::uint64_t k = 0; k < 500; ++k) a.edit(k) = "v";
  for (std::uint64_t k = 500; k > 0; --k) b.edit(k - 1) = "v";
  EXPECT_EQ(a, b);
  Shares c = a;
  EXPECT_EQ(a, c);
  c.edit(7) = "other";
  EXPECT_NE(a, c);
  c.edit(7) = "v";
  EXPECT_EQ(a, c);
  c.erase(std::uint64_t{499});
  EXPECT_NE(a, c);
}

TEST(SharedMap, EmptiesFromEitherEnd) {
  Shares queue;
  for (std::uint64_t k = 0; k < 5'000; ++k) {
    queue.edit(k) = "v";
    if (k >= 40) {
      ASSERT_EQ(queue.begin()->key, k - 40);
      ASSERT_TRUE(queue.erase(k - 40));
    }
  }
  ASSERT_EQ(queue.size(), 40u);
  while (!queue.empty()) ASSERT_TRUE(queue.erase(std::uint64_t{queue.last()->key}));
  EXPECT_EQ(queue.last(), nullptr);
  EXPECT_TRUE(queue.begin() == std::default_sentinel);
  EXPECT_EQ(queue, Shares());
}

TEST(SharedMap, FindsTextsByWhatTheySay) {
  SharedMap<Text, int> map;
  for (int k = 0; k < 100; ++k) map.edit(Text("key" + std::to_string(k))) = k;
  const std::string_view wanted = "key42";
  ASSERT_NE(map.find(wanted), nullptr);
  EXPECT_EQ(map.find(wanted)->value, 42);
  EXPECT_EQ(map.find(std::string_view("key")), nullptr);
  EXPECT_TRUE(map.erase(wanted));
  EXPECT_EQ(map.size(), 99u);
}

}  // namespace
}  // namespace kv
