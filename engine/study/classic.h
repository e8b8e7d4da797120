// The published experiments on elections (Raft 9.3 and Figure 16; thesis 9), as plans for this
// engine.
//
// LAN: LogCabin on five servers. What is known of the machines is a broadcast time of about 15 ms;
// the published medians come out with messages of 1 to 2 ms and writes of up to 4 ms (an exchange
// of up to 8 ms after the candidate's own write), so these are fitted, not measured. Crystals are
// up to 50 ppm off, which is all that ends the split votes of timeouts without a range. WAN and
// split votes: the thesis's simulations; messages take time, writes and processors none.
//
// Thread rule: pure functions.
#pragma once

#include "engine/study/elections.h"

namespace study {

/// Two of the four survivors have logs too old to win; a heartbeat is half the least timeout.
ElectionPlan lanPlan(Duration timeoutMin, Duration timeoutMax);
/// One-way latency 30-40 ms, timeouts 300-600 ms, five servers.
ElectionPlan wanPlan(std::uint32_t failed, Logs logs);
/// One-way latency is this share of the width of the timeouts' range.
ElectionPlan splitVotePlan(std::uint32_t servers, std::uint32_t failed, double latencyShare);

}  // namespace study
