// Who belongs to the cluster, and how that changes (Raft 6, thesis 4).
//
// A change is an entry of the log and comes into force when it is applied (etcd's form; the paper
// uses a configuration as soon as it is in the log). More than one voter changes only by way of a
// joint configuration, in which both majorities must agree (Raft 6, "joint consensus").
//
// Thread rule: plain values and pure functions.
// Invariants (of every Configuration these functions return): learners and voters are disjoint;
// learnersNext is a part of outgoing; outgoing, learnersNext and autoLeave are empty outside a
// joint configuration.
#pragma once

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include "engine/raft/types.h"

namespace raft {

/// A set of servers, in the order of their ids.
class ServerSet {
 public:
  ServerSet() = default;
  ServerSet(std::initializer_list<ServerId> ids) : ServerSet(std::vector<ServerId>(ids)) {}
  explicit ServerSet(std::vector<ServerId> ids);

  bool contains(ServerId id) const;
  void insert(ServerId id);
  void erase(ServerId id);
  bool empty() const { return ids_.empty(); }
  std::size_t size() const { return ids_.size(); }
  auto begin() const { return ids_.begin(); }
  auto end() const { return ids_.end(); }
  friend bool operator==(const ServerSet&, const ServerSet&) = default;

 private:
  std::vector<ServerId> ids_;
};

enum class AutoLeave : std::uint8_t { No, Yes };

struct Configuration {
  ServerSet voters;    ///< the majority that counts (when joint: the incoming one, C_new)
  ServerSet outgoing;  ///< when joint: the majority that is being left, C_old
  ServerSet learners;  ///< receive the log, do not count (thesis 4.2.1)
  /// Voters of `outgoing` that become learners when the joint configuration is left: until then
  /// they still vote.
  ServerSet learnersNext;
  AutoLeave autoLeave{AutoLeave::No};  ///< the leader leaves the joint configuration by itself
  /// Ids that were removed: a new server takes a new id, since the old one may have voted.
  ServerSet retired;

  bool joint() const { return !outgoing.empty(); }
  bool isVoter(ServerId id) const { return voters.contains(id) || outgoing.contains(id); }
  bool isLearner(ServerId id) const { return learners.contains(id); }
  bool contains(ServerId id) const { return isVoter(id) || isLearner(id); }
  /// All voters of both majorities, each once.
  ServerSet allVoters() const;
  /// Everybody the leader replicates to.
  ServerSet everyone() const;
  friend bool operator==(const Configuration&, const Configuration&) = default;
};

enum class ChangeKind : std::uint8_t { AddVoter, AddLearner, Remove, Update };

struct MemberChange {
  ChangeKind kind{ChangeKind::AddVoter};
  ServerId server;
  friend bool operator==(const MemberChange&, const MemberChange&) = default;
};

/// How a change is carried out (etcd's ConfChangeV2).
enum class Transition : std::uint8_t {
  Auto,           ///< one change in a single step, more by a joint configuration left by itself
  JointImplicit,  ///< always joint, left by itself
  JointExplicit,  ///< always joint, left when asked
};

/// The payload of a Membership entry. No changes: leave the joint configuration.
struct MembershipChange {
  Transition transition{Transition::Auto};
  std::vector<MemberChange> changes;

  bool leavesJoint() const { return changes.empty(); }
  friend bool operator==(const MembershipChange&, const MembershipChange&) = default;
};

/// Text such as "auto v3 l4 r2 u1", "explicit v3", "" to leave. decode: nullopt if it is none.
Payload encode(const MembershipChange& change);
std::optional<MembershipChange> decodeMembership(std::string_view bytes);

/// Why a change cannot be made; a short sentence in etcd's words.
struct ChangeRefused {
  std::string why;
  friend bool operator==(const ChangeRefused&, const ChangeRefused&) = default;
};
using Changed = std::variant<Configuration, ChangeRefused>;

/// One voter at most, without a joint configuration (thesis 4.1).
Changed changeSimply(const Configuration& now, const std::vector<MemberChange>& changes);
/// Makes C_old,new of `now` and `changes` (Raft 6).
Changed enterJoint(const Configuration& now, AutoLeave autoLeave,
                   const std::vector<MemberChange>& changes);
/// C_old,new becomes C_new (Raft 6).
Changed leaveJoint(const Configuration& now);
/// Whichever of the three `change` asks for.
Changed changed(const Configuration& now, const MembershipChange& change);

/// "voters=(1 2)&&(1 3) learners=(4) learners_next=(3) autoleave", as etcd writes it; the retired
/// ids are not part of it.
std::string toString(const Configuration& configuration);

}  // namespace raft
