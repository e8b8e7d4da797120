// Where servers stand, and how long a message takes from one place to another.
//
// The presets are round figures of the usual order, not measurements: within a rack tenths of a
// millisecond, between the zones of a region about one, between continents what light in fibre
// needs (200 km a millisecond) and some more.
//
// Thread rule: plain values and pure functions.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/cluster/command.h"

namespace planning {

using raft::Duration;

/// One way.
struct Latency {
  Duration least{0};
  Duration most{0};
  friend bool operator==(const Latency&, const Latency&) = default;
};

inline constexpr std::size_t kPlacesMost = 51;

/// Servers fill the places in turn: S1 in the first, S2 in the second, ... The clients stand where
/// S1 does.
struct Network {
  std::string name;
  std::vector<std::string> places;
  std::vector<std::vector<Latency>> oneWay;  ///< [from][to]; [p][p]: within the place

  std::size_t placeOf(raft::ServerId id) const { return (id.value - 1) % places.size(); }
  const Latency& between(raft::ServerId from, raft::ServerId to) const {
    return oneWay[placeOf(from)][placeOf(to)];
  }
  Duration longest() const;
  friend bool operator==(const Network&, const Network&) = default;
};

Network lan();
Network threeZones();
Network threeContinents();
/// Messages take no time: what is left is the servers themselves.
Network loopback();
/// All presets.
std::vector<Network> networks();

/// Of one-way milliseconds, rows by ';' and columns by ',': "0.1-0.2,5-6;5-6,0.1-0.2". A string:
/// what is wrong, as a sentence.
std::variant<Network, std::string> networkFromText(std::string_view text);

/// Settings of a cluster there: the clients' latency, and timeouts far above what messages take.
void apply(const Network& network, cluster::Settings& settings);
/// What makes each link what it is in this network.
std::vector<cluster::Command> linkCommands(const Network& network, std::uint32_t servers);

}  // namespace planning
