#include "engine/raft/log.h"

namespace raft {

std::optional<Term> Log::termAt(Index i) const {
  if (i == Index{0}) return Term{0};
  if (!entries_.contains(i)) return std::nullopt;
  return entries_.at(i).term;
}

bool Log::isUpToDate(Term lastTerm, Index lastIndex) const {
  const Term mine = this->lastTerm();
  return lastTerm > mine || (lastTerm == mine && lastIndex >= this->lastIndex());
}

std::pair<Index, Term> Log::findConflictByTerm(Index i, Term t) const {
  Index at = std::min(i, lastIndex());
  while (at > Index{0}) {
    const std::optional<Term> term = termAt(at);
    if (!term || *term <= t) return {at, term.value_or(Term{})};
    at = at - 1;
  }
  return {Index{0}, Term{0}};
}

}  // namespace raft
