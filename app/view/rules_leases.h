// The rules of leases, watches and locks: what etcd promises its clients, and what it cannot.
// Thread rule: pure.
#pragma once

#include "app/view/rules.h"

namespace view {

Rule leaseGrantRule();
Rule leaseRenewRule();
Rule leaseEndRule(trace::LeaseEnd why);
Rule leaseLeaderRule();
Rule watchRule();
Rule watchEndRule(trace::WatchEnd why);
Rule pausedClientRule();

}  // namespace view
