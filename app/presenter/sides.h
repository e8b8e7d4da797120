// The quorum words of a projector screen: one reading for each side of a cut.
// Thread rule: pure; `servers` are ids.
#pragma once

#include <QString>

#include "app/view/groups.h"

namespace presenter {

struct Side {
  view::Group servers;  ///< by lowest id; all of them when nothing divides them
  int up{0};            ///< voters on this side that answer
  int size{0};          ///< voters of the cluster
  int quorum{0};        ///< 0: a joint configuration needs two majorities
  bool lost{false};     ///< no majority answers here
  QString count;        ///< "3 of 5"
  QString words;        ///< "quorum: writes go on"
  friend bool operator==(const Side&, const Side&) = default;
};

/// Sides without a voter have no say, and none of these.
std::vector<Side> sidesOf(const trace::ClusterView& cluster);

}  // namespace presenter
