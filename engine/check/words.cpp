#include "engine/check/words.h"

#include <cstdio>

#include "engine/kv/readable.h"

namespace check {
namespace {

bool isUncertain(const Operation& operation) { return operation.answer == Answer::Unknown; }

struct Words {
  const Operation& operation;
  Model model;

  std::string target(const std::string& key) const {
    return model == Model::Register || key.empty() ? "" : kv::readable(key) + " = ";
  }
  std::string object(const std::string& key) const {
    return model == Model::Register || key.empty() ? "the value" : kv::readable(key);
  }
  /// `past` as it surely was, `maybe` after "may have".
  std::string verb(const char* past, const char* maybe) const {
    if (operation.answer == Answer::Failed) {
      return std::string("was refused, and would have ") + maybe;
    }
    return isUncertain(operation) ? std::string("may have ") + maybe : past;
  }
  /// What it found before it, if it was told.
  std::string found() const {
    return operation.seen ? " (found " + wordsOf(operation.seen->value) + ")" : "";
  }

  std::string operator()(const kv::Get& get) const {
    if (!operation.seen) return "asked for " + object(get.key);
    return "read " + target(get.key) + wordsOf(operation.seen->value);
  }
  std::string operator()(const kv::Put& put) const {
    return verb("wrote ", "written ") + target(put.key) + wordsOf(Value(put.value)) + found();
  }
  std::string operator()(const kv::Delete& del) const {
    return verb("deleted ", "deleted ") + object(del.key) + found();
  }
  std::string operator()(const kv::CompareAndSet& cas) const {
    const std::string change =
        object(cas.key) + " from " + wordsOf(cas.expected) + " to " + wordsOf(Value(cas.value));
    if (operation.answer == Answer::Mismatch) {
      const std::string other = operation.seen ? wordsOf(operation.seen->value) : "something else";
      return "found " + other + " and did not change " + change;
    }
    return verb("changed ", "changed ") + change;
  }
  std::string operator()(const kv::Call& call) const {
    return verb("did ", "done ") + kv::textOf(kv::Operation(call));
  }
};

std::string secondsOf(raft::Instant at) {
  char text[48];
  const auto nanos = static_cast<double>(at.time_since_epoch().count());
  std::snprintf(text, sizeof text, "%.6f s", nanos / 1e9);
  return text;
}

}  // namespace

std::string wordsOf(const Value& value) {
  if (!value) return "nothing";
  return value->empty() ? "an empty value" : kv::readable(*value);
}

std::string wordsOf(const Operation& operation, Model model, Places places) {
  const bool outside = places == Places::Times && operation.client >= kv::kOutside;
  const std::string number = std::to_string(operation.client);
  const std::string who = outside                   ? kv::clientName(operation.client)
                          : places == Places::Lines ? "process " + number
                                                    : "client " + number;
  return who + " " + std::visit(Words{operation, model}, operation.what);
}

std::string spanOf(const Operation& operation, Places places) {
  const bool open = operation.returned == kNoReturn || operation.answer == Answer::Unknown;
  const bool times = places == Places::Times;
  const std::string from = times ? secondsOf(operation.calledAt) : std::to_string(operation.call);
  if (open) return "from " + std::string(places == Places::Lines ? "line " : "") + from + " on";
  const std::string to =
      times ? secondsOf(operation.returnedAt) : std::to_string(operation.returned);
  return (places == Places::Lines ? "lines " : "") + from + " to " + to;
}

}  // namespace check
