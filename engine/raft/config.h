// The settings of one server.
// Thread rule: plain values.
#pragma once

#include <vector>

#include "engine/raft/progress.h"
#include "engine/raft/rules.h"
#include "engine/raft/types.h"

namespace raft {

/// How a leader makes sure that it still leads before it answers a read (thesis 6.4).
enum class ReadMode : std::uint8_t {
  ReadIndex,  ///< a majority answers a round of heartbeats
  Lease       ///< the answers of a majority count for a while; clocks must drift little (6.4.1)
};

/// Whether committed entries may be applied before they are durable on this very server.
enum class ApplyWhen : std::uint8_t { Committed, CommittedAndDurable };
/// Whether a request for votes waits until term and log are durable. etcd's does not; then votes
/// given to an earlier incarnation might be counted for a shorter log.
enum class AskForVotes : std::uint8_t { WhenDurable, AtOnce };
/// Whether a request of an earlier term is answered (Figure 2), or only where etcd answers it: to a
/// leader, when pre-vote or check-quorum is on.
enum class AnswerStale : std::uint8_t { Always, AsEtcd };
enum class StepDownOnRemoval : std::uint8_t { No, Yes };
enum class ValidateMembership : std::uint8_t { No, Yes };

struct Config {
  ServerId id;
  /// The first configuration, the same for every server of the cluster, later ones included: the
  /// log holds changes of it.
  std::vector<ServerId> voters;
  std::vector<ServerId> learners;
  /// A timeout is drawn from [electionTimeoutMin, electionTimeoutMax] at each change of role or
  /// term (Raft 5.2).
  Duration electionTimeoutMin{std::chrono::milliseconds(150)};
  Duration electionTimeoutMax{std::chrono::milliseconds(300)};
  Duration heartbeatInterval{std::chrono::milliseconds(50)};
  /// A server asks whether it could win before it enters a new term (thesis 9.6).
  bool preVote{false};
  /// A leader that does not hear from a majority for electionTimeoutMin steps down, and a server
  /// that heard its leader that recently votes for nobody else (thesis 6.2, 4.2.3).
  bool checkQuorum{false};
  ReadMode readMode{ReadMode::ReadIndex};
  /// Lease: by how much two clocks may differ in speed, in parts per million.
  std::uint32_t clockDriftPpm{1'000};
  /// Entries carried by one AppendEntries at most.
  std::size_t maxEntriesPerAppend{64};
  /// Bytes of one AppendEntries' entries at most (see bytesOf), but one entry always goes.
  std::size_t maxBytesPerAppend{std::size_t{1} << 20};
  /// AppendEntries sent to one peer and not yet answered at most (Replicate state).
  FlowLimits inflight;
  /// Bytes of commands in the leader's log that are not committed at most: beyond it proposals are
  /// refused. One always goes.
  std::size_t maxUncommittedBytes{std::size_t{64} << 20};
  /// Bytes of entries (see bytesOf) handed to the state machine and not yet applied at most; one
  /// entry always goes.
  std::size_t maxApplyBytes{std::size_t{64} << 20};
  ApplyWhen applyWhen{ApplyWhen::Committed};
  AskForVotes askForVotes{AskForVotes::WhenDurable};
  AnswerStale answerStale{AnswerStale::Always};
  StepDownOnRemoval stepDownOnRemoval{StepDownOnRemoval::Yes};
  ValidateMembership validateMembership{ValidateMembership::Yes};
  /// Only a Lab's may be broken.
  Rules rules;
  /// Seeds this incarnation's timeouts: draw n is a pure function of (seed, n).
  std::uint64_t seed{0};
};

/// What an entry counts as against the limits in bytes: the size of etcd's protobuf form of it.
std::size_t bytesOf(const Entry& entry);

}  // namespace raft
