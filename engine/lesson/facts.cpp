#include "engine/lesson/facts.h"

#include <algorithm>

#include "engine/kv/store.h"
#include "engine/scenario/condition.h"

namespace lesson {
namespace {

using raft::RoleName;
using trace::ServerView;

bool compares(std::uint64_t number, scenario::Comparison comparison, std::uint64_t with) {
  switch (comparison) {
    case scenario::Comparison::Equal:
      return number == with;
    case scenario::Comparison::AtLeast:
      return number >= with;
    case scenario::Comparison::AtMost:
      return number <= with;
  }
  return false;
}

/// The entry puts (or sets by comparison) this value.
bool writes(const raft::Entry& entry, const std::string& key, const std::string& value) {
  if (entry.kind != raft::EntryKind::Command) return false;
  const auto command = kv::decode(entry.payload.bytes());
  if (!command) return false;
  if (const auto* put = std::get_if<kv::Put>(&command->operation)) {
    return put->key == key && put->value == value;
  }
  const auto* set = std::get_if<kv::CompareAndSet>(&command->operation);
  return set != nullptr && set->key == key && set->value == value;
}

/// Entries that a snapshot stands for are looked up among what was committed.
bool holdsWrite(const raft::Entries& log, const trace::ClusterView& view, const std::string& key,
                const std::string& value) {
  for (raft::Index i{1}; i <= log.lastIndex(); ++i) {
    const raft::Entry* entry = log.contains(i) ? &log.at(i) : view.committedEntry(i);
    if (entry != nullptr && writes(*entry, key, value)) return true;
  }
  return false;
}

bool becomes(const trace::Event& event, RoleName role) {
  const auto* change = std::get_if<raft::RoleChanged>(&event.body);
  return change != nullptr && change->role == role;
}

/// The candidate of a vote or refusal; nullopt if the event is no such thing.
std::optional<ServerId> candidateOf(const trace::Event& event, Deed deed) {
  if (const auto* voted = std::get_if<raft::Voted>(&event.body); voted && deed == Deed::Votes) {
    return voted->candidate;
  }
  const auto* refused = std::get_if<raft::VoteRefused>(&event.body);
  if (refused != nullptr && deed == Deed::Refuses) return refused->candidate;
  return std::nullopt;
}

bool isDeed(const trace::Event& event, Deed deed) {
  switch (deed) {
    case Deed::Crashes:
      return std::holds_alternative<trace::ServerCrashed>(event.body);
    case Deed::Restarts: {
      const auto* started = std::get_if<trace::ServerStarted>(&event.body);
      return started != nullptr && started->incarnation > 1;
    }
    case Deed::Pauses:
      return std::holds_alternative<trace::ServerPaused>(event.body);
    case Deed::Campaigns:
      return becomes(event, RoleName::Candidate);
    case Deed::Wins:
      return becomes(event, RoleName::Leader);
    case Deed::StepsDown:
      return becomes(event, RoleName::Follower);
    case Deed::Votes:
    case Deed::Refuses:
      return candidateOf(event, deed).has_value();
    case Deed::Truncates:
      return std::holds_alternative<raft::Truncated>(event.body);
    case Deed::Installs:
      return std::holds_alternative<raft::SnapshotInstalled>(event.body);
  }
  return false;
}

bool isAmong(ServerId id, const std::vector<ServerId>& servers) {
  return std::find(servers.begin(), servers.end(), id) != servers.end();
}

bool isWhom(const Whom& whom, ServerId id, const Seen& seen) {
  switch (whom.kind) {
    case Whom::Kind::Named:
      return whom.id == id;
    case Whom::Kind::Leader:
      return isAmong(id, seen.leadersBefore);
    case Whom::Kind::Any:
      return true;
  }
  return false;
}

struct IsSo {
  const Seen& seen;
  const scenario::Run& run;

