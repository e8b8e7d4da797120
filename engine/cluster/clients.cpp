#include "engine/cluster/clients.h"

#include <algorithm>

namespace cluster {

using trace::Failure;
using trace::OperationFinished;
using trace::OperationId;
using trace::Outcome;

Clients::Clients(const Settings& settings)
    : servers_(settings.servers),
      timeout_(settings.clientTimeout),
      retries_(settings.clientRetries) {}

void Clients::resume(kv::ClientId client, std::uint64_t sequence) {
  if (client == 0 || client > kClientsMost) return;
  if (client > clients_.size()) clients_.resize(client);
  std::uint64_t& last = clients_[client - 1].lastSequence;
  last = std::max(last, sequence);
}

std::string Clients::check(const Submit& submit) const {
  const std::string most = std::to_string(kClientsMost);
  if (submit.client > kClientsMost) {
    return "there is no c" + std::to_string(submit.client) + ": the clients are c1 to c" + most;
  }
  if (submit.client == 0) {
    return idleClient() == 0 ? "all " + most + " clients wait for an answer" : std::string();
  }
  if (halted_.contains(submit.client)) return "c" + std::to_string(submit.client) + " is paused";
  if (submit.client > clients_.size() || !clients_[submit.client - 1].id) return {};
  return "c" + std::to_string(submit.client) + " still waits for an answer";
}

Clients::Output Clients::submit(Instant now, const Submit& submit, ServerId via) {
  const kv::ClientId number = submit.client != 0 ? submit.client : idleClient();
  if (number > clients_.size()) clients_.resize(number);
  Client& client = clients_[number - 1];
  const std::uint64_t sequence = client.lastSequence + 1;
  const Duration timeout = submit.timeout.value_or(timeout_);
  client = Client{};
  client.lastSequence = sequence;
  client.id = ++lastId_;
  client.command = {number, sequence, submit.operation};
  client.deadline = now + timeout;
  client.retriesLeft = submit.retries.value_or(retries_);
  client.share = std::max(Duration(1), timeout / (std::int64_t{client.retriesLeft} + 1));
  Output out;
  send(client, now, via, out);
  return out;
}

Clients::Output Clients::answered(Instant now, OperationId id, const OperationFinished& answer) {
  Output out;
  Client* client = waitingFor(id);
  if (client == nullptr) return out;
  if (answer.outcome == Outcome::Ok) finish(*client, answer, out);
  if (answer.outcome == Outcome::Failed) refused(*client, now, answer, out);
  return out;
}

Clients::Output Clients::unreachable(Instant now, OperationId id) {
  Output out;
  Client* client = waitingFor(id);
  if (client == nullptr) return out;
  refused(*client, now, {id, Outcome::Failed, Failure::Unreachable, {}, {}}, out);
  return out;
}

Clients::Output Clients::deadlineReached(Instant now) {
  Output out;
  for (Client& client : clients_) {
    if (!client.id || isHalted(client)) continue;
    if (now >= client.deadline) {
      giveUp(client, out);
    } else if (now >= client.retryAt) {
      send(client, now, nextServer(client), out);
    }
  }
  return out;
}

Instant Clients::nextDeadline() const {
  Instant next = raft::kNever;
  for (const Client& client : clients_) {
    if (!client.id || isHalted(client)) continue;
    next = std::min({next, client.deadline, client.retryAt});
  }
  return next;
}

const kv::Command* Clients::commandOf(OperationId id) const {
  for (const Client& client : clients_) {
    if (id && client.id == id) return &client.command;
  }
  return nullptr;
}

kv::ClientId Clients::idleClient() const {
  for (std::size_t k = 0; k < clients_.size(); ++k) {
    if (!clients_[k].id && !halted_.contains(k + 1)) return k + 1;
  }
  for (kv::ClientId next = clients_.size() + 1; next <= kClientsMost; ++next) {
    if (!halted_.contains(next)) return next;
  }
  return 0;
}

bool Clients::isHalted(const Client& client) const {
  return !halted_.empty() && halted_.contains(client.command.client);
}

Clients::Client* Clients::waitingFor(OperationId id) {
  for (Client& client : clients_) {
    if (id && client.id == id) return &client;
  }
  return nullptr;
}

void Clients::send(Client& client, Instant now, ServerId to, Output& out) {
  if (client.attempts > 0) --client.retriesLeft;
  ++client.attempts;
  ++client.open;
  client.to = to;
  client.retryAt = client.retriesLeft > 0 ? now + client.share : raft::kNever;
  out.send.push_back({client.id, to, client.command, client.attempts});
}

// NoLeader waits for the next share of the timeout: an election takes longer than asking everyone.
void Clients::refused(Client& client, Instant now, const OperationFinished& answer, Output& out) {
  if (client.open > 0) --client.open;
  client.lastFailure = answer.failure;
  client.lastHint = answer.leaderHint;
  if (client.retriesLeft == 0 || answer.failure == Failure::TooLarge) {
    // An attempt that is still open may yet be answered; the timeout ends the wait.
    if (client.open == 0) giveUp(client, out);
    return;
  }
  if (answer.failure == Failure::NoLeader) return;
  send(client, now, nextServer(client), out);
}

// The only place where an operation ends without an answer of Ok.
void Clients::giveUp(Client& client, Output& out) {
  if (client.open > 0) {
    finish(client, {client.id, Outcome::Unknown, Failure::Timeout, {}, {}}, out);
  } else {
    finish(client, {client.id, Outcome::Failed, client.lastFailure, client.lastHint, {}}, out);
  }
}

void Clients::finish(Client& client, OperationFinished answer, Output& out) {
  answer.id = client.id;
  out.finished.push_back(std::move(answer));
  const std::uint64_t sequence = client.lastSequence;
  client = Client{};
  client.lastSequence = sequence;
}

ServerId Clients::nextServer(const Client& client) const {
  const ServerId hint = client.lastHint;
  if (hint && hint.value <= servers_ && hint != client.to) return hint;
  return ServerId{client.to.value % servers_ + 1};
}

}  // namespace cluster
