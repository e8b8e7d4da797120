// What kind of trouble a seed makes: the cluster it is played on, which faults come how often, and
// how busy the clients are. A function of the seed.
// Thread rule: pure functions and plain values.
#pragma once

#include "engine/cluster/settings.h"
#include "engine/nemesis/profile.h"

namespace study {

using nemesis::Fault;
using nemesis::kFaultNames;
using nemesis::kFaults;
using nemesis::PerFault;
using nemesis::Profile;

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
