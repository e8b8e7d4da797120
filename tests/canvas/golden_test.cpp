// Pictures at instants of seeded runs, compared shape by shape with the approved ones. A change of
// the drawing, or of the engine's run, shows up here as a difference of text.
#include "tests/canvas/golden.h"

#include <cstdlib>

#include "app/canvas/log_list.h"
#include "tests/canvas/lab.h"

namespace {

using lab::Lab;
using lab::ServerId;

ServerId after(const Lab& lab, ServerId server, std::uint64_t n) {
  return ServerId{(server.value - 1 + n) % lab.view().size() + 1};
}

std::string stageText(const Lab& lab) { return golden::textOf(lab::draw(lab.moment()).list); }

std::string logText(const Lab& lab) {
  canvas::LogLook look;
  look.palette = &view::palette(view::Theme::Dark);
  look.size = {1016, 232};
  const canvas::LogGeometry geometry(lab.view().size(), canvas::lastIndexOf(lab.view()), look);
  canvas::DrawList list;
  canvas::drawLog(lab.moment(), geometry, look, list);
  return golden::textOf(list);
}

Lab replicating() {
  Lab lab;
  EXPECT_TRUE(lab.runUntilLeader());
  lab.runFor(200);
  lab.put("x", "1");
  EXPECT_TRUE(lab.runUntil([](const trace::ClusterView& v) {
    return v.messages().size() >= 4 && canvas::lastIndexOf(v).value >= 2;
  }));
  return lab;
}

Lab parted() {
  Lab lab;
  EXPECT_TRUE(lab.runUntilLeader());
  lab.runFor(200);
  const ServerId leader = lab.view().leader();
  lab.execute(
      cluster::Cut{{{leader, after(lab, leader, 1)},
                    {after(lab, leader, 2), after(lab, leader, 3), after(lab, leader, 4)}}});
  return lab;
}

// The old leader takes a write it cannot commit; the majority goes on without it (Raft 5.3).
Lab conflicting() {
  Lab lab = parted();
  const ServerId old = lab.view().leader();
  lab.execute(cluster::Submit{kv::Put{"x", "old"}, old, 0, {}, {}});
  EXPECT_TRUE(lab.runUntil(
      [&](const trace::ClusterView& v) { return v.leader() != old && v.leader().value != 0; }));
  lab.execute(cluster::Submit{kv::Put{"y", "new"}, lab.view().leader(), 0, {}, {}});
  lab.runFor(100);
  return lab;
}

TEST(Golden, ALeaderAndItsMessagesInFlight) {
  const Lab lab = replicating();
  EXPECT_EQ(golden::compare("stage_replicating", stageText(lab)), "");
}

TEST(Golden, APartition) {
  Lab lab = parted();
  lab.runFor(100);
  EXPECT_EQ(golden::compare("stage_parted", stageText(lab)), "");
}

// Raft 5.3
TEST(Golden, ALogMatrixWithAConflict) {
  EXPECT_EQ(golden::compare("log_conflict", logText(conflicting())), "");
}

TEST(Golden, TheSameRunGivesTheSameText) {
  EXPECT_EQ(stageText(replicating()), stageText(replicating()));
  EXPECT_NE(stageText(replicating()), stageText(parted()));
}

// The comparison must be able to fail: one shape more, or one moved, is a difference.
TEST(Golden, AMovedShapeIsADifference) {
  const std::string text = stageText(replicating());
  if (std::getenv("FLOTILLA_APPROVE") != nullptr) GTEST_SKIP() << "the pictures are being approved";
  EXPECT_NE(golden::compare("stage_parted", text), "");
  const std::string more = text + "circle 1.0 1.0 1.0 1.0\n";
  EXPECT_NE(golden::compare("stage_replicating", more), "");
}

}  // namespace
