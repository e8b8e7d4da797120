// Every lesson by keyboard alone, in the real window: what its solutions and its wrong ways do is
// done with the keys that a learner would press, and leads to what they say.
#include "engine/lesson/folder.h"
#include "engine/lesson/proof.h"
#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"
#include "tests/window/lesson_fixture.h"

namespace flotilla {
namespace {

using lessons::Page;

const std::string kLessonShelf = std::string(FLOTILLA_SOURCE_DIR) + "/lessons/";

lesson::Checked checkedLesson(const std::string& name) {
  auto files = lesson::readFolder(kLessonShelf + name);
  return lesson::check(std::get<lesson::Files>(files),
                       lesson::readGlossaryNear(kLessonShelf + name).glossary);
}

/// A lesson and a file of it that says what a learner does.
struct LearnersWay {
  std::string lesson;
  std::string file;
  lesson::LearnerScript script;
};

std::vector<LearnersWay> learnersWays() {
  std::vector<LearnersWay> ways;
  for (const std::string& name : lesson::lessonFolders(kLessonShelf)) {
    const lesson::Checked checked = checkedLesson(name);
    for (const auto* scripts : {&checked.solutions, &checked.wrongs}) {
      for (const auto& [file, script] : *scripts) ways.push_back({name, file, script});
    }
  }
  return ways;
}

class LessonByKeyboard : public LessonFixture, public testing::WithParamInterface<LearnersWay> {
 protected:
  // ---- the keyboard

