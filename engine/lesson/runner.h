// Leads a learner through a lesson on a run: plays its acts, stops before the deciding event to
// ask, lets the run decide, watches tasks, and says what really happened. It judges by what
// happened in the cluster only: whatever the learner does by hand counts.
//
// The run belongs to the caller. While a lesson lasts the caller calls step() in place of
// Run::step() and act() in place of Run::execute(). All else is asked of sight().
//
// Thread rule: a value; one thread at a time. Copies are independent.
// Invariants: the same lesson, run and calls give the same sights; while a question is open
// step() moves the run nowhere.
#pragma once

#include "engine/lesson/acts.h"
#include "engine/lesson/step_trackers.h"

namespace lesson {

enum class Phase : std::uint8_t {
  Acting,     ///< the set-up, or the acts of a step, are played
  Reading,    ///< text: goOn() when the reader is ready
  Watching,   ///< until it has happened, then Reached
  Leading,    ///< runs to where the question is asked
  Asking,     ///< stands still: answer()
  Deciding,   ///< the run decides
  Explained,  ///< goOn()
  Working,    ///< a task
  Reached,    ///< the task is done, or it has happened: goOn()
  Finished
};

/// How sure a learner is, 1 to 4: guessing, unsure, fairly sure, certain.
using Confidence = std::uint8_t;
inline constexpr Confidence kConfidenceMost = 4;

struct GoalSight {
  std::string words;
  bool reached{false};
  friend bool operator==(const GoalSight&, const GoalSight&) = default;
};

/// What there is to see of a lesson now. Texts may hold [[terms]]: spansOf().
struct Sight {
  Phase phase{Phase::Acting};
  std::size_t step{0};  ///< from 0; 0 in the set-up, too
  std::size_t steps{0};
  std::string title;
  std::string text;
  std::string note;
  std::vector<std::string> look;
  /// Views and servers that would give an open question's answer away.
  std::vector<std::string> heldBack;
  std::string question;
  std::vector<std::string> choices;
  std::optional<std::size_t> chosen;
  Confidence confidence{0};
  std::optional<std::size_t> right;  ///< once the run has decided
  std::string explanation;
  std::string task;
  std::vector<GoalSight> goals;
  std::string progress;
  std::vector<std::string> hints;  ///< asked for so far
  std::size_t hintsLeft{0};
  std::string said;            ///< what the last misstep led to, or ""
  std::uint64_t saidCount{0};  ///< grows with each thing said
  std::string done;
  std::uint32_t tries{1};
  friend bool operator==(const Sight&, const Sight&) = default;
};

/// How a step went, for the progress file.
struct StepResult {
  std::size_t step{0};
  std::string kind;                   ///< "prediction", "task" or "text"
  std::optional<std::size_t> answer;  ///< from 0
  Confidence confidence{0};
  bool right{true};  ///< a task that was reached is right
  std::uint32_t tries{1};
  std::uint32_t hints{0};
  Instant began{};
  Instant ended{};
  friend bool operator==(const StepResult&, const StepResult&) = default;
};

class Runner {
 public:
  /// Plays the set-up first. REQUIRES: the run's world was made of lesson->setup.settings (perhaps
  /// with another seed), in the Lab, and nothing has been done to it.
  Runner(std::shared_ptr<const Lesson> lesson, scenario::Run& run);

  /// Does at most one thing, not later than `limit`. False when nothing more is to do up to
  /// `limit`: the run is at `limit`, or stands() is true.
  bool step(scenario::Run& run, Instant limit);
  /// A question is open: the run stands still.
  bool stands() const { return phase_ == Phase::Asking; }
  /// The learner does this by hand; "" or a sentence, as Run::execute.
  std::string act(scenario::Run& run, const cluster::Command& command);

  /// REQUIRES: stands(), choice < the number of choices, 1 <= confidence <= kConfidenceMost.
  void answer(const scenario::Run& run, std::size_t choice, Confidence confidence);
  /// From Reading, Explained or Reached to what comes next; else nothing.
  void goOn(scenario::Run& run);
  /// The next hint of the task, if there is one.
  void hint();
  /// Goes to another step without what lies between; its own acts are played.
  void skipTo(scenario::Run& run, std::size_t step);

  /// To begin the step again: put run->fork(restartAt()) in the place of the run, and restarted()
  /// in the place of this. The try is counted.
  Instant restartAt() const { return restartAt_; }
  Runner restarted() const;

  Phase phase() const { return phase_; }
  std::size_t stepNumber() const { return step_; }
  const Lesson& lesson() const { return *lesson_; }
  /// REQUIRES: the run that was last stepped or touched.
  Sight sight(const scenario::Run& run) const;
  /// Of the steps that were left behind.
  const std::vector<StepResult>& results() const { return results_; }
  /// The speed that the set-up or an act asked for last.
  const std::optional<scenario::Speed>& speed() const { return speed_; }
  /// Of set-up and acts: what did not hold, or made no sense. A sound lesson has none.
  const std::vector<scenario::Failure>& failures() const { return failures_; }

 private:
  const Step& now() const { return lesson_->steps[step_]; }
  StepTrackers& trackers() { return trackers_[step_]; }
  Seen nothingNew(const scenario::Run& run) const;
  See seer();

  // runner.cpp
  void see(const scenario::Run& run);
  void beginStep(scenario::Run& run, std::size_t step);
  void leaveStep(const scenario::Run& run);
  bool stepActing(scenario::Run& run, Instant limit);
  void afterActs(scenario::Run& run);
  bool stepRun(scenario::Run& run, Instant limit);

  // runner_prediction.cpp
  void lead(const scenario::Run& run);
  void judge(const scenario::Run& run);

  // runner_task.cpp
  void beginTask(const scenario::Run& run);
  void seeTask(const scenario::Run& run);
  void showPrediction(Sight& sight) const;
  void showTask(Sight& sight, const scenario::Run& run) const;

  std::shared_ptr<const Lesson> lesson_;
  std::size_t step_{0};
  Phase phase_{Phase::Acting};
  bool inSetup_{true};
  Acts acts_;
  Tale tale_;
  trace::EventId seen_;
  std::vector<ServerId> leaders_;  ///< after the last step that was seen
  std::vector<StepTrackers> trackers_;
  Instant restartAt_{};
  std::shared_ptr<const Runner> atStart_;  ///< of the step
  std::uint32_t tries_{1};
  std::string text_;  ///< of the step, as it was when its acts had been played

  // Of the step's prediction.
  Instant askAt_{};
  Instant decideBy_{};
  std::optional<std::size_t> chosen_;
  Confidence confidence_{0};
  std::optional<std::size_t> right_;
  std::string explanation_;

  // Of the step's task.
  std::size_t hints_{0};
  std::vector<bool> slipped_;
  std::string said_;
  std::uint64_t saidCount_{0};
  std::string done_;

  std::vector<StepResult> results_;
  std::optional<scenario::Speed> speed_;
  std::vector<scenario::Failure> failures_;
};

}  // namespace lesson
