#include "engine/scenario/condition.h"

#include <algorithm>

#include "engine/check/linearizability.h"
#include "engine/kv/calls.h"
#include "engine/scenario/client_conditions.h"
#include "engine/scenario/replayed.h"

namespace scenario {
namespace {

using raft::RoleName;
using trace::ServerStatus;
using trace::ServerView;

bool isRole(const ServerView& server, RoleName role) {
  return server.running() && server.role == role;
}

bool isIn(const ServerView& server, ServerState state, const raft::Configuration& members) {
  switch (state) {
    case ServerState::Leader:
      return server.leads();
    case ServerState::Follower:
      return isRole(server, RoleName::Follower);
    case ServerState::Candidate:
      return isRole(server, RoleName::Candidate);
    case ServerState::PreCandidate:
      return isRole(server, RoleName::PreCandidate);
    case ServerState::Up:
      return server.status == ServerStatus::Up;
    case ServerState::Down:
      return server.status == ServerStatus::Down;
    case ServerState::Paused:
      return server.status == ServerStatus::Paused;
    case ServerState::Refused:
      return server.status == ServerStatus::Refused;
    case ServerState::Voter:
      return members.isVoter(server.id);
    case ServerState::Learner:
      return members.isLearner(server.id);
    case ServerState::Member:
      return members.contains(server.id);
    case ServerState::Retired:
      return members.retired.contains(server.id);
  }
  return false;
}

// What one of them gave up for a snapshot was committed and applied: no difference (Raft 7).
bool agree(const raft::Entries& a, const raft::Entries& b) {
  if (a == b) return true;
  if (a.lastIndex() != b.lastIndex()) return false;
  for (raft::Index i = std::max(a.firstIndex(), b.firstIndex()); i <= a.lastIndex(); ++i) {
    if (!(a.at(i) == b.at(i))) return false;
  }
  return true;
}

bool logsAgree(const std::vector<ServerView>& servers) {
  const ServerView* first = nullptr;
  for (const ServerView& server : servers) {
    if (!server.running()) continue;
    if (first != nullptr && !agree(server.log, first->log)) return false;
    first = &server;
  }
  return true;
}

// Only a contradiction that was found counts against the clients' history.
bool linearizable(const Calls& calls) {
  const check::Verdict verdict = check::linearize(calls.history(), check::Model::KeyValue);
  return !std::holds_alternative<check::NotLinearizable>(verdict);
}

bool isTrue(Fact fact, const Present& present) {
  const trace::ClusterView& view = present.view;
  const auto& servers = view.servers();
  switch (fact) {
    case Fact::Leader:
      return view.leader().value != 0;
    case Fact::NoLeader:
      return view.leader().value == 0;
    case Fact::TwoLeaders:
      return std::count_if(servers.begin(), servers.end(),
                           [](const ServerView& s) { return s.leads(); }) >= 2;
    case Fact::LogsAgree:
      return logsAgree(servers);
    case Fact::AllApplied:
      return std::all_of(servers.begin(), servers.end(), [&view](const ServerView& s) {
        const bool counts = s.running() && view.configuration().contains(s.id);
        return !counts || s.lastApplied >= view.committed();
      });
    case Fact::Joint:
      return view.configuration().joint();
    case Fact::Linearizable:
      return linearizable(present.calls);
  }
  return false;
}

std::uint64_t numberOf(Quantity quantity, const ServerView& server) {
  switch (quantity) {
    case Quantity::Term:
      return server.currentTerm.value;
    case Quantity::Commit:
      return server.commitIndex.value;
    case Quantity::Applied:
      return server.lastApplied.value;
    case Quantity::Log:
      return server.log.lastIndex().value;
    case Quantity::Snapshot:
      return server.snapshotIndex.value;
    case Quantity::Revision:
      return server.revision;
    case Quantity::Leases:
      return server.leaseCount;
    case Quantity::Violations:
    case Quantity::Watches:
      return 0;
  }
  return 0;
}

std::uint64_t numberOf(const NumberIs& is, const Present& present) {
  if (is.quantity == Quantity::Watches) return watchesAt(is.server, present.view);
  if (is.quantity == Quantity::Violations) return present.violations;
  if (is.server) return numberOf(is.quantity, present.view.server(is.server));
  std::uint64_t highest = 0;
  for (const ServerView& server : present.view.servers()) {
    highest = std::max(highest, numberOf(is.quantity, server));
  }
  return highest;
}

std::optional<kv::Record> recordOf(const std::string& key, ServerId server,
                                   const trace::ClusterView& view) {
  return (server ? appliedStore(view, view.server(server)) : committedStore(view)).at(key);
}

const trace::OperationView* lastOf(const trace::ClusterView& view, OperationKind kind) {
  const auto& all = view.operations();
  const auto found = std::find_if(all.rbegin(), all.rend(), [kind](const auto& operation) {
    return operation.command.client < kv::kKeepers && isKind(operation.command.operation, kind);
  });
  return found == all.rend() ? nullptr : &*found;
}

bool isIn(const trace::OperationView& operation, OperationState state) {
  if (!operation.finished()) return state == OperationState::Waiting;
  switch (state) {
    case OperationState::Ok:
      return operation.outcome == trace::Outcome::Ok;
    case OperationState::Failed:
      return operation.outcome == trace::Outcome::Failed;
    case OperationState::Unknown:
      return operation.outcome == trace::Outcome::Unknown;
    case OperationState::Waiting:
      return false;
    case OperationState::Done:
      return operation.outcome == trace::Outcome::Ok && operation.result.done;
    case OperationState::Refused:
      return operation.outcome == trace::Outcome::Ok && !operation.result.done;
  }
  return false;
}

bool becomes(const trace::Event& event, RoleName role) {
  const auto* change = std::get_if<raft::RoleChanged>(&event.body);
  return change != nullptr && change->role == role;
}

bool isVote(const trace::Event& event) {
  const auto* counted = std::get_if<raft::VoteCounted>(&event.body);
  return std::holds_alternative<raft::Voted>(event.body) ||
         (counted != nullptr && counted->vote == raft::Vote::Granted);
}

/// Nobody else is in it yet.
bool beginsTerm(const trace::Event& event, const trace::ClusterView& view) {
  const auto* change = std::get_if<raft::TermChanged>(&event.body);
  const auto isIn = [&](const ServerView& s) { return s.currentTerm >= change->term; };
  const auto& servers = view.servers();
  return change != nullptr && std::count_if(servers.begin(), servers.end(), isIn) == 1;
}

bool isSuch(const trace::Event& event, Happening happening, const trace::ClusterView& view) {
  switch (happening) {
    case Happening::Election:
      return becomes(event, RoleName::Candidate);
    case Happening::Vote:
      return isVote(event);
    case Happening::Commit:
      return std::holds_alternative<raft::CommitAdvanced>(event.body);
    case Happening::Apply:
      return std::holds_alternative<trace::Applied>(event.body);
    case Happening::LeaderChange:
      return becomes(event, RoleName::Leader);
    case Happening::Snapshot:
      return std::holds_alternative<raft::SnapshotInstalled>(event.body);
    case Happening::Transfer:
      return std::holds_alternative<raft::TransferStarted>(event.body);
    case Happening::Configuration:
      return std::holds_alternative<raft::ConfigurationChanged>(event.body);
    case Happening::Crash:
      return std::holds_alternative<trace::ServerCrashed>(event.body);
    case Happening::Term:
      return beginsTerm(event, view);
    case Happening::Violation:
      return std::holds_alternative<trace::Violated>(event.body);
    case Happening::Backup:
      return std::holds_alternative<trace::BackupTaken>(event.body);
    case Happening::Restore:
      return std::holds_alternative<trace::ClusterRestored>(event.body);
  }
  return false;
}

struct Holds {
  const Present& now;

