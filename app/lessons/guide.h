// Leads through one lesson on a Lab run of its own, beside the one that is shown. What the lesson
// does is shown as a scenario; what the learner does comes back as the scenario of the branch that
// is shown, and is done here at the same instants.
// Thread rule: a value, but not copied; one thread at a time.
// Invariant: the own run has done what stood() says, then what the learner did, and nothing else.
#pragma once

#include "engine/lesson/runner.h"

namespace lessons {

using lesson::Phase;
using raft::Instant;

/// A run to show: from which instant on it is new, and where it stands.
struct Showing {
  scenario::Script script;
  Instant from{};
  Instant until{};
};

class Guide {
 public:
  /// Plays the set-up and what the first step does.
  /// REQUIRES: a Lab world of lesson->setup.settings in which nothing has been done.
  Guide(std::shared_ptr<const lesson::Lesson> lesson, std::unique_ptr<cluster::World> world);

  lesson::Sight sight() const { return runner_.sight(*run_); }
  Phase phase() const { return runner_.phase(); }
  const lesson::Lesson& lesson() const { return runner_.lesson(); }
  const std::vector<lesson::StepResult>& results() const { return runner_.results(); }
  Instant now() const { return run_->now(); }
  trace::EventId lastEvent() const { return run_->view().lastEvent(); }
  /// What is to be shown now.
  Showing showing() const;

  void answer(std::size_t choice, lesson::Confidence confidence);
  void hint();
  /// True if there is something new to show.
  bool goOn();
  /// Begins the step again; the try is counted.
  void restart();
  /// To the beginning of another step, without what lies between. REQUIRES: step < steps.
  void goTo(std::size_t step);

  /// The shown run has come to `at`.
  void follow(Instant at);
  /// The branch that is shown, as a scenario. False: it left the lesson's run before the learner
  /// had something to do, so it is not followed until take() is told of one that did not.
  bool take(const scenario::Script& shown);

 private:
  struct Place {
    std::shared_ptr<const scenario::Run> run;
    lesson::Runner runner;
  };
  Place here() const;
  void standAt(const Place& place);
  void advance();
  void stand();
  void rememberStart();
  bool doOne(const scenario::Statement& statement);
  void perform(const scenario::Statement& statement);

  std::unique_ptr<scenario::Run> run_;
  lesson::Runner runner_;
  Instant from_{};
  bool strayed_{false};
  std::optional<Place> place_;  ///< from where what the learner did is done
  std::vector<scenario::Statement> stood_;
  std::vector<scenario::Statement> done_;  ///< since place_
  std::vector<Place> starts_;              ///< of each step so far
};

/// What was done in a run: its statements that are commands, in order.
std::vector<scenario::Statement> deedsOf(const scenario::Script& script);

}  // namespace lessons
