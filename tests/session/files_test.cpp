// Scenarios in and out, new clusters.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include "tests/session/play.h"

namespace session {
namespace {

using Files = Play;

TEST_F(Files, ABadTextSaysWhereAndLeavesTheRunAlone) {
  open(kFive);
  run(100.0);
  const double at = session.time();
  const trace::EventId last = session.trace().lastId();
  const QString why =
      session.openText("flotilla 1\ncluster 5\nrun until banana within 1s\n", "mine.flotilla");
  EXPECT_TRUE(why.startsWith("mine.flotilla:3:11:")) << why.toStdString();
  session.settle();
  EXPECT_EQ(session.time(), at);
  EXPECT_EQ(session.trace().lastId(), last);
  EXPECT_EQ(session.title(), "text");
}

TEST_F(Files, AFileThatIsNotThereIsSaid) {
  const QString why = session.openScenario(QUrl::fromLocalFile("/nowhere/a.flotilla"));
  EXPECT_TRUE(why.startsWith("/nowhere/a.flotilla cannot be opened")) << why.toStdString();
}

TEST_F(Files, ASavedRunReopensToTheSameHash) {
  const QTemporaryDir folder;
  const QUrl file = QUrl::fromLocalFile(folder.filePath("run.flotilla"));
  open(kFive + "run 100ms\nput x 1\n");
  runToLeader();
  session.crashOrRestart(leader());
  run(100.0);
  session.cut({1, 2, 3, 4}, true);
  session.write("put y=2", 0);
  run(300.0);
  session.setLoss(0, 0, 10.0);
  run(400.0);
  const trace::EventId last = session.trace().lastId();
  const double end = session.time();
  const std::uint64_t hash = hashOf(session.trace(), last);
  EXPECT_EQ(session.saveScenario(file), "");
  session.settle();
  EXPECT_EQ(session.notice(), "Saved run.flotilla.");

  EXPECT_EQ(session.openScenario(file), "");
  session.settle();
  EXPECT_EQ(session.title(), "text");
  EXPECT_TRUE(session.playing()) << "what was chosen to be seen plays";
  run(end);
  ASSERT_GE(session.trace().lastId(), last);
  EXPECT_EQ(hashOf(session.trace(), last), hash);
}

TEST_F(Files, ABranchIsSavedAsWhatWasDoneInIt) {
  open(kFive);
  run(300.0);
  session.seek(100.0);
  session.crashOrRestart(2);
  run(100.0);
  QString text;
  QObject::connect(&session, &Session::scriptReady, &session,
                   [&](const QString& ready) { text = ready; });
  session.askScript();
  session.settle();
  EXPECT_TRUE(text.contains("crash S2")) << text.toStdString();
  const trace::Trace branch = session.trace();
  open(text);
  run(250.0);
  EXPECT_EQ(difference(branch, session.trace(), branch.lastId().value), "");
}

TEST_F(Files, APlaceThatCannotBeWrittenIsSaid) {
  open(kFive);
  session.saveScenario(QUrl::fromLocalFile("/nowhere/run.flotilla"));
  session.settle();
  EXPECT_TRUE(session.notice().contains("cannot be written")) << session.notice().toStdString();
}

TEST_F(Files, NewClustersHaveBetweenOneAndFiftyOneServers) {
  open(kFive);
  for (const int servers : {0, -3, 52}) {
    EXPECT_EQ(session.newCluster(servers, 1), "A cluster has 1 to 51 servers.");
  }
  for (const int servers : {1, 3, 51}) {
    EXPECT_EQ(session.newCluster(servers, 9), "");
    session.settle();
    EXPECT_EQ(session.serverCount(), servers);
    run(20.0);
    EXPECT_EQ(session.cluster().size(), static_cast<std::size_t>(servers));
  }
  EXPECT_EQ(session.subtitle(), "51 servers, seed 9");
}

TEST_F(Files, NewsOfAnEarlierRunAreIgnored) {
  const QString three = "flotilla 1\ncluster 3 seed=2\nrun 1s\n";
  open(three);
  run(100.0);
  const trace::Trace alone = session.trace();
  open(kFive);
  session.setSpeed(4.0);
  session.play();
  frame(100.0);
  session.frame(100.0);  // much is asked for, and its news are on their way
  ASSERT_EQ(session.openText(three, "three"), "");
  EXPECT_TRUE(session.trace().empty());
  session.settle();
  run(100.0);
  EXPECT_EQ(session.cluster().size(), 3U);
  EXPECT_EQ(difference(alone, session.trace(), alone.lastId().value), "");
  EXPECT_EQ(session.branches()->count(), 1);
}

TEST_F(Files, EveryScenarioThatComesWithTheProgramOpens) {
  const QDir folder(FLOTILLA_SOURCE_DIR "/assets/scenarios");
  const QStringList names = folder.entryList({"*.flotilla"}, QDir::Files);
  ASSERT_FALSE(names.isEmpty());
  for (const QString& name : names) {
    EXPECT_EQ(session.openScenario(QUrl::fromLocalFile(folder.filePath(name))), "");
    session.settle();
    run(50.0);
    EXPECT_GT(session.cluster().size(), 0U) << name.toStdString();
  }
}

std::unique_ptr<cluster::World> labOnly(cluster::WorldKind kind, const cluster::Settings& settings,
                                        std::string& why) {
  if (kind == cluster::WorldKind::Lab) return sim::makeLab(settings);
  why = "port 7000 is taken; choose another one";
  return nullptr;
}

class FailedFactory : public Play {
 protected:
  FailedFactory() : Play(labOnly) {}
};

TEST_F(FailedFactory, GivesItsSentenceAndTheLab) {
  open(kFive);
  run(50.0);
  session.switchWorld(Session::Live);
  EXPECT_EQ(session.world(), Session::Live);
  session.settle();
  session.settle();
  EXPECT_EQ(session.notice(), "Port 7000 is taken; choose another one.");
  EXPECT_EQ(session.world(), Session::Lab);
  EXPECT_EQ(session.busyText(), "");
  run(50.0);
  EXPECT_EQ(session.cluster().size(), 5U);
}

}  // namespace
}  // namespace session
