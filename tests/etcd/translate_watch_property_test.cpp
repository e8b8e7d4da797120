// Fragments and the cutting of what watchers are told (etcd, WatchCreateRequest.fragment), over
// random changes: put together again, the messages say what happened, and no revision is in two of
// them unless the client asked for fragments.
#include <gtest/gtest.h>

#include <random>

#include "engine/etcd/translate_watch.h"

namespace etcd {
namespace {

constexpr std::uint32_t kSeeds = 300;

/// Random changes: a few of each revision, small and large ones.
WatchNote randomNote(std::mt19937& random, Fragments fragments) {
  WatchTold told;
  told.told.id = 4;
  told.fragments = fragments;
  kv::Revision revision = 2;
  for (auto left = 1 + random() % 40; left > 0; --left) {
    kv::Change change;
    change.now.key = "k" + std::to_string(left);
    change.now.value.assign(random() % 5 == 0 ? 400 : random() % 60, 'x');
    change.now.modRevision = revision;
    change.now.version = random() % 4;
    told.told.changes.push_back(change);
    if (random() % 3 > 0) revision += 1 + random() % 2;
  }
  told.told.through = revision;
  return {{1, 2, revision, 3}, told};
}

using Event = std::pair<std::int64_t, std::string>;

std::vector<Event> eventsOf(const pb::WatchResponse& response) {
  std::vector<Event> events;
  for (const auto& event : response.events()) {
    events.emplace_back(event.kv().mod_revision(), event.kv().key());
  }
  return events;
}

std::vector<Event> eventsOf(const WatchNote& note) {
  std::vector<Event> events;
  for (const kv::Change& change : std::get<WatchTold>(note.what).told.changes) {
    events.emplace_back(static_cast<std::int64_t>(change.now.modRevision), change.now.key);
  }
  return events;
}

WatchCut randomCut(std::mt19937& random) { return {1 + random() % 10, 200 + random() % 400}; }

TEST(TranslateWatchLaws, MessagesTogetherSayWhatHappenedInItsOrder) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    std::mt19937 random(seed);
    const WatchNote note = randomNote(random, seed % 2 == 0 ? Fragments::Yes : Fragments::No);
    std::vector<Event> all;
    for (const pb::WatchResponse& response : responsesOf(note, randomCut(random))) {
      ASSERT_EQ(response.watch_id(), 4);
      ASSERT_GT(response.events_size(), 0) << "seed " << seed;
      const std::vector<Event> events = eventsOf(response);
      all.insert(all.end(), events.begin(), events.end());
    }
    ASSERT_EQ(all, eventsOf(note)) << "seed " << seed;
  }
}

TEST(TranslateWatchLaws, WithoutFragmentsARevisionIsInOneMessage) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    std::mt19937 random(seed);
    const WatchNote note = randomNote(random, Fragments::No);
    std::int64_t last = 0;
    for (const pb::WatchResponse& response : responsesOf(note, randomCut(random))) {
      ASSERT_FALSE(response.fragment());
      ASSERT_LT(last, response.events(0).kv().mod_revision()) << "seed " << seed;
      last = response.events(response.events_size() - 1).kv().mod_revision();
    }
  }
}

// All but the last of what belongs together say that more of it follows.
TEST(TranslateWatchLaws, FragmentsStayWithinTheirSizeAndAreMarkedIfMoreOfTheRevisionFollows) {
  std::size_t marked = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    std::mt19937 random(seed);
    const WatchNote note = randomNote(random, Fragments::Yes);
    const WatchCut cut = randomCut(random);
    const std::vector<pb::WatchResponse> responses = responsesOf(note, cut);
    for (std::size_t k = 0; k < responses.size(); ++k) {
      const auto& events = responses[k].events();
      std::size_t bytes = 0;
      for (const auto& event : events) bytes += event.ByteSizeLong();
      ASSERT_TRUE(events.size() == 1 || bytes <= cut.bytesMost) << "seed " << seed;
      const bool goesOn =
          k + 1 < responses.size() &&
          responses[k + 1].events(0).kv().mod_revision() == events.rbegin()->kv().mod_revision();
      ASSERT_EQ(responses[k].fragment(), goesOn) << "seed " << seed << ", message " << k;
      marked += goesOn ? 1 : 0;
    }
  }
  EXPECT_GT(marked, kSeeds / 10);
}

}  // namespace
}  // namespace etcd
