// What a hunt found wrong.
// Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string>

#include "engine/raft/types.h"

namespace study {

enum class Wrong : std::uint8_t {
  Guarantee,    ///< check::Invariants saw a guarantee broken
  History,      ///< the clients' history is not linearizable
  Disk,         ///< a server refuses a disk that nobody harmed
  Leader,       ///< healed, and nobody leads
  Write,        ///< healed, and no write succeeds
  Convergence,  ///< healed, and a live member does not catch up
};

struct Finding {
  Wrong what{Wrong::Guarantee};
  std::string name;      ///< "Leader Completeness", "Linearizability", "Progress", ...
  std::string sentence;  ///< what contradicts it
  raft::Instant at{};
  raft::ServerId server;  ///< Disk: whose
};

}  // namespace study
