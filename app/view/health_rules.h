// The alerts that operators of etcd know, as data: names, conditions, windows and severities of
// etcd's own monitoring rules (etcd, contrib/mixin/mixin.libsonnet, commit 0d0fc573). Rules about
// what a run does not record are left out: gRPC's handlers, the backend's commits (there is no
// bbolt file), the backend's quota.
// Thread rule: constants and pure functions.
#pragma once

#include <QString>

#include <vector>

#include "app/view/health_series.h"

namespace view {

enum class Severity : std::uint8_t { Warning, Critical };

/// How the condition is computed. PerServer: each server alone; the others: the cluster as a whole.
enum class Condition : std::uint8_t {
  MembersDown,   ///< members that do not answer, or that messages did not reach, are more than most
  TooFewUp,      ///< fewer answer than a majority
  ValueIsZero,   ///< the metric is 0 at a server
  LeaderGrowth,  ///< the highest count of any server grew by `most` or more
  RateAbove,     ///< the counter grows by more than `most` a second
  ValueAbove     ///< the metric is above `most`
};

struct AlertRule {
  const char* name;
  Severity severity;
  Condition condition;
  Metric metric;
  double most;             ///< seconds, or a number
  trace::Duration range;   ///< looked back over; 0: only the present
  trace::Duration lasts;   ///< true so long before it fires ("for")
  const char* expression;  ///< the condition as etcd writes it, without its label selectors
};

const std::vector<AlertRule>& healthRules();
/// How far any of them looks back.
trace::Duration longestRange();
/// What it means, in a sentence.
QString meaningOf(const AlertRule& rule);
/// What to do, in a sentence or two.
QString adviceOf(const AlertRule& rule);
/// "critical".
QString wordOf(Severity severity);

/// Of p99 windows, and between two looks at the rules. Before they are scaled.
inline constexpr trace::Duration kQuantileRange = std::chrono::minutes(5);
inline constexpr trace::Duration kLookEvery = std::chrono::seconds(15);

}  // namespace view
