#include "engine/planning/disk.h"

#include <algorithm>

#include "engine/cluster/chance.h"

namespace planning {

namespace {

using raft::ServerId;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

trace::DiskState disk(Duration write, Duration least, Duration most) {
  trace::DiskState state;
  state.writeLatency = write;
  state.syncMin = least;
  state.syncMax = most;
  return state;
}

Duration draw(std::uint64_t seed, ServerId server, std::uint64_t n, Duration least, Duration most) {
  const cluster::Draw name{cluster::Purpose::Sync, server.value, 1, n};
  return cluster::drawBetween(seed, name, least, most);
}

}  // namespace

Disk nvme() { return {"nvme", disk(microseconds(10), microseconds(20), microseconds(80)), {}}; }
Disk ssd() { return {"ssd", disk(microseconds(20), microseconds(500), milliseconds(2)), {}}; }
Disk hdd() { return {"hdd", disk(microseconds(50), milliseconds(4), milliseconds(12)), {}}; }
Disk stalling() {
  Disk stalling = ssd();
  stalling.name = "stalling";
  stalling.stalls = Stalls{seconds(5), milliseconds(50), milliseconds(300)};
  return stalling;
}

std::vector<Disk> disks() { return {nvme(), ssd(), hdd(), stalling()}; }

std::vector<Order> stallOrders(const Stalls& stalls, std::uint32_t servers, std::uint64_t seed,
                               raft::Instant from, Duration span) {
  std::vector<Order> orders;
  const auto order = [&](raft::Instant at, ServerId server, bool stalled) {
    cluster::SetDisk set{server, {}, {}, {}};
    set.stalled = stalled;
    orders.push_back({at, set});
  };
  for (ServerId server{1}; server.value <= servers; ++server) {
    std::uint64_t n = 0;
    raft::Instant at = from;
    while (true) {
      at += draw(seed, server, n++, Duration(1), 2 * stalls.every);
      if (at >= from + span) break;
      order(at, server, true);
      at += draw(seed, server, n++, stalls.least, stalls.most);
      order(at, server, false);
    }
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const Order& a, const Order& b) { return a.at < b.at; });
  return orders;
}

}  // namespace planning
