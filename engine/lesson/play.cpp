#include "engine/lesson/play.h"

#include <algorithm>

#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"

namespace lesson {
namespace {

/// For what happens by itself between two things that a learner does.
constexpr Duration kPatience = std::chrono::seconds(60);
/// A task is left alone this long to see that it does not solve itself.
constexpr Duration kIdle = std::chrono::seconds(3);

class Playing {
 public:
  Playing(std::shared_ptr<const Lesson> lesson, std::uint64_t seed, const NewWorld& newWorld,
          Prove prove)
      : lesson_(std::move(lesson)),
        run_(std::make_unique<scenario::Run>(newWorld(settingsOf(*lesson_, seed)))),
        runner_(lesson_, *run_),
        prove_(prove) {
    played_.right.resize(lesson_->steps.size());
  }

  Played play(const LearnerScript& script) {
    for (const ScriptLine& line : script) {
      line_ = &line;
      std::visit([this](const auto& what) { perform(what); }, line.what);
      line_ = nullptr;
    }
    toNextStop();
    idle(kIdle);
    toNextStop();
    note();
    played_.finished = runner_.phase() == Phase::Finished;
    played_.results = runner_.results();
    for (const scenario::Failure& failure : runner_.failures()) {
      played_.faults.push_back("line " + std::to_string(failure.line) + " of the lesson, " +
                               failure.statement + ": " + failure.why);
    }
    if (run_->violations() > 0 && !lesson_->setup.settings.rules.broken) {
      played_.faults.push_back("A guarantee was broken, though the lesson breaks no rule.");
    }
    return std::move(played_);
  }

 private:
  static cluster::Settings settingsOf(const Lesson& lesson, std::uint64_t seed) {
    cluster::Settings settings = lesson.setup.settings;
    settings.seed = seed;
    return settings;
  }

  void fault(const std::string& what) {
    const std::string step = "step " + std::to_string(runner_.stepNumber() + 1);
    played_.faults.push_back(
        (line_ ? "line " + std::to_string(line_->line) + ", " + line_->text + ": " : "") + what +
        " (" + step + ")");
  }

  /// Reads on and lets happen what happens, up to a question, a task or the end.
  void toNextStop() {
    const Instant limit = run_->now() + kPatience;
    while (true) {
      switch (runner_.phase()) {
        case Phase::Asking:
        case Phase::Finished:
          return;
        case Phase::Working:
          proveTask();
          return;
        case Phase::Reading:
        case Phase::Explained:
        case Phase::Reached:
          note();
          if (runner_.phase() == Phase::Explained) noteRight();
          runner_.goOn(*run_);
          break;
        case Phase::Acting:
        case Phase::Watching:
        case Phase::Leading:
        case Phase::Deciding:
          if (runner_.step(*run_, limit) || run_->now() < limit) break;
          fault("nothing happened that goes on with the lesson, for a minute");
          return;
      }
    }
  }

  /// What a learner would read now.
  void note() {
    const Sight sight = runner_.sight(*run_);
    std::string said = sight.title + " | " + plain(sight.text);
    const auto add = [&said](const std::string& text) {
      if (!text.empty()) said += " | " + plain(text);
    };
    add(sight.question);
    add(sight.explanation);
    add(sight.task);
    for (const GoalSight& goal : sight.goals) add((goal.reached ? "[x] " : "[ ] ") + goal.words);
    add(sight.progress);
    add(sight.said);
    add(sight.done);
    played_.log.push_back(std::move(said));
  }

  void noteRight() { played_.right[runner_.stepNumber()] = runner_.sight(*run_).right; }

  void proveTask() {
    if (prove_ == Prove::No || proved_ == runner_.stepNumber() + 1) return;
    proved_ = runner_.stepNumber() + 1;
    const Sight sight = runner_.sight(*run_);
    const bool reached = std::all_of(sight.goals.begin(), sight.goals.end(),
                                     [](const GoalSight& goal) { return goal.reached; });
    if (reached) fault("the goal holds before anything was done");
    Runner idler = runner_;
    const std::unique_ptr<scenario::Run> left = run_->fork(run_->now());
    const Instant limit = left->now() + kIdle;
    while (idler.step(*left, limit)) {
    }
    if (idler.phase() == Phase::Reached) fault("the goal is reached by waiting");
  }

  void idle(Duration duration) {
    const Instant limit = run_->now() + duration;
    while (runner_.phase() == Phase::Working && runner_.step(*run_, limit)) {
    }
  }

