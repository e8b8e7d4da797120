#include "engine/etcd/maintenance_service.h"

#include <grpcpp/alarm.h>

#include "engine/etcd/snapshot_stream.h"
#include "engine/etcd/store_hash.h"

namespace etcd {
namespace {

void addAlarm(pb::AlarmResponse& message, std::uint64_t member) {
  pb::AlarmMember& alarm = *message.add_alarms();
  alarm.set_memberid(member);
  alarm.set_alarm(pb::NOSPACE);
}

void fillStatus(pb::StatusResponse& message, const etcd::Status& status) {
  const server::MemberStatus& member = status.member;
  message.set_version(kApiVersion);
  message.set_dbsize(signedOf(member.bytes));
  message.set_dbsizeinuse(signedOf(member.bytes));
  message.set_leader(member.leader.value);
  message.set_raftindex(member.commitIndex.value);
  message.set_raftappliedindex(member.lastApplied.value);
  message.set_raftterm(member.term.value);
  if (member.leader.value == 0) message.add_errors(std::string(textOf(Trouble::NoLeader)));
  for (const std::uint64_t at : status.alarms) {
    message.add_errors("memberID:" + std::to_string(at) + " alarm:NOSPACE ");
  }
}

/// Calls `then` on one of gRPC's threads.
template <typename T>
Then<T> elsewhere(Then<T> then) {
  struct Later {
    grpc::Alarm alarm;
    Then<T> then;
    Reply<T> reply;
  };
  return [then = std::move(then)](Reply<T> reply) {
    auto later = std::make_shared<Later>();
    later->then = then;
    later->reply = std::move(reply);
    later->alarm.Set(gpr_now(GPR_CLOCK_MONOTONIC),
                     // The alarm, which holds this function, goes with the last of it.
                     [later](bool) mutable {
                       const auto self = std::move(later);
                       self->then(std::move(self->reply));
                     });
  };
}

}  // namespace

grpc::ServerUnaryReactor* MaintenanceService::Alarm(Context* context,
                                                    const pb::AlarmRequest* request,
                                                    pb::AlarmResponse* response) {
  auto* call = context->DefaultReactor();
  const auto via = front_.member;
  if (request->action() == pb::AlarmRequest::GET) {
    auto then = ending<etcd::Status>(call, response,
                                     [](pb::AlarmResponse& message, const etcd::Status& status) {
                                       for (const std::uint64_t member : status.alarms)
                                         addAlarm(message, member);
                                     });
    front_.ask(then, [via, then](Desk& desk) { desk.status(via, then); });
    return call;
  }
  if (request->alarm() != pb::NOSPACE) {
    return ended(call, {grpc::StatusCode::UNIMPLEMENTED, "only NOSPACE is raised here"});
  }
  const bool raised = request->action() == pb::AlarmRequest::ACTIVATE;
  const kv::AlarmRequest asked{
      request->memberid(), raised ? kv::AlarmRequest::To::Raised : kv::AlarmRequest::To::Disarmed};
  auto then =
      ending<AlarmsOf>(call, response, [](pb::AlarmResponse& message, const AlarmsOf& changed) {
        for (const std::uint64_t member : changed) addAlarm(message, member);
      });
  front_.ask(then, [via, asked, then](Desk& desk) { desk.alarm(via, asked, then); });
  return call;
}

grpc::ServerUnaryReactor* MaintenanceService::Status(Context* context, const pb::StatusRequest*,
                                                     pb::StatusResponse* response) {
  auto* call = context->DefaultReactor();
  const raft::ServerId via = front_.member;
  auto then = ending<etcd::Status>(
      call, response, [via](pb::StatusResponse& message, const etcd::Status& status) {
        fillStatus(message, status);
        message.set_islearner(status.member.configuration.isLearner(via));
      });
  front_.ask(then, [via, then](Desk& desk) { desk.status(via, then); });
  return call;
}

grpc::ServerUnaryReactor* MaintenanceService::Defragment(Context* context,
                                                         const pb::DefragmentRequest*,
                                                         pb::DefragmentResponse* response) {
  auto* call = context->DefaultReactor();
  auto then = ending<etcd::Status>(
      call, response,
      [](pb::DefragmentResponse& message, const etcd::Status&) { message.clear_header(); });
  front_.ask(then, [via = front_.member, then](Desk& desk) { desk.status(via, then); });
  return call;
}

grpc::ServerUnaryReactor* MaintenanceService::Hash(Context* context, const pb::HashRequest*,
                                                   pb::HashResponse* response) {
  auto* call = context->DefaultReactor();
  auto then =
      elsewhere(ending<ToHash>(call, response, [](pb::HashResponse& message, const ToHash& what) {
        message.set_hash(hashOf(what.space, what.at));
      }));
  front_.ask(then, [via = front_.member, then](Desk& desk) { desk.hash(via, 0, then); });
  return call;
}

grpc::ServerUnaryReactor* MaintenanceService::HashKV(Context* context,
                                                     const pb::HashKVRequest* request,
                                                     pb::HashKVResponse* response) {
  auto* call = context->DefaultReactor();
  auto then =
      elsewhere(ending<ToHash>(call, response, [](pb::HashKVResponse& message, const ToHash& what) {
        message.set_hash(hashOf(what.space, what.at));
        const kv::Revision compacted = what.space.compacted();
        message.set_compact_revision(compacted == 0 ? -1 : signedOf(compacted));
      }));
  const auto revision = static_cast<kv::Revision>(std::max<std::int64_t>(0, request->revision()));
  front_.ask(then,
             [via = front_.member, revision, then](Desk& desk) { desk.hash(via, revision, then); });
  return call;
}

grpc::ServerWriteReactor<pb::SnapshotResponse>* MaintenanceService::Snapshot(
    Context*, const pb::SnapshotRequest*) {
  return sendSnapshot(front_);
}

grpc::ServerUnaryReactor* MaintenanceService::MoveLeader(Context* context,
                                                         const pb::MoveLeaderRequest* request,
                                                         pb::MoveLeaderResponse* response) {
  auto* call = context->DefaultReactor();
  auto then = ending<Membership>(call, response, [](pb::MoveLeaderResponse&, const Membership&) {});
  front_.ask(then, [via = front_.member, to = request->targetid(), then](Desk& desk) {
    desk.moveLeader(via, to, then);
  });
  return call;
}

}  // namespace etcd
