#include "engine/etcd/lease_service.h"

#include "engine/etcd/duplex.h"

namespace etcd {
namespace {

class KeepAliveStream final : public Duplex<pb::LeaseKeepAliveRequest, pb::LeaseKeepAliveResponse> {
 public:
  explicit KeepAliveStream(Front front) : front_(front) {}

  void open() {
    front_.inbox->post([at = front_.member](Desk& desk) { desk.streamOpened(at); });
    begin();
  }

 private:
  void onMessage(const pb::LeaseKeepAliveRequest& request) override {
    ++open_;
    const Then<LeaseTime> then = [weak = weak_from_this()](const Reply<LeaseTime>& reply) {
      if (const auto self = weak.lock()) static_cast<KeepAliveStream&>(*self).tell(reply);
    };
    front_.ask(then, [via = front_.member, id = request.id(), then](Desk& desk) {
      desk.keepAlive(via, id, then);
    });
  }
  // What was asked is answered first (python3-etcd3 asks once and ends its side).
  void onNoMore() override { endOne(); }
  void onOver() override {
    front_.inbox->post([at = front_.member](Desk& desk) { desk.streamClosed(at); });
  }

  void endOne() {
    if (--open_ == 0) finish(grpc::Status::OK);
  }
  void tell(const Reply<LeaseTime>& reply) {
    if (const auto* refusal = std::get_if<kv::Refusal>(&reply.outcome)) {
      finish(statusOf(*refusal));
    } else if (const auto* trouble = std::get_if<Trouble>(&reply.outcome)) {
      finish(statusOf(*trouble));
    } else {
      const auto& time = std::get<LeaseTime>(reply.outcome);
      pb::LeaseKeepAliveResponse response;
      fill(*response.mutable_header(), reply.header);
      response.set_id(time.id);
      // 0: there is no such lease.
      response.set_ttl(std::max<std::int64_t>(0, time.granted));
      send(std::move(response));
    }
    endOne();
  }

  Front front_;
  std::atomic<std::uint64_t> open_{1};  ///< what was asked and not answered, and the asking itself
};

}  // namespace

grpc::ServerUnaryReactor* LeaseService::LeaseGrant(Context*, const pb::LeaseGrantRequest* request,
                                                   pb::LeaseGrantResponse* response) {
  auto* call = front_.question();
  const kv::LeaseGrantRequest asked{request->id(), request->ttl()};
  if (const auto refusal = kv::faultOf(asked)) return ended(call, statusOf(*refusal));
  auto then =
      ending<LeaseTime>(call, response, [](pb::LeaseGrantResponse& message, const LeaseTime& time) {
        message.set_id(time.id);
        message.set_ttl(time.granted);
      });
  front_.ask(call, then,
             [via = front_.member, asked, then](Desk& desk) { desk.grant(via, asked, then); });
  return call;
}

grpc::ServerUnaryReactor* LeaseService::LeaseRevoke(Context*, const pb::LeaseRevokeRequest* request,
                                                    pb::LeaseRevokeResponse* response) {
  auto* call = front_.question();
  auto then =
      ending<kv::Answer>(call, response, [](pb::LeaseRevokeResponse&, const kv::Answer&) {});
  front_.ask(call, then, [via = front_.member, id = request->id(), then](Desk& desk) {
    desk.call(via, kv::LeaseRevokeRequest{id}, then);
  });
  return call;
}

grpc::ServerBidiReactor<pb::LeaseKeepAliveRequest, pb::LeaseKeepAliveResponse>*
LeaseService::LeaseKeepAlive(Context*) {
  const auto stream = std::make_shared<KeepAliveStream>(front_);
  stream->open();
  return stream.get();
}

grpc::ServerUnaryReactor* LeaseService::LeaseTimeToLive(Context*,
                                                        const pb::LeaseTimeToLiveRequest* request,
                                                        pb::LeaseTimeToLiveResponse* response) {
  auto* call = front_.question();
  const bool keys = request->keys();
  auto then = ending<LeaseTime>(
      call, response, [keys](pb::LeaseTimeToLiveResponse& message, const LeaseTime& time) {
        message.set_id(time.id);
        message.set_ttl(time.left);
        message.set_grantedttl(std::max<std::int64_t>(0, time.granted));
        if (!keys) return;
        for (const std::string& key : time.keys) message.add_keys(key);
      });
  front_.ask(call, then, [via = front_.member, id = request->id(), then](Desk& desk) {
    desk.timeToLive(via, id, then);
  });
  return call;
}

grpc::ServerUnaryReactor* LeaseService::LeaseLeases(Context*, const pb::LeaseLeasesRequest*,
                                                    pb::LeaseLeasesResponse* response) {
  auto* call = front_.question();
  using Ids = std::vector<kv::LeaseId>;
  auto then = ending<Ids>(call, response, [](pb::LeaseLeasesResponse& message, const Ids& ids) {
    for (const kv::LeaseId id : ids) message.add_leases()->set_id(id);
  });
  front_.ask(call, then, [via = front_.member, then](Desk& desk) { desk.leases(via, then); });
  return call;
}

}  // namespace etcd
