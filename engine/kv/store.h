// The replicated state machine: keys with revisions, and client sessions.
// Deterministic: the same commands in the same order give the same store and the same results.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <map>
#include <variant>

#include "engine/kv/types.h"

namespace kv {

struct Reader;

/// One key's current value, with the revisions etcd keeps for it.
struct KeyValue {
  std::string value;
  Revision createRevision{0};
  Revision modRevision{0};
  std::uint64_t version{0};
  friend bool operator==(const KeyValue&, const KeyValue&) = default;
};

class Store {
 public:
  /// Applies the command, or, for a (client, sequence) seen before, only repeats the stored result
  /// (thesis 6.3). A sequence older than the client's last is refused: done is false, there is no
  /// value, nothing changes. Client 0 has no session: its commands always count.
  Result apply(const Command& command);

  /// The whole state, client sessions included, as it stands in a snapshot (Raft 7, thesis 5).
  /// Equal stores have equal bytes. The form is described in state.cpp.
  std::string encodeState() const;
  /// The store that encodeState made the bytes of, or a sentence: they are damaged, or of a newer
  /// version.
  static std::variant<Store, std::string> restore(std::string_view bytes);

  Revision revision() const { return revision_; }
  const std::map<std::string, KeyValue>& keys() const { return keys_; }
  friend bool operator==(const Store&, const Store&) = default;

 private:
  struct Session {
    std::uint64_t sequence{0};
    Result result;
    friend bool operator==(const Session&, const Session&) = default;
  };
  bool readKeys(Reader& in);
  bool readSessions(Reader& in);
  Result carryOut(const Operation& operation);
  void write(const std::string& key, const std::string& value);

  std::map<std::string, KeyValue> keys_;
  std::map<ClientId, Session> sessions_;
  Revision revision_{0};
};

}  // namespace kv
