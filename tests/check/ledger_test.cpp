// The ledger against the plainest one, a map that is copied whole.
#include "engine/check/ledger.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace check {
namespace {

struct Pair {
  Ledger<int> ledger;
  std::map<std::uint64_t, int> model;
};

void expectEqual(const Pair& pair, std::uint64_t places) {
  for (std::uint64_t place = 0; place < places; ++place) {
    const auto found = pair.model.find(place);
    ASSERT_EQ(pair.ledger.at(place), found == pair.model.end() ? 0 : found->second) << place;
  }
}

TEST(Ledger, KnowsWhatTheModelKnowsAndCopiesStayApart) {
  constexpr std::uint64_t kPlaces = 500;
  std::mt19937_64 random(5);
  std::vector<Pair> pairs(1);
  for (int step = 1; step <= 3'000; ++step) {
    if (step % 500 == 0) pairs.push_back(pairs[random() % pairs.size()]);
    Pair& pair = pairs[random() % pairs.size()];
    // Mostly near the end, as entries are appended; now and then far back.
    const std::uint64_t place =
        random() % 8 == 0 ? random() % kPlaces : (step / 8 + random() % 5) % kPlaces;
    pair.ledger.write(place, step);
    pair.model[place] = step;
  }
  for (const Pair& pair : pairs) expectEqual(pair, kPlaces);
}

TEST(Ledger, NeedsNoRoomForWhatLiesBetweenDistantPlaces) {
  Ledger<int> ledger;
  ledger.write(1, 1);
  ledger.write(~std::uint64_t{0}, 2);
  EXPECT_EQ(ledger.at(1), 1);
  EXPECT_EQ(ledger.at(~std::uint64_t{0}), 2);
  EXPECT_EQ(ledger.at(std::uint64_t{1} << 40), 0);
}

}  // namespace
}  // namespace check
