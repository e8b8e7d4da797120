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
  for (const ServerView& peer : view.servers_) {
    if (e.role == raft::RoleName::Candidate) s.ballots.push_back({peer.id, std::nullopt});
    if (e.role == raft::RoleName::Leader) {
      ProgressView& p = s.progress.emplace_back();
      p.peer = peer.id;
      p.nextIndex = s.log.lastIndex() + 1;
    }
  }
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
