// Writes to real members on this machine: figures beside the simulated ones, and what a server of
// this machine is like.
// Thread rule: one thread; the Live world has threads of its own.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "engine/findings/sheet.h"
#include "engine/planning/price.h"

namespace findings {

/// A Live world, or a sentence that says why there is none.
using NewWorld = std::variant<std::unique_ptr<cluster::World>, std::string>;
using LiveWorlds = std::function<NewWorld(const cluster::Settings&)>;

/// The sizes that one machine bears.
inline constexpr std::uint32_t kLiveSizes[] = {1, 3, 5, 7};

struct LiveWrites {
  planning::Loaded alone;   ///< one client
  planning::Loaded filled;  ///< many
  /// Processor time of the thread that steps all members, while many clients wrote.
  double cpuSeconds{0};
};

/// The members listen on loopback and write to a temporary folder. A string: why it cannot be done.
std::variant<LiveWrites, std::string> measureLive(const LiveWorlds& worlds, std::uint32_t servers,
                                                  std::uint32_t valueBytes, std::uint32_t clients);

using LiveBySize = std::map<std::uint32_t, LiveWrites>;
/// Columns beside those of `study latency`.
void addLive(Sheet& sheet, const LiveBySize& live);

struct Calibration {
  planning::Server server;
  planning::Disk disk;
  /// The slow fsyncs took many times what the quick ones did: something else used the disk,
  /// perhaps.
  bool restless() const { return disk.state.syncMax > 5 * disk.state.syncMin; }
};

/// Of three members: processor time a message, bytes a second at least, and what an fsync takes
/// (10th to 90th percentile).
std::variant<Calibration, std::string> calibrate(const LiveWorlds& worlds);

}  // namespace findings
