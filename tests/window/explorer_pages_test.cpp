// The explorer's pages that measure, as a person operates them: price, timeouts, reads.
#include <QFile>
#include <QTemporaryDir>

#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using explorer::Explorer;

class ExplorerPages : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    quick().resize(1440, 900);
  }
  /// Opens a page and waits for its figures.
  void show(Explorer::Page page) {
    window.explorer().setOpen(true);
    window.explorer().setPage(page);
    QCoreApplication::processEvents();
    window.settle();
  }
  canvas::PlotItem* plotNamed(const QString& title) {
    return qobject_cast<canvas::PlotItem*>(named(title));
  }
  /// The controls that the keyboard's focus passes on its way round.
  std::vector<QQuickItem*> tabRound() {
    std::vector<QQuickItem*> passed;
    for (int k = 0; k < 120; ++k) {
      key(Qt::Key_Tab);
      QQuickItem* at = quick().activeFocusItem();
      if (std::find(passed.begin(), passed.end(), at) != passed.end()) break;
      passed.push_back(at);
    }
    return passed;
  }
};

TEST_F(ExplorerPages, ThePriceIsMeasuredWhenItsPageIsOpened) {
  show(Explorer::Price);
  const explorer::PriceStudy& price = *window.explorer().price();
  EXPECT_TRUE(window.explorer().price()->job()->whole());
  EXPECT_TRUE(price.finding().contains("with three servers")) << price.finding().toStdString();
  const canvas::PlotItem* plot = plotNamed("How long a write takes");
  ASSERT_NE(plot, nullptr);
  EXPECT_TRUE(descriptionOf(*plot).contains("p99.9: ")) << descriptionOf(*plot).toStdString();
  EXPECT_NE(plotNamed("Where the time goes, on average"), nullptr);
}

TEST_F(ExplorerPages, ArrowsWalkThePointsAndTheirNumbersAreSaid) {
  show(Explorer::Price);
  canvas::PlotItem* plot = plotNamed("How long a write takes");
  ASSERT_NE(plot, nullptr);
  plot->forceActiveFocus(Qt::TabFocusReason);
  EXPECT_EQ(plot->words(), "");
  key(Qt::Key_Right);
  EXPECT_TRUE(plot->words().startsWith("p50, Servers 1: ")) << plot->words().toStdString();
  key(Qt::Key_Right);
  key(Qt::Key_Down);
  EXPECT_TRUE(plot->words().startsWith("p99, Servers 2: ")) << plot->words().toStdString();
  key(Qt::Key_End);
  EXPECT_TRUE(plot->words().startsWith("p99, Servers 21: ")) << plot->words().toStdString();
  EXPECT_NE(named(plot->words()), nullptr) << "it is announced";
}

TEST_F(ExplorerPages, ThePointerFindsANumber) {
  show(Explorer::Price);
  canvas::PlotItem* plot = plotNamed("How long a write takes");
  ASSERT_NE(plot, nullptr);
  const QPointF at = plot->spots().at(2).box.center();
  // A pointer comes from somewhere.
  QTest::mouseMove(&quick(), plot->mapToScene(at + QPointF(40, 40)).toPoint());
  QTest::mouseMove(&quick(), plot->mapToScene(at).toPoint());
  QCoreApplication::processEvents();
  EXPECT_EQ(plot->chosen(), plot->spots().at(2).place);
  QTest::mouseMove(&quick(), plot->mapToScene(at + QPointF(0, 400)).toPoint());
}

TEST_F(ExplorerPages, AnotherNetworkIsAnotherPrice) {
  show(Explorer::Price);
  const QString near = window.explorer().price()->finding();
  press("Three continents");
  window.settle();
  EXPECT_EQ(window.explorer().price()->place()->network(), 2);
  EXPECT_NE(window.explorer().price()->finding(), near);
  press("Own matrix");
  window.settle();
  EXPECT_NE(named("From place 1 to place 2, ms"), nullptr);
}

TEST_F(ExplorerPages, APlotIsSavedAsItStands) {
  show(Explorer::Price);
  const canvas::PlotItem* plot = plotNamed("How long a write takes");
  ASSERT_NE(plot, nullptr);
  const QTemporaryDir folder;
  for (const auto& [form, begin] : {std::pair{canvas::PlotItem::Csv, "series,"},
                                    {canvas::PlotItem::Svg, "<?xml"},
                                    {canvas::PlotItem::Png, "\x89PNG"},
                                    {canvas::PlotItem::Pdf, "%PDF"}}) {
    const QString path = folder.filePath(QString::number(form));
    EXPECT_EQ(plot->save(form, QUrl::fromLocalFile(path)), "");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith(begin));
  }
  EXPECT_NE(plot->save(canvas::PlotItem::Csv, QUrl::fromLocalFile("/no/such/folder/x")), "");
}

