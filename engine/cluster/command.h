// What a person (or a scenario) can do to a cluster. Each takes effect at the world's present.
// Thread rule: plain values.
#pragma once

#include <variant>

#include "engine/cluster/settings.h"
#include "engine/kv/key_range.h"

namespace cluster {

struct Crash {
  ServerId server;
  friend bool operator==(const Crash&, const Crash&) = default;
};
struct Restart {
  ServerId server;
  friend bool operator==(const Restart&, const Restart&) = default;
};
struct Pause {
  ServerId server;
  friend bool operator==(const Pause&, const Pause&) = default;
};
struct Resume {
  ServerId server;
  friend bool operator==(const Resume&, const Resume&) = default;
};

enum class Ways : std::uint8_t { Both, One };

/// Cuts every link from a server of one group to a server of another. With Ways::One there are two
/// groups, and only messages from the first to the second are cut.
struct Cut {
  std::vector<std::vector<ServerId>> groups;
  Ways ways{Ways::Both};
  friend bool operator==(const Cut&, const Cut&) = default;
};
/// Ends cuts: of the links between `a` and `b`, or of all links when both are 0. Loss, latency and
/// the other link faults stay as they are.
struct Heal {
  ServerId a;
  ServerId b;
  friend bool operator==(const Heal&, const Heal&) = default;
};
/// Changes one direction of a link (0 = every server) in the fields that are set.
struct SetLink {
  ServerId from;
  ServerId to;
  std::optional<Duration> latencyMin;
  std::optional<Duration> latencyMax;
  std::optional<std::uint32_t> lossPpm;
  std::optional<std::uint32_t> duplicatePpm;
  std::optional<std::uint32_t> reorderPpm;
  std::optional<std::uint32_t> spikePpm;
  std::optional<Duration> spike;
  friend bool operator==(const SetLink&, const SetLink&) = default;
};
/// Server 0 = every server.
struct SetDisk {
  ServerId server;
  std::optional<Duration> writeLatency;
  std::optional<Duration> syncMin;
  std::optional<Duration> syncMax;
  std::optional<bool> stalled{};
  std::optional<bool> full{};
  friend bool operator==(const SetDisk&, const SetDisk&) = default;
};
struct SetClock {
  ServerId server;
  trace::ClockState state;
  friend bool operator==(const SetClock&, const SetClock&) = default;
};
/// A client sends an operation. via 0: to the server the world takes for the leader, else to S1.
/// client 0: the world uses the lowest-numbered client that waits for nothing (c1, c2, ...).
struct Submit {
  kv::Operation operation;
  ServerId via;
  kv::ClientId client{0};
  std::optional<Duration> timeout;
  std::optional<std::uint32_t> retries;
  friend bool operator==(const Submit&, const Submit&) = default;
};

/// Asks the leader (without one: the first running server) for other members. A server that is
/// added and never ran starts first, with an empty disk.
struct ChangeMembers {
  raft::MembershipChange change;
  friend bool operator==(const ChangeMembers&, const ChangeMembers&) = default;
};
/// Asks the leader to hand over.
struct Transfer {
  ServerId to;
  friend bool operator==(const Transfer&, const Transfer&) = default;
};
/// The follower stops believing in its leader.
struct ForgetLeader {
  ServerId server;
  friend bool operator==(const ForgetLeader&, const ForgetLeader&) = default;
};
/// The server's election timer runs out now.
struct Campaign {
  ServerId server;
  friend bool operator==(const Campaign&, const Campaign&) = default;
};
/// The server makes a snapshot now and gives up the log before it.
struct TakeSnapshot {
  ServerId server;
  friend bool operator==(const TakeSnapshot&, const TakeSnapshot&) = default;
};
/// The process dies and its disk is lost. It may not come back under its id (unless the rule
/// NewIdAfterLoss is broken: then it starts empty).
struct LoseDisk {
  ServerId server;
  friend bool operator==(const LoseDisk&, const LoseDisk&) = default;
};
/// The process dies and a bit of what was durable is flipped: found when it starts.
struct DamageDisk {
  ServerId server;
  friend bool operator==(const DamageDisk&, const DamageDisk&) = default;
};

/// The operator keeps a copy of the server's store as it is now, in the place of the last one kept.
struct BackUp {
  ServerId server;
  friend bool operator==(const BackUp&, const BackUp&) = default;
};
/// A new cluster in the place of this one: every server stops, all disks are wiped, and the
/// servers of the first configuration start from the last backup. REQUIRES: there is one.
struct Restore {
  friend bool operator==(const Restore&, const Restore&) = default;
};

enum class Meddling : std::uint8_t { Drop, Delay, Duplicate, Hold, Release };
/// One message that is under way: lost, later by `by`, once more, kept until it is released.
struct Meddle {
  trace::MessageId message;
  Meddling what{Meddling::Drop};
  Duration by{0};
  friend bool operator==(const Meddle&, const Meddle&) = default;
};

/// From now on the client keeps the lease alive, every so often, beside its operations. every 0: no
/// longer. via 0: as with Submit.
struct KeepAlive {
  kv::ClientId client{0};
  kv::LeaseId lease{0};
  Duration every{0};
  ServerId via;
  friend bool operator==(const KeepAlive&, const KeepAlive&) = default;
};
/// The client watches these keys from a revision on. from 0: from now on; keys that it watches
/// already: from the first revision that it was not told, at the other server. via 0: as with
/// Submit.
struct WatchKeys {
  kv::ClientId client{0};
  kv::KeyRange range;
  kv::Revision from{0};
  ServerId via;
  friend bool operator==(const WatchKeys&, const WatchKeys&) = default;
};
struct CancelWatch {
  kv::ClientId client{0};
  kv::KeyRange range;
  friend bool operator==(const CancelWatch&, const CancelWatch&) = default;
};
/// The client's process stands still: what reaches it waits, and it sends nothing.
struct PauseClient {
  kv::ClientId client{0};
  friend bool operator==(const PauseClient&, const PauseClient&) = default;
};
struct ResumeClient {
  kv::ClientId client{0};
  friend bool operator==(const ResumeClient&, const ResumeClient&) = default;
};

using Command = std::variant<Crash, Restart, Pause, Resume, Cut, Heal, SetLink, SetDisk, SetClock,
                             Submit, ChangeMembers, Transfer, ForgetLeader, Campaign, TakeSnapshot,
                             LoseDisk, DamageDisk, Meddle, BackUp, Restore, KeepAlive, WatchKeys,
                             CancelWatch, PauseClient, ResumeClient>;

}  // namespace cluster
