// The space-time diagram: what is drawn where, what is under the pointer, and pictures of it.
#include <gtest/gtest.h>

#include <QDir>
#include <QImage>
#include <QPainter>

#include "app/canvas/space_time_item.h"
#include "engine/scenario/run.h"
#include "tests/canvas/lab.h"

namespace canvas {
namespace {

using std::chrono::milliseconds;
using trace::ServerId;
using view::Theme;

constexpr ServerId S1{1}, S2{2}, S3{3}, S4{4}, S5{5};

trace::Instant ms(int n) { return trace::Instant{milliseconds(n)}; }

/// A run with an election, a cut, a crash and writes; whole at once.
class Told {
 public:
  explicit Told(std::uint64_t seed = 3, std::uint32_t servers = 5) {
    cluster::Settings settings;
    settings.seed = seed;
    settings.servers = servers;
    scenario::Run run(sim::makeLab(settings));
    run.advance(ms(500));
    for (int i = 0; i < 3; ++i) {
      run.execute(cluster::Submit{kv::Put{"x", std::to_string(i)}, {}, 0, {}, {}});
      run.advance(ms(560 + 60 * i));
    }
    run.execute(cluster::Cut{{{S1, S2}, {S3, S4, S5}}});
    run.advance(ms(900));
    run.execute(cluster::Crash{S3});
    run.execute(cluster::Pause{S4});
    run.advance(ms(1000));
    run.execute(cluster::Resume{S4});
    run.execute(cluster::Heal{});
    run.execute(cluster::Restart{S3});
    run.advance(ms(1300));
    std::vector<trace::Event> events;
    run.drain(events);
    for (trace::Event& e : events) trace_.append(std::move(e));
  }

  const trace::Trace& trace() const { return trace_; }
  view::Moment at(int time) {
    view_ = trace_.viewAt(trace_.lastAtOrBefore(ms(time)));
    return {&trace_, &view_, ms(time), 1.0, false};
  }

 private:
  trace::Trace trace_;
  trace::ClusterView view_;
};

struct Diagram {
  SpaceTimeItem item;
  Told& told;
  view::Moment moment;
  std::vector<trace::EventId> chain;

