// What makes the time without a quorum: servers alone, racks, zones, upgrades; and the same servers
// standing elsewhere, as a plot.
// Thread rule: pure functions and values.
#pragma once

#include <vector>

#include "app/canvas/plot.h"
#include "engine/planning/site.h"

namespace explorer {

/// Minutes a year without a quorum: each counts what fails with all before it.
struct DownMinutes {
  double servers{0};
  double racks{0};
  double zones{0};
  double all{0};  ///< with upgrades
};

/// REQUIRES: planning::check(site) is empty.
DownMinutes downMinutesOf(const planning::Site& site);

struct NamedSite {
  QString name;
  planning::Site site;
};
/// A bar for each, of what adds to it.
canvas::Plot downtimePlot(const std::vector<NamedSite>& sites);

}  // namespace explorer
