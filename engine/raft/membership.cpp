// Changes of the membership (Raft 6, thesis 4): one at a time, in force when applied.
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

Proposal Raft::proposeMembership(Instant now, const MembershipChange& change) {
  now_ = now;
  return proposeEntries({Entry{{}, {}, EntryKind::Membership, encode(change)}});
}

// REQUIRES: this server leads. nullopt: the change may be appended.
std::optional<std::string> Raft::whyNoChange(const MembershipChange& change) const {
  const auto& leader = std::get<Leader>(role_);
  if (leader.pendingMembership > lastApplied_) {
    return "an earlier change may stand at index " +
           std::to_string(leader.pendingMembership.value) + ", and only " +
           std::to_string(lastApplied_.value) + " is applied";
  }
  if (configuration_.joint() && !change.leavesJoint()) {
    return std::string("the joint configuration must be left first");
  }
  if (!configuration_.joint() && change.leavesJoint()) {
    return std::string("there is no joint configuration to leave");
  }
  const bool newIds = config_.rules.holds(Rule::NewIdAfterLoss);
  for (const MemberChange& one : change.changes) {
    const bool adds = one.kind == ChangeKind::AddVoter || one.kind == ChangeKind::AddLearner;
    if (newIds && adds && configuration_.retired.contains(one.server)) {
      return "S" + std::to_string(one.server.value) +
             " was a member before: a new server needs a new id";
    }
  }
  const Changed result = changed(configuration_, change);
  if (const auto* refused = std::get_if<ChangeRefused>(&result)) return refused->why;
  return std::nullopt;
}

// A change that cannot be made is appended as an empty entry: the indexes of what was proposed with
// it stay what they are (etcd's form).
void Raft::validate(Entry& entry, Index index, std::optional<ChangeRefused>& refused) {
  const std::optional<MembershipChange> change = decodeMembership(entry.payload.bytes());
  std::optional<std::string> why;
  if (!change) {
    why = "the entry does not say what to change";
  } else if (config_.validateMembership == ValidateMembership::Yes) {
    why = whyNoChange(*change);
  }
  if (!why) {
    std::get<Leader>(role_).pendingMembership = index;
    return;
  }
  happened(MembershipRefused{change.value_or(MembershipChange{}), *why});
  refused = ChangeRefused{*std::move(why)};
  entry = Entry{{}, {}, EntryKind::Empty, {}};
}

void Raft::applyMembership(Instant now, const Entry& entry) {
  now_ = now;
  // A snapshot that came meanwhile holds it already.
  if (installing_ && entry.index <= installing_->lastIncludedIndex) return;
  const std::optional<MembershipChange> change = decodeMembership(entry.payload.bytes());
  if (!change) return;
  Changed result = changed(configuration_, *change);
  if (auto* refused = std::get_if<ChangeRefused>(&result)) {
    happened(MembershipRefused{*change, std::move(refused->why)});
  } else {
    useConfiguration(entry.index, std::get<Configuration>(std::move(result)));
  }
}

void Raft::useConfiguration(Index index, Configuration configuration) {
  configuration_ = std::move(configuration);
  happened(ConfigurationChanged{index, configuration_});
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) return;
  adaptProgress();
  const bool member = configuration_.contains(id()) && !configuration_.isLearner(id());
  if (!member) {
    // Thesis 4.2.2: it led until its removal was committed; now it is no member any more.
    if (config_.stepDownOnRemoval == StepDownOnRemoval::Yes) stepDown(StepDown::Removed);
    return;
  }
  if (advanceCommit()) {
    commitAdvanced();
  } else {
    for (Progress& peer : leader->progress) {
      if (peer.peer != id()) sendAppend(peer, WhenEmpty::Skip);
    }
  }
  if (leader->transferee && !configuration_.isVoter(leader->transferee)) {
    abortTransfer(TransferEnd::NotAVoter);
  }
}

// A newcomer counts as active: it had no chance to answer before the next check of the quorum.
void Raft::adaptProgress() {
  auto& leader = std::get<Leader>(role_);
  std::vector<Progress> all;
  for (const ServerId member : configuration_.everyone()) {
    if (const Progress* known = progressOf(member)) {
      all.push_back(*known);
      continue;
    }
    Progress& peer = all.emplace_back();
    peer.peer = member;
    peer.nextIndex = std::max(log_.lastIndex(), Index{1});
    peer.recentActive = true;
  }
  leader.progress = std::move(all);
}

void Raft::leaveJointWhenApplied() {
  const auto* leader = std::get_if<Leader>(&role_);
  if (!leader || configuration_.autoLeave == AutoLeave::No) return;
  if (!configuration_.joint() || lastApplied_ < leader->pendingMembership) return;
  proposeMembership(now_, MembershipChange{});
}

}  // namespace raft
