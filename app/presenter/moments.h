// Where in a run a cue stands: as its author names it, and as an instant.
//
//   400ms                a time of the run
//   +200ms               after the cue before (of `until`: after its own cue)
//   when two leaders     the first time from there on that it is so, or occurs
//   note "Cut"           when the scenario's note is said
//   bookmark "Lost"      a bookmark in the scenario's text
//   line 12              when that line of the scenario has been done
//
// All but the first two may end in " + 200ms".
// Thread rule: values and pure functions; instants are found by playing the scenario in the Lab.
#pragma once

#include "app/presenter/cue.h"
#include "engine/lesson/play.h"
#include "engine/lesson/source.h"

namespace presenter {

struct AtTime {
  Instant at{};
};
struct AfterBefore {};
struct WhenSo {
  scenario::Condition condition;
};
struct AtNote {
  std::string text;
};
struct AtBookmark {
  std::string name;
};
struct AtLine {
  std::uint32_t line{0};
};
struct Moment {
  std::variant<AtTime, AfterBefore, WhenSo, AtNote, AtBookmark, AtLine> what;
  Duration plus{0};
  lesson::Source source;
};

std::variant<Moment, scenario::Problem> readMoment(const lesson::Source& source,
                                                   std::uint32_t servers);

/// The run of one scenario, looked through as often as is asked.
class Timeline {
 public:
  Timeline(std::string text, scenario::Script script, lesson::NewWorld newLab);

  /// `from`: the instant of the cue before.
  std::variant<Instant, scenario::Problem> find(const Moment& moment, Instant from) const;
  bool holdsAt(const scenario::Condition& condition, Instant at) const;
  const scenario::Script& script() const { return script_; }

 private:
  std::optional<Instant> search(const Moment& moment, Instant from) const;
  std::optional<Instant> whenSo(const scenario::Condition& condition, Instant from) const;
  std::optional<Instant> noted(const scenario::Script& script, const std::string& text,
                               Instant from) const;
  std::optional<Instant> done(std::uint32_t line) const;
  std::optional<Instant> bookmark(const std::string& name) const;

  std::string text_;
  scenario::Script script_;
  lesson::NewWorld newLab_;
};

}  // namespace presenter
