// The quorum lens, the caption and the note about links.
#include "app/view/quorum.h"

#include <QSignalSpy>

#include "app/view/caption.h"
#include "app/view/words.h"
#include "tests/view/play.h"

namespace {

using namespace play;

std::string words(const Play& p) { return view::readQuorum(p.view()).words.toStdString(); }

// Raft 5.1: what each number of stopped servers leaves.
TEST(QuorumLens, SaysHowManyMoreMayFailForEachSize) {
  struct Case {
    std::uint32_t servers, down;
    const char* words;
  };
  const Case cases[] = {
      {1, 0, "1 of 1 up - quorum 1 - can lose none"},
      {3, 0, "3 of 3 up - quorum 2 - can lose 1 more"},
      {3, 1, "2 of 3 up - quorum 2 - can lose none"},
      {4, 0, "4 of 4 up - quorum 3 - can lose 1 more"},
      {5, 1, "4 of 5 up - quorum 3 - can lose 1 more"},
      {5, 2, "3 of 5 up - quorum 3 - can lose none"},
      {5, 3, "2 of 5 up - quorum 3 - no quorum: writes wait"},
      {9, 0, "9 of 9 up - quorum 5 - can lose 4 more"},
  };
  for (const Case& c : cases) {
    Play p(c.servers);
    for (std::uint64_t i = 1; i <= c.down; ++i) p.add(ServerId{i}, trace::ServerCrashed{});
    EXPECT_EQ(words(p), c.words);
    EXPECT_EQ(view::readQuorum(p.view()).lost, c.down > (c.servers - 1) / 2);
  }
}

TEST(QuorumLens, SpeaksOfTheLargestConnectedGroup) {
  Play p;
  for (const ServerId a : {S1, S2}) {
    for (const ServerId b : {S3, S4, S5}) p.cutBothWays(a, b);
  }
  EXPECT_EQ(words(p), "3 of 5 up and connected - quorum 3 - can lose none");
  EXPECT_EQ(view::readQuorum(p.view()).pips, (QList<bool>{false, false, true, true, true}));
  p.add(S5, trace::ServerCrashed{});
  EXPECT_TRUE(view::readQuorum(p.view()).lost);
}

TEST(QuorumLens, AOneWayCutCountsAsNotConnected) {
  Play p(3);
  p.cut(S1, S2);
  p.cut(S1, S3);
  EXPECT_EQ(words(p), "2 of 3 up and connected - quorum 2 - can lose none");
}

TEST(QuorumLens, APausedServerDoesNotAnswer) {
  Play p;
  p.add(S2, trace::ServerPaused{});
  EXPECT_EQ(words(p), "4 of 5 up and answering - quorum 3 - can lose 1 more");
}

TEST(QuorumLens, WithoutALeaderWritesWait) {
  Play p;
  EXPECT_EQ(view::readQuorum(p.view()).extra, "no leader yet: writes wait");
  p.elect(S2, 1);
  EXPECT_EQ(view::readQuorum(p.view()).extra, "");
  // A leader cut off from the majority cannot write either.
  for (const ServerId b : {S1, S3, S4, S5}) p.cutBothWays(S2, b);
  EXPECT_EQ(view::readQuorum(p.view()).extra, "no leader yet: writes wait");
}

TEST(QuorumLens, TellsOnlyOfChanges) {
  Play p;
  view::QuorumLens lens;
  QSignalSpy changes(&lens, &view::QuorumLens::changed);
  lens.show(p.view());
  lens.show(p.view());
  EXPECT_EQ(changes.count(), 1);
}

TEST(Caption, SaysTheNewestImportantSentenceWhileItIsFresh) {
  Play p;
  p.at(100).elect(S2, 1);
  p.add(S3, raft::LeaderLearned{raft::Term{1}, S2});
  view::Story story;
  story.bring(p.trace(), p.trace().lastId());
  EXPECT_EQ(view::captionOf(story, p.view()), "S2 has 3 of 5 votes and leads term 1.");
  p.at(9000).add(S2, trace::TimerSet{p.time()});
  story.bring(p.trace(), p.trace().lastId());
  EXPECT_EQ(view::captionOf(story, p.view()), "S2 leads term 1 and sends heartbeats.");
}

TEST(LinksNote, SaysLatencyAndLoss) {
  Play p;
  EXPECT_EQ(view::linksNoteOf(p.view()), "Links 8 to 16 ms, no loss");
  trace::LinkState lossy = p.view().link(S1, S2);
  lossy.lossPpm = 100'000;
  p.add(S0, trace::LinkChanged{S1, S2, lossy});
  EXPECT_EQ(view::linksNoteOf(p.view()), "Links 8 to 16 ms, up to 10 % lost");
}

TEST(LinksNote, SaysWhatAllLinksDoAlike) {
  Play p;
  const trace::ClusterView atStart = p.view();
  trace::LinkState odd = atStart.link(S1, S2);
  odd.spikePpm = 50'000;
  odd.spike = std::chrono::milliseconds(300);
  const auto change = [&](ServerId from, ServerId to) {
    p.add(S0, trace::LinkChanged{from, to, odd});
  };
  for (const trace::ServerView& from : atStart.servers()) {
    EXPECT_EQ(view::linksNoteOf(p.view()), "Links 8 to 16 ms, no loss");
    for (const trace::ServerView& to : atStart.servers()) {
      if (from.id != to.id) change(from.id, to.id);
    }
  }
  EXPECT_EQ(view::linksNoteOf(p.view()), "Links 8 to 16 ms, no loss, spikes 5 % of 300 ms");
  odd.cut = true;
  change(S1, S2);
  EXPECT_EQ(view::linksNoteOf(p.view()), "Links 8 to 16 ms, no loss, spikes 5 % of 300 ms");
}

TEST(Words, NumbersNamesAndTimes) {
  EXPECT_EQ(view::timeText(trace::Instant{milliseconds(2365)}), QString(u8"2\u2009365"));
  EXPECT_EQ(view::timeText(trace::Instant{milliseconds(1234567)}),
            QString(u8"1\u2009234\u2009567"));
  EXPECT_EQ(view::listOf(std::vector<ServerId>{S3, S4, S5}), "S3, S4 and S5");
  EXPECT_EQ(view::spanText(milliseconds(36)), "36 ms");
}

}  // namespace
