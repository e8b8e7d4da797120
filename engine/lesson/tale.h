// What happened last in a run, as sentences need it: who stood for election and how long its log
// was then, who won, who refused it and why.
// Thread rule: a value; one thread at a time.
#pragma once

#include "engine/lesson/facts.h"

namespace lesson {

/// A server's log as it ended at some instant.
struct LogEnd {
  raft::Index index;
  raft::Term term;
  friend bool operator==(const LogEnd&, const LogEnd&) = default;
};

/// A server that did something, and its log then.
struct Doer {
  ServerId server;
  LogEnd log;
  friend bool operator==(const Doer&, const Doer&) = default;
};

struct Tale {
  Doer candidate;
  Doer loser;  ///< the last candidate that did not win
  Doer winner;
  Doer refuser;
  raft::VoteRefusal reason{raft::VoteRefusal::StaleTerm};
  std::vector<ServerId> refusers;    ///< of the last candidate
  std::vector<ServerId> supporters;  ///< of the last candidate, itself included
  ServerId crashed;
  std::string violation;  ///< the name of the last guarantee that was broken
  std::uint64_t elections{0};
  Instant stepBegan{};

  void observe(const Seen& seen);
  friend bool operator==(const Tale&, const Tale&) = default;
};

/// "The candidate's log is behind", for a sentence.
std::string_view wordsOf(raft::VoteRefusal reason);

}  // namespace lesson
