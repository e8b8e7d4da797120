// Where servers, lanes and marks are.
#include <gtest/gtest.h>

#include <QLineF>
#include <QRectF>

#include "app/canvas/stage_geometry.h"

namespace canvas {
namespace {

TEST(StageGeometry, FiveServersStandWhereTheDesignPutsThem) {
  const StageGeometry g(5, {1016, 404});
  EXPECT_EQ(g.place(1), QPointF(508, 96));
  EXPECT_EQ(g.place(2), QPointF(792, 152));
  EXPECT_EQ(g.place(3), QPointF(668, 328));
  EXPECT_EQ(g.place(4), QPointF(348, 328));
  EXPECT_EQ(g.place(5), QPointF(224, 152));
  EXPECT_DOUBLE_EQ(g.zoom(), 1.1);
}

// The two servers nearest to each other, as the distance of their centres.
double nearestPair(const StageGeometry& g) {
  double nearest = 1e9;
  for (std::size_t a = 1; a <= g.servers(); ++a) {
    for (std::size_t b = a + 1; b <= g.servers(); ++b) {
      nearest = std::min(nearest, QLineF(g.place(a), g.place(b)).length());
    }
  }
  return nearest;
}

TEST(StageGeometry, NoTwoDiscsTouchInAnyClusterAtAnySize) {
  for (const QSizeF size : {QSizeF(1016, 404), QSizeF(968, 316), QSizeF(1920, 760),
                            QSizeF(300, 700), QSizeF(120, 90), QSizeF(0, 0)}) {
    for (std::size_t n = 1; n <= 51; ++n) {
      const StageGeometry g(n, size);
      EXPECT_GT(nearestPair(g), 2 * g.radius()) << n << " servers, width " << size.width();
    }
  }
}

TEST(StageGeometry, EveryDiscIsInsideTheStage) {
  for (const QSizeF size : {QSizeF(1016, 404), QSizeF(968, 316), QSizeF(1920, 760)}) {
    const QRectF stage(QPointF(0, 0), size);
    for (std::size_t n = 1; n <= 51; ++n) {
      const StageGeometry g(n, size);
      for (std::size_t id = 1; id <= n; ++id) {
        const double r = g.radius() + 13 * g.zoom();
        const QRectF disc(g.place(id) - QPointF(r, r), QSizeF(2 * r, 2 * r));
        EXPECT_TRUE(stage.contains(disc)) << n << " servers, S" << id << ", " << size.width();
      }
    }
  }
}

TEST(StageGeometry, OppositeTrafficKeepsToItsOwnLane) {
  const StageGeometry g(5, {1016, 404});
  for (std::size_t a = 1; a <= 5; ++a) {
    for (std::size_t b = a + 1; b <= 5; ++b) {
      const Lane there = g.lane(a, b, 50, 56);
      const Lane back = g.lane(b, a, 50, 56);
      // Two lanes of 10 units at either side of the link.
      const QPointF between = there.at(0.5) - back.at(0.5);
      EXPECT_NEAR(QPointF::dotProduct(between, there.right), 20 * g.zoom(), 1e-6);
    }
  }
}

TEST(StageGeometry, AMessageStartsAndEndsOutsideTheDiscs) {
  const StageGeometry g(5, {1016, 404});
  const Lane lane = g.lane(3, 5, 50, 56);
  EXPECT_EQ(lane.at(0), lane.from);
  EXPECT_EQ(lane.at(1), lane.to);
  EXPECT_GT(QLineF(lane.from, g.place(3)).length(), g.radius());
  EXPECT_GT(QLineF(lane.to, g.place(5)).length(), g.radius());
  EXPECT_LT(QLineF(lane.from, g.place(3)).length(), QLineF(lane.from, g.place(5)).length());
}

TEST(StageGeometry, ADraggedServerStandsWhereItWasPut) {
  const StageGeometry g(5, {1000, 400}, {{2, QPointF(0.25, 0.5)}});
  EXPECT_EQ(g.place(2), QPointF(250, 200));
  EXPECT_EQ(g.serverAt({252, 200}, 0), 2u);
  EXPECT_EQ(g.serverAt({5, 5}, 0), 0u);
}

TEST(Spread, PushesNeighboursApartAndKeepsTheirOrder) {
  const auto degrees = spread({10, 12, 200, 355}, 26);
  EXPECT_GE(degrees[1] - degrees[0], 25.9);
  EXPECT_GE(degrees[0] - (degrees[3] - 360), 25.9);
  EXPECT_NEAR(degrees[2], 200, 1e-9);
}

TEST(Spread, SharesTheCircleWhenThereIsNoRoomForTheGap) {
  std::vector<double> many(50, 90.0);
  const auto degrees = spread(many, 26);
  EXPECT_EQ(degrees.size(), 50u);
  EXPECT_LT(degrees.back() - degrees.front(), 360);
}

}  // namespace
}  // namespace canvas
