// A program that is killed in the middle of its work: what it kept is whole, and comes back.
#include "tests/share/killed.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>

#include <csignal>
#include <cstdio>
#include <random>

#include "app/share/autosave.h"
#include "engine/scenario/parser.h"
#include "tests/share/run_fixture.h"

namespace share {

namespace {

/// The last n of "put n n" in a text; 0: none.
int lastPut(const QString& script) {
  static const QRegularExpression put(QStringLiteral("put n (\\d+)"));
  int last = 0;
  for (auto found = put.globalMatch(script); found.hasNext();) {
    last = std::max(last, found.next().captured(1).toInt());
  }
  return last;
}

}  // namespace

int actUntilKilled(const QString& folder, const QString& title) {
  session::Session session(session::anyWorld);
  session.paceByHand();
  session.openText("flotilla 1\ntitle \"" + title + "\"\ncluster 3 seed=2\n", title);
  session.settle();
  Autosave autosave(session);
  autosave.begin(folder);
  for (int n = 1; n < 1'000'000; ++n) {
    session.play();
    session.setSpeed(4.0);
    session.frame(1.0);
    session.settle();
    session.pause();
    // Now and then in the past: branches come to be.
    if (n % 50 == 10) session.seek(session.endTime() / 2);
    session.write(QString("put n=%1").arg(n), 0);
    autosave.saveNow();
    session.settle();
    autosave.settle();
    std::printf("%d\n", n);
    std::fflush(stdout);
  }
  return 1;
}

namespace {

class Killed : public SharedRun {
 protected:
  std::unique_ptr<QProcess> start(const QString& title = "Short") const {
    auto child = std::make_unique<QProcess>();
    child->start(QCoreApplication::applicationFilePath(), {kUntilKilled, path("kept"), title});
    return child;
  }
  /// Waits until it has kept its n-th write, then kills it. Returns what it has surely kept.
  static int killAfter(QProcess& child, int n) {
    int said = 0;
    while (said < n && (child.canReadLine() || child.waitForReadyRead())) {
      if (child.canReadLine()) said = child.readLine().trimmed().toInt();
    }
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    child.waitForFinished();
    while (child.canReadLine()) said = child.readLine().trimmed().toInt();
    return said;
  }
  QStringList left() const { return QDir(path("kept")).entryList(QDir::Files); }
};

TEST_F(Killed, LeavesAWholeFileWhereverItIsStruck) {
  std::minstd_rand random(7);
  for (int round = 0; round < 12; ++round) {
    const std::unique_ptr<QProcess> child = start();
    const int kept = killAfter(*child, 1 + static_cast<int>(random() % 90));
    ASSERT_GT(kept, 0);
    Autosave next(session);
    next.begin(path("kept"));
    ASSERT_TRUE(next.offer().contains("Short")) << next.offer().toStdString();
    const KeptRun run =
        keptRunOf(QString::fromUtf8(bytesOf(QString("kept/") + Autosave::kCutShort)));
    ASSERT_TRUE(scenario::parse(run.script.toStdString()).ok());
    EXPECT_GE(lastPut(run.script), kept);
    EXPECT_LE(lastPut(run.script), kept + 1) << "the last one, or the one that was under way";
    for (const KeptBranch& branch : run.others) {
      EXPECT_TRUE(scenario::parse(branch.script.toStdString()).ok()) << branch.name.toStdString();
    }
    ASSERT_EQ(next.goOn(), "");
    session.settle();
    session.settle();
    EXPECT_EQ(session.branches()->count(), 1 + static_cast<int>(run.others.size()));
    EXPECT_EQ(session.branches()->nameOf(0), run.name);
    next.endWell();
    EXPECT_EQ(left(), QStringList(Autosave::kCutShort)) << "no rubbish stays";
  }
}

TEST_F(Killed, BranchesComeBackAsTheyWere) {
  act();
  session.seek(session.time() / 2);
  session.crashOrRestart(1);
  session.settle();
  run(100.0);
  session.renameBranch(0, "Before \"it\"");
  const trace::Trace shown = session.trace();
  const trace::Trace other = session.branches()->at(0).trace;
  const double parted = session.branches()->forkTimeOf(1);
  Autosave first(session);
  first.begin(path("kept"));
  first.saveNow();
  session.settle();
  first.settle();
  ASSERT_TRUE(QFile::copy(path("kept/" + left().filter("running").first()), path("left")));
  first.endWell();
  ASSERT_TRUE(QFile::rename(path("left"), path("kept/running-1.flotilla")));
  open(session::kFive);
  Autosave next(session);
  next.begin(path("kept"));
  ASSERT_EQ(next.goOn(), "");
  session.settle();
  session.settle();
  const session::BranchList& list = *session.branches();
  ASSERT_EQ(list.count(), 2);
  EXPECT_TRUE(list.nameOf(0).startsWith("Fork: crash S1")) << list.nameOf(0).toStdString();
  EXPECT_EQ(list.nameOf(1), "Before 'it'");
  EXPECT_NEAR(list.forkTimeOf(1), parted, 0.001);
  EXPECT_EQ(session::difference(shown, list.at(0).trace, shown.lastId().value), "");
  EXPECT_EQ(session::difference(other, list.at(1).trace, other.lastId().value), "");
}

TEST_F(Killed, TwoProgramsAtOnceKeepARunEach) {
  const std::unique_ptr<QProcess> one = start("One");
  const std::unique_ptr<QProcess> two = start("Two");
  ASSERT_TRUE(two->waitForReadyRead()) << "one that began later would offer what the first left";
  EXPECT_GT(killAfter(*one, 5), 0);
  // While one of them still runs, its file is nobody else's.
  Autosave first(session);
  first.begin(path("kept"));
  EXPECT_TRUE(first.offer().contains("One")) << first.offer().toStdString();
  EXPECT_GT(killAfter(*two, 5), 0);
  Autosave second(session);
  second.begin(path("kept"));
  EXPECT_TRUE(second.offer().contains("Two")) << second.offer().toStdString();
  // Each opens what it offered.
  EXPECT_EQ(first.goOn(), "");
  EXPECT_EQ(session.title(), "One");
  session.settle();
  EXPECT_EQ(second.goOn(), "");
  EXPECT_EQ(session.title(), "Two");
}

}  // namespace
}  // namespace share
