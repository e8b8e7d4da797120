// The log matrix in words, for who does not see it.
// Thread rule: pure.
#pragma once

#include <QString>

#include "app/canvas/log_list.h"

namespace canvas {

struct LogWords {
  int servers{0};
  QString shown;   ///< "5 servers, up to index 7, 6 committed; S2 ends at 5"
  QString chosen;  ///< "S2, index 7, term 2, x=1, not committed"; empty without a cell
  friend bool operator==(const LogWords&, const LogWords&) = default;
};

LogWords logWords(const trace::ClusterView& cluster, const LogCell& chosen);

}  // namespace canvas
