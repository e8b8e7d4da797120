// What each event does to the view: one overload an event. Private to the room.
// Thread rule: lives during one ClusterView::fold.
#pragma once

#include "engine/trace/view.h"

namespace trace {

struct Folder {
  ClusterView& view;
  const Event& event;

  // view_server.cpp: life, disk and clock of servers
  void operator()(const ClusterStarted& e);
  void operator()(const ServerStarted& e);
  void operator()(const ServerCrashed& e);
  void operator()(const ServerRefused& e);
  void operator()(const ServerPaused& e);
  void operator()(const ServerResumed& e);
  void operator()(const DiskChanged& e);
  void operator()(const ClockChanged& e);
  void operator()(const DiskLost& e);
  void operator()(const DiskDamaged&) {}
  void operator()(const BackupTaken& e) { view.backedUp_ = e.revision; }
  void operator()(const ClusterRestored& e);
  void operator()(const TimerSet& e);
  void operator()(const TimerFired& e);
  void operator()(const Durable& e);
  void operator()(const Applied& e);
  void operator()(const SnapshotTaken& e);
  void operator()(const StateRestored& e);

  // view_traffic.cpp
  void operator()(const LinkChanged& e);
  void operator()(const MessageSent& e);
  void operator()(const MessageDelivered& e);
  void operator()(const MessageDropped& e);
  void operator()(const MessageMoved& e);

  // view_client.cpp
  void operator()(const OperationStarted& e);
  void operator()(const OperationReached&) {}
  void operator()(const OperationFinished& e);
  void operator()(const Noted&) {}
  void operator()(const Expected&) {}
  void operator()(const Violated&) {}
  void operator()(const MembershipAsked&) {}
  void operator()(const TransferAsked&) {}
  void operator()(const AskRefused&) {}

  // view_leases.cpp
  void operator()(const LeaseGranted& e);
  void operator()(const LeaseRenewed& e);
  void operator()(const LeaseEnded& e);
  void operator()(const LeasesBegun& e);
  void operator()(const WatchAsked& e);
  void operator()(const WatchOpened& e);
  void operator()(const WatchTold& e);
  void operator()(const WatchHeard& e);
  void operator()(const WatchCancelled& e);
  void operator()(const KeepAliveSet& e);
  void operator()(const ClientPaused& e);
  void operator()(const ClientResumed& e);
  /// What its end says of locks that simulated clients hold.
  void keepLocks(const OperationView& ended);

  // view_protocol.cpp
  void operator()(const raft::TermChanged& e);
  void operator()(const raft::Voted& e);
  void operator()(const raft::VoteRefused&) {}
  void operator()(const raft::RoleChanged& e);
  void operator()(const raft::LeaderLearned& e);
  void operator()(const raft::VoteCounted& e);
  void operator()(const raft::Appended& e);
  void operator()(const raft::Truncated& e);
  void operator()(const raft::ProgressChanged& e);
  void operator()(const raft::CommitAdvanced& e);
  void operator()(const raft::PreVoted&) {}
  void operator()(const raft::ConfigurationChanged& e);
  void operator()(const raft::MembershipRefused&) {}
  void operator()(const raft::Compacted& e);
  void operator()(const raft::SnapshotInstalled& e);
  void operator()(const raft::TransferStarted& e);
  void operator()(const raft::TransferAborted& e);
  void operator()(const raft::SteppedDown&) {}
  void operator()(const raft::LeaseExtended& e);
  void operator()(const raft::ReadConfirmed&) {}

  static void adaptProgress(ServerView& s);
  ServerView& server() const { return view.servers_[event.server.value - 1]; }
  void stop(ServerStatus status);
  void commit(raft::Index index, const raft::Entries& log);
  MessageView take(MessageId id);
  void pruneDrops();
};

}  // namespace trace
