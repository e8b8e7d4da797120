// Breaking a rule, and what settings mean, by mouse and key.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Rules : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    open();
  }
  /// Presses Search of a rule and waits for the end of it.
  void search(const QString& rule) {
    key(Qt::Key_B);
    pressScrolled("Search without " + rule);
    window.settle();
    session.settle();
  }
  /// What lies further down a sheet comes in when it gets the focus.
  void pressScrolled(const QString& control) {
    QQuickItem* item = nameBegins(control);
    ASSERT_NE(item, nullptr) << control.toStdString();
    item->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&quick(), Qt::Key_Return);
    session.frame(0.0);
  }
  view::Violation& violation() { return *window.views().violation(); }
};

TEST_F(Rules, EveryRuleIsListedWithPlayAndSearch) {
  key(Qt::Key_B);
  for (const raft::RuleName& name : raft::kRuleNames) {
    const QString word = QString::fromUtf8(name.word.data(), static_cast<int>(name.word.size()));
    EXPECT_NE(named("Play without " + word), nullptr) << word.toStdString();
    EXPECT_NE(named("Search without " + word), nullptr) << word.toStdString();
  }
  EXPECT_NE(nameBegins("A server votes only for a log at least as up to date"), nullptr);
  EXPECT_NE(nameBegins("Raft 5.4.1. Without it: "), nullptr);
}

TEST_F(Rules, TheTitleMenuOpensThemToo) {
  press("Scenario: text");
  press("Break a rule");
  EXPECT_NE(named("Play without durable-ack"), nullptr);
}

TEST_F(Rules, PlayOpensAClusterLikeThisOneWithTheRuleOff) {
  ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=9 heartbeat=40ms\n", "text"), "");
  session.settle();
  key(Qt::Key_B);
  pressScrolled("Play without durable-vote");
  session.settle();
  run(20.0);
  EXPECT_EQ(session.cluster().started().rules.broken, raft::Rule::DurableVote);
  EXPECT_EQ(session.cluster().started().servers, 3u);
  EXPECT_EQ(session.cluster().started().heartbeatInterval, std::chrono::milliseconds(40));
  EXPECT_NE(nameBegins("This cluster breaks the rule that "), nullptr);
  EXPECT_FALSE(violation().shown());
}

TEST_F(Rules, InLiveTheyAreListedButCannotBeBroken) {
  session.switchWorld(session::Session::Live);
  key(Qt::Key_B);
  EXPECT_NE(nameBegins("Not in Live: "), nullptr);
  const QQuickItem* button = named("Play without durable-vote");
  ASSERT_NE(button, nullptr);
  EXPECT_FALSE(button->isEnabled());
  EXPECT_FALSE(named("Search without durable-vote")->isEnabled());
  key(Qt::Key_Escape);
  session.switchWorld(session::Session::Lab);
  session.settle();
}

class Found : public Rules, public ::testing::WithParamInterface<const char*> {};

