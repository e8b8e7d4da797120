#include "engine/planning/fault_table.h"

#include <numeric>

namespace planning {

// By Pascal's rule: no product that could overflow.
std::uint64_t choose(std::uint32_t n, std::uint32_t k) {
  if (k > n) return 0;
  std::vector<std::uint64_t> row{1};
  for (std::uint32_t i = 1; i <= n; ++i) {
    row.push_back(0);
    for (std::uint32_t j = i; j > 0; --j) row[j] += row[j - 1];
  }
  return row[k];
}

SizeRow sizeRow(std::uint32_t servers) {
  SizeRow row;
  row.servers = servers;
  row.quorum = servers / 2 + 1;
  row.tolerated = servers - row.quorum;
  row.patterns = std::uint64_t{1} << servers;
  for (std::uint32_t down = 0; down <= servers; ++down) row.by.push_back(choose(servers, down));
  row.withQuorum =
      std::accumulate(row.by.begin(), row.by.begin() + row.tolerated + 1, std::uint64_t{0});
  if (servers % 2 == 0) row.noGainOver = servers - 1;
  return row;
}

std::vector<SizeRow> faultTable(std::uint32_t most) {
  std::vector<SizeRow> rows;
  for (std::uint32_t servers = 1; servers <= most; ++servers) rows.push_back(sizeRow(servers));
  return rows;
}

}  // namespace planning
