// The multi-version key-value store as a deterministic state machine: etcd's keys, transactions,
// compaction, leases, space alarm and members' addresses. Time is not in it: a lease ends when the
// log says so. The same requests in the same order give equal keyspaces and equal answers. A copy
// costs next to nothing, however much is kept. Thread rule: a value, used by one thread at a time;
// copies may be used on different threads.
#pragma once

#include <map>
#include <set>

#include "engine/kv/requests.h"

namespace kv {

struct Nothing {
  friend bool operator==(const Nothing&, const Nothing&) = default;
};
/// A lease and the keys that go with it.
struct Lease {
  std::int64_t seconds{0};  ///< granted time to live
  /// The number of the grant or renewal that began its time, counted over all leases.
  std::uint64_t begun{0};
  SharedMap<Text, Nothing> keys;
  friend bool operator==(const Lease&, const Lease&) = default;
};

class Keyspace {
 public:
  /// Of a keyspace in which nothing was ever written, as in etcd.
  static constexpr Revision kFirst = 1;

  /// A request from the log. Either all of it is done, in one revision, or nothing (a Refusal).
  Answer apply(const Request& request);
  /// A read that is not in the log.
  Answer read(const RangeRequest& request) const;
  /// A read and no change whatever the comparisons give?
  static bool onlyReads(const TxnRequest& txn);

  Revision revision() const { return revision_; }
  /// Reads and watches of older revisions are refused; 0: all are here.
  Revision compacted() const { return compacted_; }
  const Versions& versions() const { return versions_; }
  const SharedMap<LeaseId, Lease>& leases() const { return leases_; }
  /// Members whose space alarm is raised.
  const std::set<std::uint64_t>& alarms() const { return alarms_; }
  /// Of members whose addresses somebody told.
  const std::map<std::uint64_t, std::vector<std::string>>& peerUrls() const { return peerUrls_; }
  /// In a new cluster others are there.
  void forgetPeerUrls() { peerUrls_.clear(); }
  std::uint64_t bytes() const { return versions_.bytes(); }

  /// The whole state; equal keyspaces have equal bytes (keyspace_bytes.cpp describes them).
  std::string encodeState() const;
  /// Appends the same without what tells its form and that it is whole: a part of other bytes.
  void encodeSections(std::string& out) const;
  /// REQUIRES: the keyspace is new. False: the bytes are not those of encodeSections.
  bool readSections(std::string_view sections);
  /// The keyspace that encodeState made the bytes of, or a sentence: they are damaged, or newer.
  static std::variant<Keyspace, std::string> restore(std::string_view bytes);
  friend bool operator==(const Keyspace&, const Keyspace&) = default;

 private:
  friend class Changing;
  std::optional<Refusal> refusalOfRevision(Revision revision) const;
  RangeAnswer range(const RangeRequest& request) const;
  bool holds(const Compare& compare) const;

  Versions versions_;
  SharedMap<LeaseId, Lease> leases_;
  std::set<std::uint64_t> alarms_;
  std::map<std::uint64_t, std::vector<std::string>> peerUrls_;
  Revision revision_{kFirst};
  Revision compacted_{0};
  std::uint64_t begins_{0};  ///< grants and renewals so far
};

}  // namespace kv
