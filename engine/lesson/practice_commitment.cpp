// What is committed, and which servers can decide.
#include <algorithm>

#include "engine/lesson/practice_sides.h"
#include "engine/lesson/practice_topics.h"

namespace lesson {
namespace {

/// Where an entry is stored: who holds the entry of this index and term on disk.
std::vector<ServerId> holdersOf(const trace::ClusterView& view, const raft::Entry& entry) {
  std::vector<ServerId> holders;
  for (const trace::ServerView& server : view.servers()) {
    const raft::Entries& log = server.durableLog;
    if (log.contains(entry.index) && log.at(entry.index) == entry) holders.push_back(server.id);
  }
  return holders;
}

/// Different entries of all logs' last few places.
std::vector<raft::Entry> lastEntries(const trace::ClusterView& view) {
  std::vector<raft::Entry> entries;
  for (const trace::ServerView& server : view.servers()) {
    const raft::Entries& log = server.durableLog;
    if (log.empty()) continue;
    const raft::Entry& last = log.at(log.lastIndex());
    if (std::find(entries.begin(), entries.end(), last) == entries.end()) entries.push_back(last);
  }
  return entries;
}

bool answeredOk(const trace::ClusterView& view, const std::string& value) {
  return std::any_of(view.operations().begin(), view.operations().end(), [&](const auto& one) {
    const auto* put = std::get_if<kv::Put>(&one.command.operation);
    return put != nullptr && put->value == value && one.finished() &&
           one.outcome == trace::Outcome::Ok;
  });
}

}  // namespace

std::optional<Exercise> askCommitment(Lot& lot, const NewWorld& newWorld) {
  const Ending ending = lot.below(2) == 0 ? Ending::LeaderFell : Ending::AsItIs;
  State state = randomState(lot.below(3) == 0 ? 3 : 5, ending, lot, newWorld);
  const trace::ClusterView& view = state.run->view();
  const auto entries = lastEntries(view);
  if (entries.empty()) return std::nullopt;
  const raft::Entry& entry = entries[lot.below(entries.size())];
  const auto holders = holdersOf(view, entry);
  const raft::Entry* agreed = view.committedEntry(entry.index);
  const bool committed = agreed != nullptr && *agreed == entry;
  const bool majority = holders.size() >= view.quorum();
  const ServerId leader = view.leader();
  const bool ofTerm = leader && view.server(leader).currentTerm == entry.term;
  // On a majority, of the leader's own term, and not committed: its answers are still under way.
  if (majority && !committed && (!leader || ofTerm)) return std::nullopt;
  if (!majority && committed) return std::nullopt;
  if (majority && committed && lot.below(12) > 0) return std::nullopt;
  Exercise exercise;
  exercise.state = linesOf(view);
  const std::string name =
      "entry " + std::to_string(entry.index.value) + " of term " + std::to_string(entry.term.value);
  exercise.question = "Has a leader committed " + name + " by now?";
  exercise.choices = {
      "Yes: a majority stores it, and a leader knows that it can never be lost.",
      "No: fewer than a majority of all servers store it.",
      "No: a majority stores it, but the leader of its term has not committed it, and a later "
      "leader may not count copies of it: it commits an entry of its own first."};
  exercise.right = committed ? 0 : majority ? 2 : 1;
  exercise.because = "It is on the disk of " + serversText(holders) + ": " +
                     std::to_string(holders.size()) + " of " +
                     std::to_string(view.configuration().voters.size()) + ", a majority is " +
                     std::to_string(view.quorum()) + ". The cluster has committed up to entry " +
                     std::to_string(view.committed().value) + " (Raft 5.3, 5.4.2).";
  exercise.setup = std::move(state.script);
  exercise.decides = statements("run 1s\n", exercise.setup.settings);
  return exercise;
}

std::optional<Exercise> askQuorum(Lot& lot, const NewWorld& newWorld) {
  const auto servers = static_cast<std::uint32_t>(3 + lot.below(5));
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = lot.below(1'000'000);
  const Sides sides = sidesOf(servers, lot);
  Exercise exercise;
  exercise.setup.title = "Practice";
  exercise.setup.settings = settings;
  exercise.setup.statements =
      statements("run until leader within 5s\nrun 200ms\n" + sides.lines, settings);
  scenario::Run run(newWorld(settings));
  const See nobody = [](const scenario::Run&) {};
  playAll(exercise.setup.statements, run, nobody);
  exercise.state = linesOf(run.view());
  exercise.decides =
      statements("run 4s\nput q a via " + nameOf(sides.a.front()) + " timeout 1s\nput q b via " +
                     nameOf(sides.b.front()) + " timeout 1s\nrun 1500ms\n",
                 settings);
  playAll(exercise.decides, run, nobody);
  const bool a = answeredOk(run.view(), "a");
  const bool b = answeredOk(run.view(), "b");
  // A majority that is still without a leader after so long: ask about another cluster.
  const std::size_t most = std::max(sides.a.size(), sides.b.size());
  if (!a && !b && most > servers / 2) return std::nullopt;
  exercise.question = "No message passes between two sides. " + textOf(sides) +
                      " The cluster has " + std::to_string(servers) +
                      " servers. Which side can commit a write?";
  exercise.choices = {"The side of " + nameOf(sides.a.front()) + ".",
                      "The side of " + nameOf(sides.b.front()) + ".", "Neither.", "Both."};
  exercise.right = a && b ? 3 : a ? 0 : b ? 1 : 2;
  exercise.because =
      "A majority of " + std::to_string(servers) + " is " + std::to_string(servers / 2 + 1) +
      ": all servers count, stopped ones and those "
      "beyond the cut, too (Raft 5.2). The sides have " +
      std::to_string(sides.a.size()) + " and " + std::to_string(sides.b.size()) + ".";
  return exercise;
}

}  // namespace lesson
