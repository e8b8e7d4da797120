#include "engine/etcd/cluster_service.h"

namespace etcd {
namespace {

/// These answers tell no revision (etcd, v3rpc member.go).
template <typename Response>
void fillMembers(Response& response, const Membership& membership) {
  response.mutable_header()->clear_revision();
  for (const MemberRow& row : membership.members) fill(*response.add_members(), row);
}

template <typename Response>
grpc::ServerUnaryReactor* change(Front front, grpc::CallbackServerContext* context,
                                 MembersWish wish, Response* response) {
  auto* call = context->DefaultReactor();
  auto then = ending<Membership>(call, response, [](Response& message, const Membership& after) {
    fillMembers(message, after);
  });
  front.ask(then, [via = front.member, wish = std::move(wish), then](Desk& desk) {
    desk.changeMembers(via, wish, then);
  });
  return call;
}

}  // namespace

grpc::ServerUnaryReactor* ClusterService::MemberAdd(Context* context,
                                                    const pb::MemberAddRequest* request,
                                                    pb::MemberAddResponse* response) {
  auto* call = context->DefaultReactor();
  auto then = ending<Membership>(call, response,
                                 [](pb::MemberAddResponse& message, const Membership& after) {
                                   fillMembers(message, after);
                                   for (const MemberRow& row : after.members) {
                                     if (row.id == after.subject)
                                       fill(*message.mutable_member(), row);
                                   }
                                 });
  AddMember add{{request->peerurls().begin(), request->peerurls().end()}, request->islearner()};
  front_.ask(then, [via = front_.member, add = std::move(add), then](Desk& desk) {
    desk.changeMembers(via, add, then);
  });
  return call;
}

grpc::ServerUnaryReactor* ClusterService::MemberRemove(Context* context,
                                                       const pb::MemberRemoveRequest* request,
                                                       pb::MemberRemoveResponse* response) {
  return change(front_, context, RemoveMember{request->id()}, response);
}

grpc::ServerUnaryReactor* ClusterService::MemberUpdate(Context* context,
                                                       const pb::MemberUpdateRequest* request,
                                                       pb::MemberUpdateResponse* response) {
  UpdateMember update{request->id(), {request->peerurls().begin(), request->peerurls().end()}};
  return change(front_, context, std::move(update), response);
}

grpc::ServerUnaryReactor* ClusterService::MemberPromote(Context* context,
                                                        const pb::MemberPromoteRequest* request,
                                                        pb::MemberPromoteResponse* response) {
  return change(front_, context, PromoteMember{request->id()}, response);
}

grpc::ServerUnaryReactor* ClusterService::MemberList(Context* context,
                                                     const pb::MemberListRequest* request,
                                                     pb::MemberListResponse* response) {
  auto* call = context->DefaultReactor();
  auto then = ending<Membership>(call, response, fillMembers<pb::MemberListResponse>);
  // 3.4 knows no linearizable list, 3.5's clients ask for it.
  const auto as =
      request->linearizable() ? server::ReadAs::Linearizable : server::ReadAs::Serializable;
  front_.ask(then, [via = front_.member, as, then](Desk& desk) { desk.members(via, as, then); });
  return call;
}

}  // namespace etcd
