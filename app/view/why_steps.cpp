#include "app/view/why_steps.h"

#include "app/view/membership.h"
#include "app/view/words.h"
#include "app/view/words_leases.h"

namespace view {
namespace {

QString named(const raft::Message& message, const QString& what) {
  //: a message; %1: what it is, %2 and %3: from and to
  return Say::tr("%1, %2 to %3").arg(what, nameOf(message.from), nameOf(message.to));
}

struct MessageWords {
  const raft::Message& m;
  QString operator()(const raft::RequestVote&) const { return named(m, Say::tr("vote request")); }
  QString operator()(const raft::RequestVoteReply& b) const {
    return named(m, b.vote == raft::Vote::Granted ? Say::tr("vote") : Say::tr("refusal"));
  }
  QString operator()(const raft::AppendEntries& b) const {
    return named(m, b.entries.empty()
                        ? Say::tr("AppendEntries")
                        : Say::tr("AppendEntries with %1").arg(entryText(b.entries.back())));
  }
  QString operator()(const raft::AppendEntriesReply&) const { return named(m, Say::tr("reply")); }
  QString operator()(const raft::Heartbeat&) const { return named(m, Say::tr("heartbeat")); }
  QString operator()(const raft::HeartbeatReply&) const {
    return named(m, Say::tr("heartbeat reply"));
  }
  QString operator()(const raft::Propose&) const { return named(m, Say::tr("command")); }
  QString operator()(const raft::RequestPreVote&) const {
    return named(m, Say::tr("question whether it could win"));
  }
  QString operator()(const raft::RequestPreVoteReply& b) const {
    return named(m, b.vote == raft::Vote::Granted ? Say::tr("yes, it could") : Say::tr("no"));
  }
  QString operator()(const raft::InstallSnapshot& b) const {
    return named(m, Say::tr("snapshot up to %1").arg(b.snapshot.lastIncludedIndex.value));
  }
  QString operator()(const raft::SnapshotChunk& b) const {
    return named(m, Say::tr("part of the snapshot up to %1").arg(b.lastIncludedIndex.value));
  }
  QString operator()(const raft::SnapshotChunkReply&) const {
    return named(m, Say::tr("receipt of a part"));
  }
  QString operator()(const raft::TimeoutNow&) const {
    return named(m, Say::tr("word to take over"));
  }
  QString operator()(const raft::TransferLeadership& b) const {
    return named(m, Say::tr("wish that %1 should lead").arg(nameOf(b.to)));
  }
  QString operator()(const raft::ReadIndex&) const { return named(m, Say::tr("read request")); }
  QString operator()(const raft::ReadIndexReply&) const {
    return named(m, Say::tr("answer to a read request"));
  }
};

// Words of a role by itself: "S2 becomes a candidate".
QString roleStep(const QString& name, const raft::RoleChanged& role) {
  switch (role.role) {
    case raft::RoleName::Follower:
      return Say::tr("%1 becomes a follower").arg(name);
    case raft::RoleName::PreCandidate:
      return Say::tr("%1 asks whether it could win").arg(name);
    case raft::RoleName::Candidate:
      return Say::tr("%1 becomes a candidate").arg(name);
    case raft::RoleName::Leader:
      return Say::tr("%1 leads").arg(name);
  }
  return {};
}

QString stepDownStep(const QString& name, raft::StepDown why) {
  switch (why) {
    case raft::StepDown::QuorumSilent:
      return Say::tr("%1 hears no majority").arg(name);
    case raft::StepDown::Removed:
      return Say::tr("%1 is no longer a voter").arg(name);
    case raft::StepDown::DiskStalled:
      break;
  }
  return Say::tr("%1's disk stands still").arg(name);
}

struct LeaseSteps {
  const trace::Event& e;
  QString name() const { return nameOf(e.server); }

