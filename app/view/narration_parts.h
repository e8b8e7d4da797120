// The kinds of events, each told where its concern is told: elections, replication, faults, links,
// clients. An event without a function here does not compile.
// Thread rule: pure.
#pragma once

#include "app/view/narration.h"

namespace view {

struct Scene {
  const trace::Event& event;
  const Prior& prior;
  const trace::ClusterView& after;
  const trace::ServerView& server() const { return after.server(event.server); }
};

struct News {
  Weight weight{Weight::Passing};
  QString text;
  std::vector<trace::ServerId> about;
};
using Told = std::optional<News>;

// narration_elections.cpp
Told tell(const raft::RoleChanged& body, const Scene& scene);
Told tell(const raft::Voted& body, const Scene& scene);
Told tell(const raft::VoteRefused& body, const Scene& scene);

Told tell(const raft::PreVoted& body, const Scene& scene);

// narration_leaders.cpp
Told tell(const raft::TransferStarted& body, const Scene& scene);
Told tell(const raft::TransferAborted& body, const Scene& scene);
Told tell(const raft::SteppedDown& body, const Scene& scene);
Told tell(const raft::LeaseExtended& body, const Scene& scene);
Told tell(const raft::ReadConfirmed& body, const Scene& scene);
Told tell(const raft::LeaderLearned& body, const Scene& scene);
Told tell(const trace::TransferAsked& body, const Scene& scene);
Told tell(const trace::AskRefused& body, const Scene& scene);

// narration_members.cpp
Told tell(const raft::ConfigurationChanged& body, const Scene& scene);
Told tell(const raft::MembershipRefused& body, const Scene& scene);
Told tell(const trace::MembershipAsked& body, const Scene& scene);

// narration_snapshots.cpp
Told tell(const raft::Compacted& body, const Scene& scene);
Told tell(const raft::SnapshotInstalled& body, const Scene& scene);
Told tell(const trace::SnapshotTaken& body, const Scene& scene);
Told tell(const trace::StateRestored& body, const Scene& scene);
/// Of a message: a snapshot sets out.
Told tellSnapshotSent(const raft::Message& message);

// narration_replication.cpp
Told tell(const raft::Appended& body, const Scene& scene);
Told tell(const raft::Truncated& body, const Scene& scene);
Told tell(const raft::ProgressChanged& body, const Scene& scene);
Told tell(const raft::CommitAdvanced& body, const Scene& scene);
Told tell(const trace::MessageSent& body, const Scene& scene);
Told tell(const trace::MessageDropped& body, const Scene& scene);
Told tell(const trace::MessageMoved& body, const Scene& scene);

// narration_faults.cpp
Told tell(const trace::ClusterStarted& body, const Scene& scene);
Told tell(const trace::ServerStarted& body, const Scene& scene);
Told tell(const trace::ServerCrashed& body, const Scene& scene);
Told tell(const trace::ServerRefused& body, const Scene& scene);
Told tell(const trace::ServerPaused& body, const Scene& scene);
Told tell(const trace::ServerResumed& body, const Scene& scene);
Told tell(const trace::DiskChanged& body, const Scene& scene);
Told tell(const trace::DiskLost& body, const Scene& scene);
Told tell(const trace::DiskDamaged& body, const Scene& scene);
Told tell(const trace::BackupTaken& body, const Scene& scene);
Told tell(const trace::ClusterRestored& body, const Scene& scene);
Told tell(const trace::ClockChanged& body, const Scene& scene);
Told tell(const trace::Noted& body, const Scene& scene);
Told tell(const trace::Expected& body, const Scene& scene);
Told tell(const trace::Violated& body, const Scene& scene);

// narration_links.cpp
Told tell(const trace::LinkChanged& body, const Scene& scene);
News tellLinks(const std::vector<LinkNews>& links, const trace::ClusterView& after);

// narration_clients.cpp
Told tell(const trace::OperationStarted& body, const Scene& scene);
Told tell(const trace::OperationFinished& body, const Scene& scene);

// narration_leases.cpp
Told tell(const trace::LeaseGranted& body, const Scene& scene);
Told tell(const trace::LeaseEnded& body, const Scene& scene);
Told tell(const trace::LeasesBegun& body, const Scene& scene);
Told tell(const trace::WatchAsked& body, const Scene& scene);
Told tell(const trace::WatchHeard& body, const Scene& scene);
Told tell(const trace::WatchCancelled& body, const Scene& scene);
Told tell(const trace::KeepAliveSet& body, const Scene& scene);
Told tell(const trace::ClientPaused& body, const Scene& scene);
Told tell(const trace::ClientResumed& body, const Scene& scene);

// No news: other events tell the same, or nothing changed that a person would miss.
inline Told tell(const trace::TimerSet&, const Scene&) { return {}; }
inline Told tell(const trace::TimerFired&, const Scene&) { return {}; }
inline Told tell(const trace::MessageDelivered&, const Scene&) { return {}; }
inline Told tell(const trace::Durable&, const Scene&) { return {}; }
inline Told tell(const trace::Applied&, const Scene&) { return {}; }
inline Told tell(const trace::OperationReached&, const Scene&) { return {}; }
inline Told tell(const trace::LeaseRenewed&, const Scene&) { return {}; }
inline Told tell(const trace::WatchOpened&, const Scene&) { return {}; }
inline Told tell(const trace::WatchTold&, const Scene&) { return {}; }
inline Told tell(const raft::TermChanged&, const Scene&) { return {}; }
inline Told tell(const raft::VoteCounted&, const Scene&) { return {}; }

}  // namespace view
