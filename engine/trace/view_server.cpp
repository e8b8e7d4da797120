// Life, disk and clock of servers.
#include <algorithm>

#include "engine/trace/folder.h"

namespace trace {

void Folder::operator()(const ClusterStarted& e) {
  view.started_ = e;
  view.servers_.resize(e.servers);
  for (std::uint32_t i = 0; i < e.servers; ++i) {
    view.servers_[i].id = ServerId{i + 1};
    view.servers_[i].disk = e.disks;
  }
  const std::uint32_t voters = e.voters ? e.voters : e.servers;
  for (std::uint32_t i = 0; i < voters; ++i) {
    for (std::uint64_t id = 1; id <= voters; ++id) {
      view.servers_[i].configuration.voters.insert(ServerId{id});
    }
  }
  view.links_.assign(std::size_t{e.servers} * e.servers, e.links);
}

void Folder::operator()(const ServerStarted& e) {
  ServerView fresh;
  ServerView& s = server();
  fresh.id = s.id;
  fresh.disk = s.disk;
  fresh.clock = s.clock;
  fresh.status = ServerStatus::Up;
  fresh.incarnation = e.incarnation;
  fresh.currentTerm = e.hardState.currentTerm;
  fresh.votedFor = e.hardState.votedFor;
  fresh.log = e.log;
  fresh.commitIndex = std::min(e.hardState.commit, e.log.lastIndex());
  fresh.durableState = e.hardState;
  fresh.durableIndex = e.log.lastIndex();
  fresh.durableLog = e.log;
  fresh.lastApplied = e.log.baseIndex();
  fresh.snapshotIndex = e.log.baseIndex();
  fresh.configuration =
      e.configuration == raft::Configuration{} ? s.configuration : e.configuration;
  fresh.changedAt = event.at;
  s = std::move(fresh);
  commit(s.commitIndex, s.log);
}

// Memory is gone; what the disk is known to hold remains.
void Folder::stop(ServerStatus status) {
  ServerView& s = server();
  s.status = status;
  s.currentTerm = s.durableState.currentTerm;
  s.votedFor = s.durableState.votedFor;
  s.role = raft::RoleName::Follower;
  s.leader = ServerId{};
  s.ballots.clear();
  s.progress.clear();
  s.unsynced.clear();
  s.installing = raft::Index{};
  s.leases.clear();
  s.leaseCount = 0;
  s.watchCount = 0;
  std::erase_if(view.watches_, [&](const WatchView& w) { return w.server == s.id; });
  s.transferee = ServerId{};
  s.leaseUntil = Instant{};
  s.log = s.durableLog;
  s.durableIndex = s.log.lastIndex();
  s.timerDeadline = raft::kNever;
  s.changedAt = event.at;
}

void Folder::operator()(const ServerCrashed&) { stop(ServerStatus::Down); }

void Folder::operator()(const ServerRefused& e) {
  stop(ServerStatus::Refused);
  server().refusal = e.why;
}

void Folder::operator()(const ServerPaused&) {
  server().status = ServerStatus::Paused;
  server().changedAt = event.at;
}

void Folder::operator()(const ServerResumed&) {
  server().status = ServerStatus::Up;
  server().changedAt = event.at;
}

void Folder::operator()(const DiskChanged& e) { server().disk = e.state; }
void Folder::operator()(const ClockChanged& e) { server().clock = e.state; }

// The old cluster's promises end with it; the new one's begin where the backup was made.
void Folder::operator()(const ClusterRestored& e) {
  view.committedLog_.truncateFrom(e.index + 1);
  view.committed_ = std::min(view.committed_, e.index);
}

void Folder::operator()(const DiskLost&) {
  ServerView& s = server();
  s.diskLost = true;
  s.durableState = raft::HardState{};
  s.durableLog = raft::Entries{};
  s.snapshotIndex = raft::Index{};
  s.log = s.durableLog;
  s.currentTerm = raft::Term{};
  s.votedFor = ServerId{};
  s.durableIndex = raft::Index{};
}

void Folder::operator()(const TimerSet& e) {
  server().timerSetAt = event.at;
  server().timerDeadline = e.deadline;
}

void Folder::operator()(const TimerFired&) { server().timerDeadline = raft::kNever; }

// Which appended entries does the request cover? All of earlier terms, and those of its own term up
// to lastIndex: within one term a log is cut at most before its first append (Raft 5.3), so (term,
// last index) grows from one append to the next.
void Folder::operator()(const Durable& e) {
  ServerView& s = server();
  s.durableState = e.hardState;
  if (e.snapshotIndex) s.durableLog = raft::Entries(e.snapshotIndex, e.snapshotTerm);
  if (e.snapshotIndex == s.installing) s.installing = raft::Index{};
  if (s.installing) return;  // what became durable belongs to the log before it
  const raft::Term term = e.hardState.currentTerm;
  const auto covered = [&](const UnsyncedView& u) {
    return u.appendedIn < term || (u.appendedIn == term && u.entries.back().index <= e.lastIndex);
  };
  std::size_t count = 0;
  for (; count < s.unsynced.size() && covered(s.unsynced[count]); ++count) {
    s.durableLog.truncateFrom(s.unsynced[count].entries.front().index);
    for (const raft::Entry& entry : s.unsynced[count].entries) s.durableLog.append(entry);
  }
  s.unsynced.erase(s.unsynced.begin(), s.unsynced.begin() + static_cast<std::ptrdiff_t>(count));
  s.durableIndex = std::min(s.durableLog.lastIndex(), s.log.lastIndex());
  for (const UnsyncedView& u : s.unsynced) {
    s.durableIndex = std::min(s.durableIndex, u.entries.front().index - 1);
  }
}

void Folder::operator()(const SnapshotTaken& e) { server().snapshotIndex = e.lastIncludedIndex; }

void Folder::operator()(const StateRestored& e) {
  server().lastApplied = e.index;
  server().revision = e.revision;
  server().snapshotIndex = e.index;
  server().leases.clear();
  server().leaseCount = 0;
}

void Folder::operator()(const Applied& e) {
  server().lastApplied = e.index;
  server().revision = e.revision;
}

}  // namespace trace
