// What the desk says of a member's state.
#include "engine/etcd/desk.h"

namespace etcd {

// As etcd (etcdhttp, checkHealth): no alarm, a leader, and a linearizable read that ends in time.
void Desk::health(raft::ServerId via, Alarms alarms, const std::function<void(Health)>& then) {
  const auto tell = [this, via, then](Health health) {
    Counts& counts = tally_.of(via);
    ++(health == Health::Good ? counts.healthy : counts.unhealthy);
    then(health);
  };
  const auto status = edge_.status(via);
  const auto space = edge_.keyspace(via);
  const bool led = !closed_ && status && space && status->leader.value != 0;
  if (!led || (alarms == Alarms::Heeded && !space->alarms().empty())) return tell(Health::Bad);
  checks_.begin(
      via, [via](server::Edge& edge) { return edge.barrier(via); },
      [tell](const Calls::End& end) {
        tell(std::holds_alternative<kv::Answer>(end) ? Health::Good : Health::Bad);
      });
}

void Desk::measure(raft::ServerId via, const Then<Measured>& then) {
  tally_.look(edge_, settings_.places.size());
  auto status = edge_.status(via);
  auto space = edge_.keyspace(via);
  if (closed_ || !status || !space) {
    then({headerOf(via), Trouble::Stopped});
    return;
  }
  then({headerOf(via), Measured{via, std::move(*status), std::move(*space), tally_.of(via),
                                settings_.quotaBytes}});
}

}  // namespace etcd
