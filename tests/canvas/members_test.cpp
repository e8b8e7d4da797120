// Members, pre-candidates, leases, snapshots and disks on the stage and in the log, from real runs.
#include "app/canvas/log_item.h"
#include "app/canvas/stage_labels.h"
#include "tests/canvas/lab.h"

namespace canvas {
namespace {

using lab::Lab;
using trace::ServerId;

constexpr QSizeF kSize{1016, 404};

cluster::Settings settingsOf(std::uint32_t spares) {
  cluster::Settings settings;
  settings.servers = 3;
  settings.spares = spares;
  settings.seed = 5;
  return settings;
}

cluster::ChangeMembers change(raft::Transition way, std::vector<raft::MemberChange> changes) {
  return {raft::MembershipChange{way, std::move(changes)}};
}

StageScene sceneOf(const Lab& lab) { return lab::draw(lab.moment(), kSize, lab::look()); }

/// Circles with a dashed edge of the disc's radius round a server.
int dashedDiscs(const StageScene& scene, std::size_t server, std::size_t servers) {
  const StageGeometry geometry(servers, kSize);
  const QPointF at = geometry.place(server);
  int count = 0;
  for (const Primitive& p : scene.list.items()) {
    const bool here = p.shape == Shape::Circle && p.x == at.x() && p.y == at.y();
    if (here && p.w == geometry.radius() && p.dash > 0) ++count;
  }
  return count;
}

bool mentions(const DrawList& list, const QString& words) {
  for (const Primitive& p : list.items()) {
    if (p.shape == Shape::Text && list.words(p).contains(words)) return true;
  }
  return false;
}

// thesis 4.2.1
TEST(StageMembers, ALearnerHasADashedRimAndAVoterHasNot) {
  Lab lab(settingsOf(1));
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(100);
  EXPECT_TRUE(mentions(sceneOf(lab).list, "spare"));
  lab.execute(change(raft::Transition::Auto, {{raft::ChangeKind::AddLearner, ServerId{4}}}));
  lab.runFor(300);
  const StageScene scene = sceneOf(lab);
  EXPECT_EQ(dashedDiscs(scene, 4, 4), 1);
  EXPECT_EQ(dashedDiscs(scene, 1, 4), 0);
  EXPECT_TRUE(mentions(scene.list, "learner"));
}

// Raft 6
TEST(StageMembers, InAJointConfigurationEachSaysToWhichMajorityItBelongsAndNobodyMoves) {
  Lab lab(settingsOf(1));
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(100);
  const ServerId gone{lab.view().leader().value % 3 + 1};
  lab.execute(change(raft::Transition::JointExplicit, {{raft::ChangeKind::AddVoter, ServerId{4}},
                                                       {raft::ChangeKind::Remove, gone}}));
  lab.runFor(300);
  ASSERT_TRUE(lab.view().configuration().joint());
  const StageScene scene = sceneOf(lab);
  EXPECT_TRUE(mentions(scene.list, "incoming"));
  EXPECT_TRUE(mentions(scene.list, "outgoing"));
  EXPECT_EQ(lab.view().size(), 4U);
  lab.execute(cluster::ChangeMembers{});
  lab.runFor(600);
  EXPECT_TRUE(mentions(sceneOf(lab).list, "retired"));
  EXPECT_EQ(lab.view().size(), 4U);
}

// thesis 9.6
TEST(StageMembers, APreCandidateIsNotDrawnAsACandidate) {
  cluster::Settings settings = settingsOf(0);
  settings.preVote = true;
  Lab lab(settings);
  ASSERT_TRUE(lab.runUntil([](const trace::ClusterView& view) {
    return view.server(ServerId{1}).role == raft::RoleName::PreCandidate ||
           view.server(ServerId{2}).role == raft::RoleName::PreCandidate ||
           view.server(ServerId{3}).role == raft::RoleName::PreCandidate;
  }));
  const StageScene scene = sceneOf(lab);
  EXPECT_TRUE(mentions(scene.list, "asks first"));
  EXPECT_FALSE(mentions(scene.list, "candidate"));
  EXPECT_TRUE(mentions(scene.list, "Would you vote?"));
  const auto dashedBallot = [](const Primitive& p) { return p.shape == Shape::Rect && p.dash > 0; };
  const auto items = scene.list.items();
  EXPECT_TRUE(std::any_of(items.begin(), items.end(), dashedBallot));
}

// thesis 6.4.1
TEST(StageMembers, TheLeasesArcShrinksUntilAMajorityAnswersAgain) {
  cluster::Settings settings = settingsOf(0);
  settings.checkQuorum = true;
  settings.readMode = raft::ReadMode::Lease;
  Lab lab(settings);
  const auto held = [](const trace::ClusterView& view) {
    return view.leader() && view.server(view.leader()).leaseUntil > view.at();
  };
  ASSERT_TRUE(lab.runUntil(held));
  const auto sweep = [&](const view::Moment& moment) {
    const StageGeometry geometry(3, kSize);
    const QPointF at = geometry.place(lab.view().leader().value);
    double widest = 0;
    const StageScene scene = lab::draw(moment, kSize, lab::look());
    for (const Primitive& p : scene.list.items()) {
      if (p.shape != Shape::Arc || p.x != at.x() || p.y != at.y()) continue;
      if (p.sweep < 300) widest = std::max(widest, p.sweep);
    }
    return widest;
  };
  view::Moment moment = lab.moment();
  const double now = sweep(moment);
  EXPECT_GT(now, 0);
  moment.time += lab::milliseconds(40);
  EXPECT_NEAR(sweep(moment), now - 40, 0.5);
}

// thesis 3.10
TEST(StageMembers, ALeaderThatHandsOverSaysToWhom) {
  Lab lab(settingsOf(0));
  ASSERT_TRUE(lab.runUntilLeader());
  lab.runFor(100);
  const ServerId to{lab.view().leader().value % 3 + 1};
  lab.execute(cluster::Transfer{to});
  ASSERT_TRUE(lab.view().server(lab.view().leader()).transferee);
  EXPECT_TRUE(mentions(sceneOf(lab).list, QString("hands over to S%1").arg(to.value)));
}

// Raft 7
TEST(LogMembers, ASnapshotStandsAsOneBlockWithItsNumberOfEntries) {
  Lab lab(settingsOf(0));
  ASSERT_TRUE(lab.runUntilLeader());
  for (const char* key : {"a", "b", "c"}) {
    lab.put(key, "1");
    lab.runFor(150);
  }
  const ServerId leader = lab.view().leader();
  lab.execute(cluster::TakeSnapshot{leader});
  lab.runFor(50);
  ASSERT_EQ(lab.view().server(leader).log.baseIndex(), raft::Index{4});
  LogItem item;
  item.setSize({1096, 232});
  item.show(lab.moment());
  EXPECT_TRUE(mentions(item.list(), "snapshot of 4 entries"));
  EXPECT_EQ(cellState(lab.view(), {leader, raft::Index{2}}), CellState::Compacted);
}

TEST(StageMembers, ALostDiskIsSaid) {
  Lab lab(settingsOf(0));
  ASSERT_TRUE(lab.runUntilLeader());
  lab.execute(cluster::LoseDisk{ServerId{2}});
  EXPECT_TRUE(mentions(sceneOf(lab).list, "stopped, disk lost"));
}

}  // namespace
}  // namespace canvas
