// The rule that a cluster breaks, in words: said on the stage as long as it is shown.
// Thread rule: pure.
#pragma once

#include <QString>

#include "engine/trace/event.h"

namespace view {

/// What the rule says and what comes of breaking it, one sentence each.
struct BrokenRule {
  QString rule;
  QString section;
  QString danger;
};
BrokenRule brokenRule(raft::Rule rule);

/// "This cluster breaks a rule: a server remembers whom it voted for."; empty when it breaks none.
QString brokenText(const trace::ClusterStarted& started);

}  // namespace view
