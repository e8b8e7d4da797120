// What a write costs by the number of servers: how long it takes, how many there are a second, and
// where the time goes, measured on simulated clusters that stand in a network and write to disks.
//
// Two loads: one client that writes again when it is answered says how long a write takes; many
// such clients say how many writes a second the cluster takes. The clients and the leader (S1)
// stand at the same place.
//
// Thread rule: measurePrice is pure; Price is used by one thread and starts others.
#pragma once

#include "engine/planning/estimate.h"
#include "engine/planning/rounds.h"
#include "engine/planning/write_load.h"

namespace planning {

inline constexpr std::uint32_t kPricedMost = 51;

/// What a server is: processor time a message, bytes a second it can send (0: no limit).
struct Server {
  Duration processing{std::chrono::microseconds(5)};
  std::uint64_t bandwidth{1'250'000'000};
  friend bool operator==(const Server&, const Server&) = default;
};

struct PricePlan {
  std::vector<std::uint32_t> sizes{1, 2, 3, 4, 5, 6, 7, 9, 11, 15, 21};
  Network network;
  Disk disk;
  Server server;
  std::uint32_t valueBytes{256};
  std::uint32_t clients{64};  ///< of the load that fills the cluster; cluster::kClientsMost at most
  std::uint64_t seed{1};
  friend bool operator==(const PricePlan&, const PricePlan&) = default;
};

struct PriceTrial {
  Loaded alone;
  Loaded filled;
};

/// One cluster of that size.
PriceTrial measurePrice(const PricePlan& plan, std::uint32_t servers, std::uint64_t seed);

struct PriceRow {
  std::uint32_t servers{0};
  std::uint32_t quorum{0};
  std::uint64_t writes{0};  ///< of one client
  std::uint64_t failed{0};
  Estimate p50;  ///< milliseconds, one client
  Estimate p99;
  Estimate p999;
  Estimate writesASecond;  ///< of many clients
  Estimate filledP50;
  Estimate filledP99;
  WriteTime time;        ///< of one client
  WriteTime filledTime;  ///< of many
};

class Price {
 public:
  /// Writes of one client in a trial.
  static constexpr std::uint32_t kWritesOfTrial = 250;

  explicit Price(PricePlan plan) : plan_(std::move(plan)) {}
  /// So many more trials of each size.
  void grow(std::uint64_t trials, const Work& work);
  /// By size, of the trials there are.
  std::vector<PriceRow> report() const;

 private:
  PriceRow row(std::size_t size) const;
  /// A place in plan_.sizes.
  std::size_t sizeOf(std::uint64_t trial) const;

  PricePlan plan_;
  std::vector<PriceTrial> trials_;  ///< of the sizes in turn, the last first
};

/// The settings of a cluster of the plan.
cluster::Settings settingsOf(const PricePlan& plan, std::uint32_t servers, std::uint64_t seed);

}  // namespace planning
