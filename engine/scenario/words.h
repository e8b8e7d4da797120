// The words of the language for the values they stand for, one table for reading and writing.
// Thread rule: constants and functions of what they are given.
#pragma once

#include <array>

#include "engine/kv/requests.h"
#include "engine/scenario/cursor.h"
#include "engine/scenario/script.h"

namespace scenario {

template <class Value>
struct Word {
  Value value;
  std::string_view text;
};

inline constexpr std::array<Word<Switch>, 10> kSwitchWords{{{Switch::Crash, "crash"},
                                                            {Switch::Restart, "restart"},
                                                            {Switch::Pause, "pause"},
                                                            {Switch::Resume, "resume"},
                                                            {Switch::ForgetLeader, "forget-leader"},
                                                            {Switch::Campaign, "campaign"},
                                                            {Switch::Snapshot, "snapshot"},
                                                            {Switch::LoseDisk, "lose-disk"},
                                                            {Switch::Damage, "damage"},
                                                            {Switch::Backup, "backup"}}};
/// "update" is written nowhere: it changes nothing here.
inline constexpr std::array<Word<raft::ChangeKind>, 3> kChangeWords{
    {{raft::ChangeKind::AddVoter, "add"},
     {raft::ChangeKind::AddLearner, "learner"},
     {raft::ChangeKind::Remove, "remove"}}};
inline constexpr std::array<Word<raft::Transition>, 2> kTransitionWords{
    {{raft::Transition::JointImplicit, "joint"}, {raft::Transition::JointExplicit, "explicit"}}};
inline constexpr std::array<Word<cluster::Meddling>, 5> kMeddlingWords{
    {{cluster::Meddling::Drop, "drop"},
     {cluster::Meddling::Delay, "delay"},
     {cluster::Meddling::Duplicate, "duplicate"},
     {cluster::Meddling::Hold, "hold"},
     {cluster::Meddling::Release, "release"}}};
inline constexpr std::array<Word<ServerRef::Kind>, 3> kRefWords{
    {{ServerRef::Kind::Leader, "leader"},
     {ServerRef::Kind::All, "all"},
     {ServerRef::Kind::Rest, "rest"}}};
inline constexpr std::array<Word<ServerState>, 12> kStateWords{
    {{ServerState::Leader, "leader"},
     {ServerState::Follower, "follower"},
     {ServerState::Candidate, "candidate"},
     {ServerState::PreCandidate, "pre-candidate"},
     {ServerState::Up, "up"},
     {ServerState::Down, "down"},
     {ServerState::Paused, "paused"},
     {ServerState::Refused, "refused"},
     {ServerState::Voter, "voter"},
     {ServerState::Learner, "learner"},
     {ServerState::Member, "member"},
     {ServerState::Retired, "retired"}}};
inline constexpr std::array<Word<Quantity>, 9> kQuantityWords{{{Quantity::Term, "term"},
                                                               {Quantity::Commit, "commit"},
                                                               {Quantity::Applied, "applied"},
                                                               {Quantity::Log, "log"},
                                                               {Quantity::Snapshot, "snapshot"},
                                                               {Quantity::Violations, "violations"},
                                                               {Quantity::Revision, "revision"},
                                                               {Quantity::Leases, "leases"},
                                                               {Quantity::Watches, "watches"}}};
inline constexpr std::array<Word<Comparison>, 3> kComparisonWords{
    {{Comparison::Equal, "="}, {Comparison::AtLeast, ">="}, {Comparison::AtMost, "<="}}};
inline constexpr std::array<Word<OperationKind>, 9> kKindWords{
    {{OperationKind::Put, "put"},
     {OperationKind::Get, "get"},
     {OperationKind::Delete, "delete"},
     {OperationKind::CompareAndSet, "cas"},
     {OperationKind::Any, "operation"},
     {OperationKind::Txn, "txn"},
     {OperationKind::Grant, "grant"},
     {OperationKind::Revoke, "revoke"},
     {OperationKind::KeepAlive, "keepalive"}}};
inline constexpr std::array<Word<OperationState>, 6> kOutcomeWords{
    {{OperationState::Ok, "ok"},
     {OperationState::Failed, "failed"},
     {OperationState::Unknown, "unknown"},
     {OperationState::Waiting, "waiting"},
     {OperationState::Done, "done"},
     {OperationState::Refused, "refused"}}};
inline constexpr std::array<Word<ClientState>, 2> kClientStateWords{
    {{ClientState::Watching, "watching"}, {ClientState::Paused, "paused"}}};
inline constexpr std::array<Word<ClientQuantity>, 2> kClientQuantityWords{
    {{ClientQuantity::Heard, "heard"}, {ClientQuantity::Changes, "changes"}}};
inline constexpr std::array<Word<LeaseDeed>, 5> kLeaseDeedWords{{{LeaseDeed::Granted, "granted"},
                                                                 {LeaseDeed::Renewed, "renewed"},
                                                                 {LeaseDeed::Ended, "ended"},
                                                                 {LeaseDeed::Expired, "expired"},
                                                                 {LeaseDeed::Revoked, "revoked"}}};
inline constexpr std::array<Word<WatchDeed>, 4> kWatchDeedWords{
    {{WatchDeed::Opened, "opened"},
     {WatchDeed::Told, "told"},
     {WatchDeed::Heard, "heard"},
     {WatchDeed::Cancelled, "cancelled"}}};
inline constexpr std::array<Word<kv::Target>, 5> kTargetWords{
    {{kv::Target::Version, "version"},
     {kv::Target::CreateRevision, "create"},
     {kv::Target::ModRevision, "mod"},
     {kv::Target::Value, "value"},
     {kv::Target::Lease, "lease"}}};
inline constexpr std::array<Word<kv::Relation>, 4> kRelationWords{{{kv::Relation::Equal, "="},
                                                                   {kv::Relation::Greater, ">"},
                                                                   {kv::Relation::Less, "<"},
                                                                   {kv::Relation::NotEqual, "!="}}};
/// The first word of two, when it takes two.
inline constexpr std::array<Word<Fact>, 7> kFactWords{{{Fact::Joint, "joint"},
                                                       {Fact::Linearizable, "linearizable"},
                                                       {Fact::Leader, "leader"},
                                                       {Fact::NoLeader, "no leader"},
                                                       {Fact::TwoLeaders, "two leaders"},
                                                       {Fact::LogsAgree, "logs agree"},
                                                       {Fact::AllApplied, "all applied"}}};
inline constexpr std::array<Word<Happening>, 13> kHappeningWords{
    {{Happening::Election, "election"},
     {Happening::Vote, "vote"},
     {Happening::Commit, "commit"},
     {Happening::Apply, "apply"},
     {Happening::LeaderChange, "leader change"},
     {Happening::Snapshot, "snapshot"},
     {Happening::Transfer, "transfer"},
     {Happening::Configuration, "configuration"},
     {Happening::Crash, "crash"},
     {Happening::Term, "term"},
     {Happening::Violation, "violation"},
     {Happening::Backup, "backup"},
     {Happening::Restore, "restore"}}};

template <class Table>
std::string_view wordFor(const Table& table, decltype(table[0].value) value) {
  for (const auto& word : table) {
    if (word.value == value) return word.text;
  }
  return {};
}

/// What the next word of a sentence stands for, if the table has it; then the word is taken.
template <class Table>
auto takeWord(const Table& table, Cursor& in) -> std::optional<decltype(table[0].value)> {
  for (const auto& word : table) {
    if (in.take(word.text)) return word.value;
  }
  return std::nullopt;
}

/// "crash, restart, pause or resume", for the sentence about a mistake.
template <class Table>
std::string listOf(const Table& table) {
  std::string list;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i > 0) list += i + 1 == table.size() ? " or " : ", ";
    list += table[i].text;
  }
  return list;
}

}  // namespace scenario
