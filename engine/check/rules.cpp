#include <array>

#include "engine/check/invariants.h"

namespace check {
namespace {

// In the order of Rule.
constexpr std::array<RuleText, 9> kRules{{
    {Rule::ElectionSafety, "Election Safety",
     "At most one leader is elected in a term (Raft 5.2)."},
    {Rule::LeaderAppendOnly, "Leader Append-Only",
     "A leader never overwrites or deletes entries of its log (Raft 5.3)."},
    {Rule::LogMatching, "Log Matching",
     "Logs that hold an entry of the same index and term agree up to it (Raft 5.3)."},
    {Rule::LeaderCompleteness, "Leader Completeness",
     "A committed entry is in the log of every leader of a later term (Raft 5.4)."},
    {Rule::StateMachineSafety, "State Machine Safety",
     "No two servers apply different entries at one index (Raft 5.4.3)."},
    {Rule::TermsGrow, "Terms Grow",
     "A server's term never decreases while it runs, nor in what it sends (Raft 5.1)."},
    {Rule::OneVoteATerm, "One Vote a Term",
     "A server votes for at most one candidate in a term, restarts included (Raft 5.2)."},
    {Rule::CommitIndexGrows, "Commit Index Grows",
     "A server's commitIndex never decreases while it runs (Raft Figure 2)."},
    {Rule::CommittedEntriesStay, "Committed Entries Stay",
     "What is committed is never deleted or replaced (Raft 5.4)."},
}};

}  // namespace

const RuleText& textOf(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace check
