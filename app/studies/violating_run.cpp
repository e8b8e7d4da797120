#include "app/studies/violating_run.h"

#include <algorithm>

#include "engine/scenario/printer.h"
#include "engine/study/story.h"

namespace studies {
namespace {

using raft::Duration;
using scenario::RunFor;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// So much of the run before the end is shown slowly, and so it lasts about three seconds.
constexpr Duration kSlowMost = milliseconds(60);
constexpr std::uint32_t kSlowDown = 20;
/// What comes before is shown in about so long.
constexpr Duration kBriskFor = seconds(6);
constexpr std::uint32_t kFastest = 4;
constexpr std::uint32_t kSlowest = 10;

scenario::Speed paceOf(Duration span) {
  if (span >= kBriskFor) {
    const auto times = static_cast<std::uint32_t>(span / kBriskFor);
    return {std::min(times, kFastest), 1};
  }
  const auto parts =
      static_cast<std::uint32_t>(kBriskFor / std::max<Duration>(span, milliseconds(1)));
  return {1, std::min(parts, kSlowest)};
}

scenario::Statement statement(scenario::Action action) { return {std::move(action), {}, 0}; }

/// The run before the first check is split in two speeds.
void pace(scenario::Script& script) {
  auto& all = script.statements;
  const auto run = std::find_if(all.begin(), all.end(), [](const scenario::Statement& each) {
    return std::holds_alternative<RunFor>(each.action);
  });
  if (run == all.end()) return;
  const Duration whole = std::get<RunFor>(run->action).duration;
  const Duration slow = std::min(kSlowMost, whole / 4);
  run->action = RunFor{whole - slow};
  const auto after = all.insert(run + 1, statement(scenario::Speed{1, kSlowDown}));
  all.insert(after + 1, statement(RunFor{slow}));
  all.insert(all.begin(), statement(paceOf(whole - slow)));
}

}  // namespace

Caught caughtFrom(const study::Hunted& hunted, const std::stop_token& stop) {
  Caught caught;
  caught.rule = *hunted.plan.settings.rules.broken;
  caught.seed = hunted.seed;
  caught.actsBefore = hunted.plan.acts.size();
  const study::Shrunk shrunk = study::shrink(hunted.plan, *hunted.finding, stop);
  caught.plays = shrunk.plays;
  if (!shrunk.played.finding) return caught;
  const study::Finding& finding = *shrunk.played.finding;
  caught.name = finding.name;
  caught.sentence = finding.sentence;
  caught.at = finding.at;
  caught.acts = shrunk.played.acts.size();
  caught.servers = shrunk.plan.settings.allServers();
  scenario::Script script = study::storyOf(shrunk.plan, shrunk.played);
  script.title = finding.name + " broken";
  pace(script);
  caught.text = scenario::print(script);
  return caught;
}

}  // namespace studies
