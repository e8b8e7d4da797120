// The keyspace in the simplest way: the whole map, kept for each revision. And random requests.
// Thread rule: values.
#pragma once

#include <map>
#include <random>

#include "engine/kv/keyspace.h"

namespace kv {

class KeyspaceModel {
 public:
  using Map = std::map<std::string, Record>;

  Answer apply(const Request& request);
  RangeAnswer range(const RangeRequest& request, const Map& map) const;
  const Map& mapAt(Revision revision) const { return maps_.at(revision); }
  Revision revision() const { return maps_.rbegin()->first; }
  Revision compacted() const { return compacted_; }

 private:
  friend struct ModelAct;
  std::map<Revision, Map> maps_{{Keyspace::kFirst, {}}};
  std::map<LeaseId, std::uint64_t> leases_;  ///< the grant or renewal that each has its time from
  std::uint64_t begins_{0};
  std::set<std::uint64_t> alarms_;
  Revision compacted_{0};
};

/// Few keys, few leases, so that requests meet.
class RandomRequests {
 public:
  explicit RandomRequests(std::uint32_t seed) : random_(seed) {}
  Request next(Revision now);
  RangeRequest range(Revision now);
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  std::string key();
  KeyRange keys();
  PutRequest put();
  DeleteRequest deletion();
  Compare compare(Revision now);
  TxnRequest txn(Revision now, int depth);
  Request leaseEnd();  ///< of a revocation, a renewal, the end of its time
  std::vector<Act> acts(Revision now, int depth);

  std::mt19937 random_;
};

}  // namespace kv
