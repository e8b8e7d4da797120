// The rule behind each kind of event, in one sentence of our own, and where it stands.
// Thread rule: pure; any thread.
#pragma once

#include <QString>

#include "engine/trace/event.h"

namespace view {

struct Rule {
  QString text;
  QString section;  ///< "Raft 5.3, 5.4.2"; empty where no paper rules
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// Empty text: the event follows no rule of its own.
Rule ruleOf(const trace::Event& event);

}  // namespace view
