#include "engine/kv/types.h"

#include "engine/kv/bytes.h"
#include "engine/kv/readable.h"
#include "engine/kv/requests.h"

// The bytes of a command:
//   version (1) | kind | client | sequence | key | fields of the kind
// A compare-and-set has its new value, then the optional one that it expects; a call its
// request's bytes. Nothing may follow.
namespace kv {
namespace {

constexpr char kOperationVersion = 1;
enum class Kind : char { Put = 1, Get = 2, Delete = 3, CompareAndSet = 4, Call = 5 };

struct Writer {
  std::string& out;
  const Command& command;

  void begin(Kind kind, const std::string& key) {
    out.push_back(kOperationVersion);
    out.push_back(static_cast<char>(kind));
    putNumber(out, command.client);
    putNumber(out, command.sequence);
    putText(out, key);
  }
  void operator()(const Put& put) {
    begin(Kind::Put, put.key);
    putText(out, put.value);
  }
  void operator()(const Get& get) { begin(Kind::Get, get.key); }
  void operator()(const Delete& del) { begin(Kind::Delete, del.key); }
  void operator()(const CompareAndSet& cas) {
    begin(Kind::CompareAndSet, cas.key);
    putText(out, cas.value);
    putOptionalText(out, cas.expected);
  }
  void operator()(const Call& call) {
    begin(Kind::Call, call.key);
    putText(out, call.request);
  }
};

std::optional<Operation> readOperation(Reader& in, Kind kind) {
  std::string key = in.text();
  if (kind == Kind::Put) return Put{std::move(key), in.text()};
  if (kind == Kind::Get) return Get{std::move(key)};
  if (kind == Kind::Delete) return Delete{std::move(key)};
  if (kind == Kind::Call) return Call{std::move(key), in.text()};
  if (kind != Kind::CompareAndSet) return std::nullopt;
  std::string value = in.text();
  std::optional<std::string> expected = in.optionalText();
  return CompareAndSet{std::move(key), std::move(expected), std::move(value)};
}

}  // namespace

std::string encode(const Command& command) {
  std::string out;
  std::visit(Writer{out, command}, command.operation);
  return out;
}

std::optional<Command> decode(std::string_view bytes) {
  Reader in{bytes};
  if (in.byte() != kOperationVersion) return std::nullopt;
  const auto kind = static_cast<Kind>(in.byte());
  Command command;
  command.client = in.number();
  command.sequence = in.number();
  std::optional<Operation> operation = readOperation(in, kind);
  if (!operation || !in.ok || !in.rest.empty()) return std::nullopt;
  command.operation = std::move(*operation);
  return command;
}

std::string textOf(const Operation& operation) { return textOf(operation, kReadableMost); }

std::string textOf(const Operation& operation, std::size_t most) {
  struct AsWritten {
    std::size_t most;

    std::string of(const std::string& bytes) const { return readable(bytes, most); }
    std::string operator()(const Put& put) { return "put " + of(put.key) + "=" + of(put.value); }
    std::string operator()(const Get& get) { return "get " + of(get.key); }
    std::string operator()(const Delete& del) { return "delete " + of(del.key); }
    std::string operator()(const CompareAndSet& cas) {
      const std::string expected = cas.expected ? of(*cas.expected) : "none";
      return "cas " + of(cas.key) + " " + expected + "->" + of(cas.value);
    }
    std::string operator()(const Call& call) {
      const auto request = decodeRequest(call.request);
      return request ? textOf(*request, most) : "a call of another version";
    }
  };
  return std::visit(AsWritten{most}, operation);
}

const std::string& keyOf(const Operation& operation) {
  return std::visit([](const auto& op) -> const std::string& { return op.key; }, operation);
}

}  // namespace kv