  QString operator()(const trace::LeaseGranted& b) const {
    return Say::tr("%1 grants lease %2").arg(name(), leaseText(b.lease));
  }
  QString operator()(const trace::LeaseRenewed& b) const {
    return Say::tr("%1 renews lease %2").arg(name(), leaseText(b.lease));
  }
  QString operator()(const trace::LeaseEnded& b) const {
    return b.why == trace::LeaseEnd::Expired
               ? Say::tr("%1 ends lease %2: its time is over").arg(name(), leaseText(b.lease))
               : Say::tr("%1 ends lease %2").arg(name(), leaseText(b.lease));
  }
  QString operator()(const trace::LeasesBegun&) const {
    return Say::tr("%1 gives every lease all its time again").arg(name());
  }
  QString operator()(const trace::WatchAsked& b) const {
    return Say::tr("%1 asks to watch %2").arg(clientText(b.client), keysText(b.key, b.end));
  }
  QString operator()(const trace::WatchOpened& b) const {
    return Say::tr("%1 watches %2").arg(name(), keysText(b.key, b.end));
  }
  QString operator()(const trace::WatchTold& b) const {
    return Say::tr("%1 tells of %2, revision %3")
        .arg(name(), changesText(b.key, b.changes), QString::number(b.through));
  }
  QString operator()(const trace::WatchHeard& b) const {
    return b.changes == 0 ? Say::tr("%1 knows that it watches").arg(clientText(b.client))
                          : Say::tr("%1 hears of %2, revision %3")
                                .arg(clientText(b.client), changesText(b.key, b.changes),
                                     QString::number(b.through));
  }
  QString operator()(const trace::WatchCancelled& b) const {
    return e.server ? Say::tr("the watch at %1 is over: %2").arg(name(), endText(b))
                    : Say::tr("%1 knows that its watch is over").arg(clientText(b.client));
  }
  QString operator()(const trace::KeepAliveSet& b) const {
    return b.every > trace::Duration::zero()
               ? Say::tr("%1 keeps lease %2 alive").arg(clientText(b.client), leaseText(b.lease))
               : Say::tr("%1 keeps lease %2 alive no longer")
                     .arg(clientText(b.client), leaseText(b.lease));
  }
  QString operator()(const trace::ClientPaused& b) const {
    return Say::tr("%1 stands still").arg(clientText(b.client));
  }
  QString operator()(const trace::ClientResumed& b) const {
    return Say::tr("%1 goes on").arg(clientText(b.client));
  }
};

struct Steps : LeaseSteps {
  using LeaseSteps::operator();

