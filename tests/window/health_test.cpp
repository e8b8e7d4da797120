// The health pane by mouse and by keys: charts on the playhead's time, alerts that lead to where
// they began.
#include "app/canvas/health_item.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using view::HealthView;

class InHealth : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    standStill();
    open();
    runToLeader();
    for (const int id : {1, 2, 3}) session.crashOrRestart(id);
    session.settle();
    run(5000.0);
    key(Qt::Key_H, Qt::ControlModifier);
    rest();
    ASSERT_TRUE(charts().isVisible());
  }
  HealthView& health() { return *window.views().health(); }
  canvas::HealthItem& charts() const {
    const QObject* panes = quick().property("panes").value<QObject*>();
    return *panes->property("healthItem").value<canvas::HealthItem*>();
  }
  int standing(int row) { return health().alerts()->cell(row, "standing").toInt(); }
};

constexpr int kInsufficient = 1;

TEST_F(InHealth, LosingAMajorityFiresAndSaysWhatToDo) {
  EXPECT_EQ(standing(kInsufficient), HealthView::Firing);
  EXPECT_GE(health().firing(), 1);
  const QQuickItem* row = nameBegins("etcdInsufficientMembers");
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(nameOf(*row).contains("Bring stopped servers back")) << nameOf(*row).toStdString();
  EXPECT_TRUE(nameOf(*row).contains("S1, S2 and S3")) << nameOf(*row).toStdString();
}

TEST_F(InHealth, APressOnAnAlertSelectsAServerAndGoesWhereItBegan) {
  const double since = health().alerts()->cell(kInsufficient, "since").toDouble();
  ASSERT_GT(session.time(), since);
  const QQuickItem* row = nameBegins("etcdInsufficientMembers");
  ASSERT_NE(row, nullptr);
  // Of a row that is higher than the list shows, its name is seen.
  click(row->mapToScene({row->width() / 2, 12}).toPoint());
  rest();
  EXPECT_NEAR(session.time(), since, 0.001);
  EXPECT_EQ(stage().selectedServer(), 1);
  EXPECT_EQ(charts().chosenServer(), 1);
}

TEST_F(InHealth, KeysGoFromAlertToAlertAndThere) {
  const double since = health().alerts()->cell(kInsufficient, "since").toDouble();
  QQuickItem* list = nameBegins("Alerts: Up and Down");
  ASSERT_NE(list, nullptr);
  list->forceActiveFocus();
  key(Qt::Key_Down);
  EXPECT_TRUE(descriptionOf(*list).startsWith("etcdInsufficientMembers"));
  key(Qt::Key_Return);
  rest();
  EXPECT_NEAR(session.time(), since, 0.001);
}

TEST_F(InHealth, KeysGoFromChartToChartAndSayTheirValues) {
  charts().forceActiveFocus();
  EXPECT_EQ(charts().current(), 0);
  EXPECT_EQ(descriptionOf(charts()), "up. S1, S2, S3: 0; S4, S5: 1");
  key(Qt::Key_Down);
  EXPECT_EQ(charts().current(), 1);
  EXPECT_TRUE(descriptionOf(charts()).startsWith("etcd_server_has_leader."));
  const double before = charts().span();
  key(Qt::Key_Right);
  EXPECT_LT(charts().span(), before);
  key(Qt::Key_Left);
  EXPECT_NEAR(charts().span(), before, 1e-3);
}

TEST_F(InHealth, AClickOnAChartMovesThePlayhead) {
  const QRectF plot = charts().geometry().plot(0);
  const QPointF place(plot.left() + plot.width() * 0.15, plot.center().y());
  const double wanted = charts().timeAt(place.x(), place.y());
  ASSERT_GE(wanted, 0);
  ASSERT_LT(wanted, session.time());
  click(charts().mapToScene(place).toPoint());
  rest();
  EXPECT_NEAR(session.time(), wanted, 20.0);
}

TEST_F(InHealth, EtcdsOwnWindowsDoNotFireInARunOfSeconds) {
  press("1:1");
  rest();
  EXPECT_EQ(health().scale(), 1);
  EXPECT_EQ(health().firing(), 0);
  press("1:600");
  rest();
  EXPECT_EQ(standing(kInsufficient), HealthView::Firing);
}

TEST_F(InHealth, TheKeyClosesThePaneAgain) {
  key(Qt::Key_H, Qt::ControlModifier);
  EXPECT_FALSE(charts().isVisible());
}

}  // namespace
}  // namespace flotilla
