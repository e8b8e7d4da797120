#include "engine/scenario/operation_text.h"

#include "engine/cluster/clients.h"
#include "engine/kv/calls.h"
#include "engine/scenario/command_text.h"
#include "engine/scenario/refs.h"
#include "engine/scenario/request_text.h"

namespace scenario {
namespace {

/// A token can guard what changes one key.
bool canBeFenced(const kv::Operation& operation) {
  const auto request = kv::requestOf(operation);
  if (!request) return false;
  return std::holds_alternative<kv::PutRequest>(*request) ||
         std::holds_alternative<kv::DeleteRequest>(*request);
}

Action readPut(Cursor& in) {
  kv::Put put;
  put.key = in.value("a key");
  put.value = in.value("a value");
  if (!in.take("lease")) return withOptions(in, put);
  kv::PutRequest leased;
  leased.key = std::move(put.key);
  leased.value = std::move(put.value);
  leased.lease = readLease(in);
  return withOptions(in, kv::callOf(leased));
}

Action readGet(Cursor& in) { return withOptions(in, kv::Get{in.value("a key")}); }
Action readDelete(Cursor& in) { return withOptions(in, kv::Delete{in.value("a key")}); }

Action readCompareAndSet(Cursor& in) {
  kv::CompareAndSet set;
  set.key = in.value("a key");
  if (!in.take("none")) set.expected = in.value("the value it should have now, or 'none'");
  set.value = in.value("a new value");
  return withOptions(in, set);
}

Action readCall(Cursor& in) {
  const auto request = kv::decodeRequest(in.value("the bytes of a request"));
  if (!request) {
    in.fail("the bytes of a request");
    return Operate{};
  }
  return withOptions(in, kv::callOf(*request));
}

struct OperationReader {
  std::string_view word;
  Action (*read)(Cursor&);
};
constexpr std::array<OperationReader, 5> kOperationReaders{{{"put", readPut},
                                                            {"get", readGet},
                                                            {"delete", readDelete},
                                                            {"cas", readCompareAndSet},
                                                            {"call", readCall}}};

struct OperationText {
  std::string operator()(const kv::Put& put) const {
    return "put " + quoted(put.key) + " " + quoted(put.value);
  }
  std::string operator()(const kv::Get& get) const { return "get " + quoted(get.key); }
  std::string operator()(const kv::Delete& del) const { return "delete " + quoted(del.key); }
  std::string operator()(const kv::CompareAndSet& set) const {
    return "cas " + quoted(set.key) + " " + (set.expected ? quoted(*set.expected) : "none") + " " +
           quoted(set.value);
  }
  // Only if it is read back as the same bytes.
  std::string operator()(const kv::Call& call) const {
    const auto request = kv::decodeRequest(call.request);
    const bool plain = request && kv::callOf(*request) == call;
    const auto verb = plain ? verbOf(*request) : std::nullopt;
    return verb.value_or("call " + inQuotes(call.request));
  }
};

}  // namespace

std::optional<Action> readOperation(Cursor& in) {
  for (const OperationReader& reader : kOperationReaders) {
    if (in.take(reader.word)) return reader.read(in);
  }
  const auto request = readRequest(in);
  if (!request) return std::nullopt;
  return withOptions(in, kv::callOf(*request));
}

Action withOptions(Cursor& in, kv::Operation operation) {
  const bool fenceable = !in.failed() && canBeFenced(operation);
  Operate operate{std::move(operation), {}, 0, {}, {}, {}};
  while (!in.atEnd()) {
    if (!operate.via && in.take("via")) {
      operate.via = readRef(in, {ServerRef::Kind::Leader});
    } else if (operate.client == 0 && in.take("as")) {
      operate.client = in.client();
    } else if (!operate.timeout && in.take("timeout")) {
      operate.timeout = in.duration();
    } else if (!operate.retries && in.take("retries")) {
      operate.retries = static_cast<std::uint32_t>(in.number(cluster::kRetriesMost));
    } else if (fenceable && !operate.fence && in.take("fence")) {
      operate.fence = in.value("the key of a lock");
    } else {
      in.fail(fenceable ? "'via', 'as', 'timeout', 'retries' or 'fence', each once, or the end of "
                          "the line"
                        : "'via', 'as', 'timeout' or 'retries', each once, or the end of the line");
    }
  }
  if (operate.fence && operate.client == 0) in.fail("'as' and the client who holds the lock");
  return operate;
}

std::string operationWords() {
  std::string words;
  for (const OperationReader& reader : kOperationReaders) words += std::string(reader.word) + ", ";
  return words + requestWords();
}

std::string textOf(const Operate& command) {
  std::string text = std::visit(OperationText{}, command.operation);
  if (command.fence) text += " fence " + quoted(*command.fence);
  if (command.via) text += " via " + textOf(*command.via);
  if (command.client != 0) text += " as c" + std::to_string(command.client);
  if (command.timeout) text += " timeout " + textOf(*command.timeout);
  if (command.retries) text += " retries " + std::to_string(*command.retries);
  return text;
}

}  // namespace scenario
