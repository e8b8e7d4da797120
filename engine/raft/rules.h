// The rules that a Lab cluster can break, one at a time, to show what each is for.
// Thread rule: plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace raft {

/// A rule of the protocol, or of those around it, that can be switched off.
enum class Rule : std::uint8_t {
  UpToDateVote,        ///< vote only for logs at least as up to date (Raft 5.4.1)
  DurableVote,         ///< the vote survives a restart (Figure 2)
  OwnTermCommit,       ///< count replicas only for entries of the own term (Raft 5.4.2)
  ReadAfterOwnCommit,  ///< no reads before an entry of the own term is committed (thesis 6.4)
  ReadConfirmed,       ///< a majority confirms the leader before it answers a read (thesis 6.4)
  RandomTimeouts,      ///< timeouts differ (Raft 5.2): breaking it costs progress, not safety
  DurableAck,          ///< nothing is acknowledged before it is durable (Figure 2)
  FullQuorum,          ///< a majority of all servers, not of those that seem alive (Raft 5.2)
  MembershipAfterOwnCommit,  ///< a new leader waits for its log before it changes the membership
  SessionDedup,              ///< a retried command is applied once (Raft 8, thesis 6.3)
  NewIdAfterLoss,            ///< a server that lost its disk does not come back under its id
};

inline constexpr std::size_t kRules = 11;

/// All rules hold but `broken`. Only a Lab may break one.
struct Rules {
  std::optional<Rule> broken;

  bool holds(Rule rule) const { return broken != rule; }
  friend bool operator==(const Rules&, const Rules&) = default;
};

struct RuleName {
  Rule rule;
  std::string_view word;      ///< in scenarios: `break up-to-date-vote`
  std::string_view sentence;  ///< what the rule says
  std::string_view source;    ///< where it is written
};
/// In the order of the enumeration.
inline constexpr std::array<RuleName, kRules> kRuleNames{{
    {Rule::UpToDateVote, "up-to-date-vote",
     "A server votes only for a candidate whose log is at least as up to date as its own.",
     "Raft 5.4.1"},
    {Rule::DurableVote, "durable-vote", "A server remembers across a restart whom it voted for.",
     "Raft 5.2, Figure 2"},
    {Rule::OwnTermCommit, "own-term-commit",
     "A leader commits by counting replicas only entries of its own term.", "Raft 5.4.2"},
    {Rule::ReadAfterOwnCommit, "read-after-own-commit",
     "A leader answers reads only after it has committed an entry of its own term.", "thesis 6.4"},
    {Rule::ReadConfirmed, "read-confirmed",
     "A leader answers a read only after a majority has confirmed that it still leads.",
     "thesis 6.4"},
    {Rule::RandomTimeouts, "random-timeouts", "Election timeouts are random.", "Raft 5.2"},
    {Rule::DurableAck, "durable-ack",
     "A server acknowledges nothing before it is on stable storage.", "Figure 2"},
    {Rule::FullQuorum, "full-quorum",
     "A majority is a majority of all servers, not of those that seem alive.", "Raft 5.2"},
    {Rule::MembershipAfterOwnCommit, "membership-after-own-commit",
     "A new leader changes the membership only after what its log held at its election is applied.",
     "thesis 4.1; Ongaro 2015, raft-dev"},
    {Rule::SessionDedup, "session-dedup", "A command that is sent again is applied once.",
     "Raft 8, thesis 6.3"},
    {Rule::NewIdAfterLoss, "new-id-after-loss",
     "A server that lost its disk comes back only as a new server.", "thesis 4, Figure 2"},
}};

inline std::string_view wordOf(Rule rule) {
  return kRuleNames[static_cast<std::size_t>(rule)].word;
}
/// The rule a scenario names; nullopt if there is none of that name.
inline std::optional<Rule> ruleOf(std::string_view word) {
  for (const RuleName& name : kRuleNames) {
    if (name.word == word) return name.rule;
  }
  return std::nullopt;
}

}  // namespace raft
