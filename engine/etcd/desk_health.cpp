// What the desk says of a member's state.
#include "engine/etcd/desk.h"

namespace etcd {

DeskSettings deskSettingsOf(const cluster::Settings& settings) {
  DeskSettings desk;
  desk.cluster = 0xf107111a;
  desk.requestTimeout = std::chrono::seconds(5) + 2 * settings.electionTimeoutMin;
  desk.quotaBytes = kQuotaBytes;
  for (std::uint32_t id = 1; id <= settings.allServers(); ++id) {
    desk.places.push_back({"S" + std::to_string(id), {}, {}});
  }
  return desk;
}

// As etcd (apply, Alarm): what was not raised is not disarmed.
void Desk::alarm(raft::ServerId via, const kv::AlarmRequest& asked, const Then<AlarmsOf>& then) {
  const bool raises = asked.to == kv::AlarmRequest::To::Raised;
  const auto as = raises ? server::ReadAs::Serializable : server::ReadAs::Linearizable;
  when(via, as, [this, via, asked, then, raises](const Calls::End& end) {
    if (const auto* trouble = std::get_if<Trouble>(&end)) return refuse(via, then, *trouble);
    const auto space = edge_.keyspace(via);
    const bool changes = raises || (space && space->alarms().contains(asked.member));
    if (!changes) return answer(via, then, AlarmsOf{});
    call(via, asked, [then, member = asked.member](const Reply<kv::Answer>& reply) {
      const auto* trouble = std::get_if<Trouble>(&reply.outcome);
      if (trouble != nullptr) return then({reply.header, *trouble});
      then({reply.header, AlarmsOf{member}});
    });
  });
}

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
