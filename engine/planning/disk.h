// What a log is written to, and how it may stall.
//
// The presets are round figures of the usual order: an fsync of flash that keeps its buffer through
// a power cut takes tens of microseconds, of other flash about a millisecond, of a disk about one
// turn (8.3 ms at 7,200 a minute).
//
// Thread rule: plain values and pure functions.
#pragma once

#include <string>
#include <vector>

#include "engine/cluster/command.h"

namespace planning {

using raft::Duration;

/// Every so often, on average, a disk keeps everything waiting for a while.
struct Stalls {
  Duration every{0};
  Duration least{0};
  Duration most{0};
  friend bool operator==(const Stalls&, const Stalls&) = default;
};

struct Disk {
  std::string name;
  trace::DiskState state;
  std::optional<Stalls> stalls{};
  friend bool operator==(const Disk&, const Disk&) = default;
};

Disk nvme();
Disk ssd();
Disk hdd();
Disk stalling();
std::vector<Disk> disks();

/// Something to be done at its time.
struct Order {
  raft::Instant at{};
  cluster::Command what;
};

/// Begins and ends of stalls on every server from `from` on, for `span`; in order of time.
std::vector<Order> stallOrders(const Stalls& stalls, std::uint32_t servers, std::uint64_t seed,
                               raft::Instant from, Duration span);

}  // namespace planning