  QString operator()(const trace::ClusterStarted&) const { return Say::tr("the cluster starts"); }
  QString operator()(const trace::ServerStarted&) const { return Say::tr("%1 starts").arg(name()); }
  QString operator()(const trace::ServerCrashed&) const {
    return Say::tr("%1 crashes").arg(name());
  }
  QString operator()(const trace::ServerRefused&) const {
    return Say::tr("%1 refuses to run").arg(name());
  }
  QString operator()(const trace::ServerPaused&) const {
    return Say::tr("%1 is paused").arg(name());
  }
  QString operator()(const trace::ServerResumed&) const {
    return Say::tr("%1 runs on").arg(name());
  }
  QString operator()(const trace::LinkChanged& b) const {
    return Say::tr("the link %1-%2 changes").arg(nameOf(b.from), nameOf(b.to));
  }
  QString operator()(const trace::DiskChanged&) const {
    return Say::tr("%1's disk changes").arg(name());
  }
  QString operator()(const trace::ClockChanged&) const {
    return Say::tr("%1's clock changes").arg(name());
  }
  QString operator()(const trace::TimerSet&) const { return {}; }
  QString operator()(const trace::TimerFired&) const {
    return Say::tr("%1's timer runs out").arg(name());
  }
  QString operator()(const trace::MessageSent& b) const {
    return b.message ? std::visit(MessageWords{*b.message}, b.message->body) : QString();
  }
  // Told by its sending.
  QString operator()(const trace::MessageDelivered&) const { return {}; }
  QString operator()(const trace::MessageDropped& b) const {
    return b.reason == trace::DropReason::Chosen ? Say::tr("somebody takes it away")
                                                 : Say::tr("it is lost");
  }
  QString operator()(const trace::MessageMoved& b) const {
    return b.deliverAt == raft::kNever ? Say::tr("somebody holds it")
                                       : Say::tr("somebody changes when it arrives");
  }
  // Every promise waits for the disk; the chain would say so at each step.
  QString operator()(const trace::Durable&) const { return {}; }
  QString operator()(const trace::Applied& b) const {
    return Say::tr("%1 applies entry %2").arg(name()).arg(b.index.value);
  }
  QString operator()(const trace::OperationStarted& b) const {
    return operationText(b.command.operation);
  }
  QString operator()(const trace::OperationReached&) const {
    return Say::tr("it reaches %1").arg(name());
  }
  QString operator()(const trace::OperationFinished&) const {
    return Say::tr("the client knows the outcome");
  }
  QString operator()(const trace::Noted&) const { return Say::tr("a note"); }
  QString operator()(const trace::Expected&) const { return Say::tr("a check of the scenario"); }
  QString operator()(const trace::Violated&) const { return Say::tr("a guarantee is broken"); }
  QString operator()(const raft::TermChanged& b) const {
    return Say::tr("%1 enters term %2").arg(name()).arg(b.term.value);
  }
  QString operator()(const raft::Voted& b) const {
    return Say::tr("%1 votes for %2").arg(name(), nameOf(b.candidate));
  }
  QString operator()(const raft::VoteRefused& b) const {
    return Say::tr("%1 refuses %2").arg(name(), nameOf(b.candidate));
  }
  QString operator()(const raft::RoleChanged& b) const { return roleStep(name(), b); }
  QString operator()(const raft::PreVoted& b) const {
    return Say::tr("%1 would vote for %2").arg(name(), nameOf(b.candidate));
  }
  QString operator()(const raft::ConfigurationChanged& b) const {
    return b.configuration.joint()
               ? Say::tr("the joint configuration is in force at %1").arg(name())
               : Say::tr("the new configuration is in force at %1").arg(name());
  }
  QString operator()(const raft::MembershipRefused&) const {
    return Say::tr("%1 refuses the change").arg(name());
  }
  QString operator()(const raft::Compacted& b) const {
    return Say::tr("%1 gives up its log up to %2").arg(name()).arg(b.lastIncludedIndex.value);
  }
  QString operator()(const raft::SnapshotInstalled& b) const {
    return Say::tr("%1 takes the snapshot up to %2").arg(name()).arg(b.lastIncludedIndex.value);
  }
  QString operator()(const raft::TransferStarted& b) const {
    return Say::tr("%1 hands over to %2").arg(name(), nameOf(b.to));
  }
  QString operator()(const raft::TransferAborted& b) const {
    return Say::tr("%1 gives up handing over to %2").arg(name(), nameOf(b.to));
  }
  QString operator()(const raft::SteppedDown& b) const { return stepDownStep(name(), b.why); }
  QString operator()(const raft::LeaseExtended&) const {
    return Say::tr("%1's lease is extended").arg(name());
  }
  QString operator()(const raft::ReadConfirmed&) const {
    return Say::tr("a majority confirms %1").arg(name());
  }
  QString operator()(const trace::SnapshotTaken& b) const {
    return Say::tr("%1 makes a snapshot up to %2").arg(name()).arg(b.lastIncludedIndex.value);
  }
  QString operator()(const trace::StateRestored& b) const {
    return Say::tr("%1's store starts from the snapshot up to %2").arg(name()).arg(b.index.value);
  }
  QString operator()(const trace::MembershipAsked& b) const {
    return Say::tr("%1 is asked to %2").arg(name(), changeText(b.change));
  }
  QString operator()(const trace::TransferAsked& b) const {
    return Say::tr("%1 is asked to hand over to %2").arg(name(), nameOf(b.to));
  }
  QString operator()(const trace::AskRefused&) const { return Say::tr("%1 refuses").arg(name()); }
  QString operator()(const trace::DiskLost&) const {
    return Say::tr("%1 loses its disk").arg(name());
  }
  QString operator()(const trace::DiskDamaged&) const {
    return Say::tr("%1's disk is damaged").arg(name());
  }
  QString operator()(const trace::BackupTaken& b) const {
    return Say::tr("%1's store is backed up at revision %2").arg(name()).arg(b.revision);
  }
  QString operator()(const trace::ClusterRestored& b) const {
    return Say::tr("a new cluster starts from the backup of revision %1").arg(b.revision);
  }
  QString operator()(const raft::LeaderLearned& b) const {
    if (!b.leader) return Say::tr("%1 gives its leader up").arg(name());
    return Say::tr("%1 follows %2").arg(name(), nameOf(b.leader));
  }
  QString operator()(const raft::VoteCounted& b) const {
    return Say::tr("%1 counts the answer of %2").arg(name(), nameOf(b.voter));
  }
  QString operator()(const raft::Appended& b) const {
    if (b.entries.empty()) return {};
    return Say::tr("%1 appends it at %2").arg(name()).arg(b.entries.front().index.value);
  }
  QString operator()(const raft::Truncated& b) const {
    return Say::tr("%1 deletes from %2 on").arg(name()).arg(b.from.value);
  }
  QString operator()(const raft::ProgressChanged& b) const {
    return Say::tr("%1 counts the copy of %2").arg(name(), nameOf(b.peer));
  }
  QString operator()(const raft::CommitAdvanced& b) const {
    return Say::tr("%1 commits up to %2").arg(name()).arg(b.commitIndex.value);
  }
};

}  // namespace

QString stepText(const trace::Event& event) { return std::visit(Steps{{event}}, event.body); }

}  // namespace view
