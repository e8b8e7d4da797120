// Where the servers stand and what fails there: servers stand in racks, racks in zones, and what
// fails takes everything down that stands in it; and upgrades that take one server after the other
// away.
// Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace planning {

/// The largest site.
inline constexpr std::size_t kMachinesMost = 51;

/// Something that works and fails in turn, for exponentially distributed times.
struct Renewal {
  double hoursUp{1};    ///< mean time to failure
  double hoursDown{0};  ///< mean time to repair; 0: it never fails

  double down() const { return hoursDown / (hoursUp + hoursDown); }
  double up() const { return hoursUp / (hoursUp + hoursDown); }
  friend bool operator==(const Renewal&, const Renewal&) = default;
};

inline constexpr Renewal kNeverFails{1, 0};

/// The one that is up such a share of the time and takes so long to repair. REQUIRES: 0 < share
/// <= 1, hoursDown > 0.
Renewal upFor(double share, double hoursDown);

enum class Vote : std::uint8_t { Voter, Learner };

struct Nowhere {  ///< nothing around it fails
  friend bool operator==(const Nowhere&, const Nowhere&) = default;
};
struct InZone {
  std::uint32_t zone{0};  ///< a place in Site::zones
  friend bool operator==(const InZone&, const InZone&) = default;
};
struct InRack {
  std::uint32_t rack{0};  ///< a place in Site::racks
  friend bool operator==(const InRack&, const InRack&) = default;
};
using Place = std::variant<Nowhere, InZone, InRack>;

struct Machine {
  Renewal itself{kNeverFails};
  Place place{};
  Vote vote{Vote::Voter};
  friend bool operator==(const Machine&, const Machine&) = default;
};

struct Rack {
  Renewal itself{kNeverFails};
  std::optional<std::uint32_t> zone{};  ///< a place in Site::zones; none: nothing around it fails
  friend bool operator==(const Rack&, const Rack&) = default;
};

/// Every so often each voter is down for a while, one after the other, whatever else is.
struct Upgrades {
  double hoursBetween{0};  ///< from the beginning of one round to that of the next
  double hoursEach{0};
  friend bool operator==(const Upgrades&, const Upgrades&) = default;
};

struct Site {
  std::vector<Machine> machines;
  std::vector<Rack> racks;
  std::vector<Renewal> zones;
  Renewal everything{kNeverFails};  ///< what takes all servers down together
  std::optional<Upgrades> upgrades;

  std::uint32_t voters() const;
  std::uint32_t quorum() const { return voters() / 2 + 1; }
  friend bool operator==(const Site&, const Site&) = default;
};

/// `servers` alike in zones that are filled in turn. REQUIRES: zones > 0.
Site evenSite(std::uint32_t servers, const Renewal& server, std::uint32_t zones,
              const Renewal& zone);

/// Gives each zone so many racks, and puts the servers that stand in it into them in turn.
/// REQUIRES: each > 0.
void addRacks(Site& site, std::uint32_t each, const Renewal& rack);

/// Who stands where: "[{S1 S2} {S3}] [S4 l5] S6" is two zones, the first of two racks, the second
/// without any and with a learner, and a server in neither. REQUIRES: check(site) is empty.
std::string layoutOf(const Site& site);

/// Empty if it can be computed, else why not, as a sentence.
std::string check(const Site& site);

}  // namespace planning
