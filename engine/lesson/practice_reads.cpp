// What a read is told: the newest confirmed value, or nothing (thesis 6.4).
#include <algorithm>

#include "engine/lesson/practice_sides.h"
#include "engine/lesson/practice_topics.h"

namespace lesson {
namespace {

/// What the last read was told; nullopt: it got no answer.
std::optional<std::string> toldOf(const trace::ClusterView& view) {
  const trace::OperationView& read = view.operations().back();
  const bool ok = read.finished() && read.outcome == trace::Outcome::Ok;
  return ok ? read.result.value : std::nullopt;
}

bool confirmed(const trace::ClusterView& view) {
  for (const trace::OperationView& one : view.operations()) {
    const auto* put = std::get_if<kv::Put>(&one.command.operation);
    if (put != nullptr && put->value == "2") {
      return one.finished() && one.outcome == trace::Outcome::Ok;
    }
  }
  return false;
}

const std::vector<ServerId>& sideOf(const Sides& sides, Lot& lot) {
  return lot.below(2) == 0 ? sides.a : sides.b;
}

std::string whyTold(const Sides& sides, ServerId asked, std::uint32_t servers, bool written) {
  const bool inA = std::find(sides.a.begin(), sides.a.end(), asked) != sides.a.end();
  const std::size_t reach = (inA ? sides.a : sides.b).size();
  const std::size_t majority = servers / 2 + 1;
  std::string why = nameOf(asked) + " reaches " + std::to_string(reach) + " of " +
                    std::to_string(servers) + " servers, itself included, and a majority is " +
                    std::to_string(majority) + ". ";
  if (reach < majority) {
    return why +
           "So nobody there can know that no newer value was written elsewhere, and its own copy "
           "may be old: it says nothing (thesis 6.4).";
  }
  why +=
      "So a leader there can find out that it still leads, and the read sees everything that was "
      "confirmed (thesis 6.4). ";
  return why + (written ? "x = 2 was." : "x = 2 was not: it went to the side without a majority.");
}

}  // namespace

std::optional<Exercise> askRead(Lot& lot, const NewWorld& newWorld) {
  const auto servers = static_cast<std::uint32_t>(3 + lot.below(5));
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = lot.below(1'000'000);
  settings.reads = server::Reads::WithoutLog;
  const Sides sides = sidesOf(servers, lot);
  const std::vector<ServerId>& writers = sideOf(sides, lot);
  const std::vector<ServerId>& readers = sideOf(sides, lot);
  const ServerId written = writers[lot.below(writers.size())];
  const ServerId asked = readers[lot.below(readers.size())];
  Exercise exercise;
  exercise.setup.title = "Practice";
  exercise.setup.settings = settings;
  exercise.setup.statements = statements(
      "run until leader within 5s\nput x 1\nrun until last put is ok within 2s\nrun 200ms\n" +
          sides.lines,
      settings);
  scenario::Run run(newWorld(settings));
  const See nobody = [](const scenario::Run&) {};
  playAll(exercise.setup.statements, run, nobody);
  exercise.state = linesOf(run.view());
  exercise.decides =
      statements("run 4s\nput x 2 via " + nameOf(written) + " timeout 1s\nrun 1500ms\nget x via " +
                     nameOf(asked) + " timeout 1s\nrun 1500ms\n",
                 settings);
  playAll(exercise.decides, run, nobody);
  const std::optional<std::string> told = toldOf(run.view());
  // A majority that is still without a leader after so long: ask about another cluster.
  if (!told && readers.size() > servers / 2) return std::nullopt;
  exercise.question = "x = 1 was confirmed, then the network was cut in two. " + textOf(sides) +
                      " Much later a client sends x = 2 to " + nameOf(written) +
                      ". Then another asks " + nameOf(asked) +
                      " for x. Reads do not go through the log. What is it told?";
  exercise.choices = {"x = 1.", "x = 2.", "Nothing: there is no answer."};
  exercise.right = !told ? 2 : *told == "2" ? 1 : 0;
  exercise.because = whyTold(sides, asked, servers, confirmed(run.view()));
  return exercise;
}

}  // namespace lesson
