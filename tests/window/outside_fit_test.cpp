// Clients of other programs on the stage, their addresses and what asks for them: nothing overlaps
// or is cut off, in any size of window and of text.
#include "tests/window/fit.h"
#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

class OutsideFit : public ByEtcdctl {
 protected:
  void SetUp() override {
    ByEtcdctl::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const QString key = "registry/pods/kube-system/kube-controller-manager-of-a-control-plane";
    for (int server = 1; server <= 3; ++server) {
      etcdctl({"--endpoints=" + addressOf(server), "put", key, QString(3000, 'v')});
    }
    ASSERT_TRUE(until([&] {
      const trace::OperationView* put = operationOn(key.toStdString());
      return put != nullptr && put->finished() && stage().clientCount() > 0;
    }));
  }
  void TearDown() override {
    if (!IsSkipped()) window.setTextScale(1.0);
    ByEtcdctl::TearDown();
  }
  void judge(const std::string& what) {
    const QStringList found = misfits(shownItems(), QRectF(QPointF(0, 0), quick().size()));
    EXPECT_TRUE(found.isEmpty()) << what << "\n" << found.join('\n').toStdString();
  }
  void judgeStage(const std::string& what) {
    const QStringList found = paintedMisfits(stage(), shownItems());
    EXPECT_TRUE(found.isEmpty()) << what << "\n" << found.join('\n').toStdString();
  }
  template <class Do>
  void atEverySize(Do act) {
    for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
      for (const double scale : {1.0, 1.5, 2.0}) {
        quick().resize(size);
        window.setTextScale(scale);
        rest();
        act(std::to_string(size.width()) + ", text times " + std::to_string(scale));
      }
    }
  }
};

TEST_F(OutsideFit, ClientsOnTheStageAndWhyOfOne) {
  session.pause();
  session.settle();
  rest();
  const int call = stage().callOfClient(0);
  ASSERT_GT(call, 0);
  auto* acts = quick().property("acts").value<QObject*>();
  auto* chosen = acts->property("chosen").value<QObject*>();
  atEverySize([&](const std::string& where) {
    EXPECT_GT(stage().clientCount(), 0) << where;
    judge("clients at " + where);
    judgeStage("stage at " + where);
    QMetaObject::invokeMethod(chosen, "pressCall", Q_ARG(int, call));
    rest();
    judge("why at " + where);
    window.instrument().why()->close();
    rest();
  });
}

TEST_F(OutsideFit, TheAddressesAndTheQuestionBeforeAPause) {
  atEverySize([&](const std::string& where) {
    press("Addresses for etcd clients");
    rest();
    ASSERT_NE(named("Copy S2's address"), nullptr) << where;
    judge("addresses at " + where);
    key(Qt::Key_Escape);
    ASSERT_TRUE(until([this] { return named("Copy S2's address") == nullptr; })) << where;
  });
  etcdctl({"--endpoints=" + addressOf(1), "put", "color", "4"});
  key(Qt::Key_Space);
  atEverySize([&](const std::string& where) {
    ASSERT_NE(named("Keep running"), nullptr) << where;
    judge("question at " + where);
  });
  key(Qt::Key_Escape);
}

}  // namespace
}  // namespace flotilla
