#include "engine/etcd/tally.h"

namespace etcd {

// As etcd counts (etcdserver, raftNode start): losing a leader is no change, finding one is.
void Tally::look(const server::Edge& edge, std::uint64_t servers) {
  for (std::uint64_t n = 1; n <= servers; ++n) {
    const raft::ServerId id{n};
    const auto standing = edge.standing(id);
    const raft::ServerId leader = standing ? standing->leader : raft::ServerId{};
    raft::ServerId& before = leaders_[id];
    if (leader.value != 0 && leader != before) ++of_[id].leaderChanges;
    before = leader;
  }
}

void Tally::ended(raft::ServerId via, const Calls::End& end) {
  --of_[via].pending;
  if (std::holds_alternative<Trouble>(end)) ++of_[via].failed;
}

}  // namespace etcd