  QQuickItem* held() const { return quick().activeFocusItem(); }
  using Wanted = std::function<bool(const QQuickItem&)>;
  /// Goes on by Tab until what is wanted has the keyboard's focus.
  void tabTo(const Wanted& wanted, const std::string& what) {
    constexpr int kStopsMost = 400;
    for (int k = 0; k < kStopsMost; ++k) {
      if (held() && wanted(*held())) return;
      QTest::keyClick(&quick(), Qt::Key_Tab);
      QCoreApplication::processEvents();
    }
    FAIL() << "Tab does not come to " << what;
  }
  void tabToName(const QString& name) {
    tabTo([&](const QQuickItem& item) { return nameOf(item) == name; }, name.toStdString());
  }
  /// The control of this name within a group whose name begins so.
  void tabToPart(const QString& name, const QString& group) {
    const auto within = [&](const QQuickItem& item) {
      if (nameOf(item) != name) return false;
      for (const QQuickItem* at = item.parentItem(); at; at = at->parentItem()) {
        if (nameOf(*at).startsWith(group)) return true;
      }
      return false;
    };
    tabTo(within, (group + " / " + name).toStdString());
  }
  void toStage() {
    tabTo([this](const QQuickItem& item) { return &item == &stage(); }, "the stage");
  }
  void select(int server) {
    toStage();
    for (int k = 0; k < 20 && stage().selectedServer() != server; ++k) key(Qt::Key_Right);
    ASSERT_EQ(stage().selectedServer(), server);
  }
  void choose(const QString& name) {
    tabToName(name);
    key(Qt::Key_Return);
  }
  /// A sheet that was opened by a key has the focus only once it is shown.
  void opened(const QString& first) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return named(first) != nullptr; })) << first.toStdString();
    window.picture();
  }
  void pickFromMenu(int server, const QStringList& acts) {
    select(server);
    key(Qt::Key_S);
    opened("All members …");
    for (const QString& act : acts) {
      if (named(act)) return choose(act);
    }
    FAIL() << "the menu of S" << server << " lacks " << acts.join(", ").toStdString();
  }

  // ---- what a learner does by hand, each by its keys

  static int numberOf(raft::ServerId id) { return static_cast<int>(id.value); }
  void strike(raft::ServerId id) {
    select(numberOf(id));
    key(Qt::Key_K);
  }
  void perform(const cluster::Crash& crash) { strike(crash.server); }
  void perform(const cluster::Restart& restart) { strike(restart.server); }
  void perform(const cluster::Heal&) {
    toStage();
    key(Qt::Key_H);
  }
  // Who leads already has nothing to stand for.
  void perform(const cluster::Campaign& campaign) {
    if (server(numberOf(campaign.server)).leads()) return;
    pickFromMenu(numberOf(campaign.server), {"Let its timer run out"});
  }
  void perform(const cluster::Transfer& transfer) {
    pickFromMenu(numberOf(transfer.to), {"Let it take over"});
  }
  void perform(const cluster::LoseDisk& lose) {
    pickFromMenu(numberOf(lose.server), {"Lose its disk"});
  }
  void perform(const cluster::BackUp& backUp) {
    pickFromMenu(numberOf(backUp.server), {"Back up its store"});
  }
  void perform(const cluster::Restore&) { pickFromMenu(1, {"Restore the cluster"}); }
  /// Without a leader the menus offer no other members: it is asked in words.
  void perform(const cluster::ChangeMembers& change) {
    if (!session.cluster().leader()) return sendLineOf(change);
    for (const raft::MemberChange& one : change.change.changes) {
      const int server = numberOf(one.server);
      const QStringList acts = one.kind == raft::ChangeKind::AddVoter
                                   ? QStringList{"Add as a voter", "Make it a voter"}
                               : one.kind == raft::ChangeKind::AddLearner
                                   ? QStringList{"Add as a learner", "Make it a learner"}
                                   : QStringList{"Remove from the cluster"};
      pickFromMenu(server, acts);
    }
  }
  void send(const QString& line) {
    toStage();
    key(Qt::Key_W);
    type(line);
    key(Qt::Key_Return);
  }
  void perform(const cluster::Submit& submit) {
    if (submit.client != 0 || std::holds_alternative<kv::Call>(submit.operation)) {
      return sendLineOf(submit);
    }
    QString line = QString::fromStdString(kv::textOf(submit.operation));
    if (submit.via) line += QStringLiteral(" via S%1").arg(submit.via.value);
    send(line);
  }
  /// What has no keys of its own is typed, as a scenario says it.
  void sendLineOf(const cluster::Command& command) {
    send(QString::fromStdString(
        scenario::print(scenario::Statement{scenario::actionFor(command), std::nullopt, 0})));
  }
  /// Opens the board with the faults of a server.
  void openBoardOf(const QString& server) {
    toStage();
    key(Qt::Key_Z);
    opened("Of a server");
    choose("Of a server");
    for (int k = 0; k < 9 && !named("Server: " + server); ++k) {
      tabTo([](const QQuickItem& i) { return nameOf(i).startsWith("Server: the server after"); },
            "the next server");
      key(Qt::Key_Return);
      window.picture();
    }
  }
  void perform(const cluster::SetClock& clock) {
    const QString name = QStringLiteral("S%1").arg(clock.server.value);
    const bool drifts = clock.state.driftPpm != 0;
    const QString dial = name + (drifts ? ", Clock drift" : ", Clock is off by");
    const auto offset = std::chrono::duration_cast<std::chrono::milliseconds>(clock.state.offset);
    openBoardOf(name);
    tabTo([&](const QQuickItem& item) { return nameOf(item).startsWith(dial); },
          dial.toStdString());
    type(QString::number(drifts ? clock.state.driftPpm : offset.count()));
    key(Qt::Key_Return);
    key(Qt::Key_Escape);
  }
  void perform(const cluster::SetDisk& disk) {
    if (!disk.stalled.has_value()) return;
    const QString name = QStringLiteral("S%1").arg(disk.server.value);
    openBoardOf(name);
    tabToPart(*disk.stalled ? "stalled" : "working", name + ", ");
    key(Qt::Key_Return);
    key(Qt::Key_Escape);
  }
  void perform(const cluster::Cut& cut) {
    toStage();
    key(Qt::Key_Z);
    opened("Of a link");
    choose("Of a link");
    window.picture();
    for (std::size_t a = 0; a < cut.groups.size(); ++a) {
      for (std::size_t b = a + 1; b < cut.groups.size(); ++b)
        cutBetween(cut.groups[a], cut.groups[b]);
    }
    key(Qt::Key_Escape);
  }
  void cutBetween(const std::vector<raft::ServerId>& near, const std::vector<raft::ServerId>& far) {
    for (const raft::ServerId a : near) {
      for (const raft::ServerId b : far) cutLink(numberOf(a), numberOf(b));
    }
  }
  void step(const QString& end, int server) {
    const QString shown = QStringLiteral("%1: S%2").arg(end).arg(server);
    for (int k = 0; k < 9 && !named(shown); ++k) {
      const QString after = end + ": the server after";
      tabTo([&](const QQuickItem& item) { return nameOf(item).startsWith(after); },
            after.toStdString());
      key(Qt::Key_Return);
      window.picture();
    }
  }
  void cutLink(int a, int b) {
    // What is at one end cannot be at the other, so the far end may have to move on first.
    step("Link from", a);
    step("Link to", b);
    step("Link from", a);
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      tabToPart("cut", QStringLiteral("S%1 to S%2, ").arg(from).arg(to));
      key(Qt::Key_Return);
    }
  }
  template <class Other>
  void perform(const Other& other) {
    sendLineOf(other);
  }

  // ---- the lines of the file

  void wayOn() {
    QTest::keyClick(&quick(), Qt::Key_Return, Qt::ControlModifier);
    frame(0.0);
    watch();
  }
  /// Reads on up to a question, a task or the end.
  void toNextStop() {
    for (int k = 0; k < 100; ++k) {
      if (state() == Page::Watching) until(Page::Reached);
      const bool rests =
          state() == Page::Reading || state() == Page::Explained || state() == Page::Reached;
      if (!rests) return;
      wayOn();
    }
  }
  void play(const lesson::Answer& answer) {
    if (state() != Page::Asking) toNextStop();
    ASSERT_EQ(state(), Page::Asking);
    const std::size_t right = lessons()
                                  .guide()
                                  .lesson()
                                  .steps[static_cast<std::size_t>(page().step()) - 1]
                                  .prediction->right.value_or(0);
    const auto choice = static_cast<int>(answer.choice.value_or(right));
    QTest::keyClick(&quick(), Qt::Key_F3);
    key(static_cast<Qt::Key>(Qt::Key_1 + choice));
    key(Qt::Key_Return);
    for (int k = 1; k < answer.confidence; ++k) key(Qt::Key_Right);
    key(Qt::Key_Return);
    EXPECT_EQ(nameOf(*held()), "Lock in and run");
    key(Qt::Key_Return);
    ASSERT_EQ(page().chosen(), choice);
    until(Page::Explained);
  }
  bool atTask() {
    if (state() != Page::Working) toNextStop();
    // Whoever goes on after the end does no harm.
    if (state() == Page::Asking) ADD_FAILURE() << "a question is open";
    return state() == Page::Working;
  }
  void play(const lesson::AskHint&) {
    if (!atTask()) return;
    const auto hints = page().hints().size();
    choose("Hint");
    EXPECT_EQ(page().hints().size(), hints + 1);
  }
  void play(const lesson::BeginAgain&) {
    if (!atTask()) return;
    choose("Begin again");
    watch();
  }
  void play(const lesson::Says& says) {
    window.picture();
    EXPECT_TRUE(page().said().contains(QString::fromStdString(says.text)))
        << page().said().toStdString();
  }
  void play(const scenario::Statement& statement) {
    const scenario::Action& action = statement.action;
    if (const auto* lets = std::get_if<scenario::RunFor>(&action)) {
      if (state() == Page::Reached || atTask()) letRun(lets->duration, nullptr);
    } else if (const auto* until = std::get_if<scenario::RunUntil>(&action)) {
      if (state() == Page::Reached || atTask()) letRun(until->within, &until->condition);
    } else if (!std::holds_alternative<scenario::Expect>(action) && atTask()) {
      byKeys(action);
    }
  }
  void byKeys(const scenario::Action& action) {
    const scenario::Orders orders =
        scenario::ordersFor(action, session.cluster(), session.settings());
    ASSERT_TRUE(std::holds_alternative<std::vector<cluster::Command>>(orders));
    for (const cluster::Command& command : std::get<std::vector<cluster::Command>>(orders)) {
      std::visit([this](const auto& what) { perform(what); }, command);
      session.settle();
      frame(0.0);
    }
  }
  bool holdsNow(const scenario::Condition& condition) const {
    scenario::Calls calls;
    const trace::Trace& trace = session.trace();
    for (trace::EventId id{1}; id <= trace.lastId(); ++id) calls.observe(trace.at(id));
    return scenario::holds(condition, {session.cluster(), 0, {}, calls});
  }
  /// Space, and Space again when it is over.
  void letRun(raft::Duration duration, const scenario::Condition* condition) {
    if (state() != Page::Working) return;
    if (condition && holdsNow(*condition)) return;
    toStage();
    while (session.speed() < 1.0) key(Qt::Key_BracketRight);
    const double end = session.time() + std::chrono::duration<double, std::milli>(duration).count();
    key(Qt::Key_Space);
    ASSERT_TRUE(session.playing());
    for (int k = 0; k < 20'000 && session.playing() && session.time() < end; ++k) {
      frame(std::clamp((end - session.time()) / session.speed(), 0.01, 10.0));
      if (condition && holdsNow(*condition)) break;
    }
    if (session.playing()) {
      toStage();
      key(Qt::Key_Space);
    }
    EXPECT_FALSE(session.playing());
    session.settle();
    frame(0.0);
  }
};

