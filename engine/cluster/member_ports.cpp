#include "engine/cluster/member_ports.h"

#include "engine/cluster/local_clock.h"

namespace cluster {

void MemberPorts::send(raft::Message message) { cluster_.send(process_, std::move(message)); }

void MemberPorts::persist(const raft::Persist& request) {
  cluster_.toDisk(process_, {request, {}});
}

void MemberPorts::saveSnapshot(raft::Snapshot frame, const kv::Store& store) {
  cluster_.saveSnapshot(process_, std::move(frame), store);
}

Instant MemberPorts::now() const { return toLocal(process_.clock, cluster_.now_); }

void MemberPorts::wakeAt(Instant deadline) { cluster_.setAlarm(process_, deadline); }

void MemberPorts::answer(trace::OperationId id, trace::OperationFinished answer) {
  answer.id = id;
  Door* door = cluster_.door_.get();
  if (door == nullptr || !door->answered(answer)) cluster_.answer(process_.id, answer);
}

void MemberPorts::answerRead(trace::OperationId id, kv::Answer answer) {
  if (Door* door = cluster_.door_.get()) door->answeredRead(id, std::move(answer));
}

void MemberPorts::told(const kv::Told& told) {
  if (told.client != 0) return cluster_.tell(process_.id, told);
  if (Door* door = cluster_.door_.get()) door->told(process_.id, told);
}

trace::EventId MemberPorts::emit(ServerId server, trace::Body body,
                                 std::vector<trace::EventId> causes) {
  const bool applied = std::holds_alternative<trace::Applied>(body);
  const auto* opened = std::get_if<trace::WatchOpened>(&body);
  const bool ofWatch = opened != nullptr || std::holds_alternative<trace::WatchTold>(body) ||
                       std::holds_alternative<trace::WatchCancelled>(body);
  const auto stands = opened == nullptr ? std::nullopt : std::optional(*opened);
  const trace::EventId id = cluster_.emit(server, std::move(body), std::move(causes));
  if (applied) cluster_.lastApplied_ = id;
  if (ofWatch) cluster_.lastTold_ = id;
  if (stands && stands->client != 0) cluster_.watchStands(*stands, server, id);
  return id;
}

}  // namespace cluster
