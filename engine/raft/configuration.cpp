#include "engine/raft/configuration.h"

#include <algorithm>
#include <utility>

namespace raft {
namespace {

void makeVoter(Configuration& configuration, ServerId id) {
  configuration.learners.erase(id);
  configuration.learnersNext.erase(id);
  configuration.voters.insert(id);
}

void remove(Configuration& configuration, ServerId id) {
  configuration.voters.erase(id);
  configuration.learners.erase(id);
  configuration.learnersNext.erase(id);
}

void makeLearner(Configuration& configuration, ServerId id) {
  if (configuration.learners.contains(id)) return;
  remove(configuration, id);
  // A server that still votes with C_old becomes a learner only when C_old is left.
  if (configuration.outgoing.contains(id)) {
    configuration.learnersNext.insert(id);
  } else {
    configuration.learners.insert(id);
  }
}

std::optional<ChangeRefused> apply(Configuration& configuration,
                                   const std::vector<MemberChange>& changes) {
  for (const MemberChange& change : changes) {
    // Id 0 stands for a change that was given up after it was proposed (etcd's form).
    if (change.server == ServerId{}) continue;
    switch (change.kind) {
      case ChangeKind::AddVoter:
        makeVoter(configuration, change.server);
        break;
      case ChangeKind::AddLearner:
        makeLearner(configuration, change.server);
        break;
      case ChangeKind::Remove:
        remove(configuration, change.server);
        break;
      case ChangeKind::Update:
        break;
    }
  }
  if (configuration.voters.empty()) return ChangeRefused{"removed all voters"};
  return std::nullopt;
}

/// Whoever was a member of `before` and is none of `after` may not come back under its id.
void retire(const Configuration& before, Configuration& after) {
  for (const ServerId id : before.everyone()) {
    if (!after.contains(id)) after.retired.insert(id);
  }
}

std::size_t difference(const ServerSet& a, const ServerSet& b) {
  const auto missingIn = [](const ServerSet& set) {
    return [&set](ServerId id) { return !set.contains(id); };
  };
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), missingIn(b)) +
                                  std::count_if(b.begin(), b.end(), missingIn(a)));
}

std::string listed(const ServerSet& servers) {
  std::string out = "(";
  for (const ServerId id : servers) {
    if (out.size() > 1) out += ' ';
    out += std::to_string(id.value);
  }
  return out + ")";
}

}  // namespace

ServerSet::ServerSet(std::vector<ServerId> ids) : ids_(std::move(ids)) {
  std::sort(ids_.begin(), ids_.end());
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
}

bool ServerSet::contains(ServerId id) const {
  return std::binary_search(ids_.begin(), ids_.end(), id);
}

void ServerSet::insert(ServerId id) {
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (at == ids_.end() || *at != id) ids_.insert(at, id);
}

void ServerSet::erase(ServerId id) {
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (at != ids_.end() && *at == id) ids_.erase(at);
}

ServerSet Configuration::allVoters() const {
  std::vector<ServerId> ids(voters.begin(), voters.end());
  ids.insert(ids.end(), outgoing.begin(), outgoing.end());
  return ServerSet(std::move(ids));
}

ServerSet Configuration::everyone() const {
  std::vector<ServerId> ids(voters.begin(), voters.end());
  ids.insert(ids.end(), outgoing.begin(), outgoing.end());
  ids.insert(ids.end(), learners.begin(), learners.end());
  return ServerSet(std::move(ids));
}

Changed changeSimply(const Configuration& now, const std::vector<MemberChange>& changes) {
  if (now.joint()) return ChangeRefused{"can't apply simple config change in joint config"};
  Configuration next = now;
  if (auto refused = apply(next, changes)) return *std::move(refused);
  if (difference(now.voters, next.voters) > 1) {
    return ChangeRefused{"more than one voter changed without entering joint config"};
  }
  retire(now, next);
  return next;
}

Changed enterJoint(const Configuration& now, AutoLeave autoLeave,
                   const std::vector<MemberChange>& changes) {
  if (now.joint()) return ChangeRefused{"config is already joint"};
  if (now.voters.empty()) return ChangeRefused{"can't make a zero-voter config joint"};
  Configuration next = now;
  next.outgoing = now.voters;
  if (auto refused = apply(next, changes)) return *std::move(refused);
  next.autoLeave = autoLeave;
  retire(now, next);
  return next;
}

Changed leaveJoint(const Configuration& now) {
  if (!now.joint()) return ChangeRefused{"can't leave a non-joint config"};
  Configuration next = now;
  next.outgoing = ServerSet{};
  next.learnersNext = ServerSet{};
  next.autoLeave = AutoLeave::No;
  for (const ServerId id : now.learnersNext) next.learners.insert(id);
  retire(now, next);
  return next;
}

Changed changed(const Configuration& now, const MembershipChange& change) {
  if (change.leavesJoint()) return leaveJoint(now);
  if (change.transition == Transition::Auto && change.changes.size() == 1) {
    return changeSimply(now, change.changes);
  }
  const bool explicitly = change.transition == Transition::JointExplicit;
  return enterJoint(now, explicitly ? AutoLeave::No : AutoLeave::Yes, change.changes);
}

std::string toString(const Configuration& configuration) {
  std::string out = "voters=" + listed(configuration.voters);
  if (configuration.joint()) out += "&&" + listed(configuration.outgoing);
  if (!configuration.learners.empty()) out += " learners=" + listed(configuration.learners);
  if (!configuration.learnersNext.empty()) {
    out += " learners_next=" + listed(configuration.learnersNext);
  }
  if (configuration.autoLeave == AutoLeave::Yes) out += " autoleave";
  return out;
}

}  // namespace raft
