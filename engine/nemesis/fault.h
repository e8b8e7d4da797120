// The kinds of faults that a nemesis knows.
// Thread rule: plain values.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace nemesis {

enum class Fault : std::uint8_t {
  Crash,        ///< one server, for a while; unsynced bytes are lost but for a torn part
  CrashAll,     ///< all of them within milliseconds
  Bounce,       ///< crashed and started again at once
  Depose,       ///< a write, then the leader is crashed or cut off
  Pause,        ///< it stands still, then goes on as if nothing had been
  Isolate,      ///< one server is cut off
  Halves,       ///< two groups
  OneWay,       ///< messages pass one way only
  Bridge,       ///< two groups that share one server
  Ring,         ///< each server hears its two neighbours only
  Loss,         ///< messages are lost
  Duplication,  ///< messages come twice
  Reordering,   ///< messages overtake each other
  Spikes,       ///< some messages are very late
  Latency,      ///< all messages are later than usual
  Drift,        ///< a clock runs faster or slower
  Jump,         ///< a clock jumps
  SlowDisk,     ///< every fsync takes long
  StalledDisk,  ///< no fsync ends
  FullDisk,     ///< the next write fails, and the server stops
  LostDisk,     ///< gone for good; a spare replaces the server
  Damage,       ///< a durable bit flips; the server must refuse to start
  Members,      ///< single changes, joint ones, learners
  Transfer,     ///< the leader is asked to hand over
  Snapshot,     ///< a snapshot now
  Forget,       ///< a follower stops believing in its leader
  Campaign,     ///< an election timer runs out now
  Duel,         ///< several at once, while voters crash and come back
  Reigns,       ///< one leader after the other is cut off soon after its election
};
inline constexpr std::size_t kFaults = 29;

/// In the order of the enumeration.
inline constexpr std::array<std::string_view, kFaults> kFaultNames{
    "crash",       "crash of all",  "bounce",       "deposed leader",
    "pause",       "isolated",      "halves",       "one-way cut",
    "bridge",      "ring",          "loss",         "duplication",
    "reordering",  "delay spikes",  "latency",      "clock drift",
    "clock jump",  "slow disk",     "stalled disk", "full disk",
    "lost disk",   "damaged disk",  "membership",   "transfer",
    "snapshot",    "forget leader", "campaign",     "duel of candidates",
    "short reigns"};

template <class Value>
using PerFault = std::array<Value, kFaults>;

inline std::string_view nameOf(Fault fault) { return kFaultNames[static_cast<std::size_t>(fault)]; }

}  // namespace nemesis