  bool operator()(Fact fact) const { return isTrue(fact, now); }
  bool operator()(const LeaderIn& is) const {
    return std::find(is.servers.begin(), is.servers.end(), now.view.leader()) != is.servers.end();
  }
  bool operator()(const ServerIs& is) const {
    return isIn(now.view.server(is.server), is.state, now.view.configuration());
  }
  bool operator()(const NumberIs& is) const {
    return compares(numberOf(is, now), is.comparison, is.number);
  }
  bool operator()(const KeyIs& is) const {
    const auto record = recordOf(is.key, is.server, now.view);
    return is.value == (record ? std::optional(record->value) : std::nullopt);
  }
  bool operator()(const LastOperationIs& is) const {
    const auto* operation = lastOf(now.view, is.kind);
    return operation != nullptr && isIn(*operation, is.state);
  }
  bool operator()(const LastResultIs& is) const {
    const auto* operation = lastOf(now.view, is.kind);
    return operation != nullptr && isIn(*operation, OperationState::Ok) &&
           operation->result.value == is.value;
  }
  bool operator()(const KeyHasLease& is) const {
    const auto record = recordOf(is.key, is.server, now.view);
    return record && record->lease == is.lease;
  }
  bool operator()(const LeaseLives& is) const { return holdsNow(is, now.view); }
  bool operator()(const ClientIs& is) const { return holdsNow(is, now.view); }
  bool operator()(const ClientNumberIs& is) const { return holdsNow(is, now.view); }
  bool operator()(const ClientHolds& is) const { return holdsNow(is, now.view); }
  bool operator()(const LeaseDoes& does) const {
    return std::any_of(now.events.begin(), now.events.end(),
                       [&](const auto& event) { return isSuch(event, does); });
  }
  bool operator()(const WatchDoes& does) const {
    return std::any_of(now.events.begin(), now.events.end(),
                       [&](const auto& event) { return isSuch(event, does); });
  }
  bool operator()(Happening happening) const {
    return std::any_of(now.events.begin(), now.events.end(),
                       [&](const auto& event) { return isSuch(event, happening, now.view); });
  }
  bool operator()(const MessageTo& is) const {
    return std::any_of(now.events.begin(), now.events.end(), [&is](const auto& event) {
      return event.server == is.server &&
             std::holds_alternative<trace::MessageDelivered>(event.body);
    });
  }
};

}  // namespace

bool isKind(const kv::Operation& operation, OperationKind kind) {
  const auto request = kv::requestOf(operation);
  const auto asks = [&](auto type) {
    return request && std::holds_alternative<decltype(type)>(*request);
  };
  switch (kind) {
    case OperationKind::Put:
      return asks(kv::PutRequest{});
    case OperationKind::Get:
      return asks(kv::RangeRequest{});
    case OperationKind::Delete:
      return asks(kv::DeleteRequest{});
    case OperationKind::CompareAndSet:
      return std::holds_alternative<kv::CompareAndSet>(operation);
    case OperationKind::Txn:
      return asks(kv::TxnRequest{});
    case OperationKind::Grant:
      return asks(kv::LeaseGrantRequest{});
    case OperationKind::Revoke:
      return asks(kv::LeaseRevokeRequest{});
    case OperationKind::KeepAlive:
      return asks(kv::LeaseRenewRequest{});
    case OperationKind::Any:
      return true;
  }
  return false;
}

bool holds(const Condition& condition, const Present& present) {
  return std::visit(Holds{present}, condition.what) == (condition.sense == Sense::IsTrue);
}

}  // namespace scenario
