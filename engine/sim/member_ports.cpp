#include "engine/sim/member_ports.h"

#include "engine/cluster/local_clock.h"

namespace sim {

void MemberPorts::send(raft::Message message) { world_.send(node_, std::move(message)); }

void MemberPorts::persist(const raft::Persist& request) { world_.persist(node_, request); }

raft::Instant MemberPorts::now() const { return cluster::toLocal(node_.clock, world_.now_); }

void MemberPorts::wakeAt(raft::Instant deadline) { world_.setAlarm(node_, deadline); }

void MemberPorts::answer(trace::OperationId id, trace::OperationFinished answer) {
  answer.id = id;
  world_.answer(node_.id, answer);
}

trace::EventId MemberPorts::emit(raft::ServerId server, trace::Body body,
                                 std::vector<trace::EventId> causes) {
  const bool applied = std::holds_alternative<trace::Applied>(body);
  const trace::EventId id = world_.emit(server, std::move(body), std::move(causes));
  if (applied) world_.lastApplied_ = id;
  return id;
}

}  // namespace sim
