// Majorities, also joint ones: what is committed, who is elected (Raft 5.2, 5.3, 6).
// Thread rule: pure functions.
#pragma once

#include <algorithm>
#include <limits>

#include "engine/raft/configuration.h"
#include "engine/raft/message.h"

namespace raft {

enum class VoteResult : std::uint8_t { Pending, Lost, Won };

inline std::size_t majorityOf(std::size_t servers) { return servers / 2 + 1; }

/// The largest index that a majority of `voters` has; the largest number there is when nobody
/// votes (an empty majority asks for nothing). `matchOf(ServerId)` gives an optional Index; none
/// counts as 0.
template <class MatchOf>
Index committedIndex(const ServerSet& voters, const MatchOf& matchOf) {
  if (voters.empty()) return Index{std::numeric_limits<std::uint64_t>::max()};
  std::vector<Index> matched;
  matched.reserve(voters.size());
  for (const ServerId id : voters)
    matched.push_back(std::optional<Index>(matchOf(id)).value_or(Index{}));
  const auto nth = matched.begin() + static_cast<std::ptrdiff_t>(majorityOf(matched.size()) - 1);
  std::nth_element(matched.begin(), nth, matched.end(), std::greater<>{});
  return *nth;
}

/// `voteOf(ServerId)` gives an optional Vote. An empty majority elects (it asks for nothing).
template <class VoteOf>
VoteResult voteResult(const ServerSet& voters, const VoteOf& voteOf) {
  if (voters.empty()) return VoteResult::Won;
  std::size_t granted = 0;
  std::size_t open = 0;
  for (const ServerId id : voters) {
    const std::optional<Vote> vote = voteOf(id);
    if (!vote) ++open;
    if (vote == Vote::Granted) ++granted;
  }
  const std::size_t needed = majorityOf(voters.size());
  if (granted >= needed) return VoteResult::Won;
  return granted + open >= needed ? VoteResult::Pending : VoteResult::Lost;
}

/// Joint: both majorities must have it (Raft 6).
template <class MatchOf>
Index committedIndex(const Configuration& configuration, const MatchOf& matchOf) {
  return std::min(committedIndex(configuration.voters, matchOf),
                  committedIndex(configuration.outgoing, matchOf));
}

/// Joint: both majorities must agree; one refusal is enough (Raft 6).
template <class VoteOf>
VoteResult voteResult(const Configuration& configuration, const VoteOf& voteOf) {
  const VoteResult incoming = voteResult(configuration.voters, voteOf);
  const VoteResult outgoing = voteResult(configuration.outgoing, voteOf);
  if (incoming == outgoing) return incoming;
  const bool lost = incoming == VoteResult::Lost || outgoing == VoteResult::Lost;
  return lost ? VoteResult::Lost : VoteResult::Pending;
}

}  // namespace raft