  Diagram(Told& of, int time, QSizeF size = {1096, 560}, Theme theme = Theme::Dark)
      : told(of), moment(of.at(time)) {
    item.setSize(size);
    item.setTheme(static_cast<int>(theme));
    show();
  }
  void show() { item.show(moment, chain); }
  QImage picture() const {
    const QSize size = item.size().toSize();
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(view::palette(static_cast<Theme>(item.theme())).bg0);
    QPainter painter(&image);
    Painter().paint(item.scene().list, painter);
    return image;
  }
};

void keep(const Diagram& diagram, const QString& name) {
  const QString folder = QStringLiteral(FLOTILLA_PICTURES);
  ASSERT_TRUE(QDir().mkpath(folder));
  EXPECT_TRUE(diagram.picture().save(folder + "/" + name + ".png"));
}

TEST(SpaceTimeDiagram, LanesKeepTheirOrderAtAnyWidth) {
  for (const double width : {520.0, 968.0, 1920.0}) {
    for (const std::size_t servers : {3u, 5u, 9u, 51u}) {
      const SpaceTimeGeometry g({{width, 500}, 1, servers, {}, 2, ms(0), ms(300)});
      for (std::size_t s = 1; s < servers; ++s) {
        EXPECT_LT(g.laneX(ServerId{s}), g.laneX(ServerId{s + 1}));
      }
      EXPECT_GT(g.laneX(ServerId{1}), g.left());
      EXPECT_LT(g.gutter() + 40, width) << servers << " servers in " << width;
    }
  }
}

TEST(SpaceTimeDiagram, TimeRunsDownwardsAndBack) {
  const SpaceTimeGeometry g({{900, 500}, 1, 5, {}, 0, ms(100), ms(400)});
  EXPECT_DOUBLE_EQ(g.y(ms(100)), g.top());
  EXPECT_DOUBLE_EQ(g.y(ms(400)), g.bottom());
  for (const int at : {100, 173, 399}) EXPECT_EQ(g.time(g.y(ms(at))), ms(at));
}

TEST(SpaceTimeDiagram, TheAxisStepsAreReadable) {
  EXPECT_DOUBLE_EQ(axisStepMs(0.5, 60), 50);
  EXPECT_DOUBLE_EQ(axisStepMs(1.0, 60), 100);
  EXPECT_DOUBLE_EQ(axisStepMs(0.002, 60), 0.2);
  EXPECT_DOUBLE_EQ(axisStepMs(300, 60), 20'000);
}

TEST(SpaceTimeDiagram, DrawsEachArrowFromLaneToLane) {
  Told told;
  const Diagram d(told, 560);
  ASSERT_FALSE(d.item.scene().arrows.empty());
  for (const ArrowSpot& spot : d.item.scene().arrows) {
    const double from = d.item.geometry().laneX(spot.arrow.from);
    const double to = d.item.geometry().laneX(spot.arrow.to);
    EXPECT_GE(spot.line.x1(), std::min(from, to));
    EXPECT_LE(spot.line.x1(), std::max(from, to));
    EXPECT_GE(spot.line.y2(), spot.line.y1()) << "nothing goes back in time";
    EXPECT_GE(spot.line.y1(), d.item.geometry().top() - 1);
    EXPECT_LE(spot.line.y2(), d.item.geometry().bottom() + 1);
  }
}

TEST(SpaceTimeDiagram, EqualMomentsGiveEqualPictures) {
  Told told;
  const Diagram a(told, 700);
  const Diagram b(told, 700);
  const Diagram c(told, 720);
  EXPECT_EQ(a.item.scene().list, b.item.scene().list);
  EXPECT_FALSE(a.item.scene().list == c.item.scene().list);
}

TEST(SpaceTimeDiagram, ThePointerFindsMessagesMarksLanesAndNames) {
  Told told;
  Diagram d(told, 560);
  const ArrowSpot arrow = d.item.scene().arrows.front();
  d.item.setPointer(arrow.line.pointAt(0.5));
  d.show();
  EXPECT_GT(d.item.pointedMessage() + d.item.pointedEvent(), 0);
  EXPECT_FALSE(d.item.says().isEmpty());
  ASSERT_FALSE(d.item.scene().marks.empty());
  const MarkSpot mark = d.item.scene().marks.back();
  d.item.setPointer(mark.box.center());
  d.show();
  EXPECT_EQ(d.item.pointedEvent(), static_cast<int>(mark.mark.event.value));
  d.item.setPointer(d.item.placeOf(4));
  d.show();
  EXPECT_EQ(d.item.pointedServer(), 4);
  d.item.setPointer({-1, -1});
  d.show();
  EXPECT_TRUE(d.item.says().isEmpty());
}

TEST(SpaceTimeDiagram, ZoomKeepsThePointedInstantAndStopsAtAMillisecond) {
  Told told;
  Diagram d(told, 700);
  d.item.setFollow(false);
  d.item.pan(-50);
  d.show();
  const double before = d.item.timeAt(300);
  d.item.zoomAt(300, 2);
  d.show();
  EXPECT_NEAR(d.item.timeAt(300), before, 0.5);
  for (int i = 0; i < 40; ++i) d.item.zoomAt(300, 2);
  d.show();
  EXPECT_NEAR(d.item.windowTo() - d.item.windowFrom(), 1.0, 1e-6);
  d.item.showAll();
  d.show();
  EXPECT_EQ(d.item.windowFrom(), 0.0);
  EXPECT_GE(d.item.windowTo(), 1300.0);
}

TEST(SpaceTimeDiagram, FollowsThePlayheadUntilItIsMovedByHand) {
  Told told;
  Diagram d(told, 560);
  for (const int time : {560, 900, 1290, 300}) {
    d.moment = told.at(time);
    d.show();
    EXPECT_LE(d.item.windowFrom(), time);
    EXPECT_GE(d.item.windowTo(), time);
  }
  d.item.pan(100);
  EXPECT_FALSE(d.item.follow());
  d.show();
  const double from = d.item.windowFrom();
  d.moment = told.at(1290);
  d.show();
  EXPECT_EQ(d.item.windowFrom(), from);
}

TEST(SpaceTimeDiagram, ACollapsedLaneHidesWhatIsBetweenCollapsedOnes) {
  Told told;
  Diagram d(told, 560);
  const double pitch = d.item.geometry().pitch();
  const std::size_t arrows = d.item.scene().arrows.size();
  for (const int server : {1, 2, 3, 4, 5}) d.item.toggleLane(server);
  d.show();
  EXPECT_TRUE(d.item.scene().arrows.empty());
  EXPECT_EQ(d.item.collapsedCount(), 5);
  d.item.openLanes();
  d.show();
  EXPECT_EQ(d.item.scene().arrows.size(), arrows);
  EXPECT_EQ(d.item.geometry().pitch(), pitch);
}

TEST(SpaceTimeDiagram, StepsFromEventToEventInOrderOfTime) {
  Told told;
  Diagram d(told, 560);
  trace::EventId last;
  for (int i = 0; i < 6; ++i) {
    d.item.stepCurrent(1);
    d.show();
    const trace::EventId now{static_cast<std::uint64_t>(d.item.current())};
    ASSERT_NE(now, trace::EventId{});
    if (last) {
      EXPECT_GE(told.trace().at(now).at, told.trace().at(last).at);
    }
    EXPECT_NE(now, last);
    EXPECT_FALSE(d.item.currentText().isEmpty());
    last = now;
  }
  d.item.stepCurrent(-1);
  EXPECT_NE(d.item.current(), static_cast<int>(last.value));
}

TEST(SpaceTimeDiagram, SaysWhenMessagesAreDrawnAsADensity) {
  Told told(5, 15);  // fifteen servers say much
  Diagram d(told, 1300);
  d.item.showAll();
  d.show();
  EXPECT_TRUE(d.item.inWindow().dense());
  EXPECT_TRUE(d.item.note().contains("zoom in")) << d.item.note().toStdString();
}

TEST(SpaceTimeDiagram, PicturesInEveryTheme) {
  Told told;
  for (const auto& [theme, name] : {std::pair{Theme::Dark, "dark"}, {Theme::Light, "light"}}) {
    Diagram d(told, 960, {1096, 600}, theme);
    d.item.setSelectedServer(3);
    d.item.zoomAt(300, 0.8);
    d.show();
    keep(d, QString("space-time-%1").arg(name));
    d.item.setBeats(1);
    d.item.showAll();
    d.show();
    keep(d, QString("space-time-whole-%1").arg(name));
  }
  Diagram low(told, 960, {720, 220});
  low.item.setBeats(1);
  low.show();
  keep(low, "space-time-low");
  Told many(5, 15);
  Diagram wide(many, 700, {968, 480}, Theme::Projector);
  wide.item.setHoveredMessage(static_cast<int>(wide.item.inWindow().arrows.at(5).id.value));
  wide.show();
  keep(wide, "space-time-15");
}

}  // namespace
}  // namespace canvas
