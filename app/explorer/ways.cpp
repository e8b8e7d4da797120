#include "app/explorer/ways.h"

#include <algorithm>
#include <bit>

#include "engine/planning/fault_table.h"

namespace explorer {
namespace {

std::uint32_t lastOf(std::uint32_t servers, std::uint32_t down) {
  return ((1U << down) - 1) << (servers - down);
}

std::vector<Way> groupsOf(std::uint32_t servers, std::uint32_t down) {
  std::vector<Way> ways;
  if (down < servers) {
    ways.push_back({lastOf(servers, down), planning::choose(servers - 1, down)});
  }
  if (down > 0) {
    ways.push_back({lastOf(servers, down - 1) | 1U, planning::choose(servers - 1, down - 1)});
  }
  return ways;
}

}  // namespace

std::vector<Way> waysOf(std::uint32_t servers, std::uint32_t down) {
  if (planning::choose(servers, down) > kWaysShown) return groupsOf(servers, down);
  std::vector<Way> ways;
  for (std::uint32_t pattern = 0; pattern < 1U << servers; ++pattern) {
    if (std::popcount(pattern) == static_cast<int>(down)) ways.push_back({pattern, 1});
  }
  // The leader that the run begins with stays up as long as it can.
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return (a.down & 1) != (b.down & 1) ? (a.down & 1) == 0 : a.down > b.down;
  });
  return ways;
}

}  // namespace explorer
