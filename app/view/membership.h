// Who belongs to the cluster, as what, and which majorities decide (Raft 6, thesis 4).
// Thread rule: pure.
#pragma once

#include <QString>

#include <algorithm>
#include <vector>

#include "engine/trace/view.h"

namespace view {

/// What a server is in the configuration in force. Incoming and Outgoing: it votes in one majority
/// of a joint configuration only. Outside: it runs and is no member yet. Spare: it never ran.
enum class Membership : std::uint8_t {
  Voter,
  Incoming,
  Outgoing,
  Learner,
  Outside,
  Spare,
  Retired
};

Membership membershipOf(const trace::ClusterView& cluster, trace::ServerId server);
bool votes(Membership membership);
/// "voter", "incoming voter", "outgoing voter", "learner", "not a member", "spare", "retired".
QString membershipText(Membership membership);
/// For QML, not translated: "voter", "incoming", "outgoing", "learner", "outside", "spare",
/// "retired".
QString membershipName(Membership membership);

/// One majority, or the two of a joint configuration: the incoming one first.
std::vector<raft::ServerSet> majoritiesOf(const raft::Configuration& configuration);
inline std::size_t quorumOf(const raft::ServerSet& voters) { return voters.size() / 2 + 1; }

/// How many of the set say yes.
template <class Says>
std::size_t countIn(const raft::ServerSet& voters, Says says) {
  return static_cast<std::size_t>(std::count_if(voters.begin(), voters.end(), says));
}
/// Every majority of the configuration says yes.
template <class Says>
bool decides(const raft::Configuration& configuration, Says says) {
  const std::vector<raft::ServerSet> all = majoritiesOf(configuration);
  return std::all_of(all.begin(), all.end(), [&](const raft::ServerSet& voters) {
    return countIn(voters, says) >= quorumOf(voters);
  });
}

/// "add S6 and remove S1", "leave the joint configuration".
QString changeText(const raft::MembershipChange& change);
/// The same in a cell of the log: "+S6 -S1", "leave".
QString changeMark(const raft::MembershipChange& change);
/// "S1, S2 and S3".
QString listOf(const raft::ServerSet& servers);
/// "S1, S2 and S3 vote; S6 learns"; a joint one names both majorities.
QString configurationText(const raft::Configuration& configuration);

}  // namespace view
