// How often a first election splits, in closed form (thesis 9.2).
//
// s = n - failed servers wait, their timeouts independent and uniform on a range of width 1; a
// message takes the share l of that range. The first to time out asks at X(1). Whoever times out
// before the question reaches it, at X(1) + l, votes for itself; all others vote for the first.
// With k candidates the first has s - k + 1 votes, too few if s - k + 1 <= floor(n / 2). So the
// election splits if k >= c = s - floor(n / 2) + 1, that is if X(c) - X(1) <= l. The difference of
// these order statistics of uniform numbers is distributed as Beta(c - 1, s - c + 2) (David and
// Nagaraja, Order Statistics, 2.5), whose distribution function is the binomial sum
//     P = sum over k = c-1 .. s of C(s,k) l^k (1-l)^(s-k).
//
// Thread rule: pure functions.
#pragma once

#include <cstdint>

namespace study {

/// The share of first elections that elect nobody, in [0, 1]. `latencyShare`: one way, of the width
/// of the timeouts' range, in [0, 1]. 1 where too many failed, 0 where so many
/// candidates are not there. REQUIRES: failed < servers.
double splitVoteShare(std::uint32_t servers, std::uint32_t failed, double latencyShare);

}  // namespace study
