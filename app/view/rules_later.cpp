#include "app/view/rules_later.h"

#include "app/view/words.h"

namespace view {
namespace {

QString at(const char* section) { return QString::fromLatin1(section); }

}  // namespace

Rule preVoteRule() {
  return {Say::tr("Before it raises its term a server asks whether it could win. One that was cut "
                  "off can then come back without deposing a leader that works."),
          at("thesis 9.6")};
}

Rule stickyRule() {
  return {Say::tr("Who heard from its leader less than the shortest election timeout ago ignores "
                  "requests for votes, so that removed servers cannot disturb the cluster."),
          at("Raft 6, thesis 4.2.3")};
}

Rule memberRule() {
  return {Say::tr("A change of the members is an entry of the log. A leader takes one at a time, "
                  "so that any majority of the old members and any of the new share a server."),
          at("thesis 4.1")};
}

Rule configurationRule(const raft::ConfigurationChanged& changed) {
  if (!changed.configuration.joint()) return memberRule();
  return {Say::tr("Between two sets of members lies a joint configuration: elections and commits "
                  "need a majority of the old one and a majority of the new one, so the two can "
                  "never decide apart."),
          at("Raft 6, thesis 4.3")};
}

Rule snapshotRule() {
  return {Say::tr("A server may replace the applied prefix of its log by a snapshot of its state, "
                  "each by itself: only committed entries are in it."),
          at("Raft 7")};
}

Rule installRule() {
  return {Say::tr("When a leader no longer has the next entry a follower needs, it sends its "
                  "snapshot, in parts; the follower puts it in place of its log."),
          at("Raft 7, Figure 13")};
}

Rule transferRule() {
  return {Say::tr("To hand over, a leader stops taking commands, brings the other's log up to its "
                  "own and tells it to start an election at once. If that fails within an election "
                  "timeout, it leads on."),
          at("thesis 3.10")};
}

Rule stepDownRule(raft::StepDown why) {
  switch (why) {
    case raft::StepDown::QuorumSilent:
      return {Say::tr("A leader that no majority has answered for an election timeout steps down, "
                      "so that its clients look for another."),
              at("thesis 6.2")};
    case raft::StepDown::Removed:
      return {Say::tr("A leader that is not in the new configuration leads until that is "
                      "committed, then steps down."),
              at("Raft 6, thesis 4.2.2")};
    case raft::StepDown::DiskStalled:
      break;
  }
  return {Say::tr("A leader whose own disk stands still holds up the cluster while its heartbeats "
                  "keep others from leading: it steps down."),
          at("thesis 6.2")};
}

Rule leaseRule() {
  return {Say::tr("While a majority has answered within the shortest election timeout nobody else "
                  "can be elected, so the leader may answer reads by itself. This trusts clocks: "
                  "they must not drift apart too fast."),
          at("thesis 6.4.1")};
}

Rule readRule() {
  return {Say::tr("Before a leader answers a read without the log it makes sure that it still "
                  "leads: a majority must answer a round of heartbeats sent after the read came."),
          at("Raft 8, thesis 6.4")};
}

Rule lostDiskRule() {
  return {Say::tr("A server that forgot its vote or its entries could vote twice or lose what was "
                  "committed. It is removed, and a new one added under a new name."),
          at("Raft Figure 2, thesis 4")};
}

Rule damageRule() {
  return {Say::tr("Damage that a checksum finds is not repaired by guessing: the server refuses to "
                  "run and is replaced."),
          at("Raft 5.1, 5.4")};
}

}  // namespace view
