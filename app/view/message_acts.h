// What can be done by hand to one message under way: no act is offered that could only be refused.
// Thread rule: pure.
#pragma once

#include <QString>

#include <vector>

#include "engine/trace/view.h"

namespace view {

struct MessageAct {
  QString name;   ///< as session::Faults::meddle takes it
  QString brief;  ///< on a button: "Hold"
  QString text;   ///< in a menu: "Hold it"
  QString says;   ///< what it does, one sentence
};

/// Empty once it is no longer on its way.
std::vector<MessageAct> messageActs(const trace::ClusterView& cluster, trace::MessageId message);

}  // namespace view
