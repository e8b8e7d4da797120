#include "engine/raft/log.h"

namespace raft {

std::optional<Term> Log::termAt(Index i) const {
  if (i == entries_.baseIndex()) return entries_.baseTerm();
  if (!entries_.contains(i)) return std::nullopt;
  return entries_.at(i).term;
}

bool Log::isUpToDate(Term lastTerm, Index lastIndex) const {
  const Term mine = this->lastTerm();
  return lastTerm > mine || (lastTerm == mine && lastIndex >= this->lastIndex());
}

std::pair<Index, Term> Log::findConflictByTerm(Index i, Term t) const {
  for (Index at = i; at > Index{0}; at = at - 1) {
    const std::optional<Term> term = termAt(at);
    if (!term) return {at, Term{}};
    if (*term <= t) return {at, *term};
  }
  return {Index{0}, Term{0}};
}

}  // namespace raft
