// What a stream of watches is told, as messages: in pieces of whole revisions, and in fragments.
#include "engine/etcd/translate_watch.h"

#include <gtest/gtest.h>

namespace etcd {
namespace {

/// Changes of the revisions, one after the other, each with a value of so many bytes.
WatchNote toldNote(const std::vector<kv::Revision>& revisions, std::size_t bytes,
                   Fragments fragments) {
  WatchTold told;
  told.told.id = 4;
  told.fragments = fragments;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    kv::Change change;
    change.now.key = "k" + std::to_string(i);
    change.now.value.assign(bytes, 'x');
    change.now.modRevision = revisions[i];
    change.now.version = 1;
    told.told.changes.push_back(change);
  }
  return {{1, 2, revisions.back(), 3}, told};
}

struct Piece {
  std::vector<std::int64_t> revisions;
  bool fragment{false};
  friend bool operator==(const Piece&, const Piece&) = default;
};

std::vector<Piece> piecesOf(const WatchNote& note, const WatchCut& cut) {
  std::vector<Piece> pieces;
  for (const pb::WatchResponse& response : responsesOf(note, cut)) {
    EXPECT_EQ(response.watch_id(), 4);
    Piece piece{{}, response.fragment()};
    for (const auto& event : response.events()) {
      piece.revisions.push_back(event.kv().mod_revision());
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

TEST(TranslateWatch, SoManyRevisionsGoInOneMessageAndNoneIsCut) {
  const WatchCut cut{2, 1'000'000};
  EXPECT_EQ(piecesOf(toldNote({5, 5, 6, 7, 7, 7}, 1, Fragments::No), cut),
            (std::vector<Piece>{{{5, 5, 6}}, {{7, 7, 7}}}));
}

TEST(TranslateWatch, ARevisionIsWholeUnlessTheClientKnowsFragments) {
  const WatchCut cut{1'000, 250};
  EXPECT_EQ(piecesOf(toldNote({5, 5, 5, 6}, 100, Fragments::No), cut),
            (std::vector<Piece>{{{5, 5, 5}}, {{6}}}));
  // All but the last of what belongs together are marked.
  EXPECT_EQ(piecesOf(toldNote({5, 5, 5, 6}, 100, Fragments::Yes), cut),
            (std::vector<Piece>{{{5, 5}, true}, {{5, 6}, false}}));
}

TEST(TranslateWatch, ACompactionEndsTheWatchAndNamesItsRevision) {
  WatchTold told;
  told.told.id = 4;
  told.told.compacted = 9;
  const auto responses = responsesOf({{}, told});
  ASSERT_EQ(responses.size(), 1u);
  EXPECT_TRUE(responses.front().canceled());
  EXPECT_EQ(responses.front().compact_revision(), 9);
}

TEST(TranslateWatch, ARefusedWatchIsCreatedAndCancelledAtOnce) {
  const auto responses = responsesOf({{}, WatchRefused{"why"}});
  ASSERT_EQ(responses.size(), 1u);
  EXPECT_TRUE(responses.front().created());
  EXPECT_TRUE(responses.front().canceled());
  EXPECT_EQ(responses.front().watch_id(), -1);
  EXPECT_EQ(responses.front().cancel_reason(), "why");
  EXPECT_TRUE(responsesOf({{}, WatchesOver{}}).empty()) << "the stream itself ends";
}

}  // namespace
}  // namespace etcd
