// Chance as a pure function: each draw is named by what it decides, so a change in one place never
// shifts the draws of another.
// Thread rule: pure functions.
#pragma once

#include <cstdint>

#include "engine/raft/types.h"

namespace cluster {

/// What a draw decides. Part of every recorded run: new ones go to the end.
enum class Purpose : std::uint8_t {
  Member,   ///< the seed of an incarnation's election timeouts
  Latency,  ///< of a message on a link
  Loss,
  Duplicate,
  DuplicateLatency,
  Reorder,
  Spike,
  Sync,     ///< how long an fsync takes
  Torn,     ///< how much of the unsynced bytes a crash leaves behind
  Salt,     ///< of a server's log files
  Request,  ///< latency of a client's request
  Answer,   ///< latency of the answer to a client
  Damage,   ///< which bit of a disk flips
  Watch,    ///< latency between a client who watches and its server
};

/// Parts per million that mean "always".
inline constexpr std::uint64_t kAlwaysPpm = 1'000'000;

/// Names one draw; `n` counts the draws of this purpose between `from` and `to`.
struct Draw {
  Purpose purpose{Purpose::Member};
  std::uint64_t from{0};
  std::uint64_t to{0};
  std::uint64_t n{0};
};

/// A bijection of 64 bits that spreads every input bit (the finaliser of MurmurHash3, in Stafford's
/// variant 13, as SplitMix64 uses it).
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

constexpr std::uint64_t drawBits(std::uint64_t seed, const Draw& draw) {
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
  std::uint64_t x = mix(seed + kStep);
  x = mix(x + kStep * (static_cast<std::uint64_t>(draw.purpose) + 1));
  x = mix(x + kStep * (draw.from + 1));
  x = mix(x + kStep * (draw.to + 1));
  return mix(x + kStep * (draw.n + 1));
}

/// A whole number in [0, bound); 0 if bound is 0. The bias is below bound / 2^64.
constexpr std::uint64_t drawBelow(std::uint64_t seed, const Draw& draw, std::uint64_t bound) {
  if (bound == 0) return 0;
  return drawBits(seed, draw) % bound;
}

/// A duration in [least, most]; `least` if the range is empty.
constexpr raft::Duration drawBetween(std::uint64_t seed, const Draw& draw, raft::Duration least,
                                     raft::Duration most) {
  if (most <= least) return least;
  const auto span = static_cast<std::uint64_t>((most - least).count()) + 1;
  return least + raft::Duration(static_cast<std::int64_t>(drawBelow(seed, draw, span)));
}

/// True with the given chance.
constexpr bool drawChance(std::uint64_t seed, const Draw& draw, std::uint32_t ppm) {
  return ppm != 0 && drawBelow(seed, draw, kAlwaysPpm) < ppm;
}

}  // namespace cluster
