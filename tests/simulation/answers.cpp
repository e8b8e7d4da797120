#include "tests/simulation/answers.h"

#include <algorithm>

namespace simulation {

namespace {

using Name = std::pair<kv::ClientId, std::uint64_t>;

struct Effect {
  std::uint64_t place{0};
  bool done{true};
  std::optional<std::string> value;
};

/// One store, told one command after the other. Written apart from kv::Store, to judge it.
class Model {
 public:
  void take(std::uint64_t place, const kv::Command& command) {
    const auto [effect, fresh] = effects_.try_emplace(Name{command.client, command.sequence});
    if (!fresh) return;  // a repetition
    std::uint64_t& newest = newest_[command.client];
    if (command.sequence < newest) return;  // its client has moved on
    newest = command.sequence;
    const std::string& key = kv::keyOf(command.operation);
    const auto found = values_.find(key);
    effect->second.place = place;
    if (found != values_.end()) effect->second.value = found->second;
    if (const auto* put = std::get_if<kv::Put>(&command.operation)) values_[key] = put->value;
    if (std::holds_alternative<kv::Delete>(command.operation)) values_.erase(key);
    const auto* cas = std::get_if<kv::CompareAndSet>(&command.operation);
    if (cas == nullptr) return;
    effect->second.done = effect->second.value == cas->expected;
    if (effect->second.done) values_[key] = cas->value;
  }

  /// nullptr: it never took effect.
  const Effect* effectOf(const kv::Command& command) const {
    const auto found = effects_.find({command.client, command.sequence});
    return found == effects_.end() || found->second.place == 0 ? nullptr : &found->second;
  }

 private:
  std::map<std::string, std::string> values_;
  std::map<kv::ClientId, std::uint64_t> newest_;
  std::map<Name, Effect> effects_;
};

std::string nameOf(const kv::Command& command) {
  return "c" + std::to_string(command.client) + "'s command " + std::to_string(command.sequence) +
         " (" + kv::textOf(command.operation) + ")";
}

std::string lieOf(const Asked& asked, const Effect* effect) {
  switch (asked.outcome) {
    case trace::Outcome::Unknown:
      return {};
    case trace::Outcome::Failed:
      return effect == nullptr ? std::string() : " was called failed and took effect";
    case trace::Outcome::Ok:
      break;
  }
  if (effect == nullptr) return " was acknowledged and is not in the log";
  const bool same = asked.result.done == effect->done && asked.result.value == effect->value;
  return same ? std::string() : " was answered with what no single store would have said";
}

}  // namespace

std::string firstLie(const std::vector<Asked>& asked, const raft::Entries& log,
                     raft::Index committed) {
  Model model;
  for (std::uint64_t i = 1; i <= committed.value; ++i) {
    const raft::Entry& entry = log.at(raft::Index{i});
    if (entry.kind != raft::EntryKind::Command) continue;
    if (const auto command = kv::decode(entry.payload.bytes())) model.take(i, *command);
  }
  std::map<std::uint64_t, std::uint64_t> answered;  // when, and the last place answered by then
  std::uint64_t last = 0;
  std::vector<Asked> byEnd = asked;
  std::sort(byEnd.begin(), byEnd.end(),
            [](const Asked& a, const Asked& b) { return a.finishedAt < b.finishedAt; });
  for (const Asked& one : byEnd) {
    const Effect* effect = one.finishedAt == 0 ? nullptr : model.effectOf(one.command);
    if (one.finishedAt == 0) continue;
    if (const std::string lie = lieOf(one, effect); !lie.empty()) return nameOf(one.command) + lie;
    if (one.outcome != trace::Outcome::Ok) continue;
    last = std::max(last, effect->place);
    answered[one.finishedAt] = last;
    const auto later = answered.lower_bound(one.startedAt);
    if (later == answered.begin() || std::prev(later)->second < effect->place) continue;
    return nameOf(one.command) + " stands before one that was answered before it was asked";
  }
  return {};
}

}  // namespace simulation
