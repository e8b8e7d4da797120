// Clients who each ask again as soon as they are answered, against any server of etcd's API.
// Thread rule: run() by one thread; gRPC's own threads do the asking.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/live/interrupt.h"

namespace bench {

enum class Act : std::uint8_t {
  Put,
  ReadLinearizable,
  ReadSerializable,
  Create,  ///< a transaction: a put if the key is not there, else a read
};

struct Load {
  Act act{Act::Put};
  std::size_t clients{1};
  std::size_t connections{1};  ///< to each address
  std::string prefix{"load/"};
  std::size_t keys{1'000};
  std::size_t valueBytes{256};
  std::size_t warmUp{200};  ///< asked before anything counts
  /// It ends at the first of the two; 0: no limit.
  std::chrono::milliseconds length{0};
  std::size_t total{0};
};

struct Measured {
  double perSecond{0};
  std::vector<float> milliseconds;  ///< of what was answered well, in order of size
  std::size_t failed{0};
  std::string why;  ///< of the first that failed

  /// The smallest that is not below `percent` of them, ms; 0: there are none.
  double percentile(std::size_t percent) const;
};

/// `addresses` as "127.0.0.1:2379"; clients take them in turn.
Measured run(const Load& load, const std::vector<std::string>& addresses, Interrupt& interrupt);

}  // namespace bench
