// Who wins, and who votes for whom: asked of a state, answered by letting one timer run out.
#include <algorithm>

#include "engine/lesson/practice_topics.h"

namespace lesson {
namespace {

struct Election {
  bool won{false};
  bool disturbed{false};  ///< another stood, too
  std::vector<ServerId> granted;
  std::vector<std::pair<ServerId, raft::VoteRefusal>> refused;
};

/// A server's last entry, as its log ends.
struct End {
  raft::Term term;
  raft::Index index;
};
End endOf(const trace::ServerView& server) {
  return {lastTermOf(server.log), server.log.lastIndex()};
}
std::string wordsOf(const End& end) {
  return "term " + std::to_string(end.term.value) + ", index " + std::to_string(end.index.value);
}

void observe(const scenario::Run& run, ServerId candidate, Election& election) {
  for (const trace::Event& event : run.lastEvents()) {
    if (const auto* role = std::get_if<raft::RoleChanged>(&event.body)) {
      const bool its = event.server == candidate;
      election.won |= its && role->role == raft::RoleName::Leader;
      election.disturbed |= !its && role->role == raft::RoleName::Candidate;
    } else if (const auto* voted = std::get_if<raft::Voted>(&event.body)) {
      if (voted->candidate == candidate) election.granted.push_back(event.server);
    } else if (const auto* refused = std::get_if<raft::VoteRefused>(&event.body)) {
      if (refused->candidate == candidate) {
        election.refused.emplace_back(event.server, refused->reason);
      }
    }
  }
}

/// Without a leader: whoever leads is crashed; then the cuts are healed, and some who were down
/// come back with the logs they had.
std::optional<State> leaderless(Lot& lot, const NewWorld& newWorld) {
  State state = randomState(lot.below(3) == 0 ? 3 : 5, Ending::AsItIs, lot, newWorld);
  std::string lines = "heal\n";
  for (const trace::ServerView& server : state.run->view().servers()) {
    if (server.leads()) lines += "crash " + nameOf(server.id) + "\n";
    if (!server.running() && lot.below(4) > 0) lines += "restart " + nameOf(server.id) + "\n";
  }
  const auto ends = statements(lines, state.script.settings);
  state.script.statements.insert(state.script.statements.end(), ends.begin(), ends.end());
  playAll(ends, *state.run, [](const scenario::Run&) {});
  if (!leadersOf(state.run->view()).empty()) return std::nullopt;
  return state;
}

std::vector<ServerId> running(const trace::ClusterView& view) {
  std::vector<ServerId> servers;
  for (const trace::ServerView& server : view.servers()) {
    if (server.status == trace::ServerStatus::Up) servers.push_back(server.id);
  }
  return servers;
}

struct Asked {
  State state;
  ServerId candidate;
  std::vector<scenario::Statement> acts;
  Election election;
};

/// Nobody else stands before the candidate's time is over, or there is no question.
std::optional<Asked> letStand(Lot& lot, const NewWorld& newWorld) {
  auto state = leaderless(lot, newWorld);
  if (!state) return std::nullopt;
  const auto up = running(state->run->view());
  if (up.empty()) return std::nullopt;
  Asked asked{std::move(*state), up[lot.below(up.size())], {}, {}};
  const auto& servers = asked.state.run->view().servers();
  const bool quiet = std::all_of(servers.begin(), servers.end(), [](const auto& server) {
    return server.role == raft::RoleName::Follower;
  });
  if (!quiet) return std::nullopt;
  asked.acts = statements("campaign " + nameOf(asked.candidate) + "\nrun 140ms\n",
                          asked.state.script.settings);
  const auto ahead = asked.state.run->fork(asked.state.run->now());
  playAll(asked.acts, *ahead,
          [&asked](const scenario::Run& run) { observe(run, asked.candidate, asked.election); });
  if (asked.election.disturbed) return std::nullopt;
  return asked;
}

Exercise exerciseOf(Asked& asked) {
  Exercise exercise;
  exercise.state = linesOf(asked.state.run->view());
  exercise.setup = std::move(asked.state.script);
  exercise.decides = std::move(asked.acts);
  return exercise;
}

std::string votesOf(std::size_t votes, std::size_t quorum) {
  return std::to_string(votes) + (votes == 1 ? " vote, " : " votes, ") + std::to_string(quorum) +
         " are a majority";
}

}  // namespace

std::optional<Exercise> askElection(Lot& lot, const NewWorld& newWorld) {
  auto asked = letStand(lot, newWorld);
  if (!asked) return std::nullopt;
  const trace::ClusterView& view = asked->state.run->view();
  const Election& election = asked->election;
  const std::size_t quorum = view.quorum();
  const bool tooFew = running(view).size() < quorum;
  const bool behind = std::any_of(
      election.refused.begin(), election.refused.end(),
      [](const auto& refusal) { return refusal.second == raft::VoteRefusal::LogNotUpToDate; });
  if (!election.won && !tooFew && !behind) return std::nullopt;
  // A cluster where anybody wins teaches little: most of those states are passed over.
  if (election.won && election.refused.empty() && lot.below(4) > 0) return std::nullopt;
  if (tooFew && lot.below(3) > 0) return std::nullopt;
  Exercise exercise = exerciseOf(*asked);
  const std::string name = nameOf(asked->candidate);
  exercise.question = "The election timer of " + name + " runs out, and nobody else's. Does " +
                      name + " become leader?";
  exercise.choices = {"Yes, a majority votes for it.", "No, too few servers run for a majority.",
                      "No, too many of those that run hold logs that are more up to date."};
  exercise.right = election.won ? 0 : tooFew ? 1 : 2;
  exercise.because = name + " got " + votesOf(election.granted.size(), quorum) + " of all " +
                     std::to_string(view.configuration().voters.size()) + " (Raft 5.2).";
  for (const auto& [voter, reason] : election.refused) {
    exercise.because += " " + nameOf(voter) + " refused: " + std::string(wordsOf(reason)) + ".";
  }
  if (behind) exercise.because += " (Raft 5.4.1)";
  return exercise;
}

std::optional<Exercise> askUpToDate(Lot& lot, const NewWorld& newWorld) {
  auto asked = letStand(lot, newWorld);
  if (!asked) return std::nullopt;
  const Election& election = asked->election;
  std::vector<ServerId> voters;
  for (const ServerId id : election.granted) {
    if (id != asked->candidate) voters.push_back(id);
  }
  for (const auto& [id, reason] : election.refused) {
    if (reason == raft::VoteRefusal::LogNotUpToDate) voters.push_back(id);
  }
  if (voters.empty()) return std::nullopt;
  const ServerId voter = voters[lot.below(voters.size())];
  const trace::ClusterView& view = asked->state.run->view();
  const End mine = endOf(view.server(asked->candidate));
  const End its = endOf(view.server(voter));
  const bool same = mine.term == its.term && mine.index == its.index;
  if (same && lot.below(16) > 0) return std::nullopt;
  const bool granted =
      std::find(election.granted.begin(), election.granted.end(), voter) != election.granted.end();
  Exercise exercise = exerciseOf(*asked);
  const std::string name = nameOf(asked->candidate);
  exercise.question = name + " asks " + nameOf(voter) + " for its vote in a new term. Does " +
                      nameOf(voter) + " vote for it?";
  exercise.choices = {"Yes: " + name + "'s last entry is of a higher term.",
                      "Yes: the last terms are equal, and " + name + "'s log is not shorter.",
                      "No: " + nameOf(voter) + "'s last entry is of a higher term.",
                      "No: the last terms are equal, and " + nameOf(voter) + "'s log is longer."};
  exercise.right = (granted ? 0 : 2) + (mine.term == its.term ? 1 : 0);
  exercise.because = name + "'s last entry is " + wordsOf(mine) + "; " + nameOf(voter) + "'s is " +
                     wordsOf(its) +
                     ". The last terms are compared first, and only if they are "
                     "equal the lengths (Raft 5.4.1). It " +
                     (granted ? "voted." : "refused.");
  return exercise;
}

}  // namespace lesson
