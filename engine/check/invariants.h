// The guarantees of Raft (Figure 3) and a few of our own, checked after every event. Each is one
// English line and one check. Pure: it sees events only.
//
// What a crash may legally take back (an unsynced term, vote or entry) is not held against a
// server: votes count once they are durable or sent, terms within an incarnation or once sent.
// Thread rule: a value; one thread at a time.
#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "engine/check/ledger.h"
#include "engine/trace/event.h"
#include "engine/trace/view.h"

namespace check {

enum class Rule : std::uint8_t {
  ElectionSafety,
  LeaderAppendOnly,
  LogMatching,
  LeaderCompleteness,
  StateMachineSafety,
  TermsGrow,
  OneVoteATerm,
  CommitIndexGrows,
  CommittedEntriesStay,
};

struct RuleText {
  Rule rule;
  std::string_view name;
  std::string_view sentence;
};
const RuleText& textOf(Rule rule);

class Invariants {
 public:
  /// The next event and the view after it. Returns the first guarantee it breaks, once each.
  std::optional<trace::Violated> observe(const trace::Event& event,
                                         const trace::ClusterView& after);

 private:
  friend struct Observer;

  /// Of the log up to and including one entry; two logs that agree there agree before (Raft 5.3).
  struct Prefix {
    raft::Term term;
    std::uint64_t hash{0};
  };
  struct ServerMemory {
    raft::Term term;      ///< of this incarnation
    raft::Term sentTerm;  ///< highest ever sent
    raft::Index commitIndex;
    raft::Index lastIndex;
    Ledger<raft::ServerId> votes;  ///< in each term, once they count
  };

  ServerMemory& memory(raft::ServerId server);
  /// 0: no log ever had an entry of this term there.
  std::uint64_t prefix(raft::Index index, raft::Term term) const;

  Ledger<raft::ServerId> leaders_;  ///< of each term
  Ledger<Prefix> prefixes_;         ///< the first one seen at each index
  kv::SharedMap<std::pair<raft::Index, raft::Term>, std::uint64_t> otherPrefixes_;
  kv::SharedMap<raft::Term, raft::Index> committedIn_;  ///< how far leaders of the term committed
  Ledger<std::uint64_t> applied_;                       ///< entry hashes
  Ledger<std::optional<kv::Revision>> revisions_;       ///< of the store after the entry
  std::vector<ServerMemory> servers_;
  raft::Index committed_;
  std::set<std::pair<Rule, std::uint64_t>> reported_;
};

}  // namespace check
