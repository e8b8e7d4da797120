// The replicated state machine: the keyspace, and the clients' sessions.
// Deterministic: the same commands in the same order give the same store and the same results.
// A copy costs next to nothing, however much is kept.
// Thread rule: a value, used by one thread at a time; copies may be used on different threads.
#pragma once

#include "engine/kv/keyspace.h"

namespace kv {

class Store {
 public:
  /// Every revision, as etcd does until it is told to compact.
  static constexpr Revision kEvery = ~Revision{0};
  /// The present one, and what led to it.
  static constexpr Revision kNow = 1;
  /// So many revisions before the present one can be read; what is older is compacted away, as by
  /// etcd's auto-compaction. All members of a cluster must agree.
  explicit Store(Revision kept = kEvery) : kept_(kept) {}
  /// As a cluster's settings say it: 0 keeps every revision.
  static Store keeping(std::uint64_t setting) { return Store(setting == 0 ? kEvery : setting); }

  /// Applies the command, or, for a (client, sequence) seen before, only repeats the stored result
  /// (thesis 6.3). A sequence older than the client's last is refused: done is false, there is no
  /// value, nothing changes. Client 0 has no session: its commands always count. Of a client
  /// outside (kOutside) a sequence counts once, too, in whatever order they come; repeated, or
  /// older than kWindow sequences, it is refused.
  Result apply(const Command& command);

  /// The whole state, client sessions included, as it stands in a snapshot (Raft 7, thesis 5).
  /// Equal stores have equal bytes. The form is described in state.cpp.
  std::string encodeState() const;
  /// The store that encodeState made the bytes of, or a sentence: they are damaged, or of a newer
  /// version.
  static std::variant<Store, std::string> restore(std::string_view bytes, Revision kept = kEvery);

  const Keyspace& keyspace() const { return space_; }
  Revision revision() const { return space_.revision(); }
  /// The key as it is now; nullopt: there is no such key.
  std::optional<Record> at(std::string_view key) const;
  /// The highest sequence of a client outside that was applied; 0: none.
  std::uint64_t lastOf(ClientId client) const;
  /// All keys as they are now, in order.
  std::vector<Record> records() const;
  friend bool operator==(const Store& a, const Store& b) {
    return a.space_ == b.space_ && a.sessions_ == b.sessions_ && a.outside_ == b.outside_;
  }

  /// Sequences of a client outside that are remembered, back from its highest.
  static constexpr std::uint64_t kWindow = 16'384;

 private:
  struct Session {
    std::uint64_t sequence{0};
    Result result;
    friend bool operator==(const Session&, const Session&) = default;
  };
  using Window = SharedMap<std::uint64_t, Nothing>;
  friend class SessionBytes;  ///< reads and writes the sessions (state.cpp)

  Result applyFromOutside(const Command& command);
  Result carryOut(const Operation& operation);
  void compactBehind();

  Keyspace space_;
  SharedMap<ClientId, Session> sessions_;
  SharedMap<ClientId, Window> outside_;
  Revision kept_;
};

}  // namespace kv
