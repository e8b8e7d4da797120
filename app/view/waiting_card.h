// What one server waits for right now, as a title, a sentence and marks (have, need).
// Thread rule: pure.
#pragma once

#include <QString>

#include "engine/trace/view.h"

namespace view {

struct WaitingCard {
  QString title;
  QString text;
  int have{0};  ///< copies or votes counted
  int need{0};  ///< 0: nothing is counted
  friend bool operator==(const WaitingCard&, const WaitingCard&) = default;
};

WaitingCard waitingCard(const trace::ClusterView& cluster, trace::ServerId server);

}  // namespace view
