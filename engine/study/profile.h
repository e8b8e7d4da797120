// What kind of trouble a seed makes: the cluster it is played on, which faults come how often, and
// how busy the clients are. A function of the seed.
// Thread rule: pure functions and plain values.
#pragma once

#include "engine/cluster/settings.h"
#include "engine/study/fault.h"

namespace study {

struct Profile {
  std::string_view name;
  PerFault<std::uint8_t> weights{};
  raft::Duration faultEvery{0};      ///< at most; the time to the next is drawn below it
  raft::Duration operationEvery{0};  ///< the same
  raft::Duration faulty{0};          ///< how long the faults go on
  std::uint32_t clients{1};          ///< operations under way at most
  std::uint32_t keys{1};
};

struct Trouble {
  Profile profile;
  cluster::Settings settings;
};

/// What a hunt may fix; the rest is the seed's.
struct Wishes {
  std::uint32_t servers{0};  ///< 0: the seed's choice
  raft::Rules rules;
};

Trouble troubleOf(std::uint64_t seed, const Wishes& wishes);

}  // namespace study
