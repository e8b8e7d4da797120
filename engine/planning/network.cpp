#include "engine/planning/network.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace planning {

namespace {

using raft::ServerId;
using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr Latency kNear{microseconds(100), microseconds(250)};

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(by);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Milliseconds from 0 to 10,000.
std::optional<Duration> timeOf(std::string_view text) {
  constexpr double kMost = 10'000;
  text = trimmed(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(value >= 0) || value > kMost) return std::nullopt;
  return Duration(std::llround(value * 1e6));
}

/// "5" or "5-6".
std::optional<Latency> latencyOf(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto least = timeOf(text.substr(0, dash));
  const auto most = dash == std::string_view::npos ? least : timeOf(text.substr(dash + 1));
  if (!least || !most || *least > *most) return std::nullopt;
  return Latency{*least, *most};
}

/// Places named and their matrix; across[i][j - i - 1] is between i and j.
Network symmetric(std::string name, std::vector<std::string> places,
                  const std::vector<std::vector<Latency>>& across) {
  Network network{std::move(name), std::move(places), {}};
  const std::size_t count = network.places.size();
  network.oneWay.assign(count, std::vector<Latency>(count, kNear));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      network.oneWay[i][j] = network.oneWay[j][i] = across[i][j - i - 1];
    }
  }
  return network;
}

}  // namespace

Duration Network::longest() const {
  Duration longest{0};
  for (const auto& row : oneWay) {
    for (const Latency& latency : row) longest = std::max(longest, latency.most);
  }
  return longest;
}

Network lan() { return symmetric("lan", {"rack"}, {{}}); }

Network threeZones() {
  const Latency zone{microseconds(400), microseconds(900)};
  return symmetric("zones", {"zone a", "zone b", "zone c"}, {{zone, zone}, {zone}, {}});
}

Network threeContinents() {
  return symmetric("continents", {"Europe", "North America", "Asia"},
                   {{{milliseconds(40), milliseconds(48)}, {milliseconds(110), milliseconds(125)}},
                    {{milliseconds(75), milliseconds(85)}},
                    {}});
}

Network loopback() { return {"loopback", {"this machine"}, {{Latency{}}}}; }

std::vector<Network> networks() { return {lan(), threeZones(), threeContinents(), loopback()}; }

std::variant<Network, std::string> networkFromText(std::string_view text) {
  Network network{"matrix", {}, {}};
  const auto rows = split(text, ';');
  if (rows.size() > kPlacesMost)
    return "a matrix has " + std::to_string(kPlacesMost) + " rows at most";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    network.places.push_back("place " + std::to_string(i + 1));
    network.oneWay.emplace_back();
    const auto cells = split(rows[i], ',');
    if (cells.size() != rows.size()) {
      return "row " + std::to_string(i + 1) + " of the matrix has " + std::to_string(cells.size()) +
             " entries and there are " + std::to_string(rows.size()) + " rows";
    }
    for (const std::string_view cell : cells) {
      const auto latency = latencyOf(trimmed(cell));
      if (!latency) {
        return "'" + std::string(cell) + "' is no latency: milliseconds like 5 or 5-6, up to 10000";
      }
      network.oneWay.back().push_back(*latency);
    }
  }
  return network;
}

void apply(const Network& network, cluster::Settings& settings) {
  const Latency& client = network.oneWay[0][0];
  settings.links = {};
  settings.links.latencyMin = client.least;
  settings.links.latencyMax = client.most;
  const Duration roundTrip = 2 * network.longest();
  settings.heartbeatInterval = std::max<Duration>(milliseconds(100), roundTrip);
  settings.electionTimeoutMin = std::max<Duration>(milliseconds(1'000), 10 * roundTrip);
  settings.electionTimeoutMax = 2 * settings.electionTimeoutMin;
}

std::vector<cluster::Command> linkCommands(const Network& network, std::uint32_t servers) {
  std::vector<cluster::Command> commands;
  for (ServerId from{1}; from.value <= servers; ++from) {
    for (ServerId to{1}; to.value <= servers; ++to) {
      if (from == to) continue;
      const Latency& latency = network.between(from, to);
      commands.push_back(cluster::SetLink{.from = from,
                                          .to = to,
                                          .latencyMin = latency.least,
                                          .latencyMax = latency.most,
                                          .lossPpm = {},
                                          .duplicatePpm = {},
                                          .reorderPpm = {},
                                          .spikePpm = {},
                                          .spike = {}});
    }
  }
  return commands;
}

}  // namespace planning
