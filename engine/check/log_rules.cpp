// Guarantees about logs: append-only leaders, matching, commitment, application.
#include "engine/check/observer.h"

namespace check {
namespace {
std::string entryText(raft::Index index) { return "entry " + std::to_string(index.value); }
}  // namespace

void Observer::operator()(const trace::ServerStarted& e) {
  Invariants::ServerMemory& memory = known.memory(event.server);
  memory.term = e.hardState.currentTerm;
  memory.commitIndex = server().commitIndex;
  memory.lastIndex = e.log.lastIndex();
  std::uint64_t hash = prefixBefore(e.log.firstIndex());
  for (std::uint64_t i = 0; i < e.log.size(); ++i) {
    hash = link(hash, e.log.at(e.log.firstIndex() + i));
  }
}

void Observer::operator()(const raft::Appended& e) {
  if (e.entries.empty()) return;
  Invariants::ServerMemory& memory = known.memory(event.server);
  const raft::Index start = e.entries.front().index;
  if (start <= memory.lastIndex && server().leads()) {
    broken(Rule::LeaderAppendOnly, event.server.value,
           nameOf(event.server) + " overwrote " + entryText(start) + " while it led.");
  }
  if (start <= memory.lastIndex && start <= memory.commitIndex) {
    broken(Rule::CommittedEntriesStay, event.server.value,
           nameOf(event.server) + " replaced " + entryText(start) + ", which it had committed.");
  }
  std::uint64_t hash = prefixBefore(start);
  for (const raft::Entry& entry : e.entries) hash = link(hash, entry);
  memory.lastIndex = e.entries.back().index;
}

void Observer::operator()(const raft::Truncated& e) {
  Invariants::ServerMemory& memory = known.memory(event.server);
  if (server().leads()) {
    broken(Rule::LeaderAppendOnly, event.server.value,
           nameOf(event.server) + " deleted " + entryText(e.from) + " while it led.");
  }
  if (e.from <= memory.commitIndex) {
    broken(Rule::CommittedEntriesStay, event.server.value,
           nameOf(event.server) + " deleted " + entryText(e.from) + ", which it had committed.");
  }
  memory.lastIndex = server().log.lastIndex();
}

void Observer::operator()(const raft::CommitAdvanced& e) {
  Invariants::ServerMemory& memory = known.memory(event.server);
  if (e.commitIndex < memory.commitIndex) {
    broken(Rule::CommitIndexGrows, event.server.value,
           "commitIndex of " + nameOf(event.server) + " fell from " +
               std::to_string(memory.commitIndex.value) + " to " +
               std::to_string(e.commitIndex.value) + ".");
  }
  memory.commitIndex = e.commitIndex;
  // By Log Matching the last entry speaks for all before it.
  const raft::Entry* promised = after.committedEntry(e.commitIndex);
  const raft::Entries& log = server().log;
  if (!log.contains(e.commitIndex) || !promised ||
      hashOf(*promised) != hashOf(log.at(e.commitIndex))) {
    broken(Rule::CommittedEntriesStay, event.server.value,
           nameOf(event.server) + " committed another " + entryText(e.commitIndex) +
               " than the cluster had.");
  }
  if (after.committed() <= known.committed_) return;
  known.committed_ = after.committed();
  known.committedIn_.edit(server().currentTerm) = known.committed_;
}

void Observer::operator()(const trace::Applied& e) {
  const raft::Entries& log = server().log;
  if (!log.contains(e.index)) {
    broken(Rule::StateMachineSafety, event.server.value,
           nameOf(event.server) + " applied " + entryText(e.index) + ", which it does not hold.");
    return;
  }
  const std::uint64_t hash = hashOf(log.at(e.index));
  const std::uint64_t applied = known.applied_.at(e.index.value);
  if (applied == 0) known.applied_.write(e.index.value, hash);
  if (applied != 0 && applied != hash) {
    broken(Rule::StateMachineSafety, event.server.value,
           nameOf(event.server) + " applied another " + entryText(e.index) +
               " than a server before it.");
  }
  sameState(e.index, e.revision);
}

// Raft 7: a snapshot stands for what it was made of.
void Observer::operator()(const trace::StateRestored& e) { sameState(e.index, e.revision); }

// A new cluster: what the old one promised after the backup binds nobody.
void Observer::operator()(const trace::ClusterRestored& e) {
  for (raft::Index i = e.index + 1; i <= known.committed_; ++i) {
    known.applied_.write(i.value, 0);
    known.revisions_.write(i.value, std::nullopt);
  }
  known.committed_ = std::min(known.committed_, e.index);
  std::vector<raft::Term> beyond;
  for (const auto& [term, index] : known.committedIn_) {
    if (index > e.index) beyond.push_back(term);
  }
  for (const raft::Term term : beyond) known.committedIn_.edit(term) = e.index;
}

void Observer::sameState(raft::Index index, kv::Revision revision) {
  const std::optional<kv::Revision> revisionThere = known.revisions_.at(index.value);
  if (!revisionThere) known.revisions_.write(index.value, revision);
  if (!revisionThere || revisionThere == revision) return;
  broken(Rule::StateMachineSafety, event.server.value,
         "After " + entryText(index) + " the store of " + nameOf(event.server) +
             " is at revision " + std::to_string(revision) + ", another server's was at " +
             std::to_string(*revisionThere) + ".");
}

void Observer::operator()(const raft::SnapshotInstalled& e) {
  Invariants::ServerMemory& memory = known.memory(event.server);
  const std::string named = "the snapshot up to " + entryText(e.lastIncludedIndex);
  if (e.lastIncludedIndex < memory.commitIndex) {
    broken(Rule::CommitIndexGrows, event.server.value,
           nameOf(event.server) + " took " + named + ", though it had committed up to " +
               std::to_string(memory.commitIndex.value) + ".");
  }
  const raft::Entry* promised = after.committedEntry(e.lastIncludedIndex);
  if (!promised || promised->term != e.lastIncludedTerm) {
    broken(Rule::CommittedEntriesStay, event.server.value,
           nameOf(event.server) + " took " + named + ", which is not what the cluster committed.");
  }
  memory.commitIndex = e.lastIncludedIndex;
  memory.lastIndex = e.lastIncludedIndex;
}

}  // namespace check