TEST_P(LessonByKeyboard, LeadsToWhatTheFileSays) {
  const LearnersWay& way = GetParam();
  key(Qt::Key_F2);
  const QString row = QStringLiteral("Lesson %1: ").arg(checkedLesson(way.lesson).lesson->number);
  ASSERT_TRUE(QTest::qWaitFor([this] { return held() && nameOf(*held()).startsWith("Lesson "); }));
  tabTo([&](const QQuickItem& item) { return nameOf(item).startsWith(row); }, row.toStdString());
  key(Qt::Key_Return);
  ASSERT_EQ(lessons().folder().toStdString(), way.lesson);
  watch();
  for (const lesson::ScriptLine& line : way.script) {
    SCOPED_TRACE(way.file + ", line " + std::to_string(line.line) + ": " + line.text);
    std::visit([this](const auto& what) { play(what); }, line.what);
    if (HasFatalFailure()) return;
  }
  toNextStop();
  const auto& results = lessons().guide().results();
  const bool right = std::all_of(results.begin(), results.end(),
                                 [](const lesson::StepResult& one) { return one.right; });
  const bool solved = state() == Page::Finished && right;
  EXPECT_EQ(solved, way.file.starts_with("solution-"))
      << page().progress().toStdString() << " / " << page().said().toStdString();
  EXPECT_FALSE(lessons().aside()) << lessons().trouble().toStdString();
}

INSTANTIATE_TEST_SUITE_P(All, LessonByKeyboard, testing::ValuesIn(learnersWays()),
                         [](const auto& one) {
                           std::string name = one.param.lesson + "_" + one.param.file;
                           for (char& c : name) {
                             if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace flotilla
