// Plays a script on a run, bit by bit, so that somebody may watch, and act in between.
// Statements act in order; those with `at` act when the run reaches their time, before a statement
// that is due at the same time. After the last statement and the last `at` the script has ended,
// and the run can go on. Thread rule: one thread at a time. The run must outlive the player.
#pragma once

#include "engine/scenario/run.h"
#include "engine/scenario/script.h"

namespace scenario {

/// An expectation that did not hold, or a command that made no sense.
struct Failure {
  std::uint32_t line{0};
  std::string statement;  ///< as printed
  std::string why;        ///< a sentence
  Instant at{};
};

class Player {
 public:
  Player(Run& run, Script script);

  /// Does at most one thing: one statement, or one step of the run, not later than `limit`. Returns
  /// false when nothing more is to do up to `limit` (the run is at `limit` then; as Run::step).
  /// After the end of the script it only steps the run.
  bool step(Instant limit);
  /// Steps until the run is at `limit`. Live: or until interrupted.
  void advance(Instant limit);
  /// Plays the script to its end, not beyond.
  void finish();

  /// No statement is left, timed ones included.
  bool finished() const;
  const std::vector<Failure>& failures() const { return failures_; }
  /// The last `speed` that acted; nullopt if none did.
  const std::optional<Speed>& speed() const { return speed_; }
  /// The last `note` that acted, or "".
  const std::string& note() const { return note_; }
  /// With the default timeout written out in every operation.
  const Script& script() const { return script_; }

 private:
  struct Wait {
    Instant until{};
    std::optional<Condition> condition;
    std::size_t statement{0};
  };

  bool stepWithin(Instant limit);
  void start(std::size_t statement);
  void perform(std::size_t statement);
  void endWait();
  void check(std::size_t statement, const Condition& condition);
  void command(std::size_t statement);
  void fail(std::size_t statement, std::string why);
  bool timedIsDue() const;

  Run* run_;
  Script script_;
  /// Places in script_.statements: those in order, and those with `at`, by time.
  std::vector<std::size_t> ordered_;
  std::vector<std::size_t> timed_;
  std::size_t nextOrdered_{0};
  std::size_t nextTimed_{0};
  std::optional<Wait> wait_;
  std::vector<Failure> failures_;
  std::optional<Speed> speed_;
  std::string note_;
};

}  // namespace scenario
