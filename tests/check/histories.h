// Small histories in few words, and random ones. Thread rule: pure.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/check/linearizability.h"

namespace check {

/// Builds a history operation by operation; times are places.
class Told {
 public:
  struct When {
    std::uint64_t client;
    std::uint64_t call;
    std::uint64_t returned;
  };

  Told& put(When when, const std::string& value, const std::string& key = "x") {
    return add(when, kv::Put{key, value}, Answer::Ok);
  }
  Told& get(When when, const Value& value, const std::string& key = "x") {
    return add(when, kv::Get{key}, Answer::Ok, value);
  }
  Told& erase(When when, const std::string& key = "x") {
    return add(when, kv::Delete{key}, Answer::Ok);
  }
  Told& cas(When when, const Value& from, const std::string& to, Answer answer = Answer::Ok) {
    return add(when, kv::CompareAndSet{"x", from, to}, answer);
  }
  /// Nobody knows whether it happened.
  Told& unknown(std::uint64_t client, std::uint64_t call, kv::Operation what) {
    return add({client, call, kNoReturn}, std::move(what), Answer::Unknown);
  }
  Told& add(When when, kv::Operation what, Answer answer, std::optional<Value> seen = {}) {
    Operation operation{when.client, std::move(what), when.call, when.returned, answer, {},
                        {},          raft::kNever};
    if (seen) operation.seen = Operation::Seen{*seen};
    history.operations.push_back(std::move(operation));
    return *this;
  }

  History history;
};

inline bool isLinearizable(const History& history, Model model = Model::KeyValue) {
  return std::holds_alternative<Linearizable>(linearize(history, model));
}

/// What an operation does to a key: false if it cannot have happened when the key held `value`.
inline bool happens(const Operation& operation, Value& value) {
  if (operation.seen && operation.seen->value != value) return false;
  if (const auto* put = std::get_if<kv::Put>(&operation.what)) value = put->value;
  if (std::holds_alternative<kv::Delete>(operation.what)) value.reset();
  if (const auto* cas = std::get_if<kv::CompareAndSet>(&operation.what)) {
    if ((value == cas->expected) == (operation.answer == Answer::Mismatch)) return false;
    if (operation.answer != Answer::Mismatch) value = cas->value;
  }
  return true;
}

}  // namespace check
