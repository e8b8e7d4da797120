// A run of the real engine in virtual time, as its list of events.
#pragma once

#include <gtest/gtest.h>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "engine/scenario/run.h"
#include "engine/sim/lab.h"
#include "tests/view/play.h"

namespace play {

/// Plays the scenario (without its first line) to its end.
inline trace::Trace played(const std::string& text) {
  scenario::Parsed parsed = scenario::parse("flotilla 1\n" + text);
  EXPECT_TRUE(parsed.ok()) << scenario::sentenceOf(parsed.problems.front(), "text");
  trace::Trace trace;
  if (!parsed.ok()) return trace;
  scenario::Run run(sim::makeLab(parsed.script.settings));
  scenario::Player player(run, std::move(parsed.script));
  while (!player.finished()) player.step(raft::kNever);
  std::vector<trace::Event> events;
  run.drain(events);
  for (trace::Event& event : events) trace.append(std::move(event));
  return trace;
}

}  // namespace play