TEST_P(Found, TheMachineFindsAViolationAndPlaysTheShortestRunUpToIt) {
  search(GetParam());
  const studies::RuleSearch& hunt = *window.studies().search();
  ASSERT_EQ(hunt.phase(), studies::RuleSearch::Found) << hunt.report().toStdString();
  const QString name = QString::fromStdString(hunt.caught().name);
  EXPECT_EQ(session.title(), name + " broken");
  EXPECT_TRUE(session.playing());
  frame(10.0);
  EXPECT_NE(nameBegins(name + " will be broken at "), nullptr);
  for (int k = 0; k < 20'000 && session.playing(); ++k) frame(20.0);
  // It stops by itself where the guarantee breaks.
  EXPECT_FALSE(session.playing());
  EXPECT_NE(nameBegins(name + " is broken at "), nullptr);
  EXPECT_NE(nameBegins("Off: "), nullptr);
  EXPECT_NE(nameBegins("Close"), nullptr);
  EXPECT_GE(session.cluster().lastEvent().value, static_cast<quint64>(violation().eventId()));
  const trace::Event& event =
      session.trace().at(trace::EventId{static_cast<std::uint64_t>(violation().eventId())});
  EXPECT_EQ(event.at, hunt.caught().at);
  ASSERT_GT(violation().steps()->count(), 0);
  const QString step = violation().steps()->cell(0, "words").toString();
  EXPECT_NE(named(violation().steps()->cell(0, "time").toString() + " ms: " + step), nullptr);
}

INSTANTIATE_TEST_SUITE_P(EasyRules, Found,
                         ::testing::Values("durable-ack", "session-dedup", "up-to-date-vote"),
                         [](const auto& rule) {
                           std::string name = rule.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST_F(Rules, TheCardPutsThePlayheadAtTheViolationAndItsCauses) {
  search("up-to-date-vote");
  for (int k = 0; k < 20'000 && session.playing(); ++k) frame(20.0);
  session.seek(1.0);
  session.settle();
  frame(0.0);
  EXPECT_FALSE(violation().happened());
  press("Show it");
  const trace::EventId event{static_cast<std::uint64_t>(violation().eventId())};
  EXPECT_EQ(session.cluster().at(), session.trace().at(event).at);
  EXPECT_TRUE(violation().happened());
  press("Why?");
  EXPECT_EQ(window.instrument().why()->eventId(), violation().eventId());
  press("From the start");
  EXPECT_TRUE(session.playing());
  EXPECT_LT(session.time(), 5.0);
  session.pause();
}

TEST_F(Rules, AnotherRunIsNotSaidToBreakAnything) {
  search("durable-ack");
  frame(10.0);
  EXPECT_TRUE(violation().shown());
  open();
  EXPECT_FALSE(violation().shown());
  run(50.0);
  EXPECT_EQ(nameBegins("Leader Completeness"), nullptr);
}

TEST_F(Rules, ASearchCanBeCancelled) {
  key(Qt::Key_B);
  window.studies().search()->search("read-confirmed", 1'000'000);
  session.frame(0.0);
  pressScrolled("Cancel without read-confirmed");
  window.settle();
  EXPECT_EQ(window.studies().search()->phase(), studies::RuleSearch::Cancelled);
  EXPECT_NE(nameBegins("Given up after "), nullptr);
  EXPECT_EQ(session.title(), "text");
}

TEST_F(Rules, FindingNothingIsSaidWithItsSeeds) {
  key(Qt::Key_B);
  window.studies().search()->search("read-confirmed", 2);
  window.settle();
  EXPECT_NE(nameBegins("No violation in 2 seeds"), nullptr);
  EXPECT_EQ(session.title(), "text");
}

class Teaching : public Rules {
 protected:
  void openSettings() {
    window.stopTransitions();
    key(Qt::Key_Comma);
    // The sheet gives the focus to its first field once it is open.
    ASSERT_TRUE(QTest::qWaitFor([this] {
      const QQuickItem* held = quick().activeFocusItem();
      return held && held->inherits("QQuickTextField");
    }));
  }
  QString statement(std::size_t line) {
    return window.studies().settings()->statements()->statements()[line].text;
  }
  /// As typed by hand.
  void typeInto(const QString& field, const QString& value) {
    QQuickItem* item = nullptr;
    for (QQuickItem* each : shownItems()) {
      if (each->inherits("QQuickTextField") && nameOf(*each) == field) item = each;
    }
    ASSERT_NE(item, nullptr) << field.toStdString();
    item->forceActiveFocus(Qt::TabFocusReason);
    QMetaObject::invokeMethod(item, "selectAll");
    type(value);
  }
};

TEST_F(Teaching, TheSheetShowsThePresentClustersSettings) {
  openSettings();
  EXPECT_EQ(named("Election timeout, from")->property("text").toString(), "150");
  EXPECT_EQ(named("Election timeout, to")->property("text").toString(), "300");
  EXPECT_EQ(named("Link latency, to")->property("text").toString(), "16");
  EXPECT_NE(nameBegins("First elections will split about "), nullptr);
  EXPECT_NE(nameBegins("A write takes "), nullptr);
}

TEST_F(Teaching, ATypedValueChangesTheStatementAndTheSimulationSharpensIt) {
  openSettings();
  const QString before = statement(0);
  typeInto("Election timeout, to", "170");
  EXPECT_EQ(window.studies().settings()->property("electionMax").toDouble(), 170.0);
  EXPECT_NE(statement(0), before);
  EXPECT_NE(named(statement(0)), nullptr);
  window.settle();
  EXPECT_TRUE(nameBegins("After a crash of the leader nobody leads for ")) << "p50, p95";
  EXPECT_TRUE(statement(1).contains("(p95)")) << statement(1).toStdString();
}

TEST_F(Teaching, AWrongValueIsSaidAndCannotBeStarted) {
  openSettings();
  typeInto("Heartbeat", "x");
  EXPECT_NE(named("The heartbeat needs a number of milliseconds from 1 to 60000."), nullptr);
  EXPECT_FALSE(named("Start a cluster with these")->isEnabled());
  typeInto("Heartbeat", "60");
  EXPECT_TRUE(named("Start a cluster with these")->isEnabled());
}

// Figure 2: what a server says yes to is on its disk.
TEST_F(Teaching, WhetherWritesAreConfirmedBeforeFsyncIsAChoice) {
  openSettings();
  EXPECT_NE(nameBegins("Waiting for fsync makes a write "), nullptr);
  pressScrolled("before it");
  EXPECT_EQ(nameBegins("Waiting for fsync makes a write "), nullptr);
  EXPECT_NE(nameBegins("A write is confirmed "), nullptr);
  pressScrolled("Start a cluster with these");
  session.settle();
  run(20.0);
  EXPECT_EQ(session.cluster().started().rules.broken, raft::Rule::DurableAck);
  key(Qt::Key_Comma);
  EXPECT_NE(nameBegins("A write is confirmed "), nullptr) << "it shows what the cluster has";
}

TEST_F(Teaching, StartOpensAClusterWithTheSettings) {
  openSettings();
  typeInto("Servers", "3");
  typeInto("Heartbeat", "60");
  pressScrolled("Start a cluster with these");
  session.settle();
  run(20.0);
  EXPECT_EQ(session.cluster().started().servers, 3u);
  EXPECT_EQ(session.cluster().started().heartbeatInterval, std::chrono::milliseconds(60));
  EXPECT_EQ(session.cluster().started().electionTimeoutMax, std::chrono::milliseconds(300));
  EXPECT_EQ(session.world(), session::Session::Lab);
}

}  // namespace
}  // namespace flotilla
