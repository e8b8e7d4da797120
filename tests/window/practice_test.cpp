// Practice without end, in the window: real states, graded by the engine.
#include <QFile>
#include <QTemporaryDir>

#include "engine/lesson/practice.h"
#include "tests/window/lesson_fixture.h"

namespace flotilla {
namespace {

using lessons::Page;
using lessons::Practice;

class PracticeInWindow : public LessonFixture {
 protected:
  Practice& practice() { return *lessons().practice(); }
  Page& question() { return *practice().page(); }
  void begin(int topic) {
    practice().begin(topic);
    stand();
  }
  void stand() {
    session.settle();
    for (int k = 0; k < 5; ++k) frame(10.0);
    window.picture();
  }
  lesson::Exercise made() {
    const auto& topic = lesson::topics()[static_cast<std::size_t>(practice().topic())];
    return *lesson::makeExercise(topic.topic, static_cast<std::uint64_t>(practice().seed()),
                                 [](const cluster::Settings& settings) {
                                   std::string why;
                                   return session::anyWorld(cluster::WorldKind::Lab, settings, why);
                                 });
  }
};

TEST_F(PracticeInWindow, EachTopicShowsTheStateThatItAsksAbout) {
  for (int topic = 0; topic < 4; ++topic) {
    begin(topic);
    const lesson::Exercise exercise = made();
    EXPECT_EQ(question().question().toStdString(), exercise.question);
    EXPECT_EQ(question().choices().size(), static_cast<int>(exercise.choices.size()));
    EXPECT_EQ(session.settings().seed, exercise.setup.settings.seed);
    // The engine's own lines about the state, beside what the window shows.
    ASSERT_EQ(exercise.state.size(), session.cluster().servers().size());
    for (const trace::ServerView& server : session.cluster().servers()) {
      const std::string& line = exercise.state[server.id.value - 1];
      const std::string term = "term " + std::to_string(server.currentTerm.value) + " ";
      EXPECT_NE(line.find(term), std::string::npos) << line << " / " << term;
      EXPECT_EQ(line.find("stopped") == std::string::npos, server.running()) << line;
    }
  }
}

TEST_F(PracticeInWindow, AnAnswerIsGradedByTheEngineAndExplained) {
  for (int topic = 0; topic < 4; ++topic) {
    begin(topic);
    const lesson::Exercise exercise = made();
    const auto right = static_cast<int>(exercise.right);
    practice().answer(right == 0 ? 1 : 0);
    EXPECT_EQ(question().state(), Page::Explained);
    EXPECT_EQ(question().right(), right);
    EXPECT_EQ(practice().score(), "0 of 1 right");
    practice().next();
    practice().answer(static_cast<int>(made().right));
    EXPECT_EQ(practice().score(), "1 of 2 right");
    EXPECT_EQ(practice().seed(), 2);
  }
}

// Raft 5.2: what is shown after the answer is the run that graded it.
TEST_F(PracticeInWindow, TheRunThatDecidedIsShown) {
  begin(0);
  const std::string asked = question().question().toStdString();
  const auto candidate = static_cast<int>(asked[asked.find(" S") + 2] - '0');
  practice().answer(0);
  for (int k = 0; k < 2'000; ++k) frame(10.0);
  const bool wins = question().right() == 0;
  EXPECT_EQ(server(candidate).leads(), wins);
  EXPECT_FALSE(session.playing());
}

TEST_F(PracticeInWindow, AnOpenQuestionHoldsTheRunAndItsFuture) {
  begin(2);
  const raft::Instant stands = session.playheadTime();
  session.play();
  for (int k = 0; k < 20; ++k) frame(50.0);
  EXPECT_EQ(session.playheadTime(), stands);
  EXPECT_FALSE(session.playing());
  // What is committed is the question.
  for (int id = 1; id <= 3; ++id) EXPECT_FALSE(stage().describeServer(id).contains("committed"));
  session.crashOrRestart(1);
  session.settle();
  QCoreApplication::processEvents();
  stand();
  EXPECT_EQ(practice().trouble(), "A question is open: answer it first.");
  EXPECT_EQ(session.playheadTime(), stands);
}

TEST_F(PracticeInWindow, TheSeedBringsAQuestionBack) {
  begin(1);
  const QString first = question().question();
  practice().next();
  stand();
  EXPECT_EQ(practice().goTo("1"), "");
  EXPECT_EQ(question().question(), first);
  EXPECT_EQ(practice().goTo("none"), "A seed is a whole number from 1 to 1000000.");
  EXPECT_EQ(question().question(), first);
}

TEST_F(PracticeInWindow, TheScoreIsKeptInTheProgress) {
  QTemporaryDir folder;
  lessons().keepRecords(folder.filePath("progress.jsonl"));
  begin(3);
  practice().answer(static_cast<int>(made().right));
  practice().leave();
  QFile kept(folder.filePath("progress.jsonl"));
  ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
  const QByteArray line = kept.readAll();
  EXPECT_TRUE(line.contains("practice-quorum")) << line.toStdString();
  begin(3);
  EXPECT_EQ(practice().seed(), 2) << "the next one";
  EXPECT_EQ(practice().scoreInAll(), "1 of 1 in all");
}

TEST_F(PracticeInWindow, TheKeyboardAloneAsksAndAnswers) {
  key(Qt::Key_F2);
  ASSERT_TRUE(QTest::qWaitFor([this] { return named("Practice: Commitment") != nullptr; }));
  for (int k = 0; k < 60; ++k) {
    const QQuickItem* held = quick().activeFocusItem();
    if (held && nameOf(*held) == "Practice: Commitment") break;
    QTest::keyClick(&quick(), Qt::Key_Tab);
  }
  key(Qt::Key_Return);
  ASSERT_TRUE(practice().isOpen());
  EXPECT_EQ(practice().topic(), 2);
  stand();
  key(Qt::Key_2);
  EXPECT_EQ(question().state(), Page::Explained);
  EXPECT_EQ(question().chosen(), 1);
  key(Qt::Key_Return, Qt::ControlModifier);
  stand();
  EXPECT_EQ(question().state(), Page::Asking);
  EXPECT_EQ(practice().seed(), 2);
}

}  // namespace
}  // namespace flotilla
