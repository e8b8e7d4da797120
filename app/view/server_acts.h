// What can be done to one server right now, beyond stopping and pausing it: no act is offered that
// could only be refused.
// Thread rule: pure.
#pragma once

#include <QString>

#include <vector>

#include "engine/trace/view.h"

namespace view {

struct ServerAct {
  const char* name;  ///< as Session::actOn takes it
  QString text;      ///< "Remove from the cluster"
  QString says;      ///< what it does, one sentence
};

std::vector<ServerAct> serverActs(const trace::ClusterView& cluster, trace::ServerId server);

}  // namespace view
