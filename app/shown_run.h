// A run that a lesson or an exercise shows in the window: opened as a scenario, computed as far as
// it goes, played from where it is new, and held there while a question is open.
// Part of the composition root. Thread rule: GUI thread.
#pragma once

#include "app/session/session.h"

namespace flotilla {

class ShownRun {
 public:
  using Instant = raft::Instant;

  struct What {
    scenario::Script script;
    Instant from{};     ///< played from here
    Instant until{};    ///< to here
    bool played{true};  ///< false: it stands at its end at once
    bool asks{false};   ///< at its end it stands exactly there, not at the edge where acts count
    double speed{0};    ///< 0: as the scenario says
  };

  explicit ShownRun(session::Session& session) : session_(session) {}

  /// Opens it in place of the run that is shown.
  void show(What what);
  /// It is being opened by show(), not by somebody else.
  bool opening() const { return opening_; }
  /// Another run was opened.
  void forget() { shows_ = Shows::Nothing; }
  Instant until() const { return what_.until; }

  enum class News { Busy, Arrived, Rests };
  /// A frame of the window went by. Arrived: once, when what was played has come to its end.
  News moved();
  /// Back to where the question was asked.
  void hold();
  /// It is not played on. What is looked for runs to its end; hold() comes back from there.
  void stop();

 private:
  enum class Shows { Nothing, Computing, Playing };
  void stand();

  session::Session& session_;
  What what_;
  Shows shows_{Shows::Nothing};
  bool opening_{false};
};

}  // namespace flotilla
