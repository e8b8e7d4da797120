// An open question: nothing on the screen tells how the run will answer it.
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>

#include "tests/window/lesson_fixture.h"

namespace flotilla {
namespace {

using lessons::Page;

/// What is on the screen: every word that assistive tools find, and the picture. The top bar names
/// the seed, which tells nobody anything.
struct Screen {
  QStringList words;
  QImage picture;
};

constexpr char kWhoWins[] = R"(---
title: Who wins?
part: A
number: 1
minutes: 5
prerequisites: none
misconceptions: 9
goals:
- See that nobody can know.
notes: None.
---

## The leader is gone

S1 has just crashed.

act: crash S1
ask: Who will lead next?
choice: S2.
when: S2 wins
because: {winner} won (Raft 5.2).
choice: S3.
when: S3 wins
because: {winner} won (Raft 5.2).
pause: now
until: any wins within 5s
hide: why
)";

/// The words that only one of them has.
QString differenceOf(QStringList first, QStringList second) {
  for (const QString& word : QStringList(first)) {
    if (second.removeOne(word)) first.removeOne(word);
  }
  return (first + second).join("; ");
}

class HeldBackInWindow : public LessonFixture {
 protected:
  void write(const QString& name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  /// The same past, whatever the seed; who stands first next is up to the seed.
  void ask(int seed, const QByteArray& hidden = "why") {
    ASSERT_TRUE(QDir(folder.path()).mkpath("one"));
    write("one/lesson.md", QByteArray(kWhoWins).replace("hide: why", "hide: " + hidden));
    write("one/scenario.txt",
          "flotilla 1\ncluster 3 seed=" + QByteArray::number(seed) +
              " election=150..300ms heartbeat=50ms latency=10..10ms fsync=1..1ms\ncampaign S1\n"
              "run until leader is S1 within 1s\nput x 1\nrun until last put is ok within 1s\n"
              "run 200ms\n");
    write("glossary.txt", "leader: One server leads. [Raft 5.1]\n");
    lessons().setShelf(folder.path());
    start("one");
    ASSERT_EQ(state(), Page::Asking);
    for (const view::Pane pane : view::kPanes) {
      if (window.views().desk()->open()[static_cast<int>(pane)]) {
        window.views().desk()->close(static_cast<int>(pane));
      }
    }
    for (int k = 0; k < 5; ++k) frame(10.0);
    window.picture();
  }
  int winner() {
    lessons().answer(0, 1);
    until(Page::Explained);
    return page().right();
  }
  Screen screen() {
    window.show();
    Screen seen;
    seen.picture = window.picture();
    QPainter(&seen.picture).fillRect(0, 0, quick().width(), 56, Qt::black);
    for (const QQuickItem* item : shownItems()) {
      const QString words = nameOf(*item) + " / " + descriptionOf(*item);
      if (words.size() > 3 && !words.contains("seed")) seen.words << words;
    }
    // A list keeps what left it, to show it again: it is there twice, and seen once.
    seen.words.removeDuplicates();
    for (int server = 1; server <= 3; ++server) seen.words << stage().describeServer(server);
    seen.words << window.instrument().caption()->text() << window.instrument().quorum()->words();
    return seen;
  }
  /// With each pane in front, as it is; and after everything that moves the run was pressed.
  std::vector<Screen> screens() {
    std::vector<Screen> all{screen()};
    for (const Qt::Key pane : {Qt::Key_I, Qt::Key_N, Qt::Key_D, Qt::Key_G, Qt::Key_Y, Qt::Key_X,
                               Qt::Key_E, Qt::Key_Q, Qt::Key_1}) {
      key(pane);
      window.settle();
      all.push_back(screen());
    }
    session.setSpeed(1.0);
    session.play();
    for (int k = 0; k < 40; ++k) frame(20.0);
    session.runTo("election");
    for (int k = 0; k < 5; ++k) frame(20.0);
    session.stepForward();
    session.seek(session.time() + 400.0);
    for (int k = 0; k < 5; ++k) frame(20.0);
    all.push_back(screen());
    return all;
  }
  QTemporaryDir folder;
};

TEST_F(HeldBackInWindow, WorldsThatWillAnswerDifferentlyLookTheSame) {
  ask(1);
  const std::vector<Screen> first = screens();
  EXPECT_EQ(state(), Page::Asking);
  const int won = winner();
  const Screen after = screen();
  for (int seed = 2; seed < 10; ++seed) {
    ask(seed);
    const std::vector<Screen> other = screens();
    if (winner() == won) continue;
    ASSERT_EQ(first.size(), other.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(differenceOf(first[i].words, other[i].words).toStdString(), "") << "screen " << i;
      EXPECT_TRUE(first[i].picture == other[i].picture) << "screen " << i;
    }
    // Once it is answered they differ, so that the test would see it.
    EXPECT_FALSE(after.picture == screen().picture);
    return;
  }
  FAIL() << "every seed has the same winner";
}

TEST_F(HeldBackInWindow, TimersAreNotOnTheStage) {
  ask(1);
  const auto ids = {1, 2, 3};
  for (const int id : ids) EXPECT_FALSE(stage().describeServer(id).contains(" ms"));
  EXPECT_EQ(window.instrument().caption()->text(),
            "Paused for you: answer first, then the run goes on.");
  EXPECT_EQ(window.instrument().quorum()->words(), "Held back until you have answered");
  winner();
  EXPECT_NE(window.instrument().quorum()->words(), "Held back until you have answered");
}

TEST_F(HeldBackInWindow, WhatIsDoneWhileAQuestionIsOpenIsTakenBackAndSaidSo) {
  ask(1);
  session.crashOrRestart(2);
  session.settle();
  for (int k = 0; k < 10; ++k) {
    QCoreApplication::processEvents();
    frame(10.0);
  }
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up) << lessons().trouble().toStdString();
  EXPECT_EQ(state(), Page::Asking);
  window.picture();
  EXPECT_NE(named("A question is open: answer it first."), nullptr)
      << lessons().trouble().toStdString();
}

TEST_F(HeldBackInWindow, AServerThatIsAskedAboutIsCovered) {
  start("10-on-disk");
  goOn();
  ASSERT_EQ(state(), Page::Asking);
  ASSERT_TRUE(page().heldBack().contains("S1"));
  EXPECT_EQ(stage().describeServer(1), "S1: held back until you have answered");
  window.picture();
  EXPECT_NE(named("S1: held back until you have answered"), nullptr);
}

TEST_F(HeldBackInWindow, TheTapeIsCoveredWhereALessonHidesIt) {
  const QString veil = "Term tape: held back until you have answered.";
  ask(1);
  EXPECT_EQ(named(veil), nullptr);
  EXPECT_TRUE(tape().isEnabled());
  ask(2, "tape");
  const QQuickItem* cover = named(veil);
  ASSERT_NE(cover, nullptr);
  for (const int height : {900, 760}) {
    quick().resize(quick().width(), height);
    window.picture();
    EXPECT_EQ(cover->mapRectToScene(cover->boundingRect()),
              tape().mapRectToScene(tape().boundingRect()));
  }
  EXPECT_FALSE(tape().isEnabled());
  winner();
  window.picture();
  EXPECT_EQ(named(veil), nullptr);
  EXPECT_TRUE(tape().isEnabled());
}

}  // namespace
}  // namespace flotilla
