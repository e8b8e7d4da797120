// The scripts on majorities: which index is committed, who won the vote.
#include "engine/raft/quorum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "tests/conformance/scripts/script.h"

namespace conformance {
namespace {

using raft::Index;
using raft::ServerId;
using raft::ServerSet;
using raft::Vote;

/// What the arguments of a command say.
struct Case {
  raft::Configuration configuration;
  std::vector<ServerId> order;  ///< of the values: voters, then those of the other majority
  std::vector<std::string> values;
  bool joint{false};
};

std::vector<ServerId> idsOf(const Argument& argument) {
  std::vector<ServerId> ids;
  for (const std::string& value : argument.values) {
    if (const auto id = numberOf(value)) ids.emplace_back(*id);
  }
  return ids;
}

Case caseOf(const Command& command) {
  Case out;
  std::vector<ServerId> ids;
  for (const Argument& argument : command.arguments) {
    if (argument.key == "cfg") {
      out.configuration.voters = ServerSet(idsOf(argument));
    } else if (argument.key == "cfgj") {
      out.configuration.outgoing = ServerSet(idsOf(argument));
      out.joint = true;
    } else {
      out.values = argument.values;
    }
    if (argument.key.starts_with("cfg")) {
      for (const ServerId id : idsOf(argument)) ids.push_back(id);
    }
  }
  for (const ServerId id : ids) {
    if (std::find(out.order.begin(), out.order.end(), id) == out.order.end()) {
      out.order.push_back(id);
    }
  }
  return out;
}

/// `_` says nothing.
template <class Value, class Read>
std::map<ServerId, Value> known(const Case& given, const Read& read) {
  std::map<ServerId, Value> out;
  for (std::size_t k = 0; k < std::min(given.order.size(), given.values.size()); ++k) {
    if (given.values[k] != "_") out.emplace(given.order[k], read(given.values[k]));
  }
  return out;
}

template <class Value>
auto lookedUpIn(const std::map<ServerId, Value>& values) {
  return [&values](ServerId id) {
    const auto it = values.find(id);
    return it == values.end() ? std::nullopt : std::optional<Value>(it->second);
  };
}

raft::Configuration mirrored(raft::Configuration configuration) {
  std::swap(configuration.voters, configuration.outgoing);
  return configuration;
}

std::string padded(std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

/// A line for each voter: its bar is as long as the number of voters that have less.
std::string table(const ServerSet& voters, const std::map<ServerId, Index>& acked) {
  if (voters.empty()) return "<empty majority quorum>";
  const std::size_t width = voters.size();
  std::string out = std::string(width, ' ') + "    idx\n";
  const auto of = [&](ServerId id) { return lookedUpIn(acked)(id).value_or(Index{}); };
  for (const ServerId id : voters) {
    const auto less = std::count_if(voters.begin(), voters.end(),
                                    [&](ServerId other) { return of(other) < of(id); });
    const std::string bar = acked.contains(id) ? std::string(less, 'x') + ">" : "?";
    out += bar + std::string(width + 1 - bar.size(), ' ') + " " + padded(of(id).value, 5) +
           "    (id=" + std::to_string(id.value) + ")\n";
  }
  return out;
}

std::string text(Index index) {
  const bool all = index.value == std::numeric_limits<std::uint64_t>::max();
  return all ? "∞" : std::to_string(index.value);
}

std::string text(raft::VoteResult result) {
  switch (result) {
    case raft::VoteResult::Pending:
      return "VotePending";
    case raft::VoteResult::Lost:
      return "VoteLost";
    case raft::VoteResult::Won:
      return "VoteWon";
  }
  return {};
}

std::string committed(const Case& given) {
  const auto acked =
      known<Index>(given, [](const std::string& v) { return Index{numberOf(v).value_or(0)}; });
  const raft::Configuration& configuration = given.configuration;
  const Index index = raft::committedIndex(configuration, lookedUpIn(acked));
  std::string out = table(configuration.allVoters(), acked);
  const Index mirror = raft::committedIndex(mirrored(configuration), lookedUpIn(acked));
  if (mirror != index) out += text(mirror) + " <-- via symmetry\n";
  if (!given.joint) {
    raft::Configuration twice = configuration;
    twice.outgoing = twice.voters;
    const Index self = raft::committedIndex(twice, lookedUpIn(acked));
    if (self != index) out += text(self) + " <-- via self-joint quorum\n";
  }
  return out + text(index) + "\n";
}

std::string vote(const Case& given) {
  const auto votes = known<Vote>(
      given, [](const std::string& v) { return v == "y" ? Vote::Granted : Vote::Denied; });
  const raft::VoteResult result = raft::voteResult(given.configuration, lookedUpIn(votes));
  const raft::VoteResult mirror =
      raft::voteResult(mirrored(given.configuration), lookedUpIn(votes));
  std::string out;
  if (mirror != result) out += text(mirror) + " <-- via symmetry\n";
  return out + text(result) + "\n";
}

std::string mismatch(const Case& given) {
  std::string voters;
  for (const ServerId id : given.configuration.allVoters()) {
    voters += (voters.empty() ? "" : " ") + std::to_string(id.value) + ":{}";
  }
  const std::string values =
      std::accumulate(given.values.begin(), given.values.end(), std::string(),
                      [](const std::string& sum, const std::string& value) {
                        return sum + (sum.empty() ? "" : " ") + (value == "_" ? "0" : value);
                      });
  return "error: mismatched input (explicit or _) for voters map[" + voters + "]: [" + values + "]";
}

std::string answer(const Command& command) {
  const Case given = caseOf(command);
  if (given.order.size() != given.values.size()) return mismatch(given);
  if (command.name == "committed") return committed(given);
  if (command.name == "vote") return vote(given);
  return "unknown command";
}

// Raft 5.2, 5.3, 6
TEST(Conformance, MajoritiesCommitAndElectAsInTheScripts) {
  const auto files = suite("etcd-raft/quorum");
  if (!files) GTEST_SKIP() << "the suites are not at hand: set FLOTILLA_SUITES to their folder";
  EXPECT_FALSE(files->empty());
  for (const std::filesystem::path& file : *files) {
    const auto script = readScript(contentsOf(file).value_or(""));
    ASSERT_TRUE(std::holds_alternative<Script>(script)) << file;
    EXPECT_FALSE(std::get<Script>(script).empty()) << file;
    for (const Step& step : std::get<Script>(script)) {
      EXPECT_EQ(linesOf(answer(step.command)), step.expected) << file << ":" << step.line;
    }
  }
}

}  // namespace
}  // namespace conformance
