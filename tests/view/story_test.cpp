// The story and the feed: joined cuts, and the law that the way to an instant does not matter.
#include "app/view/story.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/view/play.h"

namespace {

using namespace play;

std::vector<std::string> told(const view::Story& story) {
  std::vector<std::string> texts;
  for (const view::Sentence& s : story.told()) texts.push_back(s.text.toStdString());
  return texts;
}

Play eventfulRun() {
  Play p;
  p.at(100).elect(S2, 1);
  p.append(S2, noop(1, 1));
  p.progress(S2, S2, 1);
  p.at(120).progress(S2, S3, 1);
  p.progress(S2, S4, 1);
  p.commit(S2, 1);
  p.at(200);
  for (const ServerId a : {S1, S2}) {
    for (const ServerId b : {S3, S4, S5}) p.cutBothWays(a, b);
  }
  p.at(400).campaign(S4, 2);
  p.at(500).add(S2, trace::ServerCrashed{});
  return p;
}

TEST(Story, ACutOfManyLinksIsOneSentence) {
  const Play p = eventfulRun();
  view::Story story;
  story.bring(p.trace(), p.trace().lastId());
  const auto all = told(story);
  const std::string cut = "A cut leaves S1 and S2 on one side, S3, S4 and S5 on the other.";
  EXPECT_EQ(std::count(all.begin(), all.end(), cut), 1);
  for (const std::string& text : all) EXPECT_EQ(text.find("The link"), std::string::npos) << text;
}

TEST(Story, OneWayCutsAndSingleLinksHaveTheirOwnWords) {
  Play p;
  p.at(1).cut(S1, S2);
  EXPECT_EQ(p.said(), "What S1 sends to S2 is cut off; the other way stays open.");
  p.at(2).cut(S2, S1);
  EXPECT_EQ(p.said(), "The link between S1 and S2 is cut.");
  p.at(3).cut(S2, S1, false);
  EXPECT_EQ(p.said(), "The link between S1 and S2 is whole again.");
  p.at(4).cut(S1, S2, false);
  EXPECT_EQ(p.said(), "No link is cut any more: all servers can talk.");
}

TEST(Story, EveryWayToAnInstantTellsTheSame) {
  const Play p = eventfulRun();
  const std::uint64_t end = p.trace().lastId().value;
  view::Story wandering;
  // Forward, back and forth through every instant, also between the links of the cut.
  for (std::uint64_t step = 1; step <= 4 * end; ++step) {
    const EventId now{1 + (step * 7) % end};
    wandering.bring(p.trace(), now);
    view::Story fresh;
    fresh.bring(p.trace(), now);
    ASSERT_EQ(told(wandering), told(fresh)) << "at event " << now.value;
  }
}

TEST(Story, ALongRunIsToldFromWhereItsEventsAreStillKept) {
  Play p;
  p.at(1).elect(S2, 1);
  for (int i = 0; i < 5'000; ++i) p.at(2 + i).add(S0, trace::Noted{"note " + std::to_string(i)});
  trace::Trace kept = p.trace();
  kept.setBudget(kept.bytes() / 2);
  ASSERT_GT(kept.droppedThrough().value, 0U);
  view::Story story;
  story.bring(kept, kept.lastId());
  ASSERT_FALSE(story.told().empty());
  EXPECT_EQ(told(story).back(), "note 4999");
  EXPECT_GT(story.told().front().event, kept.droppedThrough());
  // A branch that begins right where the kept events do is told from its own first event.
  trace::Trace branch = kept.prefix(kept.droppedThrough());
  branch.append({branch.lastId() + 1, p.time(), S0, {}, {}, trace::Noted{"elsewhere"}});
  story.bring(branch, branch.lastId());
  EXPECT_EQ(told(story), std::vector<std::string>{"elsewhere"});
}

TEST(Story, AnotherBranchTellsItsOwnPast) {
  Play here;
  here.at(10).append(S1, noop(1, 1));
  here.add(S0, trace::Noted{"here"});
  Play there;
  there.at(10).append(S1, noop(1, 1));
  there.add(S0, trace::Noted{"there"});
  view::Story story;
  story.bring(here.trace(), here.trace().lastId());
  EXPECT_TRUE(story.bring(there.trace(), there.trace().lastId()));
  EXPECT_EQ(told(story).back(), "there");
  EXPECT_FALSE(story.bring(there.trace(), there.trace().lastId()));
}

TEST(Story, ABranchKeepsWhatItSharesAndTellsTheRestAnew) {
  Play trunk = eventfulRun();
  const EventId fork{trunk.trace().lastId().value / 2};
  trace::Trace branch = trunk.trace().prefix(fork);
  branch.append(
      {EventId{fork.value + 1}, trunk.trace().at(fork).at, S5, {}, {}, trace::ServerCrashed{}});
  view::Story wandering;
  for (int turn = 0; turn < 3; ++turn) {
    wandering.bring(trunk.trace(), trunk.trace().lastId());
    wandering.bring(branch, branch.lastId());
    view::Story fresh;
    fresh.bring(branch, branch.lastId());
    ASSERT_EQ(told(wandering), told(fresh));
    EXPECT_EQ(told(wandering).back(), "S5 crashes. Its memory is gone; its disk stays.");
  }
}

TEST(Feed, NewestIsFirstAndChangesAreMinimal) {
  const Play p = eventfulRun();
  view::FeedModel feed;
  const QAbstractItemModelTester tester(&feed,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  QSignalSpy resets(&feed, &QAbstractItemModel::modelReset);
  view::Story story;
  for (const std::uint64_t back : {0, 1, 5, 12, 3, 30, 0}) {
    story.bring(p.trace(), p.trace().lastId() - back);
    feed.show(story);
    ASSERT_EQ(feed.count(), static_cast<int>(story.told().size()));
  }
  EXPECT_EQ(resets.count(), 0);
  EXPECT_EQ(feed.cell(0, "sentence").toString(), "S2 crashes. Its memory is gone; its disk stays.");
  EXPECT_EQ(feed.cell(0, "time").toString(), "500");
  EXPECT_TRUE(feed.cell(0, "important").toBool());

  QSignalSpy inserts(&feed, &QAbstractItemModel::rowsInserted);
  feed.show(story);
  EXPECT_EQ(inserts.count(), 0);
}

TEST(Feed, KeepsItsBound) {
  Play p;
  for (int i = 0; i < 500; ++i) p.at(i).add(S0, trace::Noted{"note " + std::to_string(i)});
  view::Story story;
  story.bring(p.trace(), p.trace().lastId());
  view::FeedModel feed;
  feed.show(story);
  EXPECT_EQ(feed.count(), static_cast<int>(view::FeedModel::kRowsMost));
  EXPECT_EQ(feed.cell(0, "sentence").toString(), "note 499");
}

}  // namespace
