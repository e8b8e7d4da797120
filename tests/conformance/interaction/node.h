// One node of a script: the core, its disk, its state machine, and the work of its two storage
// threads. Turns what the core puts out into the scripts' unit, a Ready.
// Thread rule: a value, used by one thread.
#pragma once

#include <deque>

#include "engine/raft/raft.h"
#include "tests/conformance/interaction/disk.h"
#include "tests/conformance/interaction/shown.h"

namespace conformance {

inline constexpr raft::Duration kTick = std::chrono::milliseconds(1);
/// Unless a script says otherwise.
inline constexpr int kElectionTicks = 3;

/// What a message on its way does where it arrives: it is a message of the protocol, or the word of
/// a storage thread that everything up to a token is durable, or an index applied.
using Delivery = std::variant<raft::Message, raft::Token, raft::Index>;

struct Parcel {
  raft::ServerId to;
  Shown shown;
  Delivery delivery;
  Form proposed{Form::New};  ///< of the membership change it proposes, if it does

  /// Cannot get lost.
  bool isLocal() const {
    return !std::holds_alternative<raft::Message>(delivery) || shown.from == nameOf(to);
  }
};

/// What a node asked its leader for, and is in no Ready yet: as the message on its way shows it.
struct Wish {
  std::string from;
  raft::Term term;
  Form proposed{Form::New};
};

/// For a storage thread: what is to be written, or applied, and what is sent afterwards.
struct Work {
  Shown shown;
  std::vector<raft::Entry> entries;
  std::optional<raft::Snapshot> snapshot;
  std::vector<Parcel> responses;
};

struct SoftState {
  raft::ServerId leader;
  raft::RoleName role{raft::RoleName::Follower};
  friend bool operator==(const SoftState&, const SoftState&) = default;
};

struct Ready {
  bool mustSync{false};
  std::optional<SoftState> softState;
  std::optional<raft::HardState> hardState;
  std::vector<raft::Entry> entries;
  std::optional<raft::Snapshot> snapshot;
  std::vector<raft::Entry> committed;
  std::vector<Parcel> messages;
  std::optional<Work> append;  ///< asynchronous storage only, as the next
  std::optional<Work> apply;
};

enum class Storage : std::uint8_t { Synchronous, Asynchronous };

struct NodeSettings {
  raft::Config config;
  raft::Snapshot start;  ///< at index 0: an empty node
  Storage storage{Storage::Synchronous};
};

class Node {
 public:
  explicit Node(const NodeSettings& settings);

  raft::Raft& raft() { return raft_; }
  const raft::Raft& raft() const { return raft_; }
  raft::ServerId id() const { return raft_.id(); }
  raft::Instant now() const { return now_; }
  Storage storage() const { return storage_; }
  Disk& disk() { return disk_; }
  const Disk& disk() const { return disk_; }
  std::deque<Work>& appendWork() { return appendWork_; }
  std::deque<Work>& applyWork() { return applyWork_; }

  void tick(std::uint64_t times);
  /// Counted from where the scripts' nodes restart their timers.
  void setElectionTimeout(raft::Duration timeout);
  static std::uint64_t ticksOf(raft::Duration duration) {
    return static_cast<std::uint64_t>(duration / kTick);
  }
  bool hasReady() const;
  Ready takeReady(const OldForms& old);
  /// Writes to the disk.
  void write(const std::vector<raft::Entry>& entries,
             const std::optional<raft::Snapshot>& snapshot);
  /// Applies to the state machine, which keeps all payloads one behind the other.
  void apply(const std::vector<raft::Entry>& entries);
  /// Synchronous storage: the Ready is written and applied.
  void advance(const Ready& ready);
  /// Of a Token or an Index.
  void storageDone(const Delivery& delivery);
  /// The core sent a Propose or a TransferLeadership on to the leader. In the order of the sends.
  void sentOn(Wish wish) { sentOn_.push_back(std::move(wish)); }
  /// After each input: remembers where among the answers to others its answers to itself stand.
  void noteOrder();
  /// After each input: there, a new term and the end of a candidacy restart a follower's timer, and
  /// what a script set stays until then.
  void noteTimer();

 private:
  void startLater();
  void useElectionTimeout(raft::Duration timeout);
  void forgetDurable();
  SoftState softState() const { return {raft_.leader(), raft_.roleName()}; }
  Parcel parcelOf(const raft::Message& message, const OldForms& old);
  void takeMessages(const raft::Output& output, Ready& ready, std::vector<Parcel>& afterAppend,
                    const OldForms& old);
  std::vector<Parcel> withOwnAnswers(std::vector<Parcel> others, const OldForms& old);
  std::optional<Parcel> appendDone() const;
  std::optional<Work> appendWorkOf(const Ready& ready, std::vector<Parcel> afterAppend,
                                   const OldForms& old) const;
  std::optional<Work> applyWorkOf(const Ready& ready, const OldForms& old) const;

  raft::Raft raft_;
  raft::Instant now_;
  raft::Instant restartedAt_;              ///< of its timer, at least
  std::optional<raft::Duration> timeout_;  ///< set by the script
  raft::Term term_;                        ///< noted last
  raft::RoleName role_{raft::RoleName::Follower};
  Storage storage_;
  Disk disk_;
  std::string state_;
  std::deque<Work> appendWork_;
  std::deque<Work> applyWork_;
  SoftState shownSoftState_;
  raft::HardState shownHardState_;
  std::optional<raft::Snapshot> installing_;  ///< the newest that a Ready held
  std::deque<Wish> sentOn_;
  /// For each message to itself that is in no Ready: how many answers to others come before it.
  std::deque<std::size_t> ownPlaces_;
  /// How many of the messages to itself are in a Ready already.
  std::size_t ownTaken_{0};
  raft::Token durable_;  ///< the newest that the append thread's answers told the core
};

}  // namespace conformance
