#include "engine/cluster/keepers.h"

#include <algorithm>

#include "engine/kv/calls.h"

namespace cluster {

using trace::Failure;
using trace::OperationFinished;
using trace::Outcome;

namespace {

/// After a refusal the next server is asked so much sooner than the next keep-alive is due.
constexpr std::int64_t kSooner = 4;

bool isGone(const OperationFinished& answer) {
  if (answer.outcome != Outcome::Ok || answer.result.answer.empty()) return false;
  const auto told = kv::decodeAnswer(answer.result.answer);
  const auto* refusal = told ? std::get_if<kv::Refusal>(&told->body) : nullptr;
  return refusal != nullptr && *refusal == kv::Refusal::LeaseNotFound;
}

}  // namespace

std::string Keepers::check(const KeepAlive& command) const {
  const std::string name = "c" + std::to_string(command.client);
  const auto same = [&](const Keeper& k) {
    return k.client == command.client && k.lease == command.lease && !k.over;
  };
  const bool known = std::any_of(keepers_.begin(), keepers_.end(), same);
  if (command.every == Duration::zero() && !known) {
    return name + " does not keep lease " + std::to_string(command.lease) + " alive";
  }
  if (known || keepers_.size() < kKeepersMost) return {};
  return "more than " + std::to_string(kKeepersMost) + " leases are kept alive";
}

void Keepers::set(Instant now, const KeepAlive& command, ServerId via, std::uint64_t first) {
  sequence_ = std::max(sequence_, first);
  for (Keeper& keeper : keepers_) {
    const bool same = keeper.client == command.client && keeper.lease == command.lease;
    if (same) keeper.over = true;
  }
  std::erase_if(keepers_, [](const Keeper& k) { return k.over && !k.waiting; });
  if (command.every == Duration::zero()) return;
  Keeper keeper;
  keeper.client = command.client;
  keeper.lease = command.lease;
  keeper.every = command.every;
  keeper.via = via;
  keeper.due = now;
  keepers_.push_back(std::move(keeper));
}

Keepers::Output Keepers::deadlineReached(Instant now, const std::set<kv::ClientId>& paused,
                                         Clients& clients) {
  Output out;
  for (Keeper& keeper : keepers_) {
    if (now < keeper.due || paused.contains(keeper.client)) continue;
    if (keeper.waiting) {
      out.finished.push_back({keeper.waiting, Outcome::Unknown, Failure::Timeout, {}, {}});
      keeper.waiting = {};
      keeper.via = next(keeper.via);
    }
    if (keeper.over) continue;
    keeper.waiting = clients.nameOperation();
    keeper.command = {kv::kKeepers + keeper.client, ++sequence_,
                      kv::callOf(kv::LeaseRenewRequest{keeper.lease})};
    keeper.due = now + keeper.every;
    out.send.push_back({keeper.waiting, keeper.via, keeper.command, 1});
  }
  std::erase_if(keepers_, [](const Keeper& k) { return k.over && !k.waiting; });
  return out;
}

Keepers::Output Keepers::answered(Instant now, const OperationFinished& answer) {
  Output out;
  Keeper* keeper = waitingFor(answer.id);
  if (keeper == nullptr) return out;
  out.finished.push_back(answer);
  keeper->waiting = {};
  if (answer.outcome != Outcome::Ok) {
    keeper->via = next(keeper->via);
    keeper->due = std::min(keeper->due, now + keeper->every / kSooner);
  }
  if (isGone(answer) && !keeper->over) {
    out.given.push_back({keeper->lease, keeper->client, keeper->via, Duration::zero()});
    keeper->over = true;
  }
  std::erase_if(keepers_, [](const Keeper& k) { return k.over && !k.waiting; });
  return out;
}

Instant Keepers::nextDeadline(const std::set<kv::ClientId>& paused) const {
  Instant next = raft::kNever;
  for (const Keeper& keeper : keepers_) {
    if (!paused.contains(keeper.client)) next = std::min(next, keeper.due);
  }
  return next;
}

const kv::Command* Keepers::commandOf(trace::OperationId id) const {
  for (const Keeper& keeper : keepers_) {
    if (id && keeper.waiting == id) return &keeper.command;
  }
  return nullptr;
}

Keepers::Keeper* Keepers::waitingFor(trace::OperationId id) {
  for (Keeper& keeper : keepers_) {
    if (id && keeper.waiting == id) return &keeper;
  }
  return nullptr;
}

}  // namespace cluster
