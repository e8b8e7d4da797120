// Where zones, racks and servers are drawn: zones as columns that fill line after line, their racks
// and servers below each other. Across in columns, down in rows of servers.
// Thread rule: pure functions and values.
#pragma once

#include "app/explorer/site_layout.h"

namespace explorer {

struct SiteBox {
  int place{0};
  int column{0};
  double top{0};
  double tall{0};
};

struct SiteChip {
  int server{0};
  int column{0};
  double top{0};
  int slot{0};  ///< in its row
};

struct SiteGeometry {
  std::vector<SiteBox> zones;  ///< the last one is what is outside of all zones
  std::vector<SiteBox> racks;
  std::vector<SiteChip> chips;
  double tall{0};

  /// The rack or zone there; -1: none.
  int placeAt(double across, double down) const;
  /// The zone there, also behind a rack.
  int zoneAt(double across, double down) const;
};

/// REQUIRES: columns > 0, inRow > 0.
SiteGeometry geometryOf(const SiteLayout& layout, int columns, int inRow);

}  // namespace explorer
