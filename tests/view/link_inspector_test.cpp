// The link card: what a link does at the moment shown.
#include "app/view/link_inspector.h"

#include <QSignalSpy>

#include "tests/view/play.h"

namespace {

using namespace play;

void change(Play& p, ServerId from, ServerId to, int latencyMax, std::uint32_t lossPpm) {
  trace::LinkState state = p.view().link(from, to);
  state.latencyMax = milliseconds(latencyMax);
  state.lossPpm = lossPpm;
  p.add(S0, trace::LinkChanged{from, to, state});
}

TEST(LinkInspector, OfAllLinksAtFirstWhichAreAlike) {
  const Play p;
  view::LinkInspector link;
  link.show(p.view());
  EXPECT_EQ(link.from(), 0);
  EXPECT_DOUBLE_EQ(link.latencyMin(), 8);
  EXPECT_DOUBLE_EQ(link.latencyMax(), 16);
  EXPECT_DOUBLE_EQ(link.loss(), 0);
  EXPECT_TRUE(link.sameLatency());
  EXPECT_TRUE(link.sameLoss());
  EXPECT_FALSE(link.cutForth());
  EXPECT_FALSE(link.cutBack());
  EXPECT_EQ(link.state(), "");
}

TEST(LinkInspector, TellsBothWaysOfOneLink) {
  Play p;
  change(p, S1, S2, 40, 25'000);
  change(p, S2, S1, 40, 25'000);
  change(p, S3, S4, 90, 500'000);
  p.cut(S2, S1);
  view::LinkInspector link;
  link.choose(1, 2);
  link.show(p.view());
  EXPECT_DOUBLE_EQ(link.latencyMin(), 8);
  EXPECT_DOUBLE_EQ(link.latencyMax(), 40);
  EXPECT_DOUBLE_EQ(link.loss(), 2.5);
  EXPECT_TRUE(link.sameLatency());
  EXPECT_TRUE(link.sameLoss());
  EXPECT_FALSE(link.cutForth());
  EXPECT_TRUE(link.cutBack());
  EXPECT_EQ(link.state(), "Nothing passes from S2 to S1.");
}

TEST(LinkInspector, SaysWhenTheWaysDiffer) {
  Play p;
  change(p, S3, S4, 90, 500'000);
  view::LinkInspector link;
  link.show(p.view());
  EXPECT_FALSE(link.sameLatency());
  EXPECT_FALSE(link.sameLoss());
  EXPECT_DOUBLE_EQ(link.latencyMax(), 90);
  EXPECT_DOUBLE_EQ(link.loss(), 50);
  EXPECT_EQ(link.state(), "They differ: 8 to 90 ms, up to 50 % lost.");
  link.choose(1, 2);
  link.show(p.view());
  EXPECT_TRUE(link.sameLatency());
  EXPECT_TRUE(link.sameLoss());
}

TEST(LinkInspector, AsksToBeShownAndTellsOnlyOfChanges) {
  Play p;
  view::LinkInspector link;
  QSignalSpy asked(&link, &view::LinkInspector::asked);
  link.choose(1, 2);
  EXPECT_EQ(asked.count(), 1);
  link.show(p.view());
  QSignalSpy changed(&link, &view::LinkInspector::changed);
  link.show(p.view());
  EXPECT_EQ(changed.count(), 0);
  p.cut(S1, S2);
  link.show(p.view());
  EXPECT_EQ(changed.count(), 1);
  EXPECT_TRUE(link.cutForth());
}

TEST(LinkInspector, ShowsAllLinksWhenTheServerIsNotThere) {
  const Play p(3);
  view::LinkInspector link;
  link.choose(4, 5);
  link.show(p.view());
  EXPECT_DOUBLE_EQ(link.latencyMax(), 16);
}

TEST(LinkInspector, IsPartOfTheInstrument) {
  Play p;
  p.cutBothWays(S1, S2);
  view::Instrument instrument;
  QObject::connect(&instrument, &view::Instrument::asked, &instrument, [&] {
    instrument.show({&p.trace(), &p.view(), p.time()});
  });
  instrument.link()->choose(2, 1);
  EXPECT_TRUE(instrument.link()->cutForth());
  EXPECT_TRUE(instrument.link()->cutBack());
  EXPECT_EQ(instrument.link()->state(), "Nothing passes between S2 and S1.");
  instrument.link()->choose(2, 3);
  EXPECT_FALSE(instrument.link()->cutForth());
}

}  // namespace