TEST_F(ExplorerPages, TimeoutsOfOnesOwnAreMeasured) {
  show(Explorer::Timeouts);
  explorer::TimeoutsStudy& study = *window.explorer().timeouts();
  EXPECT_TRUE(study.finding().contains("Half of the crashes")) << study.finding().toStdString();
  const QString before = study.finding();
  study.setProperty("timeoutMin", 300.0);
  study.setProperty("timeoutMax", 600.0);
  window.settle();
  EXPECT_NE(study.finding(), before);
  study.setProperty("timeoutMax", 200.0);
  EXPECT_NE(study.problem(), "");
  EXPECT_NE(named(study.problem()), nullptr) << "it stands on the page";
  EXPECT_EQ(study.finding(), "");
}

TEST_F(ExplorerPages, OneSettingIsVariedAndTheOthersAreHeld) {
  explorer::SweepStudy& sweep = *window.explorer().timeouts()->sweep();
  sweep.setTrials(20);
  show(Explorer::Timeouts);
  press("One setting varied");
  window.settle();
  EXPECT_TRUE(sweep.job()->whole());
  EXPECT_NE(nameBegins("At your setting, 50 ms: no needless election in "), nullptr);
  EXPECT_NE(nameBegins("Held: timeouts from 150 ms, a range of 150 ms, "), nullptr);
  canvas::PlotItem* plot = plotNamed("Without a crash: elections that nobody needs");
  ASSERT_NE(plot, nullptr);
  EXPECT_TRUE(descriptionOf(*plot).contains("your setting at 50 ms"))
      << descriptionOf(*plot).toStdString();
  plot->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  EXPECT_TRUE(plot->words().startsWith("seen, 200 ms: ")) << plot->words().toStdString();
  press("Disk stalls");
  window.settle();
  EXPECT_EQ(sweep.axis(), planning::SweepAxis::StallShare);
  press("length");
  window.settle();
  EXPECT_EQ(sweep.axis(), planning::SweepAxis::StallLength);
  EXPECT_NE(nameBegins("At your setting, 0 ms: "), nullptr);
  press("Election timeouts");
  window.settle();
  EXPECT_EQ(sweep.axis(), planning::SweepAxis::TimeoutFrom);
  for (const char* title :
       {"After a crash: time without a leader", "After a crash: first elections that split",
        "How long, in how many crashes"}) {
    EXPECT_NE(plotNamed(title), nullptr) << title;
  }
}

// Raft 9.3, Figure 16
TEST_F(ExplorerPages, ThePublishedExperimentStandsBesideOurs) {
  show(Explorer::Timeouts);
  press("The published experiment");
  window.settle();
  const canvas::PlotItem* plot = plotNamed("By range of timeouts, with the published medians");
  ASSERT_NE(plot, nullptr);
  EXPECT_TRUE(descriptionOf(*plot).contains("150-300 ms 171 ms"))
      << descriptionOf(*plot).toStdString();
  EXPECT_TRUE(window.explorer().timeouts()->classicFinding().contains("Of 8 medians"));
}

TEST_F(ExplorerPages, AnAdviceNamesASettingAndItsEvidence) {
  show(Explorer::Timeouts);
  press("Advice");
  window.settle();
  const explorer::TimeoutsStudy& study = *window.explorer().timeouts();
  EXPECT_TRUE(study.advised().contains("a heartbeat every")) << study.advised().toStdString();
  EXPECT_GT(window.explorer().timeouts()->advice()->rowCount(), 5);
}

// Thesis 6.4
TEST_F(ExplorerPages, ReadsHaveTheirVerdicts) {
  show(Explorer::Reads);
  EXPECT_NE(nameBegins("ReadIndex: linearizable"), nullptr);
  EXPECT_NE(nameBegins("Through the log: linearizable"), nullptr);
  EXPECT_NE(nameBegins("Leader alone: not linearizable"), nullptr);
}

TEST_F(ExplorerPages, TheKeyboardReachesPlotsAndControls) {
  show(Explorer::Reads);
  const auto passed = tabRound();
  const auto reaches = [&](const QString& name) {
    return std::any_of(passed.begin(), passed.end(),
                       [&](const QQuickItem* item) { return item && nameOf(*item) == name; });
  };
  EXPECT_TRUE(reaches("Three zones"));
  EXPECT_TRUE(reaches("How long a read takes"));
  EXPECT_TRUE(reaches("SVG"));
}

}  // namespace
}  // namespace flotilla
