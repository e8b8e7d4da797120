#include "engine/kv/store.h"

#include "engine/kv/calls.h"

namespace kv {

Result Store::apply(const Command& command) {
  if (command.client >= kOutside) return applyFromOutside(command);
  if (command.client == 0) return carryOut(command.operation);
  const auto* found = sessions_.find(command.client);
  if (found != nullptr && command.sequence <= found->value.sequence) {
    if (command.sequence == found->value.sequence) return found->value.result;
    // A client has one command under way at a time: it has moved on and waits for this one no more.
    return Result{false, std::nullopt, revision(), {}};
  }
  Result result = carryOut(command.operation);
  sessions_.edit(command.client) = Session{command.sequence, result};
  return result;
}

Result Store::applyFromOutside(const Command& command) {
  Window& seen = outside_.edit(command.client);
  const std::uint64_t highest = seen.empty() ? 0 : seen.last()->key;
  const bool tooLate = command.sequence + kWindow <= highest;
  if (tooLate || seen.contains(command.sequence)) {
    return Result{false, std::nullopt, revision(), {}};
  }
  seen.edit(command.sequence);
  const std::uint64_t last = seen.last()->key;
  while (seen.begin()->key + kWindow <= last) seen.erase(std::uint64_t{seen.begin()->key});
  return carryOut(command.operation);
}

Result Store::carryOut(const Operation& operation) {
  struct OnSpace {
    Store& store;
    std::optional<std::string> before;

    Result operator()(const Get&) { return Result{true, std::move(before), store.revision(), {}}; }
    Result operator()(const Put& put) {
      return change(PutRequest{put.key, put.value, 0, Previous::Left, Keeps::Nothing});
    }
    Result operator()(const Delete& del) {
      return change(DeleteRequest{KeyRange::one(del.key), Previous::Left});
    }
    Result operator()(const CompareAndSet& cas) {
      if (before != cas.expected) return Result{false, std::move(before), store.revision(), {}};
      return change(PutRequest{cas.key, cas.value, 0, Previous::Left, Keeps::Nothing});
    }
    Result operator()(const Call& call) {
      const auto request = decodeRequest(call.request);
      if (!request) return Result{false, std::nullopt, store.revision(), {}};
      const Answer answer = store.space_.apply(*request);
      return Result{isDone(answer), valueIn(answer), answer.revision, encode(answer)};
    }
    Result change(const Request& request) {
      const Answer answer = store.space_.apply(request);
      const bool refused = std::holds_alternative<Refusal>(answer.body);
      return Result{!refused, std::move(before), answer.revision,
                    refused ? encode(answer) : std::string()};
    }
  };
  std::optional<std::string> before;
  if (!std::holds_alternative<Call>(operation)) {
    auto record = at(keyOf(operation));
    if (record) before = std::move(record->value);
  }
  Result result = std::visit(OnSpace{*this, std::move(before)}, operation);
  compactBehind();
  return result;
}

void Store::compactBehind() {
  const Revision now = revision();
  if (kept_ >= now || now - kept_ <= space_.compacted()) return;
  space_.apply(CompactRequest{now - kept_});
}

std::optional<Record> Store::at(std::string_view key) const {
  return space_.versions().at(key, std::nullopt);
}

std::uint64_t Store::lastOf(ClientId client) const {
  const auto* window = outside_.find(client);
  return window == nullptr || window->value.empty() ? 0 : window->value.last()->key;
}

std::vector<Record> Store::records() const {
  std::uint64_t count = 0;
  return space_.versions().in(KeyRange::all(), std::nullopt, ~std::size_t{0}, count);
}

}  // namespace kv
