// What each event adds to the space-time log: one overload an event that a diagram shows. Private
// to the room. Thread rule: lives during one SpaceTimeLog::bring.
#pragma once

#include "app/view/space_time_log.h"

namespace view {

struct SpaceTimeReader {
  SpaceTimeLog& log;
  const trace::Event& event;

  void operator()(const trace::ClusterStarted& e);
  void operator()(const trace::ServerStarted& e);
  void operator()(const trace::ServerCrashed&);
  void operator()(const trace::ServerRefused&);
  void operator()(const trace::ServerPaused&);
  void operator()(const trace::ServerResumed&);
  void operator()(const trace::LinkChanged& e);
  void operator()(const trace::DiskChanged&) { mark(Sight::Disk); }
  void operator()(const trace::DiskLost&);
  void operator()(const trace::DiskDamaged&) { mark(Sight::Disk); }
  void operator()(const trace::ClockChanged& e);
  void operator()(const trace::Durable& e);
  void operator()(const trace::MessageSent& e);
  void operator()(const trace::MessageDelivered& e);
  void operator()(const trace::MessageDropped& e);
  void operator()(const trace::MessageMoved& e);
  void operator()(const trace::OperationStarted& e);
  void operator()(const trace::OperationFinished& e);
  void operator()(const trace::Noted&) { mark(Sight::Note); }
  void operator()(const trace::Violated&) { mark(Sight::Violation); }
  void operator()(const trace::SnapshotTaken& e);
  void operator()(const raft::TermChanged& e);
  void operator()(const raft::RoleChanged& e);
  void operator()(const raft::SteppedDown&) { mark(Sight::StepDown); }
  void operator()(const raft::Appended& e);
  void operator()(const raft::CommitAdvanced& e);
  void operator()(const raft::ConfigurationChanged& e);
  void operator()(const raft::SnapshotInstalled& e);
  void operator()(const raft::TransferStarted& e) { mark(Sight::Transfer, e.to.value); }
  void operator()(const raft::LeaseExtended& e);
  void operator()(const raft::ReadConfirmed& e) { mark(Sight::Read, e.index.value); }

  // Nothing of these is seen in a diagram: they are steps within one server, or are told by the
  // message that came of them.
  void operator()(const trace::TimerSet&) {}
  void operator()(const trace::TimerFired&) {}
  void operator()(const trace::Applied&) {}
  void operator()(const trace::OperationReached&) {}
  void operator()(const trace::Expected&) {}
  void operator()(const trace::StateRestored&) {}
  void operator()(const trace::BackupTaken&) {}
  void operator()(const trace::ClusterRestored&) {}
  void operator()(const trace::MembershipAsked&) {}
  void operator()(const trace::TransferAsked&) {}
  void operator()(const trace::AskRefused&) {}
  void operator()(const raft::Voted&) {}
  void operator()(const raft::VoteRefused&) {}
  void operator()(const raft::LeaderLearned&) {}
  void operator()(const raft::VoteCounted&) {}
  void operator()(const raft::Truncated&) {}
  void operator()(const raft::ProgressChanged&) {}
  void operator()(const raft::PreVoted&) {}
  void operator()(const raft::MembershipRefused&) {}
  void operator()(const raft::Compacted&) {}
  void operator()(const raft::TransferAborted&) {}
  void operator()(const trace::LeaseGranted&) {}
  void operator()(const trace::LeaseRenewed&) {}
  void operator()(const trace::LeaseEnded&) {}
  void operator()(const trace::LeasesBegun&) {}
  void operator()(const trace::WatchAsked&) {}
  void operator()(const trace::WatchOpened&) {}
  void operator()(const trace::WatchTold&) {}
  void operator()(const trace::WatchHeard&) {}
  void operator()(const trace::WatchCancelled&) {}
  void operator()(const trace::KeepAliveSet&) {}
  void operator()(const trace::ClientPaused&) {}
  void operator()(const trace::ClientResumed&) {}

 private:
  void mark(Sight sight, std::uint64_t number = 0, std::uint64_t before = 0);
  LaneSpan lane() const;
  void stop(trace::ServerStatus status);
  void end(trace::MessageId id, Fate fate, trace::DropReason reason);
  SpaceTimeLog::Server& server() const { return log.servers_[event.server.value - 1]; }
};

}  // namespace view
