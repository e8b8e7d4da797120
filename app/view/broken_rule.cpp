#include "app/view/broken_rule.h"

#include "app/view/words.h"

namespace view {
namespace {

QString of(const char* section) { return QString::fromLatin1(section); }

BrokenRule ofElections(raft::Rule rule) {
  if (rule == raft::Rule::UpToDateVote) {
    return {Say::tr("a server votes only for a log at least as up to date as its own"),
            of("Raft 5.4.1"), Say::tr("Somebody may lead without a committed entry.")};
  }
  if (rule == raft::Rule::DurableVote) {
    return {Say::tr("a server remembers across a restart whom it voted for"),
            of("Raft 5.2, Figure 2"), Say::tr("One term may get two leaders.")};
  }
  if (rule == raft::Rule::RandomTimeouts) {
    return {Say::tr("election timeouts are random"), of("Raft 5.2"),
            Say::tr("Elections may split again and again.")};
  }
  return {Say::tr("a majority is one of all servers, not of those that seem alive"), of("Raft 5.2"),
          Say::tr("Two sides of a cut may both decide.")};
}

BrokenRule ofReads(raft::Rule rule) {
  if (rule == raft::Rule::ReadAfterOwnCommit) {
    return {Say::tr("a leader answers reads only after it committed an entry of its own term"),
            of("thesis 6.4"), Say::tr("A read may miss a write that succeeded.")};
  }
  return {Say::tr("a majority confirms the leader before it answers a read"), of("thesis 6.4"),
          Say::tr("A deposed leader may answer with an old value.")};
}

}  // namespace

BrokenRule brokenRule(raft::Rule rule) {
  switch (rule) {
    case raft::Rule::UpToDateVote:
    case raft::Rule::DurableVote:
    case raft::Rule::RandomTimeouts:
    case raft::Rule::FullQuorum:
      return ofElections(rule);
    case raft::Rule::ReadAfterOwnCommit:
    case raft::Rule::ReadConfirmed:
      return ofReads(rule);
    case raft::Rule::OwnTermCommit:
      return {Say::tr("a leader commits by counting copies only entries of its own term"),
              of("Raft 5.4.2"), Say::tr("A committed entry may be replaced.")};
    case raft::Rule::DurableAck:
      return {Say::tr("nothing is confirmed before it is on disk"), of("Raft Figure 2"),
              Say::tr("A committed entry may be forgotten in a crash.")};
    case raft::Rule::MembershipAfterOwnCommit:
      return {Say::tr("a new leader changes the members only after its log is applied"),
              of("thesis 4.1"), Say::tr("Two majorities without a common server may decide.")};
    case raft::Rule::SessionDedup:
      return {Say::tr("a command that is sent again is applied once"), of("Raft 8, thesis 6.3"),
              Say::tr("A command may count twice.")};
    case raft::Rule::NewIdAfterLoss:
      break;
  }
  return {Say::tr("a server that lost its disk comes back only as a new server"), of("thesis 4"),
          Say::tr("It forgot its vote and its entries, and is counted all the same.")};
}

QString brokenText(const trace::ClusterStarted& started) {
  if (!started.rules.broken) return {};
  return Say::tr("This cluster breaks the rule that %1.")
      .arg(brokenRule(*started.rules.broken).rule);
}

}  // namespace view
