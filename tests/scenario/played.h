// Scenarios played in the Lab, for tests.
// Thread rule: one thread at a time.
#pragma once

#include <gtest/gtest.h>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "engine/scenario/printer.h"
#include "engine/sim/lab.h"

namespace scenario {

using Events = std::vector<trace::Event>;

/// The script of a text that must be right.
inline Script scriptOf(const std::string& text) {
  const Parsed parsed = parse(text);
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << sentenceOf(problem, "text");
  return parsed.script;
}

inline std::unique_ptr<Run> labFor(const Script& script) {
  return std::make_unique<Run>(sim::makeLab(script.settings));
}

/// A script on a run of its own.
struct Played {
  explicit Played(const Script& script) : run(labFor(script)), player(*run, script) {}
  explicit Played(const std::string& text) : Played(scriptOf(text)) {}

  /// "" or the first failure.
  std::string failure() const {
    if (player.failures().empty()) return "";
    const Failure& first = player.failures().front();
    return std::to_string(first.line) + ": " + first.statement + ": " + first.why;
  }

  std::unique_ptr<Run> run;
  Player player;
};

inline Events drained(Run& run) {
  Events events;
  run.drain(events);
  return events;
}

inline Events eventsOf(const Script& script) {
  Played played(script);
  played.player.finish();
  return drained(*played.run);
}

/// Where the first difference is, for a message that can be read; "" when they are equal.
inline std::string difference(const Events& a, const Events& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (a[i] == b[i]) continue;
    return "event " + std::to_string(i + 1) + " differs, kinds " +
           std::to_string(a[i].body.index()) + " and " + std::to_string(b[i].body.index()) +
           ", at " + std::to_string(a[i].at.time_since_epoch().count()) + " and " +
           std::to_string(b[i].at.time_since_epoch().count());
  }
  if (a.size() == b.size()) return "";
  return std::to_string(a.size()) + " and " + std::to_string(b.size()) + " events";
}

}  // namespace scenario
