#include "engine/trace/words.h"

#include <array>

namespace trace {
namespace {

// In the order of Body's alternatives.
constexpr std::array kEvents{"ClusterStarted",    "ServerStarted",
                             "ServerCrashed",     "ServerRefused",
                             "ServerPaused",      "ServerResumed",
                             "LinkChanged",       "DiskChanged",
                             "ClockChanged",      "TimerSet",
                             "TimerFired",        "MessageSent",
                             "MessageDelivered",  "MessageDropped",
                             "Durable",           "Applied",
                             "OperationStarted",  "OperationReached",
                             "OperationFinished", "Noted",
                             "Expected",          "Violated",
                             "TermChanged",       "Voted",
                             "VoteRefused",       "RoleChanged",
                             "LeaderLearned",     "VoteCounted",
                             "Appended",          "Truncated",
                             "ProgressChanged",   "CommitAdvanced",
                             "PreVoted",          "ConfigurationChanged",
                             "MembershipRefused", "Compacted",
                             "SnapshotInstalled", "TransferStarted",
                             "TransferAborted",   "SteppedDown",
                             "LeaseExtended",     "ReadConfirmed",
                             "SnapshotTaken",     "StateRestored",
                             "MembershipAsked",   "TransferAsked",
                             "AskRefused",        "DiskLost",
                             "DiskDamaged",       "MessageMoved",
                             "BackupTaken",       "ClusterRestored",
                             "LeaseGranted",      "LeaseRenewed",
                             "LeaseEnded",        "LeasesBegun",
                             "WatchAsked",        "WatchOpened",
                             "WatchTold",         "WatchHeard",
                             "WatchCancelled",    "KeepAliveSet",
                             "ClientPaused",      "ClientResumed"};
static_assert(kEvents.size() == std::variant_size_v<Body>);

constexpr std::array kRoles{"Follower", "PreCandidate", "Candidate", "Leader"};
constexpr std::array kVotes{"Granted", "Denied"};
constexpr std::array kRefusals{"StaleTerm", "VotedForOther", "LogNotUpToDate", "KnowsLeader",
                               "HearsLeader"};
constexpr std::array kBallots{"Vote", "PreVote"};
constexpr std::array kCampaigns{"Election", "Transfer"};
constexpr std::array kAutoLeave{"No", "Yes"};
constexpr std::array kChanges{"AddVoter", "AddLearner", "Remove", "Update"};
constexpr std::array kTransitions{"Auto", "JointImplicit", "JointExplicit"};
constexpr std::array kTransferEnds{"TimedOut", "NotAVoter", "Replaced"};
constexpr std::array kStepDowns{"QuorumSilent", "Removed", "DiskStalled"};
constexpr std::array kReadModes{"ReadIndex", "Lease"};
constexpr std::array kProgress{"Probe", "Replicate", "Snapshot"};
constexpr std::array kKinds{"Empty", "Command", "Membership"};
constexpr std::array kDrops{"Loss", "Cut", "ReceiverDown", "SenderDown", "Overflow", "Chosen"};
constexpr std::array kOutcomes{"Ok", "Failed", "Unknown"};
constexpr std::array kFailures{"None",    "NoLeader", "NotLeader", "Unreachable",
                               "Timeout", "TooLarge", "Busy"};
constexpr std::array kLeaseEnds{"Revoked", "Expired"};
constexpr std::array kWatchEnds{"Asked", "Compacted", "Stopped"};

template <class Names, class Value>
std::string_view pick(const Names& names, Value value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view nameOf(const Body& body) { return pick(kEvents, body.index()); }
std::string_view nameOf(raft::RoleName role) { return pick(kRoles, role); }
std::string_view nameOf(raft::Vote vote) { return pick(kVotes, vote); }
std::string_view nameOf(raft::VoteRefusal refusal) { return pick(kRefusals, refusal); }
std::string_view nameOf(raft::ProgressState state) { return pick(kProgress, state); }
std::string_view nameOf(raft::EntryKind kind) { return pick(kKinds, kind); }
std::string_view nameOf(raft::Ballot ballot) { return pick(kBallots, ballot); }
std::string_view nameOf(raft::Campaign campaign) { return pick(kCampaigns, campaign); }
std::string_view nameOf(raft::AutoLeave autoLeave) { return pick(kAutoLeave, autoLeave); }
std::string_view nameOf(raft::ChangeKind kind) { return pick(kChanges, kind); }
std::string_view nameOf(raft::Transition transition) { return pick(kTransitions, transition); }
std::string_view nameOf(raft::TransferEnd why) { return pick(kTransferEnds, why); }
std::string_view nameOf(raft::StepDown why) { return pick(kStepDowns, why); }
std::string_view nameOf(raft::ReadMode mode) { return pick(kReadModes, mode); }
std::string_view nameOf(raft::Rule rule) { return raft::wordOf(rule); }
std::string_view nameOf(DropReason reason) { return pick(kDrops, reason); }
std::string_view nameOf(Outcome outcome) { return pick(kOutcomes, outcome); }
std::string_view nameOf(Failure failure) { return pick(kFailures, failure); }
std::string_view nameOf(LeaseEnd why) { return pick(kLeaseEnds, why); }
std::string_view nameOf(WatchEnd why) { return pick(kWatchEnds, why); }

}  // namespace trace
