// Whether a condition holds now.
// Thread rule: pure functions.
#pragma once

#include "engine/check/history_trace.h"
#include "engine/scenario/script.h"
#include "engine/trace/view.h"

namespace scenario {

/// What clients asked and were told in a run.
using Calls = check::HistoryOfTrace;

/// What a condition may ask about.
struct Present {
  const trace::ClusterView& view;
  std::uint64_t violations;
  /// Of the last step; only they decide what occurs.
  const std::vector<trace::Event>& events;
  /// What clients asked and were told so far.
  const Calls& calls;
};

bool holds(const Condition& condition, const Present& present);

/// A call counts as what it is: a put with a lease is a Put.
bool isKind(const kv::Operation& operation, OperationKind kind);

}  // namespace scenario
