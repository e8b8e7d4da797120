// Ends a call of one question and one answer.
// Thread rule: pure; what is returned is called once, on any thread.
#pragma once

#include <grpcpp/support/server_callback.h>

#include "engine/etcd/inbox.h"
#include "engine/etcd/translate.h"

namespace etcd {

/// A call of a client that may give up before it is answered: the desk is told. It lives until
/// gRPC is done with it.
class Question final : public grpc::ServerUnaryReactor {
 public:
  explicit Question(Inbox& inbox) : inbox_(inbox) {}

 private:
  void OnCancel() override {
    inbox_.post([caller = this](Desk& desk) { desk.left(caller); });
  }
  void OnDone() override { delete this; }
  // As gRPC's own reactor: neither of the two is worth a thread's hop, which each call would pay.
  bool InternalInlineable() override { return true; }

  Inbox& inbox_;
};

/// The member that a service stands for.
struct Front {
  Inbox* inbox{nullptr};
  raft::ServerId member;

  Question* question() const { return new Question(*inbox); }

  /// Asks the desk, which answers `then`; at once if too many wait.
  template <typename T>
  void ask(const Then<T>& then, Inbox::Work work) const {
    if (!inbox->offer(std::move(work))) then({{}, Trouble::TooManyRequests});
  }
  /// Of a question() that may be given up.
  template <typename T, typename Ask>
  void ask(Caller caller, const Then<T>& then, Ask ask) const {
    this->ask(then, [caller, ask = std::move(ask)](Desk& desk) { desk.as(caller, ask); });
  }
};

/// Fills the response's header, and `fill` the rest, then ends the call; or says what is wrong.
template <typename T, typename Response, typename Fill>
Then<T> ending(grpc::ServerUnaryReactor* call, Response* response, Fill fill) {
  return [call, response, fill](Reply<T> reply) {
    if (const auto* refusal = std::get_if<kv::Refusal>(&reply.outcome)) {
      call->Finish(statusOf(*refusal));
    } else if (const auto* trouble = std::get_if<Trouble>(&reply.outcome)) {
      call->Finish(statusOf(*trouble));
    } else {
      etcd::fill(*response->mutable_header(), reply.header);
      fill(*response, std::get<T>(reply.outcome));
      call->Finish(grpc::Status::OK);
    }
  };
}

/// A call that is over before it began.
inline grpc::ServerUnaryReactor* ended(grpc::ServerUnaryReactor* call, const grpc::Status& status) {
  call->Finish(status);
  return call;
}

}  // namespace etcd
