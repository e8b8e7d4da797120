// What the protocol did (engine/raft/happened.h).
#include <algorithm>

#include "engine/trace/folder.h"

namespace trace {

void Folder::operator()(const raft::TermChanged& e) {
  ServerView& s = server();
  s.currentTerm = e.term;
  s.votedFor = ServerId{};
  s.changedAt = event.at;
}

void Folder::operator()(const raft::Voted& e) { server().votedFor = e.candidate; }

void Folder::operator()(const raft::RoleChanged& e) {
  ServerView& s = server();
  s.role = e.role;
  s.leader = e.role == raft::RoleName::Leader ? s.id : e.leader;
  s.changedAt = event.at;
  s.ballots.clear();
  s.progress.clear();
  s.transferee = ServerId{};
  s.leaseUntil = Instant{};
  if (e.role == raft::RoleName::Candidate || e.role == raft::RoleName::PreCandidate) {
    for (const ServerId voter : s.configuration.allVoters()) {
      s.ballots.push_back({voter, std::nullopt});
    }
  } else if (e.role == raft::RoleName::Leader) {
    adaptProgress(s);
  }
}

// Everybody the leader replicates to has a row; those who stay keep theirs.
void Folder::adaptProgress(ServerView& s) {
  std::vector<ProgressView> all;
  for (const ServerId peer : s.configuration.everyone()) {
    const auto known = std::find_if(s.progress.begin(), s.progress.end(),
                                    [&](const ProgressView& p) { return p.peer == peer; });
    if (known != s.progress.end()) {
      all.push_back(*known);
      continue;
    }
    ProgressView& p = all.emplace_back();
    p.peer = peer;
    p.nextIndex = s.log.lastIndex() + 1;
  }
  s.progress = std::move(all);
}

void Folder::operator()(const raft::ConfigurationChanged& e) {
  ServerView& s = server();
  s.configuration = e.configuration;
  if (s.role == raft::RoleName::Leader) adaptProgress(s);
}

void Folder::operator()(const raft::TransferStarted& e) { server().transferee = e.to; }
void Folder::operator()(const raft::TransferAborted&) { server().transferee = ServerId{}; }
void Folder::operator()(const raft::LeaseExtended& e) { server().leaseUntil = e.until; }

void Folder::operator()(const raft::Compacted& e) {
  server().log.compact(e.lastIncludedIndex);
  server().durableLog.compact(e.lastIncludedIndex);
}

void Folder::operator()(const raft::SnapshotInstalled& e) {
  ServerView& s = server();
  s.log = raft::Entries(e.lastIncludedIndex, e.lastIncludedTerm);
  s.configuration = e.configuration;
  s.commitIndex = e.lastIncludedIndex;
  s.installing = e.lastIncludedIndex;
  s.unsynced.clear();
  s.durableIndex = raft::Index{};
}

void Folder::operator()(const raft::LeaderLearned& e) { server().leader = e.leader; }

void Folder::operator()(const raft::VoteCounted& e) {
  for (BallotView& b : server().ballots) {
    if (b.voter == e.voter) b.vote = e.vote;
  }
}

void Folder::operator()(const raft::Appended& e) {
  if (e.entries.empty()) return;
  ServerView& s = server();
  s.unsynced.push_back({s.currentTerm, e.entries});
  if (e.entries.front().index <= s.log.lastIndex()) {
    s.log.truncateFrom(e.entries.front().index);
  }
  for (const raft::Entry& entry : e.entries) s.log.append(entry);
}

void Folder::operator()(const raft::Truncated& e) {
  ServerView& s = server();
  s.log.truncateFrom(e.from);
  s.durableIndex = std::min(s.durableIndex, s.log.lastIndex());
}

void Folder::operator()(const raft::ProgressChanged& e) {
  for (ProgressView& p : server().progress) {
    if (p.peer != e.peer) continue;
    p.matchIndex = e.matchIndex;
    p.nextIndex = e.nextIndex;
    p.state = e.state;
  }
}

void Folder::operator()(const raft::CommitAdvanced& e) {
  server().commitIndex = e.commitIndex;
  commit(e.commitIndex, server().log);
}

void Folder::commit(raft::Index index, const raft::Entries& log) {
  while (view.committed_ < index && log.contains(view.committed_ + 1)) {
    ++view.committed_;
    view.committedLog_.append(log.at(view.committed_));
  }
}

}  // namespace trace
