#include "tests/simulation/scenario_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "engine/sim/lab.h"

namespace simulation {

std::vector<std::string> scenariosIn(const std::string& folder) {
  std::vector<std::string> paths;
  const std::filesystem::path all(std::string(FLOTILLA_SOURCE_DIR) + "/tests/scenarios/" + folder);
  for (const auto& file : std::filesystem::directory_iterator(all)) {
    if (file.path().extension() == ".flotilla") paths.push_back(file.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

scenario::Script read(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  scenario::Parsed parsed = scenario::parse(text.str());
  for (const auto& problem : parsed.problems) ADD_FAILURE() << sentenceOf(problem, path);
  return std::move(parsed.script);
}

Outcome played(const scenario::Script& script) {
  scenario::Run run(sim::makeLab(script.settings));
  scenario::Player player(run, script);
  player.finish();
  Outcome outcome;
  std::vector<trace::Event> events;
  run.drain(events);
  for (const trace::Event& event : events) {
    const auto* violated = std::get_if<trace::Violated>(&event.body);
    if (violated != nullptr) outcome.violated.push_back(violated->invariant);
  }
  for (const scenario::Failure& failure : player.failures()) {
    // Where the rule holds, servers are in other states, and an order may make no sense.
    const bool asked =
        failure.statement.starts_with("expect") || failure.statement.starts_with("run");
    if (asked) outcome.unmet.push_back(failure.statement);
  }
  return outcome;
}

}  // namespace simulation
