#include "engine/etcd/metrics_text.h"

#include <sstream>

#include "engine/etcd/maintenance_service.h"

namespace etcd {
namespace {

using enum MetricKind;

std::string flag(bool is) { return is ? "1" : "0"; }
std::string number(std::uint64_t n) { return std::to_string(n); }

std::string label(std::string_view name, const std::string& value) {
  return '{' + std::string(name) + "=\"" + value + "\"}";
}

std::string hex(std::uint64_t n) {
  std::ostringstream text;
  text << std::hex << n;
  return text.str();
}

std::string raftMetrics(const Measured& measured) {
  const server::MemberStatus& status = measured.status;
  const Counts& counts = measured.counts;
  return metric("etcd_server_has_leader", Gauge, "1: the member knows of a leader.",
                flag(status.leader.value != 0)) +
         metric("etcd_server_is_leader", Gauge, "1: the member leads.",
                flag(status.role == raft::RoleName::Leader)) +
         metric("etcd_server_is_learner", Gauge, "1: the member learns and does not vote.",
                flag(status.configuration.isLearner(measured.id))) +
         metric("etcd_server_leader_changes_seen_total", Counter,
                "How often the member learned of a leader.", number(counts.leaderChanges)) +
         metric("etcd_server_proposals_committed_total", Gauge,
                "The index up to which the member knows the log as committed.",
                number(status.commitIndex.value)) +
         metric("etcd_server_proposals_applied_total", Gauge,
                "The index up to which the member has applied the log.",
                number(status.lastApplied.value)) +
         metric("etcd_server_proposals_pending", Gauge,
                "Requests for the log that wait at the member.", number(counts.pending)) +
         metric("etcd_server_proposals_failed_total", Counter,
                "Requests for the log that ended without an answer.", number(counts.failed));
}

std::string serverMetrics(const Measured& measured) {
  const Counts& counts = measured.counts;
  std::string text = metric("etcd_server_id", Gauge, "The member's id is the label, hexadecimal.",
                            "1", label("server_id", hex(measured.id.value))) +
                     metric("etcd_server_version", Gauge,
                            "The version of etcd's API that the member speaks is the label.", "1",
                            label("server_version", kApiVersion)) +
                     metric("etcd_server_health_success", Counter,
                            "Times /health was answered with true.", number(counts.healthy)) +
                     metric("etcd_server_health_failures", Counter,
                            "Times /health was answered with false.", number(counts.unhealthy));
  if (measured.quotaBytes != 0) {
    text +=
        metric("etcd_server_quota_backend_bytes", Gauge,
               "Bytes of the store beyond which writes are refused.", number(measured.quotaBytes));
  }
  return text;
}

std::string storeMetrics(const kv::Keyspace& space) {
  std::uint64_t keys = 0;
  space.versions().in(kv::KeyRange::all(), std::nullopt, 0, keys);
  const std::string bytes = number(space.bytes());
  // etcd says so of a store that was never compacted.
  const std::string compacted = space.compacted() == 0 ? "-1" : number(space.compacted());
  return metric("etcd_debugging_mvcc_keys_total", Gauge, "Keys in the store.", number(keys)) +
         metric("etcd_debugging_mvcc_current_revision", Gauge, "The store's revision.",
                number(space.revision())) +
         metric("etcd_debugging_mvcc_compact_revision", Gauge,
                "The revision of the last compaction; -1: there was none.", compacted) +
         metric("etcd_mvcc_db_total_size_in_bytes", Gauge, "Bytes of the store.", bytes) +
         metric("etcd_mvcc_db_total_size_in_use_in_bytes", Gauge,
                "Bytes of the store in use: all of them.", bytes);
}

}  // namespace

std::string metric(std::string_view name, MetricKind kind, std::string_view help,
                   const std::string& value, std::string_view labels) {
  std::ostringstream text;
  text << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' '
       << (kind == Counter ? "counter" : "gauge") << '\n'
       << name << labels << ' ' << value << '\n';
  return text.str();
}

std::string textOf(const Measured& measured) {
  return raftMetrics(measured) + serverMetrics(measured) + storeMetrics(measured.space);
}

}  // namespace etcd
