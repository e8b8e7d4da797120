#include "engine/scenario/condition_text.h"

#include <limits>

#include "engine/scenario/client_conditions.h"
#include "engine/scenario/request_text.h"
#include "engine/scenario/words.h"

namespace scenario {
namespace {

using What = decltype(Condition::what);

template <class Table>
auto requireWord(const Table& table, Cursor& in) -> decltype(table[0].value) {
  const auto value = takeWord(table, in);
  if (!value) in.fail(listOf(table));
  return value.value_or(table[0].value);
}

/// `leader` was read.
What afterLeader(Cursor& in) {
  if (in.take("change")) return Happening::LeaderChange;
  if (in.take("in")) {
    LeaderIn is;
    in.require("{");
    do {
      is.servers.push_back(in.server());
    } while (!in.failed() && !in.nextIs("}"));
    in.require("}");
    return is;
  }
  if (!in.nextIs("is") || in.nextIs("false", 1)) return Fact::Leader;
  in.require("is");
  return LeaderIn{{in.server()}};
}

NumberIs numberIs(Quantity quantity, ServerId server, Cursor& in) {
  const Comparison comparison = requireWord(kComparisonWords, in);
  return {quantity, server, comparison, in.number(std::numeric_limits<std::uint64_t>::max())};
}

What serverIs(Cursor& in) {
  const ServerId server = in.server();
  if (in.take("is")) return ServerIs{server, requireWord(kStateWords, in)};
  const auto quantity = takeWord(kQuantityWords, in);
  if (!quantity || *quantity == Quantity::Violations) {
    const char* expected = "is, term, commit, applied, log, snapshot, revision, leases or watches";
    if (quantity) in.failBefore(expected);
    in.fail(expected);
    return Fact::Leader;
  }
  return numberIs(*quantity, server, in);
}

/// "= value" or "is absent".
std::optional<std::string> valueOrAbsent(Cursor& in) {
  if (in.take("is")) {
    in.require("absent");
    return std::nullopt;
  }
  if (!in.nextIs("=")) in.fail("'=' and a value, or 'is absent'");
  in.take("=");
  return in.value("a value");
}

ServerId onServer(Cursor& in) {
  in.require("on");
  return in.server();
}

What keyIs(Cursor& in) {
  const bool committed = in.take("committed");
  if (!committed) in.require("value");
  KeyIs is;
  is.key = in.value("a key");
  if (in.take("has")) {
    in.require("lease");
    KeyHasLease has{std::move(is.key), readLease(in), {}};
    if (!committed) has.server = onServer(in);
    return has;
  }
  is.value = valueOrAbsent(in);
  if (!committed) is.server = onServer(in);
  return is;
}

What lastIs(Cursor& in) {
  in.require("last");
  const OperationKind kind = requireWord(kKindWords, in);
  if (!in.nextIs("is") || in.nextIs("absent", 1)) return LastResultIs{kind, valueOrAbsent(in)};
  in.require("is");
  return LastOperationIs{kind, requireWord(kOutcomeWords, in)};
}

What messageTo(Cursor& in) {
  in.require("message");
  in.require("to");
  return MessageTo{in.server()};
}

/// Facts of two words, and `leader` and what may follow it.
std::optional<What> takeFact(Cursor& in) {
  for (const auto& word : kFactWords) {
    const std::size_t space = word.text.find(' ');
    const std::string_view first = word.text.substr(0, space);
    if (!in.take(first)) continue;
    if (word.value == Fact::Joint || word.value == Fact::Linearizable) return word.value;
    if (space == std::string_view::npos) return afterLeader(in);
    in.require(word.text.substr(space + 1));
    return word.value;
  }
  return std::nullopt;
}

bool comparisonFollows(const Cursor& in) {
  for (const auto& sign : kComparisonWords) {
    if (in.nextIs(sign.text, 1)) return true;
  }
  return false;
}

What readWhat(Cursor& in) {
  if (in.nextIsServer()) return serverIs(in);
  if (in.nextIs("committed") || in.nextIs("value")) return keyIs(in);
  if (in.nextIs("last")) return lastIs(in);
  if (in.nextIs("message")) return messageTo(in);
  if (auto ofClients = readClientCondition(in)) return *std::move(ofClients);
  if (const auto fact = takeFact(in)) return *fact;
  if (!comparisonFollows(in)) {
    if (const auto happening = takeWord(kHappeningWords, in)) return *happening;
  }
  if (const auto quantity = takeWord(kQuantityWords, in)) return numberIs(*quantity, {}, in);
  in.fail("a condition, as 'leader', 'S1 is up' or 'committed x = 1'");
  return Fact::Leader;
}

std::string serverText(ServerId id) { return "S" + std::to_string(id.value); }

std::string valueText(const std::optional<std::string>& value) {
  return value ? " = " + quoted(*value) : " is absent";
}

struct WhatText {
  std::string operator()(Fact fact) const { return std::string(wordFor(kFactWords, fact)); }
  std::string operator()(const LeaderIn& is) const {
    if (is.servers.size() == 1) return "leader is " + serverText(is.servers.front());
    std::string text = "leader in {";
    for (std::size_t i = 0; i < is.servers.size(); ++i) {
      text += (i == 0 ? "" : " ") + serverText(is.servers[i]);
    }
    return text + "}";
  }
  std::string operator()(const ServerIs& is) const {
    return serverText(is.server) + " is " + std::string(wordFor(kStateWords, is.state));
  }
  std::string operator()(const NumberIs& is) const {
    return (is.server ? serverText(is.server) + " " : "") +
           std::string(wordFor(kQuantityWords, is.quantity)) + " " +
           std::string(wordFor(kComparisonWords, is.comparison)) + " " + std::to_string(is.number);
  }
  std::string operator()(const KeyIs& is) const {
    const std::string key = quoted(is.key) + valueText(is.value);
    return is.server ? "value " + key + " on " + serverText(is.server) : "committed " + key;
  }
  std::string operator()(const LastOperationIs& is) const {
    return "last " + std::string(wordFor(kKindWords, is.kind)) + " is " +
           std::string(wordFor(kOutcomeWords, is.state));
  }
  std::string operator()(const LastResultIs& is) const {
    return "last " + std::string(wordFor(kKindWords, is.kind)) + valueText(is.value);
  }
  std::string operator()(Happening happening) const {
    return std::string(wordFor(kHappeningWords, happening));
  }
  std::string operator()(const MessageTo& is) const {
    return "message to " + serverText(is.server);
  }
  std::string operator()(const KeyHasLease& is) const {
    const std::string key = quoted(is.key) + " has lease " + std::to_string(is.lease);
    return is.server ? "value " + key + " on " + serverText(is.server) : "committed " + key;
  }
  template <class OfClients>
  std::string operator()(const OfClients& is) const {
    return scenario::textOf(is);
  }
};

}  // namespace

Condition readCondition(Cursor& in) {
  Condition condition;
  condition.what = readWhat(in);
  if (in.take("is")) {
    in.require("false");
    condition.sense = Sense::IsFalse;
  }
  return condition;
}

std::string textOf(const Condition& condition) {
  return std::visit(WhatText{}, condition.what) +
         (condition.sense == Sense::IsFalse ? " is false" : "");
}

}  // namespace scenario
