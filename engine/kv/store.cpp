#include "engine/kv/store.h"

namespace kv {

Result Store::apply(const Command& command) {
  if (command.client == 0) return carryOut(command.operation);
  const auto found = sessions_.find(command.client);
  if (found != sessions_.end() && command.sequence <= found->second.sequence) {
    if (command.sequence == found->second.sequence) return found->second.result;
    // A client has one command under way at a time: it has moved on and waits for this one no more.
    return Result{.done = false, .value = std::nullopt, .revision = revision_};
  }
  Result result = carryOut(command.operation);
  sessions_[command.client] = Session{command.sequence, result};
  return result;
}

Result Store::carryOut(const Operation& operation) {
  const std::string& key = keyOf(operation);
  const auto found = keys_.find(key);
  Result result;
  if (found != keys_.end()) result.value = found->second.value;

  struct OnKey {
    Store& store;
    Result& result;
    void operator()(const Put& put) { store.write(put.key, put.value); }
    void operator()(const Get&) {}
    void operator()(const Delete& del) {
      if (store.keys_.erase(del.key) > 0) ++store.revision_;
    }
    void operator()(const CompareAndSet& cas) {
      result.done = result.value == cas.expected;
      if (result.done) store.write(cas.key, cas.value);
    }
  };
  std::visit(OnKey{*this, result}, operation);
  result.revision = revision_;
  return result;
}

void Store::write(const std::string& key, const std::string& value) {
  ++revision_;
  KeyValue& kept = keys_[key];
  if (kept.version == 0) kept.createRevision = revision_;
  kept.value = value;
  kept.modRevision = revision_;
  ++kept.version;
}

}  // namespace kv
