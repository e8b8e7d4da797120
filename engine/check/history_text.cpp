#include "engine/check/history_text.h"

#include <array>
#include <charconv>
#include <utility>

#include "engine/check/history_jepsen.h"
#include "engine/check/json_line.h"
#include "engine/check/text_lines.h"
#include "engine/kv/readable.h"

namespace check {
namespace {

constexpr std::array<std::pair<std::string_view, Answer>, 4> kOutcomes{{
    {"ok", Answer::Ok},
    {"mismatch", Answer::Mismatch},
    {"failed", Answer::Failed},
    {"unknown", Answer::Unknown},
}};

std::string_view nameOf(Answer answer) {
  for (const auto& [name, value] : kOutcomes) {
    if (value == answer) return name;
  }
  return "unknown";
}

/// Reads one object; `problem` keeps the first thing that is wrong.
class OperationReader {
 public:
  explicit OperationReader(const JsonFields& fields) : fields_(fields) {}
  std::string problem;

  Operation read() {
    Operation operation;
    operation.client = number("client");
    operation.what = what();
    operation.call = number("call");
    if (present("return")) operation.returned = number("return");
    if (operation.returned < operation.call) complain("'return' is before 'call'.");
    operation.answer = outcome();
    const bool isCas = std::holds_alternative<kv::CompareAndSet>(operation.what);
    if (operation.answer == Answer::Mismatch && !isCas) {
      complain("Only a cas can have the outcome \"mismatch\".");
    }
    const bool answered = operation.answer == Answer::Ok || operation.answer == Answer::Mismatch;
    if (answered && operation.returned == kNoReturn) {
      complain("An operation with this outcome has returned: give 'return'.");
    }
    if (answered && fields_.contains("out")) operation.seen = Operation::Seen{textOrNull("out")};
    if (present("call_ns")) operation.calledAt = instant("call_ns");
    if (present("return_ns")) operation.returnedAt = instant("return_ns");
    return operation;
  }

 private:
  void complain(std::string sentence) {
    if (problem.empty()) problem = std::move(sentence);
  }
  bool present(std::string_view name) const {
    const auto at = fields_.find(name);
    return at != fields_.end() && !std::holds_alternative<JsonNull>(at->second);
  }

  std::uint64_t number(std::string_view name) {
    std::uint64_t value = 0;
    const auto at = fields_.find(name);
    const auto* found = at == fields_.end() ? nullptr : std::get_if<JsonNumber>(&at->second);
    const std::string digits = found == nullptr ? "" : found->digits;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || error != std::errc() || stop != end || value == kNoReturn) {
      complain("'" + std::string(name) + "' must be a whole number from 0 on.");
    }
    return value;
  }

  raft::Instant instant(std::string_view name) {
    return raft::Instant(raft::Duration(static_cast<std::int64_t>(number(name))));
  }

  std::string text(std::string_view name) {
    const auto at = fields_.find(name);
    const auto* found = at == fields_.end() ? nullptr : std::get_if<std::string>(&at->second);
    if (found == nullptr) complain("'" + std::string(name) + "' must be text in quotes.");
    return found == nullptr ? std::string() : *found;
  }

  Value textOrNull(std::string_view name) {
    const auto at = fields_.find(name);
    const bool null = at != fields_.end() && std::holds_alternative<JsonNull>(at->second);
    return null ? Value() : Value(text(name));
  }

  kv::Operation what() {
    const std::string op = text("op");
    std::string key = fields_.contains("key") ? text("key") : std::string();
    if (op == "get") return kv::Get{std::move(key)};
    if (op == "put") return kv::Put{std::move(key), text("value")};
    if (op == "delete") return kv::Delete{std::move(key)};
    if (op == "cas") return kv::CompareAndSet{std::move(key), textOrNull("expect"), text("value")};
    complain("'op' must be \"get\", \"put\", \"delete\" or \"cas\".");
    return kv::Get{};
  }

  Answer outcome() {
    if (!present("outcome")) return Answer::Unknown;
    const std::string word = text("outcome");
    for (const auto& [name, value] : kOutcomes) {
      if (name == word) return value;
    }
    complain("'outcome' must be \"ok\", \"mismatch\", \"failed\" or \"unknown\".");
    return Answer::Unknown;
  }

  const JsonFields& fields_;
};

ReadHistory readJsonLines(std::string_view text) {
  History history{{}, Places::Times};
  TextLines lines(text);
  for (std::string_view line = lines.next(); !line.empty(); line = lines.next()) {
    const auto fields = readJsonLine(line);
    if (const auto* why = std::get_if<std::string>(&fields)) {
      return BadHistory{lines.number(), *why};
    }
    const auto& found = std::get<JsonFields>(fields);
    OperationReader reader(found);
    history.operations.push_back(reader.read());
    if (!reader.problem.empty()) return BadHistory{lines.number(), reader.problem};
    if (!found.contains("call_ns")) history.places = Places::Numbers;
  }
  return history;
}

struct FieldsOf {
  std::string& out;

  void text(std::string_view name, std::string_view value) {
    out += ",\"" + std::string(name) + "\":";
    appendJson(out, value);
  }
  void optional(std::string_view name, const Value& value) {
    if (value) return text(name, *value);
    out += ",\"" + std::string(name) + "\":null";
  }
  void number(std::string_view name, std::uint64_t value) {
    out += ",\"" + std::string(name) + "\":" + std::to_string(value);
  }
  void begin(std::string_view op, const std::string& key) {
    text("op", op);
    text("key", key);
  }
  void operator()(const kv::Get& get) { begin("get", get.key); }
  void operator()(const kv::Put& put) {
    begin("put", put.key);
    text("value", put.value);
  }
  void operator()(const kv::Delete& del) { begin("delete", del.key); }
  void operator()(const kv::CompareAndSet& cas) {
    begin("cas", cas.key);
    optional("expect", cas.expected);
    text("value", cas.value);
  }
  void operator()(const kv::Call& call) {
    begin("call", call.key);
    text("request", kv::textOf(kv::Operation(call), kv::kReadableWhole));
  }
};

std::uint64_t nanosOf(raft::Instant at) {
  return static_cast<std::uint64_t>(at.time_since_epoch().count());
}

}  // namespace

ReadHistory readHistory(std::string_view text) {
  const std::string_view first = TextLines(text).next();
  if (first.empty()) return History{};
  return first.front() == '{' ? readJsonLines(text) : readJepsen(text);
}

std::string jsonOf(const Operation& operation, Places places) {
  std::string out = "{\"client\":" + std::to_string(operation.client);
  FieldsOf fields{out};
  std::visit(fields, operation.what);
  const bool returned = operation.returned != kNoReturn;
  fields.number("call", operation.call);
  if (returned) fields.number("return", operation.returned);
  fields.text("outcome", nameOf(operation.answer));
  if (operation.seen) fields.optional("out", operation.seen->value);
  if (places == Places::Times) {
    fields.number("call_ns", nanosOf(operation.calledAt));
    if (returned) fields.number("return_ns", nanosOf(operation.returnedAt));
  }
  return out + "}";
}

}  // namespace check