  bool operator()(const scenario::Condition& condition) const {
    return scenario::holds(condition, {run.view(), run.violations(), seen.events, run.calls()});
  }
  bool operator()(const Does& does) const {
    return std::any_of(seen.events.begin(), seen.events.end(), [&](const trace::Event& event) {
      if (!isDeed(event, does.deed) || !isWhom(does.who, event.server, seen)) return false;
      if (does.deed == Deed::StepsDown && !isAmong(event.server, seen.leadersBefore)) return false;
      const auto candidate = candidateOf(event, does.deed);
      return !candidate || isWhom(does.other, *candidate, seen);
    });
  }
  bool operator()(const CountIs& is) const {
    return compares(numberOf(is.count, run.view()), is.comparison, is.number);
  }
  bool operator()(const LastTermIs& is) const {
    const raft::Term term =
        is.server ? lastTermOf(run.view().server(is.server).log) : committedTermOf(run.view());
    return compares(term.value, is.comparison, is.number);
  }
  bool operator()(const CopiesAre& are) const {
    return compares(copiesOf(run.view(), are.key, are.value), are.comparison, are.number);
  }
  bool operator()(const lesson::Holds& is) const {
    return holdsWrite(run.view().server(is.server).log, run.view(), is.key, is.value);
  }
};

}  // namespace

bool isSo(const Fact& fact, const Seen& seen) { return std::visit(IsSo{seen, seen.run}, fact); }

std::vector<ServerId> leadersOf(const trace::ClusterView& view) {
  std::vector<ServerId> leaders;
  for (const ServerView& server : view.servers()) {
    if (server.leads()) leaders.push_back(server.id);
  }
  return leaders;
}

std::uint64_t numberOf(Count count, const trace::ClusterView& view) {
  const auto those = [&view](auto is) {
    return static_cast<std::uint64_t>(
        std::count_if(view.servers().begin(), view.servers().end(), is));
  };
  switch (count) {
    case Count::Up:
      return those([](const ServerView& s) { return s.status == trace::ServerStatus::Up; });
    case Count::Voters:
      return view.configuration().voters.size();
    case Count::Learners:
      return view.configuration().learners.size();
    case Count::Leaders:
      return those([](const ServerView& s) { return s.leads(); });
    case Count::Candidates:
      return those(
          [](const ServerView& s) { return s.running() && s.role == RoleName::Candidate; });
    case Count::Members:
      return view.configuration().everyone().size();
    case Count::Waiting:
      return static_cast<std::uint64_t>(
          std::count_if(view.operations().begin(), view.operations().end(),
                        [](const trace::OperationView& o) { return !o.finished(); }));
  }
  return 0;
}

std::uint64_t copiesOf(const trace::ClusterView& view, const std::string& key,
                       const std::string& value) {
  return static_cast<std::uint64_t>(
      std::count_if(view.servers().begin(), view.servers().end(), [&](const ServerView& server) {
        return !server.diskLost && holdsWrite(server.durableLog, view, key, value);
      }));
}

raft::Term lastTermOf(const raft::Entries& log) {
  return log.empty() ? log.baseTerm() : log.at(log.lastIndex()).term;
}

raft::Term committedTermOf(const trace::ClusterView& view) {
  const raft::Entry* last = view.committedEntry(view.committed());
  return last == nullptr ? raft::Term{} : last->term;
}

std::optional<std::string> committedValue(const trace::ClusterView& view, const std::string& key) {
  kv::Store store = kv::Store::keeping(view.started().historyKept);
  for (raft::Index i{1}; i <= view.committed(); ++i) {
    const raft::Entry* entry = view.committedEntry(i);
    if (entry == nullptr || entry->kind != raft::EntryKind::Command) continue;
    if (const auto command = kv::decode(entry->payload.bytes())) store.apply(*command);
  }
  const auto record = store.at(key);
  return record ? std::optional(record->value) : std::nullopt;
}

}  // namespace lesson
