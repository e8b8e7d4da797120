// "Why?" for what is so just now: a role, a term, a commit, a log, a client's request, a message.
// The answer is computed from the trace at the playhead: facts with numbers, the chain of events
// that led there, the rule.
// Thread rule: pure.
// Law: the answer depends on the events up to the playhead and on the time only.
#pragma once

#include "app/view/moment.h"
#include "app/view/why.h"

namespace view {

enum class Ask : std::uint8_t {
  None,
  Role,       ///< why is this server what it is?
  Term,       ///< why is it in this term?
  Commit,     ///< why is its commitIndex what it is?
  Log,        ///< why is its log behind, or another one?
  Entry,      ///< why is this index committed, or not?
  Leader,     ///< why does nobody lead, or who does?
  Operation,  ///< why does this request wait, or how did it end?
  Message     ///< why is this message held, slow or lost?
};

struct StateQuestion {
  Ask ask{Ask::None};
  /// A server, an operation or a message; with Entry the server whose cell was asked about, or 0.
  std::uint64_t subject{0};
  raft::Index index{};  ///< with Entry
  friend bool operator==(const StateQuestion&, const StateQuestion&) = default;
};

struct StateAnswer {
  QString title;               ///< the question, as it is true now
  std::vector<QString> facts;  ///< what holds now, most important first
  std::vector<WhyStep> steps;  ///< oldest first
  Rule rule;
  trace::ServerId about;  ///< the server to look at meanwhile; 0: none more than others
  friend bool operator==(const StateAnswer&, const StateAnswer&) = default;
};

/// Empty title: the question is about nothing that exists at this moment.
/// REQUIRES: moment.trace and moment.cluster.
StateAnswer explainState(const Moment& moment, const StateQuestion& question);

}  // namespace view
