// The rules of what the paper and the thesis add to elections and replication: members, snapshots,
// transfers, reads, pre-vote.
// Thread rule: pure.
#pragma once

#include "app/view/rules.h"

namespace view {

Rule preVoteRule();  ///< thesis 9.6
Rule stickyRule();   ///< Raft 6, thesis 4.2.3
Rule memberRule();   ///< thesis 4.1
Rule configurationRule(const raft::ConfigurationChanged& changed);
Rule snapshotRule();  ///< Raft 7
Rule installRule();   ///< Raft 7, Figure 13
Rule transferRule();  ///< thesis 3.10
Rule stepDownRule(raft::StepDown why);
Rule leaseRule();  ///< thesis 6.4.1
Rule readRule();   ///< thesis 6.4
Rule lostDiskRule();
Rule damageRule();

}  // namespace view
