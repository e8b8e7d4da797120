// Changes of the membership.
#include "engine/nemesis/nemesis.h"

namespace nemesis {

using raft::ChangeKind;
using raft::Transition;

// The lowest server that never ran.
std::optional<ServerId> Nemesis::spare() const {
  for (const trace::ServerView& server : view().servers()) {
    if (server.incarnation == 0) return server.id;
  }
  return std::nullopt;
}

// Voters become learners and back again more often than ids are used up.
raft::MemberChange Nemesis::anyChange() {
  const raft::Configuration& members = patient_->configuration();
  const std::optional<ServerId> fresh = spare();
  if (fresh && dice_.chance(10)) {
    return {dice_.chance(50) ? ChangeKind::AddVoter : ChangeKind::AddLearner, *fresh};
  }
  const ServerId one = dice_.any(servers());
  if (members.isLearner(one) || !members.contains(one)) return {ChangeKind::AddVoter, one};
  return {dice_.chance(8) ? ChangeKind::Remove : ChangeKind::AddLearner, one};
}

// Now and then while leaders change, so that a change is still under way when the next is asked
// for, and the cluster falls apart while it comes into force.
void Nemesis::changeMembers() {
  cluster::ChangeMembers order;
  if (!patient_->configuration().joint() || dice_.chance(30)) {
    order.change.changes.push_back(anyChange());
    while (dice_.chance(30)) order.change.changes.push_back(anyChange());
    if (dice_.chance(15)) order.change.transition = Transition::JointExplicit;
    if (dice_.chance(15)) order.change.transition = Transition::JointImplicit;
  }
  now(order);
  if (dice_.chance(40)) return;
  const std::vector<ServerId> all = servers();
  if (dice_.chance(50)) plan(ms(0, 15), cluster::Campaign{dice_.any(all)});
  for (std::uint64_t more = dice_.below(4); more > 0; --more) {
    cluster::ChangeMembers next;
    next.change.changes.push_back(anyChange());
    plan(ms(5, 80), next);
  }
  if (dice_.chance(40)) {
    cluster::Cut cut{{{}, {}}, cluster::Ways::Both};
    for (const ServerId id : all) cut.groups[dice_.below(2)].push_back(id);
    plan(ms(5, 100), cut);
    plan(ms(300, 1'200), cluster::Heal{});
  }
}

// Who is gone for good leaves the cluster, and a spare takes its place: in two steps, or in one.
void Nemesis::replace(ServerId gone, Duration after) {
  const std::optional<ServerId> fresh = spare();
  cluster::ChangeMembers out;
  out.change.changes.push_back({ChangeKind::Remove, gone});
  cluster::ChangeMembers in;
  if (fresh) in.change.changes.push_back({ChangeKind::AddVoter, *fresh});
  if (fresh && dice_.chance(40)) {
    out.change.changes.push_back(in.change.changes.front());
    return plan(after, out);
  }
  plan(after, out);
  if (fresh) plan(after + ms(50, 300), in);
}

}  // namespace nemesis
