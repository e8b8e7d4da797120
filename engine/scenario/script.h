// A scenario as values: what the header says about the cluster, then statements in order.
// The language is described in language.md; parser.h makes a Script of a text, printer.h a text of
// a Script, player.h plays it. Thread rule: plain values. Law: parse(print(s)) == s.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/cluster/command.h"

namespace scenario {

using cluster::ServerId;
using raft::Duration;
using raft::Instant;

/// A server as a scenario names it; who leads, and who "the rest" is, is found out when it acts.
struct ServerRef {
  enum class Kind : std::uint8_t { Named, Leader, All, Rest };
  Kind kind{Kind::Named};
  ServerId id;  ///< with Named
  friend bool operator==(const ServerRef&, const ServerRef&) = default;
};
using ServerRefs = std::vector<ServerRef>;

// ---- conditions

enum class Fact : std::uint8_t {
  Leader,
  NoLeader,
  TwoLeaders,
  LogsAgree,
  AllApplied,
  Joint,
  Linearizable
};
/// Something that occurs at an instant: for `run until` only.
enum class Happening : std::uint8_t {
  Election,
  Vote,
  Commit,
  Apply,
  LeaderChange,
  Snapshot,
  Transfer,
  Configuration,
  Crash,
  Term,
  Violation,
  Backup,
  Restore
};
/// The last four: what it is in the configuration in force at the leader.
enum class ServerState : std::uint8_t {
  Leader,
  Follower,
  Candidate,
  PreCandidate,
  Up,
  Down,
  Paused,
  Refused,
  Voter,
  Learner,
  Member,
  Retired
};
enum class Quantity : std::uint8_t {
  Term,
  Commit,
  Applied,
  Log,
  Snapshot,
  Violations,
  Revision,
  Leases,
  Watches
};
enum class Comparison : std::uint8_t { Equal, AtLeast, AtMost };
enum class OperationKind : std::uint8_t {
  Put,
  Get,
  Delete,
  CompareAndSet,
  Any,
  Txn,
  Grant,
  Revoke,
  KeepAlive
};
/// Done: answered, and the store did it; Refused: answered, and it did not.
enum class OperationState : std::uint8_t { Ok, Failed, Unknown, Waiting, Done, Refused };

struct LeaderIn {
  std::vector<ServerId> servers;
  friend bool operator==(const LeaderIn&, const LeaderIn&) = default;
};
struct ServerIs {
  ServerId server;
  ServerState state{ServerState::Up};
  friend bool operator==(const ServerIs&, const ServerIs&) = default;
};
/// Without a server: the highest of all servers (violations: of the run).
struct NumberIs {
  Quantity quantity{Quantity::Term};
  ServerId server;
  Comparison comparison{Comparison::Equal};
  std::uint64_t number{0};
  friend bool operator==(const NumberIs&, const NumberIs&) = default;
};
/// What the committed log makes of the key (server 0), or what one server has applied. nullopt: the
/// key is absent.
struct KeyIs {
  std::string key;
  std::optional<std::string> value;
  ServerId server;
  friend bool operator==(const KeyIs&, const KeyIs&) = default;
};
/// The last started operation of this kind.
struct LastOperationIs {
  OperationKind kind{OperationKind::Any};
  OperationState state{OperationState::Ok};
  friend bool operator==(const LastOperationIs&, const LastOperationIs&) = default;
};
/// ... was answered, with this value.
struct LastResultIs {
  OperationKind kind{OperationKind::Get};
  std::optional<std::string> value;
  friend bool operator==(const LastResultIs&, const LastResultIs&) = default;
};
struct MessageTo {
  ServerId server;
  friend bool operator==(const MessageTo&, const MessageTo&) = default;
};

/// As the server has applied it; server 0: as the running server that has applied most.
struct LeaseLives {
  kv::LeaseId lease{0};
  ServerId server;
  friend bool operator==(const LeaseLives&, const LeaseLives&) = default;
};
/// As KeyIs: the key is there, and goes with the lease.
struct KeyHasLease {
  std::string key;
  kv::LeaseId lease{0};
  ServerId server;
  friend bool operator==(const KeyHasLease&, const KeyHasLease&) = default;
};
enum class ClientState : std::uint8_t { Watching, Paused };
struct ClientIs {
  kv::ClientId client{0};
  ClientState state{ClientState::Watching};
  friend bool operator==(const ClientIs&, const ClientIs&) = default;
};
/// The highest revision up to which it was told; how many changes it was told.
enum class ClientQuantity : std::uint8_t { Heard, Changes };
struct ClientNumberIs {
  kv::ClientId client{0};
  ClientQuantity quantity{ClientQuantity::Heard};
  Comparison comparison{Comparison::Equal};
  std::uint64_t number{0};
  friend bool operator==(const ClientNumberIs&, const ClientNumberIs&) = default;
};
/// The client created the key, and was not told that it is gone.
struct ClientHolds {
  kv::ClientId client{0};
  std::string key;
  friend bool operator==(const ClientHolds&, const ClientHolds&) = default;
};
/// Occurs when a server applies it. Ended: either way.
enum class LeaseDeed : std::uint8_t { Granted, Renewed, Ended, Expired, Revoked };
struct LeaseDoes {
  kv::LeaseId lease{0};  ///< 0: any
  LeaseDeed deed{LeaseDeed::Ended};
  friend bool operator==(const LeaseDoes&, const LeaseDoes&) = default;
};
/// Told by a server, heard by a client; cancelled at either.
enum class WatchDeed : std::uint8_t { Opened, Told, Heard, Cancelled };
struct WatchDoes {
  WatchDeed deed{WatchDeed::Told};
  kv::ClientId client{0};  ///< 0: anybody's
  friend bool operator==(const WatchDoes&, const WatchDoes&) = default;
};

enum class Sense : std::uint8_t { IsTrue, IsFalse };

struct Condition {
  std::variant<Fact, LeaderIn, ServerIs, NumberIs, KeyIs, LastOperationIs, LastResultIs, Happening,
               MessageTo, LeaseLives, KeyHasLease, ClientIs, ClientNumberIs, ClientHolds, LeaseDoes,
               WatchDoes>
      what;
  Sense sense{Sense::IsTrue};
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// True for what occurs at an instant (`election`), and so cannot be expected, only waited for.
inline bool occurs(const Condition& condition) {
  return std::holds_alternative<Happening>(condition.what) ||
         std::holds_alternative<MessageTo>(condition.what) ||
         std::holds_alternative<LeaseDoes>(condition.what) ||
         std::holds_alternative<WatchDoes>(condition.what);
}

// ---- statements

struct RunFor {
  Duration duration{0};
  friend bool operator==(const RunFor&, const RunFor&) = default;
};
struct RunUntil {
  Condition condition;
  Duration within{0};
  friend bool operator==(const RunUntil&, const RunUntil&) = default;
};
struct Expect {
  Condition condition;
  friend bool operator==(const Expect&, const Expect&) = default;
};
struct Note {
  std::string text;
  friend bool operator==(const Note&, const Note&) = default;
};
/// Run time per viewer time, as a fraction; no effect on events.
struct Speed {
  std::uint32_t numerator{1};
  std::uint32_t denominator{1};
  friend bool operator==(const Speed&, const Speed&) = default;
};
/// The timeout of the client operations in the lines that follow.
struct DefaultTimeout {
  Duration timeout{0};
  friend bool operator==(const DefaultTimeout&, const DefaultTimeout&) = default;
};

enum class Switch : std::uint8_t {
  Crash,
  Restart,
  Pause,
  Resume,
  ForgetLeader,
  Campaign,
  Snapshot,
  LoseDisk,
  Damage,
  Backup
};
/// With `all`: every server to which it can be done now.
struct SwitchServer {
  Switch what{Switch::Crash};
  ServerRef server;
  friend bool operator==(const SwitchServer&, const SwitchServer&) = default;
};
struct CutLinks {
  std::vector<ServerRefs> groups;
  cluster::Ways ways{cluster::Ways::Both};
  friend bool operator==(const CutLinks&, const CutLinks&) = default;
};
/// Without a pair: all links.
struct HealLinks {
  std::optional<std::pair<ServerRef, ServerRef>> pair;
  friend bool operator==(const HealLinks&, const HealLinks&) = default;
};
struct Links {
  ServerRef from{ServerRef::Kind::All, {}};
  ServerRef to{ServerRef::Kind::All, {}};
  cluster::Ways ways{cluster::Ways::One};
  friend bool operator==(const Links&, const Links&) = default;
};
/// `change` names no servers itself (its from and to are 0).
struct ChangeLinks {
  Links links;
  cluster::SetLink change;
  friend bool operator==(const ChangeLinks&, const ChangeLinks&) = default;
};
struct ChangeDisk {
  ServerRef server;
  cluster::SetDisk change;  ///< its server is 0
  friend bool operator==(const ChangeDisk&, const ChangeDisk&) = default;
};
/// Back to the disk of the header.
struct ResetDisk {
  ServerRef server;
  friend bool operator==(const ResetDisk&, const ResetDisk&) = default;
};
struct ChangeClock {
  ServerRef server;
  trace::ClockState state;
  friend bool operator==(const ChangeClock&, const ChangeClock&) = default;
};
struct Operate {
  kv::Operation operation;
  std::optional<ServerRef> via;
  kv::ClientId client{0};  ///< 0: any that waits for nothing
  std::optional<Duration> timeout;
  std::optional<std::uint32_t> retries;
  /// Only if this key still has the create revision under which the client created it.
  std::optional<std::string> fence{};
  friend bool operator==(const Operate&, const Operate&) = default;
};

/// As cluster::KeepAlive, cluster::WatchKeys, cluster::CancelWatch; every 0: no longer.
struct KeepLease {
  kv::ClientId client{0};
  kv::LeaseId lease{0};
  Duration every{0};
  std::optional<ServerRef> via;
  friend bool operator==(const KeepLease&, const KeepLease&) = default;
};
struct WatchRange {
  kv::ClientId client{0};
  kv::KeyRange range;
  kv::Revision from{0};
  std::optional<ServerRef> via;
  friend bool operator==(const WatchRange&, const WatchRange&) = default;
};
struct EndWatch {
  kv::ClientId client{0};
  kv::KeyRange range;
  friend bool operator==(const EndWatch&, const EndWatch&) = default;
};
/// Pause or Resume.
struct SwitchClient {
  Switch what{Switch::Pause};
  kv::ClientId client{0};
  friend bool operator==(const SwitchClient&, const SwitchClient&) = default;
};

/// One change of the membership; without changes: leave the joint configuration.
struct ChangeMembership {
  struct One {
    raft::ChangeKind kind{raft::ChangeKind::AddVoter};
    ServerRef server;
    friend bool operator==(const One&, const One&) = default;
  };
  std::vector<One> changes;
  raft::Transition transition{raft::Transition::Auto};
  friend bool operator==(const ChangeMembership&, const ChangeMembership&) = default;
};
struct HandOver {
  ServerId to;
  friend bool operator==(const HandOver&, const HandOver&) = default;
};

/// A new cluster from the last backup.
struct RestoreCluster {
  friend bool operator==(const RestoreCluster&, const RestoreCluster&) = default;
};

/// One message by its number; a delay by `by`.
struct TouchMessage {
  trace::MessageId message;
  cluster::Meddling what{cluster::Meddling::Drop};
  Duration by{0};
  friend bool operator==(const TouchMessage&, const TouchMessage&) = default;
};

using Action = std::variant<RunFor, RunUntil, Expect, Note, Speed, DefaultTimeout, SwitchServer,
                            CutLinks, HealLinks, ChangeLinks, ChangeDisk, ResetDisk, ChangeClock,
                            Operate, ChangeMembership, HandOver, TouchMessage, RestoreCluster,
                            KeepLease, WatchRange, EndWatch, SwitchClient>;

struct Statement {
  Action action;
  /// Acts when the run reaches this instant, wherever it stands in the file. Not with run, timeout.
  std::optional<Instant> at;
  std::uint32_t line{0};  ///< in its file, from 1; not part of its value
  friend bool operator==(const Statement& a, const Statement& b) {
    return a.action == b.action && a.at == b.at;
  }
};

struct Script {
  std::string title;
  cluster::Settings settings;
  std::vector<Statement> statements;
  friend bool operator==(const Script&, const Script&) = default;
};

}  // namespace scenario
