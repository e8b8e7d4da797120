#include "engine/kv/types.h"

#include <limits>

// The bytes of a command:
//   version (1) | kind | client | sequence | key | fields of the kind
// Numbers are base-128, low part first, at most 10 bytes and without a useless last byte; strings
// are their length and their bytes. A compare-and-set has its new value, then a byte that tells
// whether it expects a value, then that value. Nothing may follow.
namespace kv {
namespace {

constexpr char kVersion = 1;
enum class Kind : char { Put = 1, Get = 2, Delete = 3, CompareAndSet = 4 };

void putNumber(std::string& out, std::uint64_t n) {
  while (n >= 0x80) {
    out.push_back(static_cast<char>((n & 0x7f) | 0x80));
    n >>= 7;
  }
  out.push_back(static_cast<char>(n));
}

void putText(std::string& out, std::string_view text) {
  putNumber(out, text.size());
  out.append(text);
}

struct Writer {
  std::string& out;
  const Command& command;

  void begin(Kind kind, const std::string& key) {
    out.push_back(kVersion);
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
    out.push_back(cas.expected ? 1 : 0);
    if (cas.expected) putText(out, *cas.expected);
  }
};

/// Reads from the front; after a failure `ok` is false and everything read is empty.
struct Reader {
  std::string_view rest;
  bool ok{true};

  std::uint8_t byte() {
    if (rest.empty()) {
      ok = false;
      return 0;
    }
    const auto b = static_cast<std::uint8_t>(rest.front());
    rest.remove_prefix(1);
    return b;
  }

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t b = byte();
      const std::uint64_t part = b & 0x7f;
      if (!ok || part > (std::numeric_limits<std::uint64_t>::max() >> shift)) break;
      n |= part << shift;
      if (b >= 0x80) continue;
      // One number has one form, so that equal commands have equal bytes.
      if (b == 0 && shift > 0) break;
      return n;
    }
    ok = false;
    return 0;
  }

  std::string text() {
    const std::uint64_t size = number();
    if (!ok || size > rest.size()) {
      ok = false;
      return {};
    }
    std::string out(rest.substr(0, size));
    rest.remove_prefix(size);
    return out;
  }

  std::optional<std::string> optionalText() {
    const std::uint8_t present = byte();
    if (present > 1) ok = false;
    return ok && present == 1 ? std::optional(text()) : std::nullopt;
  }
};

std::optional<Operation> readOperation(Reader& in, Kind kind) {
  std::string key = in.text();
  if (kind == Kind::Put) return Put{std::move(key), in.text()};
  if (kind == Kind::Get) return Get{std::move(key)};
  if (kind == Kind::Delete) return Delete{std::move(key)};
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
  if (in.byte() != kVersion) return std::nullopt;
  const auto kind = static_cast<Kind>(in.byte());
  Command command;
  command.client = in.number();
  command.sequence = in.number();
  std::optional<Operation> operation = readOperation(in, kind);
  if (!operation || !in.ok || !in.rest.empty()) return std::nullopt;
  command.operation = std::move(*operation);
  return command;
}

std::string textOf(const Operation& operation) {
  struct Text {
    std::string operator()(const Put& put) { return "put " + put.key + "=" + put.value; }
    std::string operator()(const Get& get) { return "get " + get.key; }
    std::string operator()(const Delete& del) { return "delete " + del.key; }
    std::string operator()(const CompareAndSet& cas) {
      return "cas " + cas.key + " " + cas.expected.value_or("none") + "->" + cas.value;
    }
  };
  return std::visit(Text{}, operation);
}

const std::string& keyOf(const Operation& operation) {
  return std::visit([](const auto& op) -> const std::string& { return op.key; }, operation);
}

}  // namespace kv
