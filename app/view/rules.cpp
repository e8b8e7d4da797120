#include "app/view/rules.h"

#include "app/view/rules_later.h"
#include "app/view/rules_leases.h"
#include "app/view/words.h"

namespace view {
namespace {

QString inRaft(const char* sections) { return QStringLiteral("Raft ") + QLatin1String(sections); }

Rule refusalRule(raft::VoteRefusal reason) {
  switch (reason) {
    case raft::VoteRefusal::StaleTerm:
      return {Say::tr("A request of an older term is refused."), inRaft("5.1")};
    case raft::VoteRefusal::VotedForOther:
      return {Say::tr("A server votes once per term, first come, first served."), inRaft("5.2")};
    case raft::VoteRefusal::LogNotUpToDate:
      return {Say::tr("Only a candidate whose log is at least as up to date as the voter's gets "
                      "the vote, so a leader has every committed entry."),
              inRaft("5.4.1")};
    case raft::VoteRefusal::KnowsLeader:
      return {Say::tr("A server that hears from a leader does not help to replace it."),
              inRaft("6")};
    case raft::VoteRefusal::HearsLeader:
      return stickyRule();
  }
  return {};
}

Rule roleRule(raft::RoleName role) {
  switch (role) {
    case raft::RoleName::Follower:
      return {Say::tr("A server that sees a newer term, or a leader of its own term, becomes a "
                      "follower."),
              inRaft("5.1, 5.2")};
    case raft::RoleName::PreCandidate:
      return preVoteRule();
    case raft::RoleName::Candidate:
      return {Say::tr("A follower that hears no leader before its timer runs out starts an "
                      "election: it raises its term, votes for itself and asks all others."),
              inRaft("5.2")};
    case raft::RoleName::Leader:
      return {Say::tr("A candidate with the votes of a majority leads its term. Two majorities "
                      "share a server, so a term has one leader at most."),
              inRaft("5.2")};
  }
  return {};
}

Rule sentRule(const trace::MessageSent& sent) {
  if (!sent.message) return {};
  const raft::Body& body = sent.message->body;
  if (std::holds_alternative<raft::TimeoutNow>(body)) return transferRule();
  const bool snapshot = std::holds_alternative<raft::InstallSnapshot>(body) ||
                        std::holds_alternative<raft::SnapshotChunk>(body);
  if (snapshot) return installRule();
  if (!std::holds_alternative<raft::AppendEntriesReply>(body)) return {};
  return {Say::tr("A follower takes entries only if the entry before them is the leader's; "
                  "otherwise the leader tries from an earlier one."),
          inRaft("5.3")};
}

Rule dropRule() {
  return {Say::tr("The network may lose, delay or repeat messages; safety never depends on it, "
                  "and what is missing is sent again."),
          inRaft("2, 5.3")};
}

Rule crashRule() {
  return {Say::tr("A server may stop and come back: what it promised - its term, its vote and its "
                  "log - is on its disk."),
          inRaft("5.1, Figure 2")};
}

Rule backupRule() {
  return {
      Say::tr("What a majority stored is safe only as long as a majority of the disks is. After "
              "that, a new cluster can start from a snapshot that was kept elsewhere; what was "
              "committed later is lost."),
      inRaft("7")};
}

struct Rules {
  Rule operator()(const raft::RoleChanged& b) const { return roleRule(b.role); }
  Rule operator()(const raft::Voted&) const {
    return refusalRule(raft::VoteRefusal::VotedForOther);
  }
  Rule operator()(const raft::VoteCounted& b) const {
    return b.ballot == raft::Ballot::PreVote ? preVoteRule() : roleRule(raft::RoleName::Leader);
  }
  Rule operator()(const raft::PreVoted&) const { return preVoteRule(); }
  Rule operator()(const raft::ConfigurationChanged& b) const { return configurationRule(b); }
  Rule operator()(const raft::MembershipRefused&) const { return memberRule(); }
  Rule operator()(const trace::MembershipAsked&) const { return memberRule(); }
  Rule operator()(const raft::Compacted&) const { return snapshotRule(); }
  Rule operator()(const trace::SnapshotTaken&) const { return snapshotRule(); }
  Rule operator()(const raft::SnapshotInstalled&) const { return installRule(); }
  Rule operator()(const trace::StateRestored&) const { return installRule(); }
  Rule operator()(const raft::TransferStarted&) const { return transferRule(); }
  Rule operator()(const raft::TransferAborted&) const { return transferRule(); }
  Rule operator()(const trace::TransferAsked&) const { return transferRule(); }
  Rule operator()(const raft::SteppedDown& b) const { return stepDownRule(b.why); }
  Rule operator()(const raft::LeaseExtended&) const { return leaseRule(); }
  Rule operator()(const raft::ReadConfirmed&) const { return readRule(); }
  Rule operator()(const trace::AskRefused&) const {
    return {Say::tr("Only what keeps the guarantees is done: a leader refuses the rest and says "
                    "why."),
            {}};
  }
  Rule operator()(const trace::DiskLost&) const { return lostDiskRule(); }
  Rule operator()(const trace::DiskDamaged&) const { return damageRule(); }
  Rule operator()(const trace::BackupTaken&) const { return backupRule(); }
  Rule operator()(const trace::ClusterRestored&) const { return backupRule(); }
  Rule operator()(const raft::VoteRefused& b) const { return refusalRule(b.reason); }
  Rule operator()(const raft::TermChanged&) const { return roleRule(raft::RoleName::Follower); }
  Rule operator()(const raft::LeaderLearned&) const { return roleRule(raft::RoleName::Follower); }
  Rule operator()(const raft::Appended&) const {
    return {Say::tr("Commands go to the leader; it appends them to its log and sends them to all "
                    "others at once."),
            inRaft("5.3")};
  }
  Rule operator()(const raft::Truncated&) const {
    return {Say::tr("Where logs differ, the leader's is right: a follower deletes what conflicts. "
                    "That was never committed."),
            inRaft("5.3")};
  }
  Rule operator()(const raft::ProgressChanged&) const { return commitRule(); }
  Rule operator()(const raft::CommitAdvanced&) const { return commitRule(); }
  Rule operator()(const trace::MessageSent& b) const { return sentRule(b); }
  Rule operator()(const trace::MessageDelivered&) const { return {}; }
  Rule operator()(const trace::MessageDropped&) const { return dropRule(); }
  Rule operator()(const trace::MessageMoved&) const { return dropRule(); }
  Rule operator()(const trace::ClusterStarted&) const {
    return {Say::tr("All servers start as followers and wait for a leader."), inRaft("5.2")};
  }
  Rule operator()(const trace::ServerStarted&) const { return crashRule(); }
  Rule operator()(const trace::ServerCrashed&) const { return crashRule(); }
  Rule operator()(const trace::ServerRefused&) const {
    return {Say::tr("A server that lost what it promised must not come back: it could vote twice "
                    "or forget a committed entry."),
            inRaft("5.1, 5.4")};
  }
  Rule operator()(const trace::ServerPaused&) const { return timingRule(); }
  Rule operator()(const trace::ServerResumed&) const { return timingRule(); }
  Rule operator()(const trace::ClockChanged&) const { return timingRule(); }
  Rule operator()(const trace::TimerSet&) const { return {}; }
  Rule operator()(const trace::TimerFired&) const { return {}; }
  Rule operator()(const trace::LinkChanged&) const {
    return {Say::tr("Only a side with a majority can elect a leader and commit, so the sides can "
                    "never disagree."),
            inRaft("5.2, 5.3")};
  }
  Rule operator()(const trace::DiskChanged&) const {
    return {Say::tr("A server answers only after what it promises is on its disk, so a slow disk "
                    "makes slow answers."),
            inRaft("5.1, Figure 2")};
  }
  Rule operator()(const trace::Durable&) const { return crashRule(); }
  Rule operator()(const trace::Applied&) const {
    return {Say::tr("Every server applies the committed entries in the order of the log."),
            inRaft("5.3")};
  }
  Rule operator()(const trace::OperationStarted&) const { return clientRule(); }
  Rule operator()(const trace::OperationReached&) const { return clientRule(); }
  Rule operator()(const trace::OperationFinished& b) const { return outcomeRule(b.outcome); }
  Rule operator()(const trace::LeaseGranted&) const { return leaseGrantRule(); }
  Rule operator()(const trace::LeaseRenewed&) const { return leaseRenewRule(); }
  Rule operator()(const trace::LeaseEnded& b) const { return leaseEndRule(b.why); }
  Rule operator()(const trace::LeasesBegun&) const { return leaseLeaderRule(); }
  Rule operator()(const trace::KeepAliveSet&) const { return leaseRenewRule(); }
  Rule operator()(const trace::WatchAsked&) const { return watchRule(); }
  Rule operator()(const trace::WatchOpened&) const { return watchRule(); }
  Rule operator()(const trace::WatchTold&) const { return watchRule(); }
  Rule operator()(const trace::WatchHeard&) const { return watchRule(); }
  Rule operator()(const trace::WatchCancelled& b) const { return watchEndRule(b.why); }
  Rule operator()(const trace::ClientPaused&) const { return pausedClientRule(); }
  Rule operator()(const trace::ClientResumed&) const { return pausedClientRule(); }
  Rule operator()(const trace::Noted&) const {
    return {Say::tr("The author of the scenario says so."), {}};
  }
  Rule operator()(const trace::Expected&) const {
    return {Say::tr("The scenario expects it and checks it here."), {}};
  }
  Rule operator()(const trace::Violated&) const {
    return {Say::tr("The guarantees of Raft hold at every instant, whatever fails."),
            inRaft("Figure 3")};
  }

  static Rule commitRule() {
    return {Say::tr("A leader commits an entry of its own term once a majority stores it, and "
                    "with it all earlier ones."),
            inRaft("5.3, 5.4.2")};
  }
  static Rule timingRule() {
    return {Say::tr("Bad timing can cost a leader its office, never the data: terms, not clocks, "
                    "tell old from new."),
            inRaft("5.1, 5.6")};
  }
  static Rule clientRule() {
    return {Say::tr("A client may ask any server; only the leader can append its command."),
            inRaft("8")};
  }
  static Rule outcomeRule(trace::Outcome outcome) {
    switch (outcome) {
      case trace::Outcome::Ok:
        return {Say::tr("The client hears success only after its command is committed and "
                        "applied."),
                inRaft("5.3, 8")};
      case trace::Outcome::Failed:
        return {Say::tr("Without a leader that takes it, a command is in no log and cannot "
                        "happen."),
                inRaft("8")};
      case trace::Outcome::Unknown:
        break;
    }
    return {Say::tr("Silence proves nothing: the command may be lost, or wait in a log and be "
                    "committed later."),
            inRaft("8")};
  }
};

}  // namespace

Rule ruleOf(const trace::Event& event) { return std::visit(Rules{}, event.body); }

}  // namespace view
