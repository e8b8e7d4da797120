// A client's call on the stage, pressed, chosen by keys and by assistive tools: its way and why.
#include <QAccessibleInterface>

#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

class OutsidePress : public ByEtcdctl {
 protected:
  void SetUp() override {
    ByEtcdctl::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) via = leader() % 3 + 1;
  }
  /// A put through a follower has its answer, and stands on the stage.
  void putAndPause() {
    EXPECT_EQ(etcdctl({"--endpoints=" + addressOf(via), "put", "color", "1"}), "OK\n");
    ASSERT_TRUE(until([this] {
      const trace::OperationView* put = operationOn("color");
      return put != nullptr && put->finished() && stage().clientCount() == 1;
    }));
    session.pause();
    session.settle();
    window.show();
    ASSERT_EQ(stage().clientCount(), 1);
    call = stage().callOfClient(0);
    ASSERT_EQ(call, static_cast<int>(operationOn("color")->id.value));
  }
  QPoint box() const { return stage().mapToScene(stage().boxOfClient(0).center()).toPoint(); }
  view::Why& why() { return *window.instrument().why(); }
  QStringList steps() {
    QStringList texts;
    for (int row = 0; row < why().steps()->count(); ++row) {
      texts << why().steps()->cell(row, "text").toString();
    }
    return texts;
  }

  int via{0};
  int call{0};
};

TEST_F(OutsidePress, APressAsksWhyAndShowsTheWholeWay) {
  putAndPause();
  click(box());
  EXPECT_EQ(why().question(), "Why is put color=1 done?");
  EXPECT_EQ(stage().selectedCall(), call);
  const QString facts = why().facts().join('\n');
  const QString handed = QString("S%1 handed it on to S%2.").arg(via).arg(leader());
  EXPECT_TRUE(facts.contains(handed)) << facts.toStdString();
  EXPECT_TRUE(facts.contains(QString("S%1 appended it; on the disks of ").arg(leader())));
  EXPECT_TRUE(facts.contains("and committed."));
  const QString chain = steps().join('\n');
  for (const QString& step :
       {QString("put color=1"), QString("it reaches S%1").arg(via),
        QString("command, S%1 to S%2").arg(via).arg(leader()), QString("S%1 appends").arg(leader()),
        QString("the client knows the outcome")}) {
    EXPECT_TRUE(chain.contains(step)) << step.toStdString() << " in\n" << chain.toStdString();
  }
}

TEST_F(OutsidePress, ASelectedCallStaysWhereItsStepsLead) {
  putAndPause();
  click(box());
  const int first = why().steps()->cell(0, "event").toInt();
  why().go(first);
  rest();
  EXPECT_EQ(static_cast<int>(session.cluster().lastEvent().value), first);
  ASSERT_EQ(stage().clientCount(), 1);
  EXPECT_EQ(stage().callOfClient(0), call);
  EXPECT_TRUE(stage().describeClient(0).contains("on its way to"));
  // Long after its answer.
  session.toEnd();
  const double since = session.endTime();
  session.play();
  ASSERT_TRUE(until([&] { return session.endTime() > since + 2'000.0; }));
  session.pause();
  rest();
  EXPECT_EQ(stage().clientCount(), 1);
  key(Qt::Key_Escape);
  key(Qt::Key_Escape);
  rest();
  EXPECT_EQ(stage().selectedCall(), 0);
  EXPECT_EQ(stage().clientCount(), 0);
}

TEST_F(OutsidePress, KeysGoToItAndAskWhy) {
  putAndPause();
  stage().forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_End);
  EXPECT_EQ(stage().selectedCall(), call);
  EXPECT_TRUE(descriptionOf(stage()).contains("put color=1: asked of S"));
  EXPECT_EQ(why().question(), "");
  key(Qt::Key_Return);
  EXPECT_EQ(why().question(), "Why is put color=1 done?");
  key(Qt::Key_Escape);
  key(Qt::Key_Q);
  EXPECT_EQ(why().question(), "Why is put color=1 done?");
  key(Qt::Key_Escape);
  stage().forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  EXPECT_EQ(stage().selectedCall(), 0);
  EXPECT_GT(stage().selectedServer(), 0);
}

TEST_F(OutsidePress, AssistiveToolsFindItAndPressIt) {
  putAndPause();
  const QQuickItem* item = nameBegins(QString("Client etcd%1, put color=1: ").arg(via));
  ASSERT_NE(item, nullptr);
  EXPECT_LT((centreOf(*item) - box()).manhattanLength(), 3);
  QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(item));
  ASSERT_NE(face, nullptr);
  EXPECT_EQ(face->role(), QAccessible::Button);
  ASSERT_NE(face->actionInterface(), nullptr);
  face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  session.frame(0.0);
  EXPECT_EQ(why().question(), "Why is put color=1 done?");
}

TEST_F(OutsidePress, AnUnknownOneSaysWhetherItHappened) {
  const int lead = leader();
  for (int id = 1; id <= 3; ++id) {
    if (id != lead) session.crashOrRestart(id);
  }
  QProcess program;
  program.start("etcdctl",
                {"--command-timeout=1s", "--endpoints=" + addressOf(lead), "put", "late", "1"});
  ASSERT_TRUE(until([&] { return program.state() == QProcess::NotRunning; }));
  const auto is = [this](trace::Outcome outcome) {
    const trace::OperationView* put = operationOn("late");
    return put != nullptr && put->finished() && put->outcome == outcome;
  };
  ASSERT_TRUE(until([&] { return is(trace::Outcome::Unknown); }));
  session.pause();
  session.settle();
  window.show();
  ASSERT_EQ(stage().clientCount(), 1);
  click(box());
  EXPECT_EQ(why().question(), "Why is the outcome of put late=1 unknown?");
  EXPECT_TRUE(why().facts().contains(
      "It may still be committed, or be overwritten: its client cannot tell."))
      << why().facts().join('\n').toStdString();
  for (int id = 1; id <= 3; ++id) {
    if (id != lead) session.crashOrRestart(id);
  }
  session.play();
  EXPECT_TRUE(until([this] {
    const QString facts = window.instrument().why()->facts().join('\n');
    return facts.contains("it happened, and its client does not know.");
  }));
}

}  // namespace
}  // namespace flotilla
