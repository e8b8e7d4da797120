#include "app/presenter/lesson_talk.h"

#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"

namespace presenter {
namespace {

using lesson::Phase;
using lesson::Runner;
using lesson::Sight;

/// What a lesson does by itself between two stops ends within it.
constexpr Duration kByItselfMost = std::chrono::seconds(60);
/// Between a cue and what the run does next: so that the cue shows nothing of it.
constexpr Duration kAfterCue = std::chrono::milliseconds(20);

class LessonPlay {
 public:
  LessonPlay(const std::shared_ptr<const lesson::Lesson>& lesson,
             const lesson::LearnerScript& solution, const lesson::NewWorld& newLab)
      : lesson_(lesson),
        solution_(solution),
        run_(std::make_unique<scenario::Run>(newLab(lesson->setup.settings))),
        runner_(lesson, *run_) {}

  Talk play() {
    talk_.title = lesson_->title;
    talk_.notes = lesson::plain(lesson_->notes);
    talk_.minutes = lesson_->minutes;
    while (!over_ && toStop()) stop();
    scenario::Script script = run_->script();
    script.title = lesson_->title;
    talk_.scenario = scenario::print(script);
    return std::move(talk_);
  }

 private:
  /// False at the end of the lesson.
  bool toStop() {
    const Instant limit = run_->now() + kByItselfMost;
    while (true) {
      switch (runner_.phase()) {
        case Phase::Finished:
          return false;
        case Phase::Reading:
        case Phase::Asking:
        case Phase::Working:
        case Phase::Explained:
        case Phase::Reached:
          // All of the instant belongs to the cue.
          while (runner_.step(*run_, run_->now())) {
          }
          return true;
        case Phase::Acting:
        case Phase::Leading:
        case Phase::Watching:
        case Phase::Deciding:
          if (!runner_.step(*run_, limit) && run_->now() >= limit) return false;
      }
    }
  }

  void stop() {
    const Sight sight = runner_.sight(*run_);
    switch (runner_.phase()) {
      case Phase::Asking:
        return ask(sight);
      case Phase::Working:
        return work(sight);
      case Phase::Reached:
        if (!sight.done.empty()) add(sight.title, sight.done, "");
        return goOn();
      case Phase::Reading:
        add(sight.title, sight.text, sight.note);
        return goOn();
      case Phase::Explained:
        return goOn();
      case Phase::Acting:
      case Phase::Leading:
      case Phase::Watching:
      case Phase::Deciding:
      case Phase::Finished:
        return;
    }
  }

  Cue& add(const std::string& title, const std::string& headline, const std::string& note) {
    Cue& cue = talk_.cues.emplace_back();
    cue.title = lesson::plain(title);
    cue.headline = lesson::plain(headline);
    cue.notes = lesson::plain(note);
    cue.at = run_->now();
    return cue;
  }

  void pass(Duration duration) {
    const Instant limit = run_->now() + duration;
    while (runner_.step(*run_, limit)) {
    }
  }
  void goOn() {
    pass(kAfterCue);
    runner_.goOn(*run_);
  }

  void ask(const Sight& sight) {
    const std::string note = sight.note.empty() ? sight.text : sight.note + "\n" + sight.text;
    Cue& cue = add(sight.title, sight.text, note);
    Question question;
    question.text = lesson::plain(sight.question);
    for (const std::string& choice : sight.choices) {
      question.choices.push_back(lesson::plain(choice));
    }
    runner_.answer(*run_, rightChoice(), lesson::kConfidenceMost);
    while (runner_.phase() == Phase::Deciding && runner_.step(*run_, raft::kNever)) {
    }
    while (runner_.step(*run_, run_->now())) {
    }
    const Sight after = runner_.sight(*run_);
    question.decided = run_->now();
    question.right = after.right.value_or(0);
    question.because = lesson::plain(after.explanation);
    cue.question = std::move(question);
  }

  std::size_t rightChoice() const {
    Runner ahead = runner_;
    const std::unique_ptr<scenario::Run> run = run_->fork(run_->now());
    ahead.answer(*run, 0, 1);
    while (ahead.phase() == Phase::Deciding && ahead.step(*run, raft::kNever)) {
    }
    return ahead.sight(*run).right.value_or(0);
  }

  void work(const Sight& sight) {
    std::string note = sight.note;
    for (const std::string& hint : lesson_->steps[sight.step].task->hints) {
      note += (note.empty() ? "" : "\n") + hint;
    }
    add(sight.title, sight.task, note);
    pass(kAfterCue);
    while (runner_.phase() == Phase::Working && next_ < solution_.size()) {
      if (const auto* statement = std::get_if<scenario::Statement>(&solution_[next_++].what)) {
        perform(*statement);
      }
    }
    if (runner_.phase() == Phase::Working) pass(kByItselfMost / 20);
    if (runner_.phase() == Phase::Working) leaveTask(sight);
  }

  // The task stays undone here; the step after it begins all the same.
  void leaveTask(const Sight& sight) {
    over_ = sight.step + 1 == sight.steps;
    if (!over_) runner_.skipTo(*run_, sight.step + 1);
  }

  void perform(const scenario::Statement& statement) {
    if (const auto* lets = std::get_if<scenario::RunFor>(&statement.action)) {
      return pass(lets->duration);
    }
    if (const auto* until = std::get_if<scenario::RunUntil>(&statement.action)) {
      return runUntil(*until);
    }
    const bool acts = !std::holds_alternative<scenario::Note>(statement.action) &&
                      !std::holds_alternative<scenario::Expect>(statement.action) &&
                      !std::holds_alternative<scenario::Speed>(statement.action) &&
                      !std::holds_alternative<scenario::DefaultTimeout>(statement.action);
    if (!acts) return;
    pass(Duration(0));
    const scenario::Orders orders =
        scenario::ordersFor(statement.action, run_->view(), run_->world().settings());
    const auto* commands = std::get_if<std::vector<cluster::Command>>(&orders);
    if (!commands) return;
    for (const cluster::Command& command : *commands) runner_.act(*run_, command);
  }

  bool isSo(const scenario::Condition& condition) const {
    return scenario::holds(condition,
                           {run_->view(), run_->violations(), run_->lastEvents(), run_->calls()});
  }
  void runUntil(const scenario::RunUntil& until) {
    if (!scenario::occurs(until.condition) && isSo(until.condition)) return;
    const Instant limit = run_->now() + until.within;
    while (runner_.step(*run_, limit) && !isSo(until.condition)) {
    }
  }

  std::shared_ptr<const lesson::Lesson> lesson_;
  const lesson::LearnerScript& solution_;
  std::unique_ptr<scenario::Run> run_;
  Runner runner_;
  std::size_t next_{0};  ///< of the solution's lines
  bool over_{false};
  Talk talk_;
};

}  // namespace

Talk talkOf(const std::shared_ptr<const lesson::Lesson>& lesson,
            const lesson::LearnerScript& solution, const lesson::NewWorld& newLab) {
  return LessonPlay(lesson, solution, newLab).play();
}

}  // namespace presenter
