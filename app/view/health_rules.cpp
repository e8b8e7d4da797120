#include "app/view/health_rules.h"

#include <algorithm>

#include <string_view>

#include "app/view/words.h"

namespace view {

const std::vector<AlertRule>& healthRules() {
  using std::chrono::minutes;
  static const std::vector<AlertRule> kRules{
      {"etcdMembersDown", Severity::Critical, Condition::MembersDown, Metric::Up, 0, minutes(2),
       minutes(10),
       "max(sum(up == bool 0) or count(rate(etcd_network_peer_sent_failures_total[2m]) > 0.01)) "
       "> 0"},
      {"etcdInsufficientMembers", Severity::Critical, Condition::TooFewUp, Metric::Up, 0,
       minutes(0), minutes(3), "sum(up == bool 1) < (count(up) + 1) / 2"},
      {"etcdNoLeader", Severity::Critical, Condition::ValueIsZero, Metric::HasLeader, 0, minutes(0),
       minutes(1), "etcd_server_has_leader == 0"},
      {"etcdHighNumberOfLeaderChanges", Severity::Warning, Condition::LeaderGrowth,
       Metric::LeaderChanges, 4, minutes(15), minutes(5),
       "increase(max(etcd_server_leader_changes_seen_total)[15m:1m]) >= 4"},
      {"etcdMemberCommunicationSlow", Severity::Warning, Condition::ValueAbove, Metric::RoundTrip,
       0.15, minutes(5), minutes(10),
       "histogram_quantile(0.99, rate(etcd_network_peer_round_trip_time_seconds_bucket[5m])) "
       "> 0.15"},
      {"etcdHighNumberOfFailedProposals", Severity::Warning, Condition::RateAbove, Metric::Failed,
       5, minutes(15), minutes(15), "rate(etcd_server_proposals_failed_total[15m]) > 5"},
      {"etcdHighFsyncDurations", Severity::Warning, Condition::ValueAbove, Metric::Fsync, 0.5,
       minutes(5), minutes(10),
       "histogram_quantile(0.99, rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m])) > 0.5"},
      {"etcdHighFsyncDurations", Severity::Critical, Condition::ValueAbove, Metric::Fsync, 1,
       minutes(5), minutes(10),
       "histogram_quantile(0.99, rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m])) > 1"},
  };
  return kRules;
}

trace::Duration longestRange() {
  trace::Duration longest = kQuantileRange;
  for (const AlertRule& rule : healthRules()) longest = std::max(longest, rule.range);
  return longest;
}

QString meaningOf(const AlertRule& rule) {
  switch (rule.condition) {
    case Condition::MembersDown:
      return Say::tr("Members do not answer, or the others cannot reach them.");
    case Condition::TooFewUp:
      return Say::tr("Fewer than a majority answer: nothing can be written.");
    case Condition::ValueIsZero:
      return Say::tr("The server knows of no leader: writes and safe reads at it wait.");
    case Condition::LeaderGrowth:
      return Say::tr("The leader changes again and again: each time, writes stop for a while.");
    case Condition::RateAbove:
      return Say::tr("Writes end without an answer: clients do not know whether they happened.");
    case Condition::ValueAbove:
      break;
  }
  return rule.metric == Metric::Fsync
             ? Say::tr("The disk takes long to make the log durable: every write waits for it.")
             : Say::tr(
                   "Heartbeats and their answers take long: writes are slow, leaders may fall.");
}

QString adviceOf(const AlertRule& rule) {
  switch (rule.condition) {
    case Condition::MembersDown:
      return Say::tr(
          "Restart the server or heal its links. If its disk is lost, remove the member "
          "and add a new one.");
    case Condition::TooFewUp:
      return Say::tr(
          "Bring stopped servers back until a majority runs. If their disks are lost "
          "for good, restore a backup into a new cluster.");
    case Condition::ValueIsZero:
      return Say::tr(
          "See whether a majority runs and is connected: restart servers, heal cuts. "
          "If only this server has no leader, look at its links.");
    case Condition::LeaderGrowth:
      return Say::tr(
          "Look for slow disks, slow or lossy links and pauses; then give the election "
          "timeout more room: at least ten round trips.");
    case Condition::RateAbove:
      return Say::tr(
          "Look for a lost leader or majority first, then for a slow disk; let clients "
          "repeat only what may happen twice.");
    case Condition::ValueAbove:
      break;
  }
  return rule.metric == Metric::Fsync
             ? Say::tr(
                   "Give the log a disk of its own or a faster one. The 99th percentile "
                   "should stay below 10 ms.")
             : Say::tr(
                   "Look at latency, loss and spikes of its links; set heartbeat and election "
                   "timeout by the round trip.");
}

QString wordOf(Severity severity) {
  return severity == Severity::Critical ? Say::tr("critical") : Say::tr("warning");
}

}  // namespace view
