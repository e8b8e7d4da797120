// Guarantees about terms, votes and leaders.
#include <algorithm>

#include "engine/check/observer.h"

namespace check {
namespace {
std::string termText(raft::Term term) { return "term " + std::to_string(term.value); }
}  // namespace

void Observer::operator()(const raft::TermChanged& e) {
  Invariants::ServerMemory& memory = known.memory(event.server);
  if (e.term < memory.term) {
    broken(Rule::TermsGrow, event.server.value,
           nameOf(event.server) + " went back from " + termText(memory.term) + " to " +
               termText(e.term) + ".");
  }
  memory.term = e.term;
}

void Observer::operator()(const trace::MessageSent& e) {
  const bool duplicate = static_cast<bool>(e.duplicateOf);
  // A proposal is of no term, and a pre-vote asks about a term that nobody entered (thesis 9.6).
  if (duplicate || !e.message || !e.message->term) return;
  if (std::holds_alternative<raft::RequestPreVote>(e.message->body) ||
      std::holds_alternative<raft::RequestPreVoteReply>(e.message->body)) {
    return;
  }
  const raft::Message& message = *e.message;
  Invariants::ServerMemory& memory = known.memory(message.from);
  if (message.term < memory.sentTerm) {
    broken(Rule::TermsGrow, message.from.value,
           nameOf(message.from) + " sent a message of " + termText(message.term) +
               " after one of " + termText(memory.sentTerm) + ".");
  }
  memory.sentTerm = std::max(memory.sentTerm, message.term);
  const auto* reply = std::get_if<raft::RequestVoteReply>(&message.body);
  if (reply && reply->vote == raft::Vote::Granted) vote(message.term, message.to);
}

void Observer::operator()(const trace::Durable& e) {
  if (e.hardState.votedFor) vote(e.hardState.currentTerm, e.hardState.votedFor);
}

void Observer::vote(raft::Term term, raft::ServerId candidate) {
  Ledger<raft::ServerId>& votes = known.memory(event.server).votes;
  const raft::ServerId given = votes.at(term.value);
  if (!given) votes.write(term.value, candidate);
  if (!given || given == candidate) return;
  broken(Rule::OneVoteATerm, (term.value << 8) + event.server.value,
         nameOf(event.server) + " voted for " + nameOf(given) + " and for " + nameOf(candidate) +
             " in " + termText(term) + ".");
}

void Observer::operator()(const raft::RoleChanged& e) {
  if (e.role != raft::RoleName::Leader) return;
  const raft::ServerId elected = known.leaders_.at(e.term.value);
  if (!elected) known.leaders_.write(e.term.value, event.server);
  if (elected && elected != event.server) {
    broken(
        Rule::ElectionSafety, e.term.value,
        nameOf(elected) + " and " + nameOf(event.server) + " both lead " + termText(e.term) + ".");
  }
  leaderHasCommitted(e.term);
}

// Only what earlier terms committed: a late vote can still elect the leader of an old term, and it
// need not hold what later terms committed since.
void Observer::leaderHasCommitted(raft::Term term) {
  raft::Index through;
  for (const auto& [in, index] : known.committedIn_) {
    if (in < term) through = std::max(through, index);
  }
  if (!through) return;
  const raft::Entries& log = server().log;
  // What a snapshot stands for was compared when it was taken; by Log Matching its end speaks for
  // what is before it.
  if (through < log.baseIndex()) through = log.baseIndex();
  const raft::Entry* promised = after.committedEntry(through);
  if (promised && through == log.baseIndex() && promised->term == log.baseTerm()) return;
  if (promised && log.contains(through) && hashOf(*promised) == hashOf(log.at(through))) return;
  broken(Rule::LeaderCompleteness, term.value,
         nameOf(event.server) + " leads " + termText(term) + " without the committed entry " +
             std::to_string(through.value) + ".");
}

}  // namespace check
