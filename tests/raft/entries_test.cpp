#include "engine/raft/entries.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using raft::Entries;
using raft::Entry;
using raft::EntryKind;
using raft::Index;
using raft::Term;

Entry entry(std::uint64_t term, std::uint64_t index) {
  return {Term{term}, Index{index}, EntryKind::Command, raft::Payload{std::to_string(index)}};
}

// Law: entries behave as a plain vector does, and a copy never sees what happens to the original.
TEST(Entries, BehaveAsAVectorAndCopiesAreIndependent) {
  std::mt19937 random(7);
  Entries entries;
  std::vector<Entry> model;
  std::vector<std::pair<Entries, std::vector<Entry>>> copies;
  for (int round = 0; round < 3000; ++round) {
    if (random() % 10 != 0 || model.empty()) {
      for (unsigned k = 0; k < random() % 5; ++k) {
        model.push_back(entry(random() % 9, model.size() + 1));
        entries.append(model.back());
      }
    } else {
      const std::size_t keep = model.size() - random() % std::min<std::size_t>(model.size(), 150);
      model.resize(keep);
      entries.truncateFrom(Index{keep + 1});
    }
    if (round % 50 == 0) copies.emplace_back(entries, model);
    ASSERT_EQ(entries.size(), model.size());
    ASSERT_EQ(entries.slice(Index{1}, model.size()), model);
  }
  for (const auto& [copy, was] : copies) EXPECT_EQ(copy.slice(Index{1}, was.size() + 1), was);
}

TEST(Entries, TruncatingAtOrBeforeTheBeginningLeavesNothing) {
  Entries entries;
  for (std::uint64_t i = 1; i <= 130; ++i) entries.append(entry(1, i));
  entries.truncateFrom(Index{1});
  EXPECT_TRUE(entries.empty());
  EXPECT_EQ(entries.lastIndex(), Index{0});
}

TEST(Entries, SliceStopsAtTheEndAndAtTheLimit) {
  Entries entries;
  for (std::uint64_t i = 1; i <= 100; ++i) entries.append(entry(1, i));
  EXPECT_EQ(entries.slice(Index{99}, 10).size(), 2u);
  EXPECT_EQ(entries.slice(Index{60}, 10).size(), 10u);
  EXPECT_TRUE(entries.slice(Index{101}, 10).empty());
  EXPECT_TRUE(Entries{}.slice(Index{1}, 10).empty());
}

TEST(Entries, EqualityLooksAtTheEntriesNotAtTheirChunks) {
  Entries a;
  Entries b;
  for (std::uint64_t i = 1; i <= 200; ++i) {
    a.append(entry(1, i));
    b.append(entry(1, i));
  }
  EXPECT_EQ(a, b);
  b.truncateFrom(Index{70});
  EXPECT_FALSE(a == b);
  for (std::uint64_t i = 70; i <= 200; ++i) b.append(entry(i == 70 ? 2 : 1, i));
  EXPECT_FALSE(a == b);
}

}  // namespace