  bool atTask() {
    if (runner_.phase() != Phase::Working) toNextStop();
    if (runner_.phase() == Phase::Working) return true;
    // Whoever goes on after the end does no harm.
    if (runner_.phase() == Phase::Asking) fault("a question is open, and 'answer' answers it");
    return false;
  }

  void perform(const Answer& answer) {
    if (runner_.phase() != Phase::Asking) toNextStop();
    if (runner_.phase() != Phase::Asking) return fault("no question is open");
    const std::size_t choice = answer.choice.value_or(rightChoice());
    if (choice >= lesson_->steps[runner_.stepNumber()].prediction->choices.size()) {
      return fault("there is no such choice");
    }
    runner_.answer(*run_, choice, answer.confidence);
    decide(runner_, *run_);
    noteRight();
  }

  static void decide(Runner& runner, scenario::Run& run) {
    while (runner.phase() == Phase::Deciding) runner.step(run, raft::kNever);
  }

  std::size_t rightChoice() const {
    Runner ahead = runner_;
    const std::unique_ptr<scenario::Run> run = run_->fork(run_->now());
    ahead.answer(*run, 0, 1);
    decide(ahead, *run);
    return ahead.sight(*run).right.value_or(0);
  }

  void perform(const AskHint&) {
    if (atTask()) runner_.hint();
  }

  void perform(const BeginAgain&) {
    if (!atTask()) return;
    run_ = run_->fork(runner_.restartAt());
    runner_ = runner_.restarted();
    toNextStop();
  }

  void perform(const Says& says) {
    const std::string said = runner_.sight(*run_).said;
    if (plain(said).find(says.text) == std::string::npos) {
      fault("it said '" + said + "'");
    }
  }

  void perform(const scenario::Statement& statement) {
    if (const auto* lets = std::get_if<scenario::RunFor>(&statement.action)) {
      if (ready()) runFor(lets->duration);
    } else if (const auto* until = std::get_if<scenario::RunUntil>(&statement.action)) {
      if (ready() && !runUntil(*until)) fault("it did not come true in time");
    } else if (const auto* expect = std::get_if<scenario::Expect>(&statement.action)) {
      if (!isSoNow(expect->condition)) fault("it does not hold");
    } else {
      command(statement);
    }
  }

  /// `run` goes on where the learner is: at a task, or where one was just done.
  bool ready() { return runner_.phase() == Phase::Reached || atTask(); }

  void runFor(Duration duration) {
    const Instant limit = run_->now() + duration;
    while (runner_.step(*run_, limit)) {
    }
  }

  bool isSoNow(const scenario::Condition& condition) const {
    return scenario::holds(condition,
                           {run_->view(), run_->violations(), run_->lastEvents(), run_->calls()});
  }

  bool runUntil(const scenario::RunUntil& until) {
    if (!scenario::occurs(until.condition) && isSoNow(until.condition)) return true;
    const Instant limit = run_->now() + until.within;
    while (runner_.step(*run_, limit)) {
      if (isSoNow(until.condition)) return true;
    }
    return false;
  }

  void command(const scenario::Statement& statement) {
    const bool acts = !std::holds_alternative<scenario::Note>(statement.action) &&
                      !std::holds_alternative<scenario::Speed>(statement.action) &&
                      !std::holds_alternative<scenario::DefaultTimeout>(statement.action);
    if (!acts || !atTask()) return;
    while (runner_.step(*run_, run_->now())) {
    }
    const scenario::Orders orders =
        scenario::ordersFor(statement.action, run_->view(), run_->world().settings());
    if (const auto* why = std::get_if<std::string>(&orders)) return fault(*why);
    for (const cluster::Command& order : std::get<std::vector<cluster::Command>>(orders)) {
      const std::string why = runner_.act(*run_, order);
      if (!why.empty()) fault(why);
    }
  }

  std::shared_ptr<const Lesson> lesson_;
  std::unique_ptr<scenario::Run> run_;
  Runner runner_;
  Prove prove_;
  const ScriptLine* line_{nullptr};
  std::size_t proved_{0};  ///< the last step that was proved, from 1
  Played played_;
};

}  // namespace

bool Played::solved() const {
  return finished && std::all_of(results.begin(), results.end(),
                                 [](const StepResult& result) { return result.right; });
}

Played play(const std::shared_ptr<const Lesson>& lesson, std::uint64_t seed,
            const LearnerScript& script, const NewWorld& newWorld, Prove prove) {
  return Playing(lesson, seed, newWorld, prove).play(script);
}

}  // namespace lesson
