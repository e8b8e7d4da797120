#include "engine/trace/jsonl.h"

#include <type_traits>

#include "engine/kv/readable.h"
#include "engine/trace/fields.h"
#include "engine/trace/json_text.h"
#include "engine/trace/words.h"

namespace trace {
namespace {

struct Json {
  std::string& out;

  void key(std::string_view name) {
    if (out.back() != '{') out += ',';
    put(name);
    out += ':';
  }
  template <class T>
  void member(std::string_view name, const T& v) {
    key(name);
    put(v);
  }

  void put(std::string_view text) { appendJsonText(out, text); }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(bool v) { out += v ? "true" : "false"; }
  void put(Duration d) { out += std::to_string(d.count()); }
  void put(Instant t) { t == raft::kNever ? void(out += "null") : put(t.time_since_epoch()); }
  void put(ServerId id) { id ? put("S" + std::to_string(id.value)) : void(out += "null"); }
  template <class Tag>
  void put(raft::Number<Tag> n) {
    out += std::to_string(n.value);
  }
  void put(const raft::Payload& payload) {
    const std::optional<kv::Command> command = kv::decode(payload.bytes());
    command ? put(*command) : put(payload.bytes());
  }
  template <class T>
  void put(const std::optional<T>& v) {
    v ? put(*v) : void(out += "null");
  }
  template <class T>
  void put(const std::vector<T>& all) {
    out += '[';
    for (const T& v : all) {
      if (out.back() != '[') out += ',';
      put(v);
    }
    out += ']';
  }
  void put(const raft::ServerSet& servers) { put(std::vector(servers.begin(), servers.end())); }
  void put(const raft::Entries& log) { put(log.slice(log.firstIndex(), log.size())); }
  template <class T>
  void put(const std::shared_ptr<const T>& v) {
    v ? put(*v) : void(out += "null");
  }
  template <class... T>
  void put(const std::variant<T...>& v) {
    std::visit([this](const auto& x) { this->put(x); }, v);
  }
  void put(const kv::Operation& v) { put(kv::textOf(v, kv::kReadableWhole)); }
  template <class T>
  void put(const T& v) {
    if constexpr (std::is_enum_v<T>) {
      put(nameOf(v));
    } else if constexpr (std::is_integral_v<T>) {
      out += std::to_string(v);
    } else {
      out += '{';
      fields(v);
      out += '}';
    }
  }
  template <class T>
  void fields(const T& v) {
    fieldsOf(v, [this](const char* name, const auto& x) { this->member(name, x); });
  }
};

/// What a server is, in the words of the specification.
void appendState(Json& json, const ServerView& server) {
  json.key("state");
  json.out += '{';
  json.member("term", server.currentTerm);
  json.member("vote", server.votedFor);
  json.member("commit", server.commitIndex);
  json.out += '}';
  json.member("role", server.role);
  json.member("log", server.log.lastIndex());
  json.member("configuration", server.configuration);
}

void appendEvent(Json& json, const Event& e) {
  json.member("id", e.id);
  json.member("at_ns", e.at);
  json.member("server", e.server);
  json.member("event", nameOf(e.body));
  json.member("trigger", e.trigger);
  json.member("causes", e.causes);
  std::visit([&](const auto& body) { json.fields(body); }, e.body);
}

}  // namespace

std::string jsonOf(const Event& e) {
  std::string out = "{";
  Json json{out};
  appendEvent(json, e);
  out += '}';
  return out;
}

std::string jsonWithState(const Event& e, const std::shared_ptr<const raft::Message>& delivered,
                          const ClusterView& after) {
  std::string out = "{";
  Json json{out};
  appendEvent(json, e);
  if (delivered) json.member("message", delivered);
  if (e.server && e.server.value <= after.size()) appendState(json, after.server(e.server));
  out += '}';
  return out;
}

std::string JsonLines::next(const Event& e) {
  std::shared_ptr<const raft::Message> delivered;
  if (const auto* arrived = std::get_if<MessageDelivered>(&e.body)) {
    if (const MessageView* flying = view_.message(arrived->id)) delivered = flying->message;
  }
  view_.fold(e);
  return jsonWithState(e, delivered, view_);
}

}  // namespace trace
