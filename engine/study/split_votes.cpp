#include "engine/study/split_votes.h"

#include <cmath>

namespace study {

double splitVoteShare(std::uint32_t servers, std::uint32_t failed, double latencyShare) {
  const std::uint32_t waiting = servers - failed;
  if (waiting <= servers / 2) return 1;
  const std::uint32_t tooMany = waiting - servers / 2 + 1;
  if (tooMany > waiting) return 0;
  double share = 0;
  double ways = 1;  // C(waiting, k)
  for (std::uint32_t k = 0; k <= waiting; ++k) {
    if (k + 1 >= tooMany) {
      share += ways * std::pow(latencyShare, k) * std::pow(1 - latencyShare, waiting - k);
    }
    ways = ways * (waiting - k) / (k + 1);
  }
  return share;
}

}  // namespace study
